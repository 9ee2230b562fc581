/** Cards written before that may still be taken into a tree or a ring, and how they stand below it. */
import { isHidden, stepOf } from '../../session/read.ts'
import type { Card } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { cardsOf } from '../made/board.ts'
import { kindWords } from '../words.ts'
import { type Block, line, lines } from './sheet.ts'

/** The cards of the step `from` whose words are not among `taken`; none while they are hidden. */
export function leftCards(session: Session, from: string | undefined, taken: readonly string[]): Card[] {
  const source = from === undefined ? undefined : stepOf(session, from)
  if (!source || isHidden(session, source)) return []
  const texts = new Set(taken)
  return cardsOf(session, source.id).filter(card => !texts.has(card.text))
}

/** The cards in rows up to the cell `edge` under a heading; no rows without cards. */
export function leftRows(cards: readonly Card[], what: string, edge: number): Block {
  if (!cards.length) return []
  return [
    line(kindWords.onCards(what.toUpperCase()), 1, 'strong'),
    ...cards.flatMap(card => lines(card.text, 3, edge).map(row => ({ ...row, id: card.id }))),
  ]
}
