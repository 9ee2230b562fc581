/** What the program asks about the bet and its consent. */

import type { Facts } from '../kind-facts.ts'
import { byTurns, isRound } from '../shared/least-minutes.ts'
import { openRound } from './estimates.ts'

export const decide: Facts<'decide'> = {
  answers: { done: 'have answered', by: work => new Set(Object.keys(openRound(work)?.given ?? work.consent)) },
  needed: true,
  minimumMinutes: (step, people) => (isRound(step) ? byTurns(people) : undefined),
  headline: (_step, { fields }) => fields.we,
}
