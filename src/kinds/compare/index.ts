/** Everything the program knows of steps of kind compare. */
import type { KindModule } from '../kind-module.ts'
import { agenda } from './agenda.ts'
import { compare as facts } from './facts.ts'
import { compareInteraction } from './interaction.ts'
import { compare as rules } from './rules.ts'

export const compare: KindModule<'compare'> = {
  agenda,
  facts,
  rules,
  ways: [compareInteraction],
}
