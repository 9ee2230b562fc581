/** What the program asks about timelines. */
import type { Facts } from '../kind-facts.ts'
import { words } from './words.ts'

export const timeline: Facts<'timeline'> = {
  opens: true,
  headline: (_step, work) => (work.events.length ? words.count(work.events.length) : undefined),
  drawnFor: ['team'],
}
