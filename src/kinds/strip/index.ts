/** Everything the program knows of steps of kind strip. */
import type { KindModule } from '../kind-module.ts'
import { agenda } from './agenda.ts'
import { strip as facts } from './facts.ts'
import { stripInteraction } from './interaction.ts'
import { strip as rules } from './rules.ts'

export const strip: KindModule<'strip'> = {
  agenda,
  facts,
  rules,
  ways: [stripInteraction],
}
