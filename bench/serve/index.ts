/**
 * `npm run bench:serve [-- --rooms 300 --people 10 --store]`: figures of the service beside what service operators are promised. People are
 * there by their terminal sockets, without ssh; desk, workers, rooms and store are those of `flywheel serve`. With `--store` sessions are in
 * a PostgreSQL of its own, else in files.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../../test/support/postgres.ts'
import { figure, median, percentile } from '../measure/figures.ts'
import { Person } from './crowd.ts'
import { BenchMachine, memoryOf } from './machines.ts'
import { makeTeams, type Who } from './people.ts'

const { values } = parseArgs({
  options: {
    rooms: { type: 'string', default: '300' },
    people: { type: 'string', default: '10' },
    store: { type: 'boolean', default: false },
  },
})
const [rooms, people] = [Number(values.rooms), Number(values.people)]
const after = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))
const mb = (bytes: number) => bytes / 1024 / 1024
/** ms that nothing takes. */
const longest = 60_000
/** People who come at the same time. */
const atOnce = 40

const root = mkdtempSync(join(tmpdir(), 'fw-serve-'))
const postgres = values.store ? await startPostgres() : undefined
const place = postgres?.url('serve') ?? join(root, 's')
console.log(
  `load before: ${loadavg()
    .map(one => one.toFixed(1))
    .join(' ')}`,
)
const everybody = await makeTeams(place, rooms, people)
const [crowd] = await Promise.all([makeTeams(place, 1, 50, 'crowd')])
const machine = new BenchMachine(join(root, 'm'), place)
await machine.start()
await after(1_000)

/** Does something for all, so many at the same time. */
async function forAll<T, R>(all: readonly T[], what: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  const next = all.entries()
  const work = async () => {
    for (const [i, one] of next) done[i] = await what(one)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return done
}

async function come(who: Who, name: string, seen: string, linear = false): Promise<Person> {
  const person = new Person({ desk: () => machine.desk(), admit: { name, address: '192.0.2.1', key: who.key }, linear })
  await person.come()
  if (!(await person.see(seen, longest)))
    throw new Error(`${who.name} never saw ${seen}:\n${person.output.slice(-500)}`)
  return person
}

const first = everybody.filter((_, i) => i % people === 0)
const empty = machine.memory()

// Home, before any room is open.
const toHome = await forAll(first.slice(0, 20), async who => {
  const since = performance.now()
  const person = await come(who, '', 'home')
  const took = performance.now() - since
  person.leave()
  return took
})
figure(
  'home: first frame after login, p99',
  `${Math.round(percentile(toHome, 0.99))} ms`,
  '≤ 150 ms',
  percentile(toHome, 0.99) <= 150,
)

// Rooms that are open and nobody is in.
await forAll(first, async who => (await come(who, who.room, 'step 1 of')).leave())
await after(3_000)
const idle = mb(machine.memory() - empty) / rooms
figure('an idle room', `${idle.toFixed(2)} MB`, '≤ 2 MB', idle <= 2)

// Everybody is there.
const there = await forAll(everybody, who => come(who, who.room, 'step 1 of'))
await after(3_000)
const full = mb(machine.memory())
figure(`${rooms} rooms of ${people}: memory of all processes`, `${Math.round(full)} MB`, '≤ 2048 MB', full <= 2_048)
console.log(
  `  of it: ${machine
    .processes()
    .map(pid => `${Math.round(mb(memoryOf(pid)))} MB`)
    .join(', ')}`,
)

// One room with fifty: the facilitator goes on, and all see it.
const fifty = await forAll(crowd, who => come(who, who.room, 'step 1 of'))
const [lead] = fifty
const changes: number[] = []
for (let i = 0; i < 20; i++) {
  // Out of the line that is open there.
  lead?.type('\x1b')
  await after(500)
  for (const person of fifty) person.output = ''
  const [key, step] = i % 2 ? (['b', 'welcome'] as const) : (['n', 'check-in'] as const)
  const typed = performance.now()
  lead?.type(key)
  const seen = await Promise.all(fifty.map(person => person.see(step, 5_000)))
  if (seen.every(Boolean)) changes.push(performance.now() - typed)
}
const last = changes.length ? percentile(changes, 0.99) : Number.POSITIVE_INFINITY
figure('a change to the last of 50 screens, p99', `${Math.round(last)} ms (${changes.length})`, '≤ 30 ms', last <= 30)

// A worker dies, and everybody in its rooms is there again.
const [worker] = machine.workers()
for (const person of there) person.lost = 0
const killed = performance.now()
if (worker) process.kill(worker, 'SIGKILL')
await after(150)
const hit = there.filter(person => person.lost > 0)
for (const person of hit) person.output = ''
const back = await forAll(
  hit.map(person => ({ person })),
  async ({ person }) => {
    await person.see('step 1 of', longest)
    return performance.now() - killed
  },
)
const slowest = back.length ? percentile(back, 0.99) : 0
figure(
  `a worker dies: ${hit.length} people are back, p99`,
  `${Math.round(slowest)} ms, median ${Math.round(back.length ? median(back) : 0)}`,
  '≤ 2000 ms',
  slowest <= 2_000,
)
for (const person of there) person.leave()
await after(1_000)

// Cards as fast as people may write them.
const writers = await forAll(first, who => come(who, who.room, 'Enter.', true))
const took: number[] = []
const until = performance.now() + 10_000
await Promise.all(
  writers.map(async (person, w) => {
    for (let n = 0; n < 29 && performance.now() < until; n++) {
      const since = performance.now()
      person.output = ''
      person.type(`word ${w} ${n}\n`)
      if (await person.see(/Card \d+ saved/, 10_000)) took.push(performance.now() - since)
    }
  }),
)
const spent = Math.min(10_000, performance.now() - (until - 10_000)) / 1_000
const rate = took.length / spent
const aim = postgres ? 3_000 : 0
figure(
  `durable moves a second in ${rooms} rooms, and p99`,
  `${Math.round(rate)}/s, ${Math.round(took.length ? percentile(took, 0.99) : 0)} ms`,
  aim ? '≥ 3000/s, 50 ms' : '',
  !aim || rate >= aim,
)
console.log(
  `load after: ${loadavg()
    .map(one => one.toFixed(1))
    .join(' ')}`,
)
machine.signal('SIGTERM', false)
await machine.ended()
postgres?.close()
rmSync(root, { recursive: true, force: true })
process.exit(process.exitCode ?? 0)
