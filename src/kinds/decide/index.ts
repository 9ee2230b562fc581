/** Everything the program knows of steps of kind decide. */
import type { KindModule } from '../kind-module.ts'
import { agenda } from './agenda.ts'
import { decide as facts } from './facts.ts'
import { decideInteraction } from './interaction.ts'
import { decide as rules } from './rules.ts'

export const decide: KindModule<'decide'> = {
  agenda,
  facts,
  rules,
  ways: [decideInteraction],
}
