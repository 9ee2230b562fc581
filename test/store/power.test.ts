/** The power fails at every moment of a session's life: the state is whole, old or new, and has everything acknowledged. */

import { expect, test } from 'vitest'
import { fold } from '../../src/room/log.ts'
import type { Entry } from '../../src/session/types.ts'
import { restoreSession } from '../../src/store/damage/restore.ts'
import { createSession, openSession } from '../../src/store/file.ts'
import { placesOf } from '../../src/store/places.ts'
import { entry, opening } from '../room/storm.ts'
import { added } from './given.ts'
import { randomOf } from './history.ts'
import { afterPowerCut, type Change, type Memory, memoryDisk } from './memory.ts'

const path = '/s/t.json'
const bare: Entry = {
  ...opening(),
  move: { ...opening().move, agenda: { id: 'x', title: 'X', minutes: 1, phases: [] } } as Entry['move'],
}
const cards = (count: number) => ({
  safe: {
    since: 1,
    texts: Array.from({ length: count }, (_, i) => ({ text: `card ${i}` })),
    counts: {},
    people: count,
  },
})

/** What was acknowledged when the disk had made so many changes: entries of the log, cards in the box. */
type Told = { changes: number; entries: number; cards: number }

/**
 * A session of 60 entries on a disk in memory: made, written to, killed, taken over, damaged by nobody, written to, left.
 * Returns when what was acknowledged.
 */
async function sixty(on: Memory): Promise<Told[]> {
  const told: Told[] = []
  let kept = 0
  const log = [bare]
  const tell = () => told.push({ changes: on.changes.length, entries: log.length, cards: kept })
  const write = async (keep: Awaited<ReturnType<typeof openSession>>['writer'], upTo: number) => {
    while (log.length < upTo) {
      const news = Array.from({ length: Math.min(1 + (log.length % 3), upTo - log.length) }, (_, i) =>
        entry(log.length + 1 + i),
      )
      await added(keep, news)
      log.push(...news)
      tell()
      if (log.length % 4 === 0) await keep.snapshot([...log], fold(log))
      if (log.length % 5 === 0) {
        await keep.saveBallots?.(cards(kept + 1))
        kept++
        tell()
      }
    }
  }
  const first = await createSession(path, bare, { on })
  tell()
  await write(first.writer, 40)
  const second = await openSession(path, { on, takeOver: true })
  expect(second.log).toEqual(log)
  await write(second.writer, 60)
  kept = 0
  await second.writer.saveBallots?.({})
  await second.writer.close(log, fold(log))
  return told
}

/** Of the changes that were not synced: none, all, all but one, and by lot. */
function fates(changes: readonly Change[], seed: number): ((change: Change, at: number) => boolean)[] {
  const random = randomOf(seed)
  const lots = Array.from({ length: 4 }, () => changes.map(() => random() < 0.5))
  const last = changes.length - 1
  return [
    () => false,
    () => true,
    ...[0, 1, 2, 3].map(back => (_: Change, at: number) => at !== last - back),
    ...lots.map(lot => (_: Change, at: number) => lot[at]!),
    // Names without what was written, and the other way round.
    change => change.do === 'name' || change.do === 'unname',
    change => change.do === 'write',
  ]
}

/** Every state at every change by FLYWHEEL_POWER=all; otherwise one or two of the twelve at each, in turn. */
const isAll = process.env.FLYWHEEL_POWER === 'all'

test('at every change of a session of 60 entries: 0 unreadable, 0 acknowledged lost', async () => {
  const on = memoryDisk()
  const told = await sixty(on)
  let states = 0
  const wrong: string[] = []
  for (let cut = 0; cut <= on.changes.length; cut++) {
    const before = on.changes.slice(0, cut)
    const known = told.findLast(t => t.changes <= cut)
    const mayLoseBox = !told.some(t => t.changes > cut && t.cards >= (known?.cards ?? 0))
    for (const [i, fate] of fates(before, cut).entries()) {
      if (!isAll && i % 8 !== cut % 8) continue
      const left = afterPowerCut(before, fate)
      states++
      const say = `cut after ${cut} (${JSON.stringify(before.at(-1), (k, v) => (k === 'bytes' ? undefined : v))}), fate ${i}`
      try {
        if (!known && !left.names.has(path)) continue
        const again = await openSession(path, { on: left, takeOver: true })
        if (again.log.length < (known?.entries ?? 0)) wrong.push(`${say}: ${again.log.length} of ${known?.entries}`)
        if (again.log.some((e, n) => e.n !== n + 1)) wrong.push(`${say}: gaps`)
        if (known && !mayLoseBox && (again.ballots?.safe?.texts.length ?? 0) < known.cards) wrong.push(`${say}: box`)
      } catch (error) {
        if (known) wrong.push(`${say}: ${(error as Error).message}`)
      }
    }
  }
  expect(wrong.slice(0, 5)).toEqual([])
  if (isAll) console.log(`${states} states of the disk after ${on.changes.length} changes`)
  expect(states).toBeGreaterThan(isAll ? 3_000 : 400)
})

test.each([
  ['takes less than it is given', (length: number) => ({ says: Math.ceil(length / 2), keeps: Math.ceil(length / 2) })],
  ['says it took what it did not', (length: number) => ({ says: length, keeps: Math.max(0, length - 9) })],
])('a journal whose disk %s acknowledges nothing that is not there', async (_, take) => {
  let odd = 0
  const on = memoryDisk({
    takes: (name, length) =>
      name.endsWith('.journal') && odd++ % 3 === 1 ? take(length) : { says: length, keeps: length },
  })
  const { writer: keep } = await createSession(path, bare, { on })
  const log = [bare]
  let refused = 0
  while (log.length < 60) {
    const news = [entry(log.length + 1), entry(log.length + 2)]
    const append = () => added(keep, news)
    await append().catch(() => {
      refused++
      return append()
    })
    log.push(...news)
    const left = afterPowerCut(on.changes, () => false)
    expect((await openSession(path, { on: left, takeOver: true })).log).toEqual(log)
  }
  expect(odd).toBeGreaterThan(5)
  if (take(100).says > take(100).keeps) expect(refused).toBeGreaterThan(3)
})

/** Files given a name since these changes whose content or name was not on the disk by the end; '' when all were. */
function notPressed(changes: readonly Change[], from = 0): string[] {
  return changes.flatMap((change, at) => {
    if (at < from || change.do !== 'name' || change.from === undefined) return []
    const written = changes.slice(0, at).some(c => c.do === 'sync' && c.id === change.id)
    const named = changes.slice(at).some(c => c.do === 'syncFolder')
    return written && named ? [] : [change.path]
  })
}

/** These are not promised to survive the power: who holds the session, and copies of what is safe elsewhere. */
const unpromised = (name: string) => !/\.lock$|previous$/.test(name)

test('whatever is given a name is on the disk first, and its name before anybody is told', async () => {
  const on = memoryDisk()
  const { writer: keep } = await createSession(path, bare, { on })
  expect(on.calls.slice(0, 3)).toEqual(['folder s', 'syncFolder ', 'look t.lock'])
  const steps: [string, () => Promise<unknown>][] = [
    ['made', async () => {}],
    ['first entry', () => added(keep, [entry(2)])],
    ['snapshot', () => keep.snapshot([bare, entry(2)], fold([bare, entry(2)]))],
    ['box', async () => keep.saveBallots?.(cards(1))],
  ]
  for (const [name, work] of steps) {
    const from = name === 'made' ? 0 : on.changes.length
    await work()
    expect(notPressed(on.changes, from).filter(unpromised), name).toEqual([])
    expect(
      on.changes.slice(from).some(c => c.do === 'name' && c.from !== undefined),
      name,
    ).toBe(true)
  }
  const from = on.changes.length
  await added(keep, [entry(3)])
  expect(on.changes.slice(from).map(c => c.do)).toEqual(['write', 'sync'])
  const places = placesOf(path)

  // What is revealed must not come back with the power, and nobody else may come in before the end is on the disk.
  await keep.saveBallots({})
  expect(on.changes.slice(-2).map(c => c.do)).toEqual(['unname', 'syncFolder'])
  const ended = memoryDisk()
  const short = await createSession(path, bare, { on: ended })
  await added(short.writer, [entry(2)])
  await short.writer.close([bare, entry(2)], fold([bare, entry(2)]))
  expect(ended.changes.slice(-3).map(c => (c.do === 'unname' ? c.path : c.do))).toEqual([
    expect.stringMatching(/\.moved$/),
    'syncFolder',
    places.lock,
  ])

  // Putting back: the damaged file is kept and the new one written before the journal goes.
  const broken = afterPowerCut(on.changes, () => true)
  const session = broken.names.get(path)!
  session.bytes = session.bytes.subarray(0, session.bytes.length - 20)
  broken.names.delete(places.lock)
  const restored = await restoreSession(path, { on: broken })
  expect(restored.entries).toBe(3)
  expect(notPressed(broken.changes).filter(name => unpromised(name) && !name.endsWith('.moved'))).toEqual([])
  const named = broken.changes.flatMap(c => (c.do === 'name' ? [c.path] : []))
  expect(named).toContain(restored.aside)
  expect(named.indexOf(restored.aside!)).toBeLessThan(named.indexOf(path))
  expect(named.indexOf(path)).toBeLessThan(named.findIndex(name => name.endsWith('.moved')))
})
