/** Everything the program knows of steps of kind choose. */
import type { KindModule } from '../kind-module.ts'
import { agenda } from './agenda.ts'
import { choose as facts } from './facts.ts'
import { chooseInteraction } from './interaction.ts'
import { choose as rules } from './rules.ts'

export const choose: KindModule<'choose'> = {
  agenda,
  facts,
  rules,
  ways: [chooseInteraction],
}
