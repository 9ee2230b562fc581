/** What the program asks about placing one part. */
import type { Facts } from '../kind-facts.ts'

export const place: Facts<'place'> = {
  answers: { done: 'have answered', by: work => new Set(Object.keys(work.answers)) },
  drawnFor: ['team', 'others'],
}
