/** Everything the program knows of steps of kind actions. */
import type { KindModule } from '../kind-module.ts'
import { agenda } from './agenda.ts'
import { actions as facts } from './facts.ts'
import { newActions } from './interaction.ts'
import { actions as rules } from './rules.ts'
import { settleActions } from './settling.ts'

export const actions: KindModule<'actions'> = {
  agenda,
  facts,
  rules,
  ways: [newActions, settleActions],
  wayAt: step => (step.settle ? settleActions : newActions),
}
