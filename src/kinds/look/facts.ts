/** What the program asks about looking and talking. */

import type { Facts } from '../kind-facts.ts'
import { cardsOf, takesCards } from '../made/board.ts'
import { sourceOf, unseenCards } from '../made/unseen.ts'
import { words } from './words.ts'

export const look: Facts<'look'> = {
  broad: step => Boolean(step.summary),
  shows: step => step.from,
  needed: step => Boolean(step.summary),
  passedOver(step, session) {
    const source = sourceOf(session, step.from)
    if (!source || !takesCards(source) || unseenCards(session, source.id)) return undefined
    return cardsOf(session, source.id).length ? undefined : words.noCards
  },
}
