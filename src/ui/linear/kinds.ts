/** The table of hands in lines; a missing row does not compile. */
import { interactionOf } from '../../kinds/interactions.ts'
import type { Kind, StepOf } from '../../session/shapes.ts'
import type { At, Hands, Taking } from './hands.ts'
import { linesFor } from './interacting.ts'
import { partOver } from './own-part.ts'
import { look } from './summary.ts'

const kinds: { [K in Kind]?: Taking<K> } = {
  look,
}

/** Hands for a step whose kind is known only at run time. */
export function handsFor(step: StepOf, at: Omit<At<Kind>, 'step'>): Hands {
  const described = interactionOf(step)
  if (described) return linesFor(described)({ ...at, step } as At<Kind>)
  const take = kinds[step.kind] as unknown as Taking<Kind>
  const keyboard = take({ ...at, step } as At<Kind>)
  return at.alone() ? partOver(step, at, keyboard) : keyboard
}
