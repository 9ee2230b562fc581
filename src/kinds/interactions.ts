/** The table of interactions: what can be done at a step of each kind; a kind may have several ways of working. */
import type { Interaction } from '../interact/act.ts'
import type { Kind, StepOf } from '../session/shapes.ts'
import { newActions } from './actions/interaction.ts'
import { settleActions } from './actions/settling.ts'
import { chooseInteraction } from './choose/interaction.ts'
import { decideInteraction } from './decide/interaction.ts'
import { groupInteraction } from './group/interaction.ts'
import { lookInteraction } from './look/interaction.ts'
import { mapInteraction } from './map/interaction.ts'
import { metricsInteraction } from './metrics/interaction.ts'
import { pickInteraction } from './pick/interaction.ts'
import { placeInteraction } from './place/interaction.ts'
import { ringInteraction } from './ring/interaction.ts'
import { gatesInteraction } from './scale/gates.ts'
import { scaleInteraction } from './scale/interaction.ts'
import { deliveriesInteraction, valuesInteraction } from './series/interaction.ts'
import { signalsInteraction } from './signals/interaction.ts'
import { stripInteraction } from './strip/interaction.ts'
import { sweepInteraction } from './sweep/interaction.ts'
import { topicsInteraction } from './topics/interaction.ts'
import { treeInteraction } from './tree/interaction.ts'
import { voteInteraction } from './vote/interaction.ts'
import { writeInteraction } from './write/interaction.ts'

type Described = { [K in Kind]: (step: StepOf<K>) => Interaction<K> | undefined }

const interactions: Partial<Described> = {
  actions: step => (step.settle ? settleActions : newActions),
  choose: () => chooseInteraction,
  decide: () => decideInteraction,
  map: () => mapInteraction,
  metrics: () => metricsInteraction,
  pick: () => pickInteraction,
  group: () => groupInteraction,
  // The summary of a turn has a screen of its own: momentum stands below it, and closing asks first.
  look: step => (step.summary ? undefined : lookInteraction),
  place: () => placeInteraction,
  ring: () => ringInteraction,
  series: step => (step.deliveries ? deliveriesInteraction : valuesInteraction),
  scale: step => (step.rows.some(row => row.phase) && !step.hidden ? gatesInteraction : scaleInteraction),
  signals: () => signalsInteraction,
  strip: () => stripInteraction,
  sweep: () => sweepInteraction,
  vote: () => voteInteraction,
  topics: () => topicsInteraction,
  tree: () => treeInteraction,
  write: () => writeInteraction,
}

/** Every interaction of a kind, for key tables and tests. */
export const allInteractions: { [K in Kind]?: readonly Interaction<K>[] } = {
  actions: [newActions, settleActions],
  choose: [chooseInteraction],
  decide: [decideInteraction],
  map: [mapInteraction],
  metrics: [metricsInteraction],
  pick: [pickInteraction],
  group: [groupInteraction],
  look: [lookInteraction],
  place: [placeInteraction],
  ring: [ringInteraction],
  series: [valuesInteraction, deliveriesInteraction],
  scale: [scaleInteraction, gatesInteraction],
  signals: [signalsInteraction],
  strip: [stripInteraction],
  sweep: [sweepInteraction],
  vote: [voteInteraction],
  topics: [topicsInteraction],
  tree: [treeInteraction],
  write: [writeInteraction],
}

/** What can be done at this step; undefined for a kind whose screens are still written by hand. */
export function interactionOf(step: StepOf): Interaction | undefined {
  return (interactions[step.kind] as unknown as ((step: StepOf) => Interaction | undefined) | undefined)?.(step)
}
