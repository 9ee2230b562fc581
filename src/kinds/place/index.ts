/** Everything the program knows of steps of kind place. */
import type { KindModule } from '../kind-module.ts'
import { agenda } from './agenda.ts'
import { place as facts } from './facts.ts'
import { placeInteraction } from './interaction.ts'
import { place as rules } from './rules.ts'

export const place: KindModule<'place'> = {
  agenda,
  facts,
  rules,
  ways: [placeInteraction],
}
