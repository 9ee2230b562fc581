/** What a paste of several lines becomes at a writing step: said before enter, and done exactly so; on every terminal. */

import type { PersonId } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { cardsOf } from '../made/board.ts'
import type { Writing } from '../made/steps.ts'

/** How many cards this person may still add at the step; Infinity where there is no limit. */
export function cardsLeft(session: Session, step: Writing, person: PersonId): number {
  if (step.each === undefined) return Number.POSITIVE_INFINITY
  const mine = cardsOf(session, step.id).filter(c => c.by === person && c.via !== 'said').length
  return Math.max(0, step.each - mine)
}

/** The cards that these lines make: one a line where all of them fit, otherwise one card of all lines; nothing is cut off. */
export function pastedCards(lines: readonly string[], left: number): string[] {
  return lines.length <= left ? [...lines] : [lines.join('\n')]
}
