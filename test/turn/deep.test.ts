/** Which tenets a turn worked on at length, for the next one to offer others. */
import { expect, test } from 'vitest'
import { begin } from '../../src/room/apply.ts'
import type { Exercise } from '../../src/session/agenda.ts'
import type { Session } from '../../src/session/types.ts'
import { factsOf } from '../../src/turn/facts.ts'
import { opening } from '../room/storm.ts'

/** A session with this exercise, of which a step has begun when `begun`. */
function deepOf(changes: Partial<Exercise>, begun = true, planned?: boolean): string[] | undefined {
  const exercise: Exercise = {
    id: 'e',
    title: 'E',
    why: 'W.',
    steps: [{ id: 's', kind: 'write', title: 'S', ask: '?', minutes: 1 }],
    tenet: 'north-star',
    deep: true,
    ...changes,
  } as Exercise
  const first = opening()
  const session: Session = begin({
    ...first,
    move: {
      ...first.move,
      agenda: { id: 'x', title: 'X', minutes: 9, phases: [{ id: 'purpose', title: 'P', exercises: [exercise] }] },
    },
  } as never)
  return factsOf({
    ...session,
    work: begun ? { s: { kind: 'write', cards: [] } } : {},
    ...(planned === undefined ? {} : { planned: { e: planned } }),
  } as Session).deep
}

test('those whose long form was planned and begun', () => {
  expect(deepOf({})).toEqual(['north-star'])
  expect(deepOf({ deep: undefined })).toBeUndefined()
  expect(deepOf({ tenet: undefined })).toBeUndefined()
  expect(deepOf({}, false)).toBeUndefined()
  expect(deepOf({}, true, false)).toBeUndefined()
})
