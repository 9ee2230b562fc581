/** Lines that are cut at random moments while people type and vote, through ssh and the built program: what is lost, doubled, left over. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { figure, percentile } from './measure/figures.ts'
import { type Line, realRoom } from './measure/real-room.ts'

const launcher = join(import.meta.dirname, '..', 'bin', 'flywheel.js')
const cuts = Number(process.argv[2] ?? 500)
const people = ['Bo', 'Chidi', 'Dee', 'Eva', 'Finn', 'Gus', 'Hal', 'Ida', 'Jo', 'Kim', 'Lou']
const folder = mkdtempSync(join(tmpdir(), 'fw-cuts-'))

/** Mulberry32: the same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
const draw = randomOf(20_261_122)
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

const { come, codes, close } = await realRoom(folder)

const must = async (line: Line, what: string | RegExp) => {
  if (!(await line.sees(what))) throw new Error(`never saw ${what} on\n${line.text()}`)
}
const ticketOf = async (line: Line) => {
  await must(line, /(?:[0-9a-z]{5}-){5}[0-9a-z]/)
  return /(?:[0-9a-z]{5}-){5}[0-9a-z]/.exec(line.text())![0]
}
const goTo = async (step: string, shows: string) => {
  // A step that asks for words has its line open: escape first, and a report of the window, so that it is not waited for.
  ana.type('\x1b\x1b[I')
  ana.type('g')
  await must(ana, 'step >')
  ana.type(step)
  await must(ana, 'Enter goes there')
  ana.type('\r')
  await must(ana, shows)
}

const ana = await come('Ana', codes.facilitator)
const at = new Map<string, Line>()
const tickets = new Map<string, string>()
for (const name of people) {
  const line = await come(name, codes.participant)
  at.set(name, line)
  tickets.set(name, await ticketOf(line))
}
await must(ana, '12 here')
await goTo('challenge: write', '›  write')
ana.type('one to vote for\r')
for (const line of at.values()) await must(line, 'puzzled us?')

const ways = ['RST', 'FIN', 'stall'] as const
const times: number[] = []
const stalled: Line[] = []
const typed = new Map<string, { key: string; at: number }[]>(people.map(name => [name, []]))
let lost = 0
let oldest = 0
let stayed = 0

/** Cuts a line, now or while its last key is on its way, and comes back by ticket; resolves with the new screen. */
async function cut(name: string): Promise<Line> {
  const how = ways[Math.floor(draw() * ways.length)]!
  at.get(name)!.cut(how)
  if (how === 'stall') stalled.push(at.get(name)!)
  const start = performance.now()
  const line = await come(name, tickets.get(name)!)
  at.set(name, line)
  await must(line, /› {2}(write|vote)/)
  times.push(performance.now() - start)
  return line
}

const writing = Math.round(cuts * 0.6)
for (let i = 0; i < writing; i++) {
  const name = people[Math.floor(draw() * people.length)]!
  const keys = typed.get(name)!
  for (let n = 1 + Math.floor(draw() * 4); n > 0; n--) {
    const key = String.fromCharCode(97 + Math.floor(draw() * 26))
    at.get(name)!.type(key)
    keys.push({ key, at: performance.now() })
    await pause(draw() * 30)
  }
  const when = performance.now()
  const line = await cut(name)
  const shown = () => / > ([a-z]*)/.exec(line.text().split('\n').join('').replace(/ {2,}/g, ' '))?.[1] ?? ''
  const all = keys.map(k => k.key).join('')
  // The line wraps on the screen; its beginning tells how much of it is there.
  await line.sees(/ > [a-z]/, 2_000)
  const there = shown().slice(0, 60)
  const missing = all.slice(0, 60).startsWith(there) ? keys.slice(there.length, 60) : keys.slice(0, 60)
  lost += missing.length
  for (const key of missing) oldest = Math.max(oldest, when - key.at)
  // What was lost on the wire is not there, so it is not expected again; long lines begin anew.
  keys.splice(there.length, missing.length)
  if (keys.length > 50) {
    line.type('\x15')
    keys.length = 0
    await line.sees(/ > *\n/, 2_000)
  }
}
for (const [name, line] of at) {
  line.type('\x15card of ')
  line.type(`${name}\r`)
  await must(line, `card of ${name}`)
}
ana.type('\x1b')
await must(ana, 'r reveal')
ana.type('r')
await must(ana, 'card of Lou')
await goTo('challenge: vote', '›  vote')
for (const line of at.values()) await must(line, '›  vote')
const dotsOn = (line: Line) => 3 - Number(/([0-3]) of 3 dots left/.exec(line.text())![1])
const given = new Map<string, number>(people.map(name => [name, 0]))
for (let i = 0; i < cuts - writing; i++) {
  const name = people[Math.floor(draw() * people.length)]!
  const before = given.get(name)!
  const by = before === 3 ? -1 : before === 0 ? 1 : draw() < 0.5 ? 1 : -1
  at.get(name)!.type(by > 0 ? '+' : '-')
  if (draw() < 0.5) await pause(draw() * 20)
  const line = await cut(name)
  await must(line, /[0-3] of 3 dots left/)
  // What was on its way on the line before arrives a little later.
  let now = -1
  for (let same = 0; same < 3; await pause(60)) {
    same = dotsOn(line) === now ? same + 1 : 0
    now = dotsOn(line)
  }
  // A key that was on its way may be lost with the line; it is never there twice.
  if (now !== before + by && now !== before) stayed++
  given.set(name, now)
}
for (const line of stalled) line.end()
await pause(1_000)
for (const [name, line] of at) given.set(name, dotsOn(line))
// What is hidden is in no answer of the program, so it is shown before it is counted.
ana.type('r')
await must(ana, 'Revealed: Vote')
const votes = () => {
  const said = execFileSync(process.execPath, [launcher, 'show', 'retro', 'session', '--json', '--dir', '.'], {
    cwd: folder,
  })
  const { people: all, work } = JSON.parse(said.toString()) as {
    people: { id: string; name: string }[]
    work: Record<string, { dots: Record<string, Record<string, number>> }>
  }
  const by = (id: string) => Object.values(work['challenge.vote']!.dots).reduce((n, dots) => n + (dots[id] ?? 0), 0)
  return { all, wrong: people.filter(name => by(all.find(p => p.name === name)!.id) !== given.get(name)) }
}
const { all, wrong } = votes()
for (const name of people.slice(1)) at.get(name)!.cut('RST')
const gone = performance.now()
const seen = await ana.sees(/\D2 here/, 60_000)

console.log(`Node ${process.versions.node}, ${cuts} cuts of ${people.length} lines (RST, FIN, stall)`)
figure('keys lost on the wire; the oldest at the cut', `${lost}; ${oldest.toFixed(0)} ms`, '<= 1 s', oldest <= 1_000)
figure(
  'back with the screen: p50 / p99',
  `${percentile(times, 0.5).toFixed(0)} / ${percentile(times, 0.99).toFixed(0)} ms`,
  '',
  true,
)
figure('votes that were neither before nor after', `${stayed}`, '0', stayed === 0)
figure('people whose votes on the disk are others than on their screen', `${wrong.length}`, '0', wrong.length === 0)
figure('people in the session', `${all.length}`, '12', all.length === 12)
figure(
  'ghosts after ten lines are cut for good',
  seen ? `0 after ${((performance.now() - gone) / 1_000).toFixed(1)} s` : 'some',
  '0 within 60 s',
  seen,
)
const log = readFileSync(join(folder, 'retro.json'), 'utf8')
figure(
  'cards',
  `${people.filter(name => log.includes(`card of ${name}`)).length}`,
  `${people.length}`,
  people.every(name => log.includes(`card of ${name}`)),
)
ana.end()
for (const line of at.values()) line.end()
await close()
rmSync(folder, { recursive: true, force: true })
process.exit(process.exitCode)
