/** Everything the program knows of steps of kind sweep. */
import type { KindModule } from '../kind-module.ts'
import { agenda } from './agenda.ts'
import { sweep as facts } from './facts.ts'
import { sweepInteraction } from './interaction.ts'
import { sweep as rules } from './rules.ts'

export const sweep: KindModule<'sweep'> = {
  agenda,
  facts,
  rules,
  ways: [sweepInteraction],
}
