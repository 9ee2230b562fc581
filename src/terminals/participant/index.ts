/** What a participant can do at a step; where a kind is the facilitator's to type, people watch and talk. */
import { hasPart } from '../../interact/may.ts'
import { interactionOf, kindOf } from '../../kinds/index.ts'
import type { Kind, StepOf } from '../../session/shapes.ts'
import { takingFor } from './interacting.ts'
import type { At, OwnView } from './own-view.ts'
import { takeWatch } from './watch.ts'

/** Is this a kind in which participants have nothing of their own? */
export function isWatched(kind: Kind): boolean {
  return !kindOf(kind).ways.some(hasPart)
}

/** OwnView for a stay at this step; a step with a screen of its own is the facilitator's, and people watch and talk. */
export function bindStep(step: StepOf, at: Omit<At<Kind>, 'step'>): OwnView {
  const way = interactionOf(step, at.shared())
  return way ? takingFor(way)({ ...at, step }) : takeWatch({ step, shared: at.shared })
}
