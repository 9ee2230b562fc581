/** Everything the program knows of steps of kind timeline. */
import type { KindModule } from '../kind-module.ts'
import { agenda } from './agenda.ts'
import { timeline as facts } from './facts.ts'
import { timelineInteraction } from './interaction.ts'
import { timeline as rules } from './rules.ts'

export const timeline: KindModule<'timeline'> = {
  agenda,
  facts,
  rules,
  ways: [timelineInteraction],
}
