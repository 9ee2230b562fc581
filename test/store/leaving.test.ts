/** How often the files are written: the session once in ten seconds at most and after a step, when it is left once, and not again. */
import { expect, test, vi } from 'vitest'
import { nowhere, type SessionWriter } from '../../src/ports/session-store.ts'
import { fold } from '../../src/room/log.ts'
import { Room } from '../../src/room/room.ts'
import { createSession, openSession } from '../../src/store/file.ts'
import { readSession } from '../../src/store/session-file.ts'
import { begun, entry, steps } from '../room/storm.ts'
import { added } from './given.ts'
import { type Memory, memoryDisk } from './memory.ts'

const path = '/s/t-2.json'
const log = begun()
const news = entry(log.length + 1, { do: 'park', text: 'one more' })

/** What files were given their names since, by name. */
const named = (on: Memory, from = 0) =>
  on.changes
    .slice(from)
    .flatMap(c => (c.do === 'name' && c.from !== undefined && !c.path.endsWith('.lock') ? [c.path] : []))

async function kept() {
  const on = memoryDisk()
  const { writer: keep } = await createSession(path, log[0]!, { on })
  await added(keep, log.slice(1))
  await keep.snapshot(log, fold(log))
  return { on, keep }
}

test('a session that the file has already is left without writing it again', async () => {
  const { on, keep } = await kept()
  const from = on.changes.length
  await keep.close(log, fold(log))
  expect(on.changes.slice(from).filter(c => c.do === 'write')).toEqual([])
  expect([...on.names.keys()].filter(name => /journal|lock/.test(name))).toEqual([])
  expect((await readSession(path, on)).log).toEqual(log)
})

test('with news it is written once, and no journal is begun that nothing goes on from', async () => {
  const { on, keep } = await kept()
  await added(keep, [news])
  const from = on.changes.length
  await keep.close([...log, news], fold([...log, news]))
  expect(named(on, from).filter(name => !/moved|previous/.test(name))).toEqual([path])
  expect([...on.names.keys()].filter(name => /journal|lock/.test(name))).toEqual([])
  expect((await readSession(path, on)).log).toEqual([...log, news])
})

test('one that somebody else put another file in place of is written again, and one without what it adds up to', async () => {
  const { on, keep } = await kept()
  on.names.delete(path)
  await keep.close(log, fold(log))
  expect((await readSession(path, on)).log).toEqual(log)

  const again = await openSession(path, { on })
  await again.writer.snapshot(log)
  const from = on.changes.length
  await again.writer.close(log, fold(log))
  expect(named(on, from)).toContain(path)
})

test('one whose journal somebody took away is left all the same', async () => {
  const { on, keep } = await kept()
  await added(keep, [news])
  on.names.delete('/s/t-2.journal')
  await keep.close([...log, news], fold([...log, news]))
  expect((await readSession(path, on)).log).toEqual([...log, news])
  expect([...on.names.keys()].filter(name => /journal|lock/.test(name))).toEqual([])
})

test('a burst of moves rewrites the file once in ten seconds, and a step that is gone to once more', async () => {
  vi.useFakeTimers()
  try {
    const files: number[] = []
    const keep: SessionWriter = {
      ...nowhere,
      snapshot: async entries => void files.push(entries.length),
    }
    const room = new Room({ log, writer: keep, now: () => Date.parse('2026-11-22T10:00:00Z') })
    /** Fifty moves a second for so many seconds. */
    const burst = async (seconds: number) => {
      for (let i = 0; i < seconds * 50; i++) {
        room.submit({ by: 'p1' }, { do: 'park', text: `thought ${i}` })
        await vi.advanceTimersByTimeAsync(20)
      }
    }
    await burst(9)
    expect(files).toEqual([])
    await burst(21)
    expect(files).toHaveLength(3)
    room.submit({ by: 'p1' }, { do: 'go', to: steps[1]!.id })
    await vi.advanceTimersByTimeAsync(50)
    expect(files).toHaveLength(4)
    expect(files.at(-1)).toBe(room.log.length)
    await burst(9)
    expect(files).toHaveLength(4)
    await room.leave()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(files).toHaveLength(4)
  } finally {
    vi.useRealTimers()
  }
})
