/** The double diamond in an agenda: which steps open (gather more) and which close (settle on less). */
import { factsOf } from '../kinds/facts.ts'
import type { StepOf } from '../session/shapes.ts'

/** True for a step in which there is more afterwards, false for one in which there is less to choose from. */
function opens(step: StepOf): boolean {
  return factsOf(step.kind).opens === true
}

/** The shape of some steps, a sign each: `<` opens, `>` closes; `<<>>` is a diamond. */
export function shapeOf(steps: readonly StepOf[]): string {
  return steps.map(step => (opens(step) ? '<' : '>')).join('')
}
