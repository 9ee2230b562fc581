/** Everything the program knows of steps of kind metrics. */
import type { KindModule } from '../kind-module.ts'
import { agenda } from './agenda.ts'
import { metrics as facts } from './facts.ts'
import { metricsInteraction } from './interaction.ts'
import { metrics as rules } from './rules.ts'

export const metrics: KindModule<'metrics'> = {
  agenda,
  facts,
  rules,
  ways: [metricsInteraction],
}
