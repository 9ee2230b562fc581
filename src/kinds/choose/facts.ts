/** What the program asks about settling on one sentence. */

import type { Facts } from '../kind-facts.ts'
import { isUnsigned } from '../made/unseen.ts'

export const choose: Facts<'choose'> = {
  headline: (_step, { text }) => text,
  drawnFor: ['team', 'others'],
  /** The words of a card without a name stay in their own file. */
  carry(step, { text, card, since }, { choices }, session) {
    const isOurs = !card || step.from === undefined || !isUnsigned(session, step.from)
    if (text && isOurs) choices[step.keep] = { text, since: since ?? session.turn.id }
  },
}
