/** What the program asks about grouping cards. */

import { plural } from '../../text.ts'
import type { Facts } from '../kind-facts.ts'
import { boardOf, cardsOf } from '../made/board.ts'
import { unseenCards } from '../made/unseen.ts'
import { words } from './words.ts'

export const group: Facts<'group'> = {
  talk: true,
  broad: true,
  passedOver(step, session) {
    if (unseenCards(session, step.cards)) return undefined
    const cards = cardsOf(session, step.cards).length
    return cards < (step.least ?? 2) ? words.few(cards) : undefined
  },
  headline(step, _work, session) {
    const groups = boardOf(session, step.id).filter(b => b.cards.length > 1).length
    return groups ? plural(groups, 'group') : undefined
  },
}
