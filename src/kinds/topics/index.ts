/** Everything the program knows of steps of kind topics. */
import type { KindModule } from '../kind-module.ts'
import { agenda } from './agenda.ts'
import { topics as facts } from './facts.ts'
import { topicsInteraction } from './interaction.ts'
import { topics as rules } from './rules.ts'

export const topics: KindModule<'topics'> = {
  agenda,
  facts,
  rules,
  ways: [topicsInteraction],
}
