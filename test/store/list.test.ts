import { copyFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fold } from '../../src/room/log.ts'
import type { Entry, Move } from '../../src/session/types.ts'
import { type Disk, disk } from '../../src/store/disk.ts'
import { createSession } from '../../src/store/file.ts'
import { format, print } from '../../src/store/format.ts'
import { listSessions } from '../../src/store/list.ts'
import { drawHome } from '../../src/views/home/home-drawing.ts'
import { begun, entry, steps } from '../room/storm.ts'
import { added, folder, session } from './given.ts'

/** Writes a session of this turn, with moves after its beginning; `later` days after the first turn. */
function write(path: string, number: number, moves: Move[], later = number): void {
  const [open, ...rest] = begun()
  const turn = { ...(open!.move as Move & { do: 'open' }).turn, id: `t-${number}`, number }
  const log: Entry[] = [{ ...open!, move: { ...open!.move, turn } as Move }, ...rest]
  for (const move of moves) log.push(entry(log.length + 1, move))
  const shifted = log.map(e => ({ ...e, at: new Date(Date.parse(e.at) + later * 86_400_000).toISOString() }))
  writeFileSync(path, [...print({ format, id: turn.id, log: shifted, session: fold(shifted) })].join(''))
}

test('tells of each session what the home screen shows, open ones first, then the newest', async () => {
  const dir = folder()
  write(join(dir, 'a.json'), 2, [
    { in: 'action.bet', do: 'fill', gap: 'we', text: 'stop the queue' },
    { in: 'action.bet', do: 'fill', gap: 'owner', text: 'Bo' },
    { in: 'close.actions', do: 'add', text: 'try a backup', owner: 'Chidi', due: '2026-12-01' },
    { do: 'close' },
  ])
  write(join(dir, 'b.json'), 3, [{ in: 'open.settle', do: 'score', result: 'hit' }, { do: 'close' }])
  write(join(dir, 'c.json'), 1, [{ do: 'go', to: 'safe.write' }])
  writeFileSync(join(dir, 'd.json'), '{"format": 3,\n"log": [}')
  utimesSync(join(dir, 'd.json'), 0, 0)
  writeFileSync(join(dir, 'package.json'), '{"name": "something else"}')
  writeFileSync(join(dir, 'notes.md'), '# not a session')
  const found = await listSessions(dir)
  expect(found.map(s => [s.key.slice(-6), s.state])).toEqual([
    ['c.json', 'open'],
    ['b.json', 'closed'],
    ['a.json', 'closed'],
    ['d.json', 'unreadable'],
  ])
  const [open, , closed, unreadable] = found
  expect(open).toMatchObject({ id: 't-1', team: 'checkout', number: 1, kind: 'retro', people: 4, day: '2026-11-23' })
  expect(open).toMatchObject({ at: 'Said safely', phase: 'purpose' })
  expect(closed).toMatchObject({
    openActions: 2,
    oldestAction: { text: 'try one backup', owner: 'Bo', carried: expect.any(Number) },
    bet: 'stop the queue  Bo',
  })
  expect(unreadable).toMatchObject({
    reason: 'd.json, line 2: a value was expected.',
    bytes: 23,
    last: '1970-01-01T00:00:00.000Z',
  })
})

test('knows how a later turn scored the bet', async () => {
  const dir = folder()
  write(join(dir, 'a.json'), 1, [{ do: 'close' }])
  write(join(dir, 'b.json'), 2, [{ in: 'open.settle', do: 'score', result: 'partly' }])
  const results = (await listSessions(dir)).map(s => [s.id, s.result])
  expect(results).toEqual([
    ['t-2', undefined],
    ['t-1', 'partly'],
  ])
})

test('says who has a session open', async () => {
  const dir = folder()
  const { writer: keep, log } = await session(join(dir, 't-2.json'))
  const [info] = await listSessions(dir)
  expect(info).toMatchObject({
    state: 'open',
    people: 0,
    lockedBy: expect.stringMatching(new RegExp(`^pid ${process.pid}, `)),
  })
  await keep.close(log, fold(log))
  expect((await listSessions(dir))[0]!.lockedBy).toBeUndefined()
})

test('is empty for a folder that is not there', async () => {
  expect(await listSessions(join(folder(), 'none'))).toEqual([])
})

test('every file of a folder is read once and looked at three times at most, however many there are', async () => {
  const dir = folder()
  for (let i = 1; i <= 60; i++) write(join(dir, `t-${i}.json`), i, [{ do: 'close' }])
  const calls = { open: 0, look: 0 }
  const isSession = (path: string) => /t-\d+\.json$/.test(path)
  const counting: Disk = {
    ...disk,
    open(path) {
      if (isSession(path)) calls.open++
      return disk.open(path)
    },
    look(path) {
      if (isSession(path)) calls.look++
      return disk.look(path)
    },
  }
  expect(await listSessions(dir, counting)).toHaveLength(60)
  expect(calls.open).toBe(60)
  expect(calls.look).toBeLessThanOrEqual(3 * 60)
})

test('of two files of one session the one with entries in its journal is it; the home screen names the other as its copy', async () => {
  const dir = folder()
  const path = join(dir, 'a-very-long-name.json')
  const [open, ...rest] = begun()
  const made = await createSession(path, open!, { session: fold([open!]) })
  copyFileSync(path, join(dir, 'a.json'))
  await added(made.writer, rest)
  const found = await listSessions(dir)
  expect(Object.fromEntries(found.map(s => [s.key.slice(dir.length + 1), s.copyOf]))).toEqual({
    'a-very-long-name.json': undefined,
    'a.json': 'a-very-long-name.json',
  })
  const at = found.findIndex(s => s.copyOf !== undefined)
  const home = drawHome({ sessions: found, at, dir, width: 80, height: 24, now: 0, keys: [] }).lines().join('\n')
  expect(home).toContain('copy of a-very-long-name.json')
  expect(home).toContain('A copy of a-very-long-name.json, which has the newest entries.')
  await made.writer.close([open!, ...rest], fold([open!, ...rest]))
})

/** What each file of a folder is said to be a copy of, by name. */
async function copiesIn(dir: string): Promise<Record<string, string | undefined>> {
  const found = await listSessions(dir)
  return Object.fromEntries(found.map(s => [s.key.slice(dir.length + 1), s.copyOf]))
}

test('of files that say the same the one with the shortest name is it, then the first in the alphabet', async () => {
  const dir = folder()
  for (const name of ['b.json', 'a (copy).json', 'a.json', 'c-longer.json']) write(join(dir, name), 2, [])
  // Another session, and one with the same turn that was opened on another day, are no copies.
  write(join(dir, 'other.json'), 3, [])
  write(join(dir, 'again.json'), 2, [], 9)
  expect(await copiesIn(dir)).toEqual({
    'a.json': undefined,
    'b.json': 'a.json',
    'a (copy).json': 'a.json',
    'c-longer.json': 'a.json',
    'other.json': undefined,
    'again.json': undefined,
  })
})

test('of files of one session the one that goes on longest is it, whatever its name', async () => {
  const dir = folder()
  write(join(dir, 'a.json'), 2, [])
  write(join(dir, 'much-longer.json'), 2, [{ do: 'park', text: 'who pays' }])
  expect(await copiesIn(dir)).toEqual({ 'a.json': 'much-longer.json', 'much-longer.json': undefined })
})

test('a log without what it adds up to is listed by its entries, up to where somebody went last', async () => {
  const dir = folder()
  const log = begun()
  writeFileSync(join(dir, 'log.json'), [...print({ format, id: 't-2', log })].join(''))
  const [found] = await listSessions(dir)
  expect(found).toMatchObject({ state: 'open', id: 't-2', people: 4, at: steps.at(-1)!.title })
  writeFileSync(join(dir, 'log.json'), [...print({ format, id: 't-2', log: log.slice(0, 6) })].join(''))
  expect(await listSessions(dir)).toMatchObject([{ at: steps[0]!.title }])
  writeFileSync(join(dir, 'log.json'), [...print({ format, id: 't-2', log: log.slice(0, 2) })].join(''))
  const [early] = await listSessions(dir)
  expect([early?.people, early?.at]).toEqual([1, undefined])
})
