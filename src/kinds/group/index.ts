/** Everything the program knows of steps of kind group. */
import type { KindModule } from '../kind-module.ts'
import { agenda } from './agenda.ts'
import { group as facts } from './facts.ts'
import { groupInteraction } from './interaction.ts'
import { group as rules } from './rules.ts'

export const group: KindModule<'group'> = {
  agenda,
  facts,
  rules,
  ways: [groupInteraction],
}
