/** Everything the program knows of steps of kind ring. */
import type { KindModule } from '../kind-module.ts'
import { agenda } from './agenda.ts'
import { ring as facts } from './facts.ts'
import { ringInteraction } from './interaction.ts'
import { ring as rules } from './rules.ts'

export const ring: KindModule<'ring'> = {
  agenda,
  facts,
  rules,
  ways: [ringInteraction],
}
