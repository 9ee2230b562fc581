/** The table of participants' hands by kind; where a kind is the facilitator's to type, people watch and talk. */
import type { Interaction } from '../../interact/act.ts'
import { hasPart } from '../../interact/may.ts'
import { allInteractions, interactionOf } from '../../kinds/interactions.ts'
import type { Kind, StepOf } from '../../session/shapes.ts'
import type { At, Hands, Taking } from './hands.ts'
import { takingFor } from './interacting.ts'
import { takeWatch } from './watch.ts'

const takings: { [K in Kind]?: Taking<K> } = {
  look: takeWatch,
}

/** Is this a kind in which participants have nothing of their own? */
export function isWatched(kind: Kind): boolean {
  const described: readonly unknown[] | undefined = allInteractions[kind]
  return described ? !described.some(i => hasPart(i as Interaction)) : takings[kind] === takeWatch
}

/** Hands for a stay at this step. */
export function handsAt(step: StepOf, at: Omit<At<Kind>, 'step'>): Hands {
  const described = interactionOf(step)
  if (described) return takingFor(described)({ ...at, step } as At<Kind>)
  return (takings[step.kind] as unknown as Taking<Kind>)({ ...at, step } as At<Kind>)
}
