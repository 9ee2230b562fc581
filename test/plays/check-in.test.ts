/** A check-in over ssh: people of a hosted team say what became of their own actions, a key each, and take no part in the session. */
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { flywheel, root } from '../cli/program.ts'
import { type Program, program } from '../support/program.ts'

const launcher = join(root, 'bin', 'flywheel.js')
type Told = { id: string; text: string; owner?: string; status: string; note?: string }
type Ready = { ssh: { port: number; knownHosts: string }; codes: { participant: string } }

/** A closed turn in which people owe something, and the next one, hosted without a screen. */
async function hosted() {
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'fw-check-')))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
  const env = { FLYWHEEL_STATE: join(cwd, 'state') }
  cpSync(join(root, 'sessions', 'examples', 'library-t0003.json'), join(cwd, 'sessions', 'library-t0003.json'))
  const actions = (): Told[] => JSON.parse(flywheel(['actions', '--json'], { cwd }).stdout)
  const owed = actions().filter(a => a.status === 'open')
  flywheel(['new', '--team', 'library', '--no-open'], { cwd })
  const args = ['host', 'library-t0004', '--headless', '--json', '--port', '0']
  const child = spawn(process.execPath, [launcher, ...args], { cwd, env: { ...process.env, ...env } })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ready: Ready = await new Promise(resolve => {
    let text = ''
    child.stdout.on('data', more => {
      text += more
      if (text.endsWith('\n')) resolve(JSON.parse(text))
    })
  })
  const known = join(cwd, 'known_hosts')
  writeFileSync(known, `${ready.ssh.knownHosts}\n`)
  const options = ['-F', 'none', '-o', `UserKnownHostsFile="${known}"`, '-o', 'StrictHostKeyChecking=yes']
  const set = [...options, '-o', 'IdentityAgent=none', '-p', String(ready.ssh.port)]
  const come = async (name: string, ...rest: string[]): Promise<Program> => {
    const running = program([...rest, ...set, `${name}@127.0.0.1`, 'check-in'], { command: 'ssh', cwd })
    onTestFinished(() => running.kill('SIGKILL'))
    await running.see('Join code:')
    running.type(`${ready.codes.participant}\r`)
    return running
  }
  const log = () => readFileSync(join(cwd, 'sessions', 'library-t0004.json'), 'utf8')
  return { owed, come, actions, log, stop: () => child.kill('SIGTERM'), child }
}

test('a line an action without a terminal, a key each with one; others’ actions are in nobody’s bytes', async () => {
  const { owed, come, actions, log, child } = await hosted()
  const owners = [...new Set(owed.flatMap(({ owner }) => owner ?? []))]
  expect(owners.length).toBeGreaterThan(1)
  const [one = '', other = ''] = owners
  const of = (owner: string) => owed.filter(a => a.owner === owner)
  for (const [owner, answer, more] of [
    [one, 'd\r', []],
    [other, 'x', ['-t']],
  ] as const) {
    const running = await come(owner, ...more)
    for (const { text } of of(owner).slice(0, 6)) {
      await running.see(text.slice(0, 30))
      running.type(answer)
    }
    await running.see('All of it stands in the open turn.')
    expect((await running.exited).exitCode).toBe(0)
    for (const { text } of owed.filter(a => a.owner !== owner)) expect(running.bytes()).not.toContain(text.slice(0, 30))
    // Nobody was seated, and no rejoin code was given.
    expect(running.text()).not.toMatch(/rejoin code/i)
    expect(running.buffer()).toBe('normal')
  }
  const strange = await come('Nemo')
  await strange.see('Nobody of the name Nemo is in this session.')
  expect((await strange.exited).exitCode).toBe(1)
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
  const now = actions()
  for (const { id } of of(one).slice(0, 6))
    expect(now.find(a => a.id === id)).toMatchObject({ status: 'done', note: expect.stringContaining(`${one} on `) })
  for (const { id } of of(other).slice(0, 6)) expect(now.find(a => a.id === id)?.status).toBe('dropped')
  expect(log()).not.toContain('Nemo')
})
