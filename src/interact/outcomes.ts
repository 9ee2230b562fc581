/** Short ways to say what an act comes to. */
import type { Kind, Shapes, StepId } from '../session/shapes.ts'
import type { Move } from '../session/types.ts'
import type { At, Outcome, StayChange } from './act.ts'

/** One move in the step the person is at. */
export function make<K extends Kind>(at: At<K>, move: Shapes[K]['move'], stay?: StayChange): Outcome {
  return { moves: [{ in: at.step.id, ...move } as unknown as Move], ...(stay ? { stay } : {}) }
}

/** One move in another step. */
export function makeIn<K extends Kind>(step: StepId, move: Shapes[K]['move']): Outcome {
  return { moves: [{ in: step, ...move } as unknown as Move] }
}

/** Nothing to make: what stands is what was typed. */
export const unchanged: Outcome = { moves: [] }
