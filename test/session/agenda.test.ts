/** Where the steps of an agenda stand. */
import { expect, test } from 'vitest'
import { type Agenda, exercisesOf, isBefore, placeOf, stepsOf } from '../../src/session/agenda.ts'
import type { StepOf } from '../../src/session/shapes.ts'

const step = (id: string): StepOf => ({ id, kind: 'look', title: id, ask: '?', minutes: 1 })
const exercise = (id: string, ...steps: string[]) => ({ id, title: id, why: 'W.', steps: steps.map(step) })
const agenda: Agenda = {
  id: 'x',
  title: 'X',
  minutes: 9,
  phases: [
    { id: 'purpose', title: 'P', exercises: [exercise('e1', 'a', 'b'), exercise('e2', 'c')] },
    { id: 'challenge', title: 'C', exercises: [exercise('e3', 'd')] },
  ],
}

test('exercises and steps come in the order they are walked', () => {
  expect(exercisesOf(agenda).map(e => e.id)).toEqual(['e1', 'e2', 'e3'])
  expect(stepsOf(agenda).map(s => s.id)).toEqual(['a', 'b', 'c', 'd'])
})

test.each([
  ['a', 'b', true],
  ['a', 'd', true],
  ['b', 'a', false],
  ['d', 'c', false],
  ['c', 'c', false],
  ['a', 'none', false],
  ['none', 'b', false],
])('%s before %s: %s', (first, second, isSo) => {
  expect(isBefore(agenda, first, second)).toBe(isSo)
})

test('a step stands in its exercise and phase', () => {
  expect(placeOf(agenda, 'c')).toMatchObject({ phase: { id: 'purpose' }, exercise: { id: 'e2' }, step: { id: 'c' } })
  expect(placeOf(agenda, 'd')).toMatchObject({ phase: { id: 'challenge' }, exercise: { id: 'e3' }, step: { id: 'd' } })
  expect(placeOf(agenda, 'none')).toBeUndefined()
})
