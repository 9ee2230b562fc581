/** Who may do what to the plan: minutes that are some, and only by whoever facilitates now. */
import { expect, test } from 'vitest'
import { check } from '../../src/room/check.ts'
import { fold } from '../../src/room/log.ts'
import type { Entry, Move } from '../../src/session/types.ts'
import { begun, entry, steps } from './storm.ts'

const log = begun()
const step = steps[0]!.id

function refused(move: Move, by = 'p1', after: Entry[] = []): string | undefined {
  const all = [...log, ...after]
  return check(fold(all), all, { by }, move)?.why
}

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
