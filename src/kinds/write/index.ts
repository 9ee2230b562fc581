/** Everything the program knows of steps of kind write. */
import type { KindModule } from '../kind-module.ts'
import { agenda } from './agenda.ts'
import { write as facts } from './facts.ts'
import { writeInteraction } from './interaction.ts'
import { write as rules } from './rules.ts'

export const write: KindModule<'write'> = {
  agenda,
  facts,
  rules,
  ways: [writeInteraction],
}
