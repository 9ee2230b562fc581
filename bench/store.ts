/** What keeping a session costs: a move to durable and published, recovery after a crash, and kills at random moments. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fold } from '../src/room/log.ts'
import { Room } from '../src/room/room.ts'
import type { Entry, Move } from '../src/session/types.ts'
import { disk } from '../src/store/disk.ts'
import { createSession, openSession } from '../src/store/file.ts'
import { Journal } from '../src/store/journal.ts'
import { begun, entry, steps } from '../test/room/storm.ts'
import { kill } from '../test/store/killing.ts'
import { figure, median, percentile } from './measure/figures.ts'

const kills = Number(process.argv[2] ?? 200)
const folder = mkdtempSync(join(tmpdir(), 'flywheel-bench-'))
const write = steps.find(s => s.kind === 'write' && s.hidden)!.id

/** What people do in a long session: cards, many changes to them, a thought parked, a step on. */
function moveAt(n: number): Move {
  if (n % 400 === 0) return { do: 'go', to: steps[(n / 400) % steps.length]!.id }
  if (n % 100 === 0) return { do: 'park', text: `thought ${n}` }
  const text = `the release queue waits for one person, ${n}`
  return n < 300 ? { in: write, do: 'add', text } : { in: write, do: 'edit', card: `c${100 + (n % 100)}`, text, saw: 0 }
}

function logOf(size: number): Entry[] {
  const log = begun()
  while (log.length < size) log.push(entry(log.length + 1, moveAt(log.length + 1)))
  return log
}

const ms = (n: number) => `${n.toFixed(2)} ms`

async function openWith(size: number): Promise<Room> {
  const log = logOf(size)
  const path = join(folder, `size-${size}.json`)
  const { writer: keep } = await createSession(path, log[0]!, { session: fold(log.slice(0, 1)) })
  await keep.snapshot(log, fold(log))
  return new Room({ log, writer: keep, now: Date.now, snapshotEvery: 1e8 })
}

/** From asking to everybody having seen it and the disk having it, ms. */
async function oneMove(room: Room, move: Move): Promise<number> {
  const began = performance.now()
  const outcome = room.submit({ by: 'p1' }, move)
  if (!('entry' in outcome)) throw new Error('refused')
  await outcome.saved
  return performance.now() - began
}

async function moves(): Promise<void> {
  const rounds = 500
  const small = await openWith(100)
  const large = await openWith(10_000)
  const times = { small: [] as number[], large: [] as number[], undo: [] as number[] }
  for (let i = -50; i < rounds; i++) {
    const order =
      i % 2
        ? ([
            ['small', small],
            ['large', large],
          ] as const)
        : ([
            ['large', large],
            ['small', small],
          ] as const)
    for (const [name, room] of order) {
      const took = await oneMove(room, { do: 'park', text: `counted ${i}` })
      if (i >= 0) times[name].push(took)
    }
    if (i >= 0 && i % 10 === 0) times.undo.push(await oneMove(large, { do: 'undo', entry: large.log.length }))
  }
  const ratio = percentile(times.large, 0.5) / percentile(times.small, 0.5)
  for (const [name, of] of [
    ['small', '100'],
    ['large', '10,000'],
  ] as const)
    console.log(
      `move to durable and published, ${of} entries: p50 ${ms(percentile(times[name], 0.5))}, p99 ${ms(percentile(times[name], 0.99))}, n ${rounds}`,
    )
  figure('10,000 entries against 100', `${ratio.toFixed(2)} x`, '<= 1.3 x', ratio <= 1.3)
  console.log(`undo of the newest move, 10,000 entries: p50 ${ms(percentile(times.undo, 0.5))}`)

  let longest = 0
  let last = performance.now()
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 0)
  for (let i = 0; i < 7; i++) {
    await oneMove(large, { do: 'go', to: steps[i]!.id })
    await new Promise(resolve => setTimeout(resolve, 120))
    last = performance.now()
    longest = i === 0 ? 0 : longest
  }
  clearInterval(beat)
  console.log(
    `longest the program stood still while the file of ${statSync(join(folder, 'size-10000.json')).size >> 10} kB was written: ${ms(longest)}`,
  )
  await small.leave()
  await large.leave()
}

async function recovery(): Promise<void> {
  const path = join(folder, 'crashed.json')
  const log = logOf(50_000)
  const { writer: keep } = await createSession(path, log[0]!, { session: fold(log.slice(0, 1)) })
  await keep.close(log.slice(0, 1), fold(log.slice(0, 1)))
  const journal = new Journal(disk, path.replace('.json', '.journal'), 't-2', {
    holder: { token: 'bench' },
    check: async () => {},
  })
  await journal.begin(log.slice(1))
  await journal.stop()
  const crash = [path, path.replace('.json', '.journal')].map(file => [file, readFileSync(file)] as const)
  const times: { read: number; fold: number }[] = []
  for (let i = 0; i < 5; i++) {
    for (const [file, bytes] of crash) writeFileSync(file, bytes)
    const began = performance.now()
    const opened = await openSession(path)
    const read = performance.now() - began
    const room = new Room({ log: opened.log, writer: opened.writer, now: Date.now })
    times.push({ read, fold: performance.now() - began - read })
    if (room.session.n !== 50_000) throw new Error('not all came back')
    await room.leave()
  }
  const all = times.map(t => t.read + t.fold)
  console.log(
    `  50,000 entries from a journal of ${crash[1]![1].length >> 10} kB, medians of 5: read and durable ${ms(median(times.map(t => t.read)))}, folded ${ms(median(times.map(t => t.fold)))}`,
  )
  figure('recovery of 50,000 entries, fold included', ms(median(all)), '<= 1000 ms', median(all) <= 1_000)
}

async function killing(): Promise<void> {
  let acknowledged = 0
  let lost = 0
  const back: number[] = []
  for (let i = 0; i < kills; i++) {
    const found = await kill(join(folder, `kills-${Math.floor(i / 20)}`), Math.random() * 150, i % 20 === 0)
    acknowledged += found.acknowledged
    lost += found.lost
    back.push(found.back)
  }
  const slowest = Math.max(...back)
  console.log(`  kill -9 at a random moment, ${kills} times; ${acknowledged} moves were acknowledged`)
  figure('of these lost', `${lost}`, '0', lost === 0)
  figure('back after a kill, the slowest', ms(slowest), '<= 2000 ms', slowest <= 2_000)
}

try {
  await moves()
  await recovery()
  if (kills) await killing()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
