/** What the program asks about topics that are talked about. */
import type { Facts } from '../kind-facts.ts'
import { waiting } from './talk.ts'
import { words } from './words.ts'

export const topics: Facts<'topics'> = {
  opens: true,
  headline: (_step, work) =>
    work.topics.length ? words.headline(work.topics.length - waiting(work).length, work.topics.length) : undefined,
  drawnFor: ['team'],
  leaves: (_step, work, session) => waiting(work).map(({ id, text }) => ({ id, text, turn: session.turn.id })),
}
