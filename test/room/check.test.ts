/** Who may do what in the room: the flow is the facilitator's, and of a step that does not exist nothing is done. */
import { expect, test } from 'vitest'
import { check } from '../../src/room/check.ts'
import { fold } from '../../src/room/log.ts'
import type { Entry, FlowMove, Move } from '../../src/session/types.ts'
import { begun, entry, steps } from './storm.ts'

const log = begun()
const step = steps[0]!.id

function refused(move: Move, by = 'p1', after: Entry[] = []): string | undefined {
  const all = [...log, ...after]
  return check(fold(all), all, { by }, move)?.why
}

const hidden = steps.find(s => s.kind === 'write' && s.hidden)!.id
const leading: FlowMove[] = [
  { do: 'facilitate', to: 'p3' },
  { do: 'go', to: step },
  { do: 'reveal', step: hidden },
  { do: 'time', step, minutes: 120 },
  { do: 'plan', exercise: 'safe', on: false },
  { do: 'later', minutes: -120 },
  { do: 'next', on: '2026-12-06' },
  { do: 'pause' },
  { do: 'resume' },
  { do: 'close' },
]

test.each(leading)('$do is for whoever facilitates, and for nobody else', move => {
  expect(refused(move, 'p1')).toBeUndefined()
  expect(refused(move, 'p2')).toBe('not-facilitator')
  expect(refused(move, 'p9')).toBe('not-yours')
  // Typed by the facilitator for Bo it is the facilitator's; typed by Bo for the facilitator it is not made at all.
  expect(check(fold(log), log, { by: 'p2', hand: 'p1' }, move)).toBeUndefined()
  expect(check(fold(log), log, { by: 'p1', hand: 'p2' }, move)?.why).toBe('not-yours')
})

test.each<FlowMove>([{ do: 'sit' }, { do: 'park', text: 'who pays' }, { do: 'join', name: 'Eva' }])(
  '$do is for everybody',
  move => {
    for (const by of ['p1', 'p2']) expect(refused(move, by)).toBeUndefined()
  },
)

test.each<[FlowMove, string]>([
  [{ do: 'open', title: 'again', turn: fold(log).turn, agenda: fold(log).agenda }, 'not-now'],
  [{ do: 'join', name: '' }, 'empty'],
  [{ do: 'join', name: 'ana' }, 'too-many'],
  [{ do: 'facilitate', to: 'p9' }, 'no-such'],
  [{ do: 'go', to: 'nowhere' }, 'no-such'],
  [{ do: 'reveal', step: 'nowhere' }, 'not-now'],
  [{ do: 'reveal', step: steps.find(s => !s.hidden && !s.anonymous)!.id }, 'not-now'],
  [{ do: 'time', step: 'nowhere', minutes: 1 }, 'no-such'],
  [{ do: 'plan', exercise: 'nowhere', on: true }, 'no-such'],
  [{ do: 'park', text: '' }, 'empty'],
  [{ do: 'undo', entry: 999 }, 'no-such'],
  [{ do: 'undo', entry: 1 }, 'no-such'],
])('%o cannot be done: %s', (move, why) => {
  expect(refused(move)).toBe(why)
})

test('in a hidden step that was shown, its words may be taken back by whoever wrote them, its votes only by the facilitator', () => {
  const n = log.length + 1
  const gate = 'storm.gate'
  const answer: Move = { in: gate, do: 'answer', row: 'safely', point: 1 }
  const add: Move = { in: hidden, do: 'add', text: 'queue' }
  const asked = (move: Move, ...later: FlowMove[]) => {
    const after = [entry(n, move, 'p2'), ...later.map((l, i) => entry(n + 1 + i, l))]
    return ['p1', 'p2'].map(by => refused({ do: 'undo', entry: n }, by, after))
  }
  expect(asked(answer)).toEqual([undefined, undefined])
  expect(asked(answer, { do: 'reveal', step: gate })).toEqual([undefined, 'not-now'])
  expect(asked(add, { do: 'reveal', step: hidden })).toEqual([undefined, undefined])
})

test('what is taken back already is not taken back again; a taking back is, by whoever made it', () => {
  const n = log.length + 1
  const after = [entry(n, { do: 'park', text: 'who pays' }, 'p2'), entry(n + 1, { do: 'undo', entry: n }, 'p2')]
  expect(refused({ do: 'undo', entry: n }, 'p2', after)).toBe('not-now')
  expect(refused({ do: 'undo', entry: n + 1 }, 'p2', after)).toBeUndefined()
  expect(refused({ do: 'undo', entry: n + 1 }, 'p3', after)).toBe('not-yours')
})

test.each([Number.NaN, Infinity, 121, -121])('%d minutes are not added to anything', minutes => {
  expect(refused({ do: 'time', step, minutes })).toBe('too-many')
  expect(refused({ do: 'later', minutes })).toBe('too-many')
})

test.each<Move>([
  { do: 'time', step, minutes: 5 },
  { do: 'later', minutes: 5 },
  { do: 'plan', exercise: 'safe', on: false },
])('who handed the facilitating over does not take $do back', move => {
  const n = log.length + 1
  const since = [entry(n, move), entry(n + 1, { do: 'facilitate', to: 'p2' })]
  expect(refused({ do: 'undo', entry: n }, 'p1', since)).toBe('not-facilitator')
  expect(refused({ do: 'undo', entry: n }, 'p2', since)).toBeUndefined()
})
