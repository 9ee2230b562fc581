/** Twelve people on twelve machines hold a retro: one facilitates from afar, one wall, one in plain lines; lids close, the host dies. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { eventually } from '../support/eventually.ts'
import type { Program } from '../support/program.ts'
import { come, open } from './ssh-room.ts'

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'flywheel.js')

/** Everybody has a letter that nobody else types and no screen of ours draws: one cell of it in another's bytes is a leak. */
const letters = ['ა', 'ბ', 'გ', 'დ', 'ე', 'ვ', 'ზ', 'თ', 'ი', 'კ', 'ლ', 'მ']
const names = ['Ana', 'Bo', 'Chidi', 'Dee', 'Eva', 'Finn', 'Gus', 'Hal', 'Ida', 'Jo', 'Kim', 'Lou']
const letterOf = (name: string) => letters[names.indexOf(name)]!

const ticketOn = async (screen: Program) => {
  await screen.see(/(?:[0-9a-z]{5}-){5}[0-9a-z]/)
  return /(?:[0-9a-z]{5}-){5}[0-9a-z]/.exec(screen.text())![0]
}

async function goTo(ana: Program, step: string, sees: string | RegExp): Promise<void> {
  await ana.press('g', 'step >')
  await ana.press(step, 'Enter goes there')
  await ana.press('\r', sees)
}

it('the retro, and nobody noticed', async () => {
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'fw-12-')))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
  let local = await open(cwd, 'retro.json', 0, '--team', 'checkout', '--people', 'Ana')
  const at = new Map<string, Program>()
  const who = (name: string) => at.get(name)!
  const stage = await come(local, 'stage', local.codes.observer)
  await Promise.all(
    names.map(async name => {
      const code = name === 'Ana' ? local.codes.facilitator : local.codes.participant
      at.set(name, await come(local, name, code, ...(name === 'Hal' ? ['-T'] : [])))
    }),
  )
  const others = names.slice(1)
  const tickets = new Map<string, string>()
  for (const name of others) tickets.set(name, await ticketOn(who(name)))
  await who('Ana').see('What should be different for us')
  await who('Ana').press('\x1b', 'n next')
  await stage.see('12 here')

  // Silence: everybody has a card that is kept and a line that is not.
  await goTo(who('Ana'), 'challenge: write', '›  write')
  await Promise.all(others.map(name => who(name).see('puzzled us?')))
  const mine = (name: string, text: string) => `${letterOf(name)}${letterOf(name)} ${text}`
  // The room went on just now, and his terminal does not tell when its line was begun: an empty one uses it here.
  const hal = async (line: string, what: string) => {
    await who('Hal').press(`${line}\n`, 'An empty line uses it')
    await who('Hal').press('\n', what)
  }
  await hal(mine('Hal', 'kept'), 'Card 1 saved')
  const atScreens = others.filter(name => name !== 'Hal')
  await Promise.all(atScreens.map(name => who(name).press(`${mine(name, 'kept')}\r`, mine(name, 'kept'))))
  await Promise.all(atScreens.map(name => who(name).press(mine(name, 'half a sen'), `> ${mine(name, 'half a sen')}`)))

  // Finn's lid closes and opens again; Eva's closes, and she opens it somewhere else.
  process.kill(who('Finn').pid, 'SIGSTOP')
  who('Eva').kill('SIGKILL')
  await who('Gus').press('tence\r', mine('Gus', 'half a sentence'))
  process.kill(who('Finn').pid, 'SIGCONT')
  await who('Finn').press('tence\r', mine('Finn', 'half a sentence'))
  const eva = who('Eva')
  at.set('Eva', await come(local, 'eva-at-home', tickets.get('Eva')!))
  await who('Eva').see(`> ${mine('Eva', 'half a sen')}`)
  await who('Eva').press('tence\r', mine('Eva', 'half a sentence'))

  // Five letters or five hundred: the others' screens get the same bytes. The clock stands, so that nothing else is new.
  await who('Ana').press('\x1b', 'r reveal')
  await who('Ana').press('.', 'paused')
  const minute = () => Number(/(\d\d):\d\d/.exec(stage.rows()[0]!)![1])
  const watching = [...atScreens.filter(name => name !== 'Bo').map(who), stage]
  const allSee = (text: string) => Promise.all(watching.map(screen => screen.see(text)))
  const sent = async (text: string) => {
    const later = ` 0${minute() + 1}:`
    await allSee('6 writing')
    const before = watching.map(screen => screen.bytes().length)
    who('Bo').type('x')
    await allSee('7 writing')
    await who('Bo').press(`${text} end\r`, 'end')
    await allSee('6 writing')
    who('Ana').type(']')
    await Promise.all([allSee(later), who('Bo').see(later)])
    return watching.map((screen, i) => screen.bytes().slice(before[i]).replace(/\d+/g, '#'))
  }
  await who('Bo').press('tence\r', mine('Bo', 'half a sentence'))
  const few = await sent('y'.repeat(5))
  expect(await sent('y'.repeat(500))).toEqual(few)

  // Nothing of anybody was in another's bytes, and nothing but the session knows it.
  const streams = [...at, ['stage', stage] as const, ['Eva', eva] as const]
  const expectSecret = (bytes: string, ...but: string[]) => {
    const found = names.filter(name => !but.includes(name) && bytes.includes(letterOf(name)))
    expect(found).toEqual([])
  }
  for (const [name, screen] of streams) expectSecret(screen.bytes(), name)
  expectSecret(local.said())
  const notes = execFileSync(process.execPath, [launcher, 'notes', 'retro', '--dir', '.'], { cwd })
  expectSecret(notes.toString())

  // The reveal: everybody has everything, whoever still types keeps their line.
  await who('Ana').press('.', /here +0\d:/)
  await who('Ana').press('r', mine('Lou', 'kept'))
  await who('Eva').see(mine('Bo', 'kept'))
  await stage.see(mine('Hal', 'kept'))
  await who('Kim').see(`> ${mine('Kim', 'half a sen')}`)
  await who('Kim').press('tence\r', mine('Kim', 'half a sentence'))

  // Twelve people, three dots each, one line cut between two of them.
  await goTo(who('Ana'), 'challenge: vote', '›  vote')
  // Whoever still had a line finds it kept, and sends it to where it belongs.
  await Promise.all(
    ['Chidi', 'Dee', 'Ida', 'Jo', 'Lou'].map(async name => {
      await who(name).see('your unsent line at')
      await who(name).press('K', `write > ${mine(name, 'half a sen')}`)
      await who(name).press('tence\r', '›  vote')
    }),
  )
  const dot = async (name: string, left: string) => who(name).press('+', left)
  await Promise.all(atScreens.map(name => dot(name, '2 dots left')))
  await Promise.all(atScreens.filter(name => name !== 'Kim').map(name => dot(name, '1 dot left')))
  await hal('1 1', '2 dots given')
  who('Kim').kill('SIGKILL')
  at.set('Kim', await come(local, 'kim', tickets.get('Kim')!))
  await who('Kim').see('2 dots left')
  await dot('Kim', '1 dot left')
  await who('Ana').see('11 of 12 have voted')
  for (const [name, screen] of [...at, ['stage', stage] as const])
    if (name === 'Ana' || name === 'stage') expect(screen.text()).not.toMatch(/●●| 22 /)
  await who('Ana').press('r', / 22/)

  const given = onDisk(cwd).work['challenge.vote'] as { dots: Record<string, Record<string, number>> }
  expect(Object.values(given.dots).flatMap(by => Object.values(by))).toEqual(others.map(() => 2))

  // Somebody else facilitates now, from another machine; then the host dies while all of them type.
  await who('Ana').press('H', 'enter hand over')
  const [, number, heir] = [
    ...who('Ana')
      .text()
      .matchAll(/(\d) (\w+) +at a terminal/g),
  ].find(m => m[2] !== 'Hal')!
  await who('Ana').press(number!, new RegExp(`▸ ${number} ${heir}`))
  await who('Ana').press('\r', '›  vote')
  await who(heir!).see('n next')
  await goTo(who(heir!), 'action: options', '›  options')
  // A key goes to the step that is drawn, so that one has to be there.
  await Promise.all(atScreens.map(name => who(name).see('›  options')))
  await Promise.all(
    atScreens.map(name => who(name).press(mine(name, 'a smaller bat'), `> ${mine(name, 'a smaller bat')}`)),
  )
  // A second at most, and what stands in a line is beside the session.
  const drafts = () => readFileSync(join(cwd, 'retro.draft'), 'utf8')
  await eventually(() => expect(atScreens.filter(name => !drafts().includes(mine(name, 'a smaller bat')))).toEqual([]))
  local.child.kill('SIGKILL')
  await Promise.all(names.map(name => who(name).exited))
  tickets.set('Ana', /(?:[0-9a-z]{5}-){5}[0-9a-z]/.exec(who('Ana').bytes())![0])
  local = await open(cwd, 'retro.json', local.port)
  await Promise.all(
    names.map(async name => {
      at.set(name, await come(local, name, tickets.get(name)!, ...(name === 'Hal' ? ['-T'] : [])))
    }),
  )
  await Promise.all(atScreens.map(name => who(name).see(`> ${mine(name, 'a smaller bat')}`)))
  await who(heir!).see('12 here')
  expect(who(heir!).rows()[0]).not.toContain('paused')
  await Promise.all(atScreens.map(name => who(name).press('ch\r', mine(name, 'a smaller batch'))))
  const { cards } = onDisk(cwd).work['action.options'] as { cards: { text: string }[] }
  expect(cards.map(card => card.text).sort()).toEqual(atScreens.map(name => mine(name, 'a smaller batch')).sort())

  // Who leaves is gone from every count; what they gave stays.
  const leaver = atScreens.find(name => name !== heir)!
  await who(leaver).press('\x1b', 'd I am done')
  await who(leaver).press('q', 'Enter leaves')
  who(leaver).type('\r')
  expect((await who(leaver).exited).exitCode).toBe(0)
  await who(heir!).see('11 here')

  // Without names: the answers of all, and nothing in the file that is anybody's.
  await who(heir!).press('\x1b', 'n next')
  await goTo(who(heir!), 'close: worth', '›  worth')
  await who('Ana').see('›  worth')
  const answering = names.filter(name => name !== heir && name !== leaver)
  await Promise.all(
    answering.map(async (name, i) => {
      // A key answers the step that is drawn, so that one has to be there.
      if (name === 'Hal') return hal('4', 'Your answer: 4.')
      await who(name).see('Your answer:')
      await who(name).press(`${(i % 5) + 1}`, `Your answer: ${(i % 5) + 1}`)
    }),
  )
  await who(heir!).see(`${answering.length} of 11`)
  const kept = (file: string) => readFileSync(join(cwd, file), 'utf8')
  expect(kept('retro.json') + kept('retro.journal')).not.toContain('"do":"answer"')
  expect(kept('retro.box')).not.toMatch(/"p\d+"|Ana|Hal/)
  await who(heir!).see('r show')
  await who(heir!).press('r', /Revealed|middle +3/)
  await eventually(() => expect(existsSync(join(cwd, 'retro.box'))).toBe(false))
  const { people, work } = onDisk(cwd)
  expect(people.map(person => person.name).sort()).toEqual(names)
  expect(work['close.roti']).toMatchObject({ answers: {} })
  local.child.kill('SIGTERM')
  for (const name of answering) {
    expect((await who(name).exited).exitCode).toBe(0)
    expect(who(name).text()).toContain('Everything is saved.')
    expect(who(name).buffer()).toBe('normal')
  }
})

type Disk = { people: { id: string; name: string }[]; work: Record<string, unknown> }
function onDisk(cwd: string): Disk {
  const said = execFileSync(process.execPath, [launcher, 'show', 'retro', 'session', '--json', '--dir', '.'], { cwd })
  return JSON.parse(said.toString())
}
