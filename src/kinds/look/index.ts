/** Everything the program knows of steps of kind look. */
import type { DrawStep } from '../kind.ts'
import type { KindModule } from '../kind-module.ts'
import { agenda } from './agenda.ts'
import { look as facts } from './facts.ts'
import { lookInteraction } from './interaction.ts'
import { lookRules } from './rules.ts'

/** `draw` draws a step of any kind: what is looked at is mostly the result of another one. */
export function lookWith(draw: DrawStep): KindModule<'look'> {
  return {
    agenda,
    facts,
    rules: lookRules(draw),
    ways: [lookInteraction],
    // The summary of a turn has a screen of its own: momentum stands below it, and closing asks first.
    wayAt: step => (step.summary ? undefined : lookInteraction),
  }
}
