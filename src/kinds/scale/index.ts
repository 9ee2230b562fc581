/** Everything the program knows of steps of kind scale. */
import { fillingRules } from '../filling.ts'
import type { KindModule } from '../kind-module.ts'
import { agenda } from './agenda.ts'
import { scale as facts } from './facts.ts'
import { filledScale } from './filled.ts'
import { isAloud } from './gate-answers.ts'
import { gatesInteraction } from './gates.ts'
import { scaleInteraction } from './interaction.ts'
import { scale as rules } from './rules.ts'

export const scale: KindModule<'scale'> = {
  agenda,
  facts,
  rules: fillingRules(rules, filledScale),
  fill: filledScale,
  ways: [scaleInteraction, gatesInteraction],
  wayAt: (step, session) => (isAloud(step, session) ? gatesInteraction : scaleInteraction),
}
