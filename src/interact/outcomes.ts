/** Short ways to say what an act comes to. */
import type { Kind, Shapes, StepId } from '../session/shapes.ts'
import type { Move } from '../session/types.ts'
import type { At, Outcome, StayChange } from './act.ts'

/** One move in the step the person is at. */
export function make<K extends Kind>(at: At<K>, move: Shapes[K]['move'], stay?: StayChange): Outcome<K> {
  return { moves: [moveIn<K>(at.step.id, move)], ...(stay ? { stay } : {}) }
}

/** One move in another step. */
export function makeIn<K extends Kind>(step: StepId, move: Shapes[K]['move']): Outcome {
  return { moves: [moveIn<K>(step, move)] }
}

/** A move of a kind as one of all moves: it stands in a step of its kind. */
export function moveIn<K extends Kind>(step: StepId, move: Shapes[K]['move']): Move {
  return { in: step, ...move }
}

/** Nothing to make: what stands is what was typed. */
export const unchanged: Outcome = { moves: [] }
