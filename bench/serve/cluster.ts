/**
 * `npm run test:cluster [-- --faults 60 --alone 26 --rooms 30 --machines 3 --seed 1 --only kill,drain]`: moves stream into rooms while machines are killed, frozen,
 * stopped, cut off and run out of disk, their clocks jump, and the database restarts, is locked and has no connection to spare; `alone` of the
 * faults one at a time, the others several at once. Every move that was acknowledged to its person has to be in the log once, and each room has
 * one owner after the other. Prints what was lost or doubled and the time to the next move; ends with 1 when something was. Cuts and full disks
 * need root. `npm run test:cluster -- --vote` plays one machine's end in the middle of a vote.
 */
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bookIn, storeIn } from '../../src/cli/store.ts'
import { openDatabase } from '../../src/postgres/database.ts'
import { startPostgres } from '../../test/support/postgres.ts'
import { clockFile, type World } from './cluster/faults.ts'
import { History } from './cluster/history.ts'
import { layNetwork } from './cluster/network.ts'
import { report } from './cluster/report.ts'
import { playVote } from './cluster/vote.ts'
import { Watchers } from './cluster/watchers.ts'
import { Waves } from './cluster/waves.ts'
import { Writers } from './cluster/writers.ts'
import { BenchMachine } from './machines.ts'
import { makeTeam, makeTeams } from './people.ts'

const { values } = parseArgs({
  options: {
    faults: { type: 'string', default: '60' },
    alone: { type: 'string', default: '26' },
    rooms: { type: 'string' },
    vote: { type: 'boolean', default: false },
    machines: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
})
if (values.vote) process.exit(await playVote(Number(values.rooms ?? 300)))
const [faults, alone, count] = [Number(values.faults), Number(values.alone), Number(values.machines)]
const rooms = Number(values.rooms ?? 30)

/** A seeded generator, so that a run can be had again. */
function random(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const root = mkdtempSync(join(tmpdir(), 'fw-cluster-'))
const network = layNetwork(count)
const listens = network ? [`listen_addresses=127.0.0.1,${network.address}`] : []
const postgres = await startPostgres([...listens, 'max_connections=100'])
const url = postgres.url('cluster')
let seen = url
if (network) {
  appendFileSync(join(postgres.folder, 'data', 'pg_hba.conf'), `host all all ${network.address}/24 trust\n`)
  postgres.sql('select pg_reload_conf()')
  seen = url.replace('127.0.0.1', network.address)
}

/** A small disk for the state of a machine; false where this user may make none. */
function disk(folder: string): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m,mode=700', 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const states = Array.from({ length: count }, (_, i) => join(root, `m${i}`))
const hasDisks = states.map(disk).every(Boolean)
const clock = join(import.meta.dirname, 'cluster', 'clock.mjs')
const machines = states.map((state, i) => {
  const env = { NODE_OPTIONS: `--import ${clock}`, BENCH_CLOCK: join(state, clockFile) }
  const peers = network ? ['--peer-listen', `${network.addressOf(i)}:7000`] : []
  return new BenchMachine(state, seen, ['--workers', '1', ...peers], { env, on: network?.on(i) ?? [] })
})

async function end(code: number): Promise<never> {
  for (const machine of machines) {
    machine.signal('SIGCONT', true)
    machine.signal('SIGKILL', true)
    await machine.ended()
  }
  postgres.close()
  for (const state of states) if (hasDisks) execFileSync('umount', ['-l', state])
  network?.close()
  rmSync(root, { recursive: true, force: true })
  process.exit(code)
}
process.on('uncaughtException', error => {
  console.error(error)
  void end(1)
})

const since = performance.now()
const database = await openDatabase(url)
const books = { book: await bookIn(url), store: storeIn(url) }
const lookers = await makeTeams(url, count, 1, 'look')
await makeTeam(books, 'first', 1)
await Promise.all(machines.map(machine => machine.start()))
const history = new History()
const world: World = {
  machines,
  postgres,
  url,
  network,
  hasDisks,
  query: database.query,
  draw: random(Number(values.seed)),
}
const writers = new Writers({ machines, books, history, rooms, draw: random(Number(values.seed) + 1) })
const watchers = new Watchers()
await writers.start()
watchers.start(machines, lookers)
await new Promise(resolve => setTimeout(resolve, 5_000))
const only = values.only?.split(',')
const waves = new Waves({ world, history, writers, watchers, ...(only ? { only } : {}) })
// What there was so far is told.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => waves.stop())
await waves.run(faults, Math.min(alone, faults))
watchers.stop()
await writers.stop()
const found = await history.check(database.query)
const minutes = (performance.now() - since) / 60_000
await end(
  report({
    found,
    figures: waves.figures,
    moves: history.moves,
    rooms: history.names().length,
    comes: writers.comes,
    minutes,
  }),
)
