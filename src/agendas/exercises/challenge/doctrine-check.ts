/** Doctrine check: three of forty principles a turn, where each of them can be seen kept or broken. */

import { itemAt } from '../../../lists.ts'
import { doctrine } from '../../../map/index.ts'
import type { Exercise } from '../../../session/agenda.ts'
import type { ScaleRow } from '../../../session/shapes.ts'
import { capital } from '../../../text.ts'

/** So many principles a turn: more are ticked off, not talked about. */
const aTurn = 3

/**
 * The check of a turn (numbered from 1): the three principles whose turn it is, the first phase of doctrine before the second;
 * after the last one it begins again. Where sources differ, a note says so. Labels are from the doctrine deck, whose
 * source and licence notes and help print.
 */
export function doctrineCheck(turn: number): Exercise {
  const cards = doctrine.cards.toSorted((a, b) => (a.phase ?? 4) - (b.phase ?? 4))
  const first = (Math.max(0, Math.floor(turn) - 1) * aTurn) % cards.length
  const rows = Array.from({ length: aTurn }, (_, i) => itemAt(cards, (first + i) % cards.length)).map(
    (card): ScaleRow => ({
      id: card.id,
      say: capital(card.name),
      note: [card.say, card.differs].filter(Boolean).join(' '),
    }),
  )
  return {
    id: 'doctrine-check',
    title: 'Doctrine: three principles',
    why: 'Every team breaks some principles. Three a turn are enough to look at.',
    steps: [
      {
        id: 'doctrine.check',
        kind: 'scale',
        title: 'Doctrine',
        ask: 'Are these three principles weak, ok or good here?',
        minutes: 3,
        hidden: true,
        evidence: true,
        keep: 'doctrine',
        rows,
        points: ['weak', 'ok', 'good'],
        hint: 'x adds what shows it. Enter goes on.',
      },
    ],
  }
}

/** Rows of one part: as many as people still talk about. */
const aPart = 10

/** All forty principles in four parts, the first phase of doctrine first: once a year rather than every turn. */
export const wholeDoctrine: Exercise = {
  id: 'whole-doctrine',
  title: 'Doctrine: all principles',
  why: 'Three a turn show a detail; once a year the whole shows where to begin.',
  steps: Array.from({ length: Math.ceil(doctrine.cards.length / aPart) }, (_, part) => ({
    id: `doctrine.part-${part + 1}`,
    kind: 'scale' as const,
    title: `Part ${part + 1}`,
    ask: 'Are these principles weak, ok or good here?',
    minutes: 5,
    hidden: true as const,
    evidence: true as const,
    keep: `doctrine-${part + 1}`,
    rows: doctrine.cards
      .toSorted((a, b) => (a.phase ?? 4) - (b.phase ?? 4))
      .slice(part * aPart, (part + 1) * aPart)
      .map((card): ScaleRow => ({ id: card.id, say: capital(card.name), note: card.say })),
    points: ['weak', 'ok', 'good'],
    hint: 'x adds what shows it. Enter goes on.',
  })),
}
