/** Everything the program knows of steps of kind series. */
import type { KindModule } from '../kind-module.ts'
import { agenda } from './agenda.ts'
import { series as facts } from './facts.ts'
import { deliveriesInteraction, valuesInteraction } from './interaction.ts'
import { series as rules } from './rules.ts'

export const series: KindModule<'series'> = {
  agenda,
  facts,
  rules,
  ways: [valuesInteraction, deliveriesInteraction],
  wayAt: step => (step.deliveries ? deliveriesInteraction : valuesInteraction),
}
