/** Everything the program knows of steps of kind pick. */
import type { KindModule } from '../kind-module.ts'
import { agenda } from './agenda.ts'
import { pick as facts } from './facts.ts'
import { pickInteraction } from './interaction.ts'
import { pick as rules } from './rules.ts'

export const pick: KindModule<'pick'> = {
  agenda,
  facts,
  rules,
  ways: [pickInteraction],
}
