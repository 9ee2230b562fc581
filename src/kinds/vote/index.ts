/** Everything the program knows of steps of kind vote. */
import type { KindModule } from '../kind-module.ts'
import { agenda } from './agenda.ts'
import { vote as facts } from './facts.ts'
import { voteInteraction } from './interaction.ts'
import { vote as rules } from './rules.ts'

export const vote: KindModule<'vote'> = {
  agenda,
  facts,
  rules,
  ways: [voteInteraction],
}
