/** Moves that are durable: those that rooms take, and cards that people type at terminals. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { figure, percentile } from '../measure/figures.ts'
import { after, forAll } from './at-once.ts'
import { told } from './coming.ts'
import { memoryOf } from './machines.ts'
import type { Orders, Took } from './room-process.ts'
import { come, cpuOf, processesOf, type Scene } from './scene.ts'

const program = join(import.meta.dirname, 'room-process.ts')
/** ms that moves come in. */
const ms = 10_000

type Wanted = Pick<Scene, 'place' | 'postgres'> & Omit<Orders, 'keys' | 'ms'> & { keys: readonly string[] }

/** What came of all processes: the same as of one, with CPU of the database, and bytes of memory that the rooms took. */
export type Sum = Took & { database: number; memory: number }

/** Opens rooms in as many processes as a service has workers and gives them moves. */
export async function moveIn({ place, postgres, keys, people, rate, looking }: Wanted): Promise<Sum> {
  const count = availableParallelism()
  const processes = Array.from({ length: count }, () =>
    fork(program, { serialization: 'advanced', env: { UV_THREADPOOL_SIZE: '16', ...process.env } }),
  )
  await Promise.all(processes.map(one => once(one, 'message')))
  const empty = processes.reduce((sum, one) => sum + memoryOf(one.pid ?? 0), 0)
  await Promise.all(
    processes.map((one, p) =>
      answered(one, {
        ...{ place, people, ms, looking },
        keys: keys.filter((_, i) => i % count === p),
        rate: rate === 'most' ? rate : rate / count,
      } satisfies Orders),
    ),
  )
  const memory = processes.reduce((sum, one) => sum + memoryOf(one.pid ?? 0), 0) - empty
  const before = cpuOf(processesOf(postgres))
  const took = await Promise.all(processes.map(one => answered<Took>(one, 'go')))
  const database = cpuOf(processesOf(postgres)) - before
  await Promise.all(
    processes.map(one => {
      one.send('end')
      return once(one, 'exit')
    }),
  )
  return {
    waits: took.flatMap(one => one.waits),
    cpu: took.reduce((sum, one) => sum + one.cpu, 0),
    ms: Math.max(...took.map(one => one.ms)),
    refused: took.flatMap(one => one.refused),
    database,
    memory,
  }
}

async function answered<T>(one: ChildProcess, message: Orders | 'go'): Promise<T> {
  const answer = new Promise<T>((resolve, reject) => {
    one.once('message', said => resolve(said as T))
    one.once('exit', code => reject(new Error(`a process with rooms ended (${code})`)))
  })
  one.send(message)
  return answer
}

/** Moves a second that come in to each room: 3,000 in 300 rooms. */
const eachRoom = 10

/** Rooms with the store of a service and no terminals: moves come at the rate that is aimed at, and then as fast as each room takes them. */
export async function movesOfRooms({ place, postgres, rooms, people, everybody }: Scene): Promise<void> {
  const keys = [...new Set(everybody.map(who => who.room))]
  const where = { place, postgres, keys, people, looking: false }
  const aim = eachRoom * rooms
  const offered = await moveIn({ ...where, rate: aim })
  const [rate, late] = [rateOf(offered), percentile(offered.waits, 0.99)]
  figure(
    `durable moves in ${rooms} rooms, ${aim}/s come in`,
    `${rate}/s, ${told(offered.waits)}`,
    `${aim}/s, p99 ≤ 50 ms`,
    rate >= 0.99 * aim && late <= 50,
  )
  console.log(`  ${costOf(offered)}`)
  const most = await moveIn({ ...where, rate: 'most' })
  const reached = rateOf(most)
  const isEnough = rooms < 300 || reached >= 3_000
  figure(
    '  each as soon as the last is durable',
    `${reached}/s, ${told(most.waits)}`,
    rooms < 300 ? '' : '≥ 3000/s',
    isEnough,
  )
  console.log(`  ${costOf(most)}`)
  for (const { refused } of [offered, most])
    if (refused.length) console.log(`  refused ${refused.length}: ${refused[0]}`)
}

function rateOf({ waits, ms }: Sum): number {
  return Math.round((waits.length / ms) * 1_000)
}

/** CPU is counted from the first move on, waits a tenth of the time later. */
function costOf({ waits, cpu, database }: Sum): string {
  const each = (of: number) => Math.round((of / (waits.length / 0.9)) * 1_000)
  return `CPU of a move: ${each(cpu)} µs in the rooms, ${each(database)} µs in the database`
}

/** One person in each room types card after card in plain lines, each as soon as the last is said to be saved. */
export async function cardsTyped(scene: Scene): Promise<void> {
  const { machine, everybody, people, rooms, postgres } = scene
  const first = everybody.filter((_, i) => i % people === 0)
  const writers = await forAll(first, who => come(machine, who, { seen: 'Enter.', linear: true }))
  await after(1_000)
  const took: number[] = []
  const [ours, database] = [machine.processes(), processesOf(postgres)]
  const before = [cpuOf(ours), cpuOf(database)] as const
  const began = performance.now()
  await Promise.all(
    writers.map(async (person, w) => {
      for (let n = 0; n < 190 && performance.now() < began + ms; n++) {
        const since = performance.now()
        person.output = ''
        person.type(`word ${w} ${n}\n`)
        if (await person.see(/Card \d+ saved/, 10_000)) took.push(performance.now() - since)
      }
    }),
  )
  const rate = Math.round((took.length / (performance.now() - began)) * 1_000)
  figure(`cards typed in plain lines, one each in ${rooms} rooms`, `${rate}/s, ${told(took)}`, '', true)
  const each = (of: number) => Math.round((of / took.length) * 1_000)
  const spent = [cpuOf(ours) - before[0], cpuOf(database) - before[1]] as const
  console.log(`  CPU of a card: ${each(spent[0])} µs in the service, ${each(spent[1])} µs in the database`)
  for (const person of writers) person.leave()
  await after(1_000)
}
