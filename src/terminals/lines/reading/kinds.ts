/** What a step says and takes in lines: what its kind describes, or the summary of the turn. */
import { interactionOf } from '../../../kinds/index.ts'
import type { Kind, StepOf } from '../../../session/shapes.ts'
import { linesFor } from './interacting.ts'
import type { At, StepLines } from './step-lines.ts'
import { summary } from './summary.ts'

/** StepLines for a step whose kind is known only at run time. */
export function handsFor(step: StepOf, at: Omit<At<Kind>, 'step'>): StepLines {
  const way = interactionOf(step, at.session())
  return way ? linesFor(way)({ ...at, step }) : summary({ ...at, step })
}
