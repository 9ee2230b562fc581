/** A mixed room: screens, plain lines, a dumb terminal and somebody who looks on; whoever facilitates does it by lines alone, to the close. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Lines, linesOf } from '../support/lines.ts'
import { type Program, program } from '../support/program.ts'

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'flywheel.js')

function folder(): string {
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'fw-lines-')))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
  return cwd
}

/** How to come in: where, and the codes. */
type Door = { cwd: string; port: number; codes: { participant: string; facilitator: string; observer: string } }

function sshTo({ cwd, port }: Door, name: string, ...more: string[]): string[] {
  const set = [`UserKnownHostsFile="${join(cwd, 'known_hosts')}"`, 'StrictHostKeyChecking=yes', 'IdentityAgent=none']
  const only = ['PreferredAuthentications=keyboard-interactive', 'EscapeChar=none']
  const options = [...set, ...only].flatMap(option => ['-o', option])
  return ['-F', 'none', ...options, ...more, '-p', String(port), `${name}@127.0.0.1`]
}

/** Comes in by lines: `ssh -T`, or a dumb terminal. */
async function inLines(door: Door, name: string, code: string, dumb = false): Promise<Lines> {
  const it = linesOf(sshTo(door, name, ...(dumb ? [] : ['-T'])), {
    command: 'ssh',
    cwd: door.cwd,
    ...(dumb ? { env: { TERM: 'dumb' } } : {}),
  })
  await it.say('', 'Join code:').catch(() => it.hear('Join code:'))
  await it.say(code, 'Plain lines')
  return it
}

async function onScreen(door: Door, name: string, code: string): Promise<Program> {
  const it = program(sshTo(door, name), { command: 'ssh', cwd: door.cwd })
  onTestFinished(() => it.kill('SIGKILL'))
  await it.see('Join code:')
  it.type(`${code}\r`)
  return it
}

/** The connection of a dumb terminal breaks in the middle of a line; whoever comes back finds it in the line. */
async function cutAndBack(door: Door, dee: Lines): Promise<Lines> {
  const [ticket = ''] = /(?:[0-9a-z]{5}-){5}[0-9a-z]/.exec(dee.all()) ?? []
  dee.program.type('half a thou')
  await dee.hear('half a thou')
  dee.program.kill('SIGKILL')
  const again = linesOf(sshTo(door, 'Dee'), { command: 'ssh', cwd: door.cwd, env: { TERM: 'dumb' } })
  await again.hear('Join code:')
  await again.say(ticket, 'Plain lines', 'Your unsent line is back.', 'half a thou')
  // ctrl-u empties the line.
  again.program.type('\x15')
  return again
}

/** Leads from the first step to the last and closes; everybody else learns the same facts on the way. */
async function lead(ana: Lines, bo: Program, chi: Lines, dee: Lines, eye: Lines): Promise<void> {
  const others = [chi, dee, eye]
  const all = (what: string | RegExp) => Promise.all(others.map(one => one.hear(what)))
  const on = async (title: string) => {
    await ana.say(':next', title)
    await all(title)
  }
  await ana.say(':who', '4 people here', 'Chi', 'Dee')
  await on('Check-in.')
  await on('Star.')
  await ana.say('number orders without help, %', 'orders without help')
  await all('orders without help')
  await ana.say('value 61', '61 %')
  await ana.say('undo', 'Taken back')
  await ana.say('redo', '61')
  await ana.say('go write', 'Write.')
  await all('Write.')

  // Silence: a screen, two who type lines, the facilitator; nobody hears the others' words.
  await ana.say('- the queue waits', 'Card 1')
  // The room went on just now, and a terminal that keeps its lines does not tell when they were begun.
  const first = async (line: string, ...what: (string | RegExp)[]) => {
    await chi.say(line, 'An empty line uses it here')
    await chi.say('', ...what)
  }
  await first('- only Finn can relase', 'Card 1')
  await chi.say(':change 1 - only Finn can release', 'changed')
  await chi.say('help', 'a card or the command?')
  await chi.say('command', 'help all')
  // Those who have written nothing are reminded, and nobody else.
  await ana.say(':nudge', 'Those who have not answered read a reminder')
  await dee.hear('Just for you: this step still waits for your answer.')
  await bo.see('Just for you')
  for (const one of [ana, chi, eye]) expect(one.all()).not.toContain('Just for you')
  await dee.say('+ tests are fast', 'Card 1')
  await dee.say('a second thought', 'Card 2')
  await dee.say(':undo', 'Taken back')
  await bo.press('- Friday freeze\r', 'Friday freeze')
  for (const one of [...others, ana]) expect(one.all()).not.toContain('Friday freeze')
  for (const one of [ana, eye, dee]) expect(one.all()).not.toContain('only Finn')
  await ana.say(':reveal', 'It is shown now.')
  await all('It is shown now.')
  for (const one of [ana, chi, dee, eye]) {
    await one.say(':cards', 'Friday freeze')
    for (const card of ['the queue waits', 'only Finn can release', 'tests are fast']) expect(one.all()).toContain(card)
    if (one !== dee) expect(one.all()).not.toContain('a second thought')
  }
  await bo.see('the queue waits')

  // Four cards are not grouped unless somebody goes there.
  await on('Vote.')
  await ana.say('go group', 'Group.')
  await all('Group.')
  await ana.say('group A B', 'joined')
  await all('joined')
  await ana.say('name B release', 'release')
  await all('release')
  await on('Vote.')
  await first('1 1 2', /3 dots|given/i)
  await dee.say('2', /1 dot|given/i)
  await ana.say('reveal', 'shown now')
  await all(/shown now\.[\s\S]*dot/)
  await on('Talk.')
  await chi.say('hand', 'Your hand is up; you are next.')
  await ana.hear('Chi raised a hand.')
  await bo.see('Hands up: Chi.')
  await ana.say('next hand', 'Chi has the word.')
  await all('Chi has the word.')
  await bo.see('Chi has the word.')
  await dee.say('react agree', 'Counted, without your name')
  await bo.see('1 agrees')
  await eye.say('hands', '1 agrees')
  for (const one of [ana, chi, eye]) expect(one.all()).not.toMatch(/Dee agrees|Dee reacts/)
  await chi.say('action tell Finn', 'tell Finn')
  await ana.hear('tell Finn')
  await eye.hear('tell Finn')
  await on('Options.')
  await on('Bet.')
  await ana.say('we stop reviewing twice', 'stop reviewing twice')
  await all('stop reviewing twice')
  await first('4', /4/)
  await ana.say('reveal', /Consent/)
  await all(/Consent[\s\S]*4/)
  await ana.say('go gates', 'Gates.')
  await all('Gates.')
  await ana.say('y n p y', /2/)
  await ana.say('go wheel', 'Wheel.')
  await all('Wheel.')
  await ana.say('next turn 5 Dec 14:00, Bo', '5 Dec')
  await all('5 Dec')
  await bo.see('5 Dec')
  for (const one of [chi, eye]) await one.say('wheel', 'Gates:')
  await ana.say('close', 'Say yes or no')
  await ana.say('yes', 'This turn is closed.')
  await all('This turn is closed')
  await ana.say('notes', /Notes: .*\.md/)
  await ana.say('quit')
}

test('a blind facilitator leads a mixed room over ssh -T and closes the retro', async () => {
  const cwd = folder()
  const env = { ...process.env, FLYWHEEL_STATE: join(cwd, 'state') }
  const args = ['host', 'retro.json', '--headless', '--json', '--port', '0', '--team', 'checkout', '--people', 'Ana']
  const child = spawn(process.execPath, [launcher, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'ignore'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const { ssh, codes } = await new Promise<{ ssh: { port: number; knownHosts: string }; codes: Door['codes'] }>(
    resolve => {
      let text = ''
      child.stdout.on('data', more => {
        text += more
        if (text.endsWith('\n')) resolve(JSON.parse(text))
      })
    },
  )
  writeFileSync(join(cwd, 'known_hosts'), `${ssh.knownHosts}\n`)
  const door = { cwd, port: ssh.port, codes }
  const ana = await inLines(door, 'Ana', codes.facilitator)
  const bo = await onScreen(door, 'Bo', codes.participant)
  const chi = await inLines(door, 'Chi', codes.participant)
  const dee = await inLines(door, 'Dee', codes.participant, true)
  const eye = await inLines(door, 'Eye', codes.observer)
  await lead(ana, bo, chi, await cutAndBack(door, dee), eye)
  expect((await ana.program.exited).exitCode).toBe(0)
  const notes = readdirSync(cwd).filter(name => name.endsWith('.md'))
  expect(notes.length).toBeGreaterThan(0)
  expect(notes.map(name => readFileSync(join(cwd, name), 'utf8')).join()).toContain('stop reviewing twice')
  for (const one of [ana, chi, eye]) expect(one.program.bytes()).not.toContain('\x1b')
})

test('a blind host leads a mixed room by host --linear and closes the retro', async () => {
  const cwd = folder()
  const args = ['host', 'retro.json', '--linear', '--port', '0', '--team', 'checkout', '--people', 'Ana']
  const ana = linesOf(args, { cwd, columns: 200, env: { FLYWHEEL_STATE: join(cwd, 'state') } })
  await ana.hear('Join code:', 'Plain lines')
  const [, port = '', participant = '', observer = '', key = ''] =
    /-p (\d+) .*?Join code: ((?:[a-z]+ ?){4}) .*?To look on: ((?:[a-z]+ ?){4}) .*?known_hosts: (\[.*?\S) (?:or|On)/.exec(
      ana.all(),
    ) ?? []
  writeFileSync(join(cwd, 'known_hosts'), `${key.replace(/^\[.*?\]/, '[127.0.0.1]')}\n`)
  const door = { cwd, port: Number(port), codes: { participant, facilitator: '', observer } }
  const bo = await onScreen(door, 'Bo', participant)
  const chi = await inLines(door, 'Chi', participant)
  const dee = await inLines(door, 'Dee', participant, true)
  const eye = await inLines(door, 'Eye', observer)
  await ana.say(':lobby', 'Join code:', 'At a terminal:', 'Chi, here')
  await lead(ana, bo, chi, dee, eye)
  expect((await ana.program.exited).exitCode).toBe(0)
  expect(existsSync(join(cwd, 'retro.json'))).toBe(true)
  for (const one of [chi, dee, eye]) await one.hear('The host has closed this room')
})
