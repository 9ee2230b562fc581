/** Everything the program knows of steps of kind signals. */
import type { KindModule } from '../kind-module.ts'
import { agenda } from './agenda.ts'
import { signals as facts } from './facts.ts'
import { signalsInteraction } from './interaction.ts'
import { signals as rules } from './rules.ts'

export const signals: KindModule<'signals'> = {
  agenda,
  facts,
  rules,
  ways: [signalsInteraction],
}
