/** What the program asks about writing cards. */
import { plural } from '../../text.ts'
import type { Facts } from '../kind-facts.ts'

/** Silent minutes that hidden writing needs before its reveal (facilitation: silence first). */
export const silence = 2

export const write: Facts<'write'> = {
  answers: {
    done: 'done',
    said: true,
    by: work => new Set(work.cards.flatMap(card => card.by ?? [])),
  },
  anonymous: true,
  opens: true,
  talk: true,
  silence: step => (step.hidden || step.anonymous ? silence : undefined),
  headline: (_step, { cards }) => (cards.length ? plural(cards.length, 'card') : undefined),
}
