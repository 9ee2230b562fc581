/** A room as one seat has it: the same room, but moves only as the person who sits there, and not more than hands can make. */

import { cardsOf, takesCards } from '../kinds/made/board.ts'
import { itemAt } from '../lists.ts'
import { stepOf } from '../session/read.ts'
import { refuse } from '../session/refusing.ts'
import type { PersonId } from '../session/shapes.ts'
import type { Move, Refusal } from '../session/types.ts'
import { isStepMove } from './apply.ts'
import type { Actor } from './check.ts'
import type { Room } from './room.ts'
import { roomRefusals } from './words.ts'

/** At most so many moves of one person in so many ms. */
export const mostMoves = 30
const movesWithin = 10_000
/** At most so many cards of one person in one step. */
export const mostCards = 200

/**
 * The room for the user of `me`; without a person it is one to look at. Whatever a screen asks for, `by` is that person, or
 * they facilitate and type for somebody else. The room itself cannot be left or be gone on with unsaved from a seat.
 */
export function roomFor(room: Room, me: PersonId | undefined, now: () => number): Room {
  const made: number[] = []
  const refusalOf = (actor: Actor, move: Move): Refusal | undefined => {
    if (me === undefined) return refuse(roomRefusals.lookingOn)
    const leads = room.session.facilitator === me
    const isMine = actor.by === me ? actor.hand === undefined || actor.hand === me : actor.hand === me && leads
    const opensDoor = !isStepMove(move) && (move.do === 'join' || move.do === 'sit')
    // A facilitator lets people in at the room's keyboard; their ids do not exist yet.
    if (opensDoor ? !leads : !isMine) return refuse(roomRefusals.notFromHere)
    const since = now() - movesWithin
    while (made.length && itemAt(made, 0) <= since) made.shift()
    if (made.length >= mostMoves) return refuse(roomRefusals.tooFast, mostMoves)
    const step = isStepMove(move) && move.do === 'add' ? stepOf(room.session, move.in) : undefined
    if (step && takesCards(step)) {
      const mine = cardsOf(room.see(me), step.id).filter(c => c.by === me)
      if (mine.length >= mostCards) return refuse(roomRefusals.tooManyCards, mostCards)
    }
    made.push(now())
    return undefined
  }
  return Object.create(room, {
    submit: {
      value({ by, hand }: Actor, move: Move) {
        const refusal = refusalOf({ by, hand }, move)
        return refusal ? { refusal } : room.submit(hand === undefined ? { by } : { by, hand }, move)
      },
    },
    retry: { value: () => room.retry() },
    relive: { value: () => {} },
    goOnUnsaved: { value: () => {} },
    leave: { value: async () => {} },
  })
}
