/** Everything the program knows of steps of kind map. */
import type { KindModule } from '../kind-module.ts'
import { agenda } from './agenda.ts'
import { map as facts } from './facts.ts'
import { mapInteraction } from './interaction.ts'
import { map as rules } from './rules.ts'

export const map: KindModule<'map'> = {
  agenda,
  facts,
  rules,
  ways: [mapInteraction],
}
