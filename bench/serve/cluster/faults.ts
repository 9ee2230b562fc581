/** What can befall machines, what is between them, and their database: begun, and taken back after a while. */
import { appendFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Query } from '../../../src/postgres/database.ts'
import type { Server } from '../../../test/support/postgres.ts'
import type { BenchMachine } from '../machines.ts'
import type { Far, Network } from './network.ts'

export const kinds = [
  ...['kill', 'freeze', 'drain', 'worker', 'clock', 'disk'],
  ...['cut', 'cut one way', 'cut off', 'lossy'],
  ...['restart', 'locks', 'pool'],
] as const
export type FaultKind = (typeof kinds)[number]

/** A fault that has begun: what it strikes, and the way to take it back. */
export type Fault = { kind: FaultKind; machines: readonly number[]; end(): Promise<void> }

export type World = {
  machines: readonly BenchMachine[]
  postgres: Server
  url: string
  network: Network | undefined
  /** True where each state folder is a small disk of its own. */
  hasDisks: boolean
  draw: () => number
  /** Asks the database, past the network of the machines. */
  query: Query
}

/** A machine whose clock is moved reads by how much in this file of its state folder, ms. */
export const clockFile = 'clock-off'
const hour = 60 * 60_000
const after = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/** The kinds there can be here: without root there is no network and no disk of its own. */
export function kindsIn({ network, hasDisks }: World): FaultKind[] {
  const needsNetwork = new Set<FaultKind>(['cut', 'cut one way', 'cut off', 'lossy'])
  return kinds.filter(kind => (network || !needsNetwork.has(kind)) && (hasDisks || kind !== 'disk'))
}

/** True for what befalls the database and not a machine. */
export function isOfDatabase(kind: FaultKind): boolean {
  return kind === 'restart' || kind === 'locks' || kind === 'pool'
}

/** The machine that each room is on, by its number: only where each has an address of its own. */
export async function roomsOn({ network, machines, query }: World): Promise<number[]> {
  const on = 'select s.peer from flywheel.room r join flywheel.server s on s.id = r.machine'
  const rows = network ? await query<{ peer: string }>(on).catch(() => []) : []
  return rows.flatMap(({ peer }) => {
    const n = machines.findIndex((_, i) => peer.startsWith(`${network?.addressOf(i)}:`))
    return n < 0 ? [] : [n]
  })
}

/** Begins a fault of this kind at a machine; one between machines takes another one as well. */
export async function begin(kind: FaultKind, n: number, world: World): Promise<Fault> {
  const machine = world.machines[n]
  if (!machine) throw new Error(`there is no machine ${n}`)
  const fault = (end: () => Promise<void>, machines = [n]): Fault => ({ kind, machines, end })
  switch (kind) {
    case 'kill':
      machine.signal('SIGKILL', true)
      await machine.ended()
      return fault(() => machine.start())
    case 'freeze':
      machine.signal('SIGSTOP', true)
      return fault(async () => machine.signal('SIGCONT', true))
    case 'drain':
      machine.signal('SIGTERM', false)
      await machine.ended()
      return fault(() => machine.start())
    case 'worker': {
      const [worker] = machine.workers()
      if (worker) process.kill(worker, 'SIGKILL')
      return fault(async () => {})
    }
    case 'clock':
      writeFileSync(join(machine.state, clockFile), `${world.draw() < 0.5 ? hour : -hour}`)
      return fault(async () => writeFileSync(join(machine.state, clockFile), '0'))
    case 'disk':
      return fault(fillDisk(machine.state))
    case 'restart':
      world.postgres.stop(world.draw() < 0.5 ? 'fast' : 'immediate')
      return fault(() => world.postgres.start(), [])
    case 'locks':
      return fault(await holdLocks(world), [])
    case 'pool':
      return fault(await takeConnections(world), [])
    default:
      return cut(kind, n, world)
  }
}

/** Packets are dropped: between two machines, both ways or one; between a machine and the database; or some of all of a machine's. */
function cut(kind: FaultKind, n: number, { network, machines, draw }: World): Fault {
  if (!network) throw new Error('there is no network here')
  const other = (n + 1 + Math.floor(draw() * (machines.length - 1))) % machines.length
  const far: Far = kind === 'cut off' ? 'database' : other
  if (kind === 'lossy') network.lose(n, 25)
  // A machine that is cut off may hear the database, or be heard by it, and still have no answer.
  const way = kind === 'cut' ? 0 : draw()
  const isBoth = kind === 'cut' || (kind === 'cut off' && way > 0.6)
  if (kind !== 'lossy' && (isBoth || way < 0.3)) network.cutTo(n, far)
  if (kind !== 'lossy' && (isBoth || way >= 0.3)) network.cutFrom(n, far)
  const ends = far === 'database' || kind === 'lossy' ? [n] : [n, other]
  return { kind, machines: ends, end: async () => network.heal(n) }
}

/** Fills the disk under a folder to its last byte; the way to make room again. */
function fillDisk(folder: string): () => Promise<void> {
  const ballast = join(folder, 'ballast')
  const block = Buffer.alloc(1 << 20)
  for (let size = block.length; size; ) {
    try {
      appendFileSync(ballast, block.subarray(0, size))
    } catch {
      size >>= 1
    }
  }
  return async () => rmSync(ballast, { force: true })
}

/** Holds a table that machines need against everybody. */
async function holdLocks({ url, draw }: World): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url, application_name: 'fault' })
  client.on('error', () => {})
  const tables = ['entry', 'session', 'server', 'room', 'machine']
  const table = tables[Math.floor(draw() * tables.length)]
  try {
    await client.connect()
    await client.query(`begin; lock table flywheel.${table} in access exclusive mode`)
  } catch {
    // The database is in trouble otherwise as well.
  }
  return async () => void (await client.end().catch(() => {}))
}

/** Takes every connection the database has, and cuts those of the machines. */
async function takeConnections({ url }: World): Promise<() => Promise<void>> {
  const taken: pg.Client[] = []
  let isOver = false
  const take = async (): Promise<boolean> => {
    const client = new pg.Client({ connectionString: url, application_name: 'fault', connectionTimeoutMillis: 2_000 })
    client.on('error', () => {})
    const isIn = await client.connect().then(
      () => true,
      () => false,
    )
    if (isIn) taken.push(client)
    return isIn
  }
  const terminate = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'flywheel'"
  const hold = async () => {
    if (!(await take())) return
    while (!isOver) {
      await taken[0]?.query(terminate).catch(() => {})
      const got = await Promise.all(Array.from({ length: 8 }, take))
      if (!got.some(Boolean)) await after(100)
    }
  }
  const holding = hold()
  await after(300)
  return async () => {
    isOver = true
    await holding
    await Promise.all(taken.map(client => client.end().catch(() => {})))
  }
}
