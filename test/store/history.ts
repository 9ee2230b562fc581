/** One history of writers that open, append, save and close the same session, step by step in an order drawn from a seed. */

import type { OpenedSession } from '../../src/ports/session-store.ts'
import { fold } from '../../src/room/log.ts'
import type { Entry } from '../../src/session/types.ts'
import { createSession, openSession } from '../../src/store/file.ts'
import type { Machine } from '../../src/store/machine.ts'
import { readSession } from '../../src/store/session-file.ts'
import { entry, opening } from '../room/storm.ts'
import { added } from './given.ts'
import { type Memory, memoryDisk } from './memory.ts'

/** What came out of one history. `wrong` says what an acknowledged entry suffered; `did` counts what happened on the way. */
export type History = { wrong: string[]; acknowledged: number; did: Record<string, number> }

const path = '/s/t.json'
const bare: Entry = {
  ...opening(),
  move: { ...opening().move, agenda: { id: 'x', title: 'X', minutes: 1, phases: [] } } as Entry['move'],
}

/** A generator of numbers from 0 to 1 (mulberry32): the same for the same seed. */
export function randomOf(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A writer that stands before a call of the disk, until it is let go on. */
type Waiting = { writer: number; go: () => void }

/** Plays the history of this seed. */
export async function playHistory(seed: number): Promise<History> {
  const random = randomOf(seed)
  const below = (n: number) => Math.floor(random() * n)
  const did: Record<string, number> = {}
  const note = (what: string) => {
    did[what] = (did[what] ?? 0) + 1
  }
  const shared = memoryDisk()
  const waiting: Waiting[] = []
  const dead = new Set<number>()
  const acknowledged = new Set<string>()
  let clock = Date.UTC(2026, 10, 22)
  const count = 2 + below(2)
  // In half of the histories the writers cannot see each other, as in containers that share a folder.
  const apart = random() < 0.5

  const machineOf = (writer: number): Machine => ({
    pid: writer + 1,
    host: 'here',
    user: `w${writer}`,
    boot: async () => 'boot',
    space: async () => (apart ? `space ${writer}` : 'space'),
    id: async () => 'id',
    startOf: async pid => (dead.has(pid - 1) ? undefined : `start ${pid}`),
    isLocal: async () => true,
    now: () => clock,
    pause: () => (writer < count ? new Promise(go => waiting.push({ writer, go })) : Promise.resolve()),
  })
  const viewOf = (writer: number): Memory =>
    memoryDisk({
      of: shared,
      now: () => clock,
      before: () => new Promise(go => waiting.push({ writer, go })),
    })

  const made = await createSession(path, bare, { on: shared, machine: machineOf(99) })
  await made.writer.close([bare], fold([bare]))

  const writers = Array.from({ length: count }, (_, writer) =>
    live(writer, { on: viewOf(writer), machine: machineOf(writer) }, { random, below, note, acknowledged }),
  )
  let fault: unknown
  for (const writer of writers)
    writer.catch(error => {
      fault = error
    })

  // In some histories everybody goes on by single calls, in others one goes a long way while the others stand.
  const often = [1, 0.2, 0.03][below(3)]!
  let turn = 0
  // Who sleeps is not let go on for a while; some sleep until everybody else is done.
  const wakes = new Map<number, number>()
  for (let step = 0; ; step++) {
    await new Promise(resolve => setImmediate(resolve))
    const alive = waiting.filter(w => !dead.has(w.writer))
    if (!alive.length) break
    const awake = alive.filter(w => (wakes.get(w.writer) ?? 0) <= step)
    if (!awake.length) {
      wakes.clear()
      continue
    }
    if (random() < often) turn = below(count)
    const theirs = awake.filter(w => w.writer === turn)
    const from = theirs.length ? theirs : awake
    const next = from[below(from.length)]!
    waiting.splice(waiting.indexOf(next), 1)
    next.go()
    const fate = random()
    if (fate < 0.01) {
      wakes.set(below(count), step + 10 + below(400))
      note('slept')
    } else if (fate < 0.012 && dead.size < count - 1) {
      dead.add(below(count))
      note('killed')
    } else if (fate < 0.02) {
      clock += (random() - 0.5) * 7_200_000
      note('clock')
    }
    if (fault) throw fault
    if (step > 50_000) throw new Error(`seed ${seed} does not end`)
  }

  const wrong: string[] = []
  const last = await openSession(path, { on: shared, machine: machineOf(98), takeOver: true })
  const texts = last.log.map(e => (e.move.do === 'park' ? e.move.text : ''))
  for (const text of acknowledged) {
    const times = texts.filter(t => t === text).length
    if (times !== 1) wrong.push(`${text} stands ${times} times in the log`)
  }
  const twice = texts.filter((t, i) => t && texts.indexOf(t) !== i)
  if (twice.length) wrong.push(`twice: ${twice.join(', ')}`)
  if (last.log.some((e, i) => e.n !== i + 1)) wrong.push('the log has gaps')
  if (last.torn) note(last.torn)
  await last.writer.close(last.log, fold(last.log))
  if ((await readSession(path, shared)).log.length !== last.log.length) wrong.push('closing lost something')
  return { wrong, acknowledged: acknowledged.size, did }
}

type Chance = {
  random: () => number
  below: (n: number) => number
  note: (what: string) => void
  acknowledged: Set<string>
}

/** One writer's life: opens a few times, also over others; appends, saves beside that, tries again once, closes or not. */
async function live(
  writer: number,
  at: { on: Memory; machine: Machine },
  { random, below, note, acknowledged }: Chance,
): Promise<void> {
  let number = 0
  for (let holding = 0; holding < 3; holding++) {
    let opened: OpenedSession
    try {
      opened = await openSession(path, { ...at, takeOver: random() < 0.5 })
      note('opened')
    } catch {
      note('refused')
      continue
    }
    const log = [...opened.log]
    const beside: Promise<unknown>[] = []
    for (let moves = below(6); moves > 0; moves--) {
      const texts = Array.from({ length: 1 + below(2) }, () => `${writer}.${number++}`)
      const news = texts.map((text, i) => entry(log.length + 1 + i, { do: 'park', text }))
      const append = () => added(opened.writer, news)
      const saved = await append()
        .catch(() => (random() < 0.7 ? append() : Promise.reject()))
        .then(
          () => true,
          () => false,
        )
      if (!saved) {
        note('told')
        break
      }
      for (const text of texts) acknowledged.add(text)
      log.push(...news)
      if (random() < 0.3) beside.push(opened.writer.snapshot([...log], fold(log)).catch(() => note('no snapshot')))
    }
    await Promise.all(beside)
    if (random() < 0.7)
      await opened.writer.close(log, fold(log)).then(
        () => note('closed'),
        () => note('not closed'),
      )
  }
}
