/** Questions asked of a sentence that stands from turn to turn: what it is, why it is asked again, what it may be taken from. */
import { placeOf } from '../../session/agenda.ts'
import { carriedAt } from '../../session/carried.ts'
import { isHidden, stepOf } from '../../session/read.ts'
import type { Card, CardId, StepId } from '../../session/shapes.ts'
import { turnsSince } from '../../session/turns.ts'
import type { CarriedChoice, Session } from '../../session/types.ts'
import { cardsOf, lettersOf, votedOn } from './board.ts'
import { inOrder } from './ranking.ts'
import { choosing } from './steps.ts'

/** After so many turns a sentence is looked at anew (the carry-over rules). */
const oldAfter = 4

/** A step that settles on one sentence. */
type Choosing = { id: StepId; keep: string; from?: StepId }

/** The sentence an earlier turn settled on, if there is one. */
export function choiceBefore(step: Choosing, session: Session): CarriedChoice | undefined {
  return carriedAt(session.turn.carried.choices, step.keep)
}

/** The sentence kept under a name, `ask` for one: what this turn settled on, else what an earlier one did. */
export function sentenceKept(session: Session, keep: string): string | undefined {
  const now = choosing(session).findLast(({ step, shown }) => step.keep === keep && shown?.text)
  return now?.shown?.text ?? carriedAt(session.turn.carried.choices, keep)?.text
}

/** Why an earlier sentence is to be found anew: the gate of its phase failed, or it is four turns old. Undefined while it stands. */
export function whyReopened(step: Choosing, session: Session): string | undefined {
  const before = choiceBefore(step, session)
  if (!before) return undefined
  const { debts } = session.turn.carried
  const phase = placeOf(session.agenda, step.id)?.phase.id
  const debt = debts.find(d => d.phase === phase)
  if (debt) return debt.why
  const age = turnsSince(before.since, session)
  return age >= oldAfter ? `it is ${age} turns old` : undefined
}

/** The letters of those cards, the same they had when they were grouped or voted on. */
export function choiceLetters(step: Choosing, session: Session): ReadonlyMap<CardId, string> {
  const source = step.from === undefined ? undefined : stepOf(session, step.from)
  if (!source) return new Map()
  return lettersOf(session, votedOn(source) ?? source.id)
}

/** The cards there are to choose from, the first of a vote or a comparison first; none while they are hidden. */
export function choicesOf(step: Choosing, session: Session): Card[] {
  const source = step.from === undefined ? undefined : stepOf(session, step.from)
  if (!source || isHidden(session, source)) return []
  return votedOn(source) !== undefined
    ? inOrder(session, source.id).flatMap(on => on.cards)
    : cardsOf(session, source.id)
}
