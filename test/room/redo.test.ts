/** Which entry undo and redo mean: one's own newest, and only while nothing new came after it. */
import { expect, test } from 'vitest'
import { fold, isUndoable, lastRedoable, lastUndoable, undone } from '../../src/room/log.ts'
import type { Entry, Move } from '../../src/session/types.ts'
import { begun, entry, steps } from './storm.ts'

const start = begun()
const n = start.length + 1
const park: Move = { do: 'park', text: 'who pays' }
const undo = (target: number): Move => ({ do: 'undo', entry: target })
/** Moves made after everybody came, by these people. Bo is p2, Chidi p3; Ana, p1, facilitates. */
const log = (...made: [by: string, move: Move, hand?: string][]): Entry[] => [
  ...start,
  ...made.map(([by, move, hand], i) => ({ ...entry(n + i, move, by), ...(hand ? { hand } : {}) })),
]
const undoable = (entries: Entry[], me: string) => lastUndoable(fold(entries), entries, me)?.n
const redoable = (entries: Entry[], me: string) => lastRedoable(entries, me)?.n

test('undo means one’s own newest; the facilitator’s, anybody’s', () => {
  const entries = log(['p2', park], ['p3', park], ['p3', park])
  expect(['p1', 'p2', 'p3', 'p4'].map(me => undoable(entries, me))).toEqual([n + 2, n, n + 2, undefined])
  expect(undoable(log(['p2', park, 'p1'], ['p3', park]), 'p2')).toBe(n)
})

test('what is taken back is passed over, and so is what is never taken back', () => {
  expect(undoable(log(['p2', park], ['p2', park], ['p2', undo(n + 1)]), 'p2')).toBe(n)
  expect(undoable(log(['p2', park], ['p2', { do: 'sit' }]), 'p2')).toBe(n)
})

test('redo means one’s own newest undo', () => {
  const entries = log(['p2', park], ['p3', park], ['p2', undo(n)], ['p3', undo(n + 1)])
  expect(['p1', 'p2', 'p3'].map(me => redoable(entries, me))).toEqual([undefined, n + 2, n + 3])
  expect(redoable(log(['p2', park], ['p2', undo(n), 'p1']), 'p1')).toBe(n + 1)
  expect(redoable(start, 'p2')).toBeUndefined()
})

test('once something new came nothing is given back any more; going on in the agenda is nothing new', () => {
  const taken: [string, Move][] = [
    ['p2', park],
    ['p2', undo(n)],
  ]
  expect(redoable(log(...taken, ['p3', park]), 'p2')).toBeUndefined()
  expect(redoable(log(...taken, ['p1', { do: 'pause' }]), 'p2')).toBe(n + 1)
})

test('what was given back is not given back again; undo takes it back once more', () => {
  const entries = log(['p2', park], ['p2', undo(n)], ['p2', undo(n + 1)])
  expect(redoable(entries, 'p2')).toBeUndefined()
  expect([...undone(entries)]).toEqual([n + 1])
  expect(undoable(entries, 'p2')).toBe(n)
})

test('two things that were taken back are given back one after the other', () => {
  const entries = log(['p2', park], ['p2', park], ['p2', undo(n + 1)], ['p2', undo(n)])
  expect(redoable(entries, 'p2')).toBe(n + 3)
  expect(redoable([...entries, entry(n + 4, undo(n + 3), 'p2')], 'p2')).toBe(n + 2)
})

const named = steps.find(s => s.kind === 'write' && s.hidden && !s.anonymous)!.id
const anonymous = 'safe.write'

test.each<[Move, boolean]>([
  [{ do: 'reveal', step: named }, true],
  [{ do: 'reveal', step: anonymous }, false],
  [{ do: 'time', step: anonymous, minutes: 1 }, true],
  [{ do: 'plan', exercise: 'safe', on: true }, true],
  [{ do: 'later', minutes: 1 }, true],
  [{ do: 'next', on: '2026-12-06' }, true],
  [park, true],
  [{ do: 'go', to: named }, false],
  [{ do: 'pause' }, false],
  [{ do: 'resume' }, false],
  [{ do: 'sit' }, false],
  [{ do: 'facilitate', to: 'p2' }, false],
  [{ do: 'join', name: 'Eva' }, false],
  [{ do: 'close' }, false],
  [undo(n), false],
  [{ in: named, do: 'add', text: 'queue' }, true],
  [{ in: anonymous, do: 'box', texts: [] }, false],
  [{ in: 'x', do: 'seen', cards: [] }, false],
])('%o may be taken back: %s', (move, may) => {
  expect(isUndoable(entry(n, move), fold(start))).toBe(may)
})
