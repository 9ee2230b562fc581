/** The index of a folder: it spares reading, and never makes a list say anything else than the files do. */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fold } from '../../src/room/log.ts'
import type { Entry, Move } from '../../src/session/types.ts'
import { type Disk, disk } from '../../src/store/disk.ts'
import { fewest, indexName } from '../../src/store/folder-index.ts'
import { format, print } from '../../src/store/format.ts'
import { listActions, listSessions } from '../../src/store/list.ts'
import { begun, entry } from '../room/storm.ts'
import { folder } from './given.ts'

// What was written just now is not relied on; here it was written an hour ago.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 }))
afterEach(() => void vi.useRealTimers())

const texts = new Map<string, string>()

/** A closed or open session with an action of this text. */
function textOf(number: number, action: string, closed: boolean): string {
  const key = `${number} ${action} ${closed}`
  const known = texts.get(key)
  if (known) return known
  const [open, ...rest] = begun()
  const turn = { ...(open!.move as Move & { do: 'open' }).turn, id: `t-${number}`, number }
  const log: Entry[] = [{ ...open!, move: { ...open!.move, turn } as Move }, ...rest]
  log.push(entry(log.length + 1, { in: 'close.actions', do: 'add', text: action, owner: 'Chidi', due: '2026-12-01' }))
  if (closed) log.push(entry(log.length + 1, { do: 'close' }))
  const text = [...print({ format, id: turn.id, log, session: fold(log) })].join('')
  texts.set(key, text)
  return text
}

function full(count = fewest + 2): string {
  const dir = folder()
  for (let i = 0; i < count; i++) writeFileSync(join(dir, `s${i}.json`), textOf(i, 'try it', i % 3 > 0))
  return dir
}

/** The disk as it is to a list that cannot tell whether a file changed. */
const withoutStamps: Disk = {
  ...disk,
  async look(path) {
    const seen = await disk.look(path)
    return seen && { ...seen, stamp: undefined }
  },
}

/** A disk that counts the files opened to be read. */
function counting(): { on: Disk; opened: string[] } {
  const opened: string[] = []
  return { opened, on: { ...disk, open: path => (opened.push(path), disk.open(path)) } }
}

test('a second list opens the index alone, and says the same', async () => {
  const dir = full()
  const first = await listSessions(dir)
  const { on, opened } = counting()
  expect(await listSessions(dir, on)).toEqual(first)
  expect(opened).toEqual([join(dir, indexName)])
  expect((await listActions(dir, on)).map(a => a.actions?.map(x => x.text))).toEqual(
    first.map(() => ['try one backup', 'try it']),
  )
})

test('a small folder gets no index, and what changed a moment ago is read again', async () => {
  const dir = full(3)
  await listSessions(dir)
  expect(readdirSync(dir).filter(n => n.startsWith('.'))).toEqual([])
  vi.useRealTimers()
  const fresh = full()
  await listSessions(fresh)
  expect(existsSync(join(fresh, indexName))).toBe(false)
})

test('an index is worth it from 64 files on', async () => {
  for (const [count, isThere] of [
    [63, false],
    [64, true],
  ] as const) {
    const dir = full(count)
    await listSessions(dir)
    expect(existsSync(join(dir, indexName))).toBe(isThere)
  }
})

test('an index of 64 MiB is read, a larger one is not', async () => {
  const dir = full()
  await listSessions(dir)
  for (const [size, files] of [
    [64 * 1024 * 1024, 1],
    [64 * 1024 * 1024 + 1, 1 + fewest + 2],
  ] as const) {
    const { on, opened } = counting()
    const open: Disk['open'] = async path => {
      const file = await on.open(path)
      return path.endsWith(indexName) ? { ...file, look: async () => ({ ...(await file.look()), size }) } : file
    }
    await listSessions(dir, { ...on, open })
    expect(opened).toHaveLength(files)
  }
})

test('two lists at once leave one whole index', async () => {
  const dir = full()
  const [a, b] = await Promise.all([listSessions(dir), listSessions(dir)])
  expect(a).toEqual(b)
  const { on, opened } = counting()
  expect(await listSessions(dir, on)).toEqual(a)
  expect(opened).toHaveLength(1)
  expect(readdirSync(dir).filter(n => n.startsWith('.'))).toEqual([indexName])
})

const at = fc.nat(fewest + 1)
const change = fc.oneof(
  fc.record({ do: fc.constant('write' as const), at, text: fc.constantFrom('one', 'two'), closed: fc.boolean() }),
  fc.record({ do: fc.constant('remove' as const), at }),
  fc.record({ do: fc.constant('swap' as const), at, with: at }),
  fc.record({ do: fc.constant('flip' as const), at, byte: fc.nat(20_000) }),
  fc.record({ do: fc.constant('other' as const), at, text: fc.constantFrom('{}', '[', '{"name": "other"}', '') }),
  fc.record({ do: fc.constant('journal' as const), at }),
  fc.record({
    do: fc.constant('index' as const),
    text: fc.constantFrom('', '{}', '[]\n[]\n[]', '\n\n'),
    cut: fc.nat(30_000),
  }),
)

function make(dir: string, what: typeof change extends fc.Arbitrary<infer T> ? T : never): unknown {
  const path = (i: number) => join(dir, `s${i}.json`)
  const flipped = (bytes: Buffer, i: number) => {
    if (bytes.length) bytes[i % bytes.length]! ^= 1
    return bytes
  }
  switch (what.do) {
    case 'write':
      return writeFileSync(path(what.at), textOf(what.at, what.text, what.closed))
    case 'remove':
      return rmSync(path(what.at), { force: true })
    case 'swap':
      return existsSync(path(what.with)) ? renameSync(path(what.with), path(what.at)) : undefined
    case 'flip':
      return existsSync(path(what.at))
        ? writeFileSync(path(what.at), flipped(readFileSync(path(what.at)), what.byte))
        : undefined
    case 'other':
      return writeFileSync(path(what.at), what.text)
    case 'journal':
      return writeFileSync(join(dir, `s${what.at}.journal`), '')
    case 'index': {
      const index = join(dir, indexName)
      if (!existsSync(index)) return
      return writeFileSync(index, what.text || flipped(readFileSync(index), what.cut))
    }
  }
}

test('whatever happens to the files and to it, a list says what it says without it', async () => {
  const dir = full()
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async changes => {
      await listSessions(dir)
      for (const one of changes) make(dir, one)
      expect(await listSessions(dir)).toEqual(await listSessions(dir, withoutStamps))
      expect(await listActions(dir)).toEqual(await listActions(dir, withoutStamps))
    }),
    { numRuns: 25 },
  )
})
