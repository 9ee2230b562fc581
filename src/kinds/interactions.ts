/** The table of interactions: what can be done at a step of each kind. */
import type { Interaction } from '../interact/act.ts'
import type { Kind } from '../session/shapes.ts'
import { sweepInteraction } from './sweep/interaction.ts'

export const interactions: { [K in Kind]?: Interaction<K> } = {
  sweep: sweepInteraction,
}
