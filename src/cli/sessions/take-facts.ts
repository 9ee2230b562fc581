/** Puts figures that were offered into a session: each as a move of the facilitator's, in the step that asks for it. */
import { UserError } from '../../errors.ts'
import { placeFor } from '../../kinds/made/figure-place.ts'
import type { SessionKey, SessionStore } from '../../ports/session-store.ts'
import type { Offer } from '../../session/offer.ts'
import { openRoom } from './open-room.ts'

/** What became of an offer: taken into a step, there before, or why there is no place for it. */
export type Taking = { is: 'taken' | 'there'; title: string } | { is: 'refused'; why: string }

/**
 * Opens a session, hands `ask` each offer that has a place in it, with the title of that place, and saves what it says yes to.
 * Calls `tell` with what became of each, those without a place too.
 * @throws UserError when it is closed, in use elsewhere, or cannot be saved.
 */
export async function takeFacts(
  store: SessionStore,
  key: SessionKey,
  offers: readonly Offer[],
  ask: (offer: Offer, title: string, i: number) => Promise<boolean>,
  tell: (offer: Offer, taking: Taking) => Promise<void>,
): Promise<void> {
  const room = await openRoom(store, key)
  try {
    const facilitator = room.session.facilitator
    if (room.session.closed || !facilitator)
      throw new UserError(
        'This turn is closed and stays as it is.',
        'Start the next one, then take the figures into that.',
      )
    for (const [i, offer] of offers.entries()) {
      const place = placeFor(room.session, offer)
      if (!place) await tell(offer, { is: 'refused', why: 'no step of this turn asks for it' })
      else if (place.isThere) await tell(offer, { is: 'there', title: place.title })
      else if (await ask(offer, place.title, i)) {
        const outcome = room.submit({ by: facilitator }, place.move)
        if (!('refusal' in outcome)) await outcome.saved
        const taking: Taking =
          'refusal' in outcome ? { is: 'refused', why: outcome.refusal.say } : { is: 'taken', title: place.title }
        await tell(offer, taking)
      }
    }
  } finally {
    await room.leave()
  }
}
