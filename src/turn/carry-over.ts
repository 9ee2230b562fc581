/** What the next turn inherits from a closed one: promises, the bet, what is parked or unused, what was drawn and measured. */

import { slug } from '../clean.ts'
import { UserError } from '../errors.ts'
import { cardsOf } from '../kinds/made/board.ts'
import { turnsHeard } from '../kinds/made/echo.ts'
import { actionsOf, isOwed, waitingOf } from '../kinds/made/promises.ts'
import { bets } from '../kinds/made/steps.ts'
import { isUnsigned } from '../kinds/made/unseen.ts'
import { isHidden, stepOf } from '../session/read.ts'
import type { Action, Card, CarriedBet } from '../session/shapes.ts'
import type { CarriedOver, Session, Turn, TurnFacts } from '../session/types.ts'
import { debtsOf, factsOf, madeBet, settledBet, turnsBefore } from './facts.ts'
import { keepWorks, leftBy } from './keep-works.ts'
import { momentum } from './momentum.ts'

/** What a first turn starts from. */
export const nothingCarried: CarriedOver = { actions: [], parked: [], options: [], series: {}, debts: [], turns: [] }

/** Unused options that go along; the oldest stay behind, in the notes of their turn. */
const mostOptions = 20

/** The id of a team's turn, also a good name for its file: `checkout-t0007`. */
function turnId(team: string, number: number): string {
  return `${slug(team)}-t${String(number).padStart(4, '0')}`
}

/** The first turn of a team. */
export function firstTurn(team: string, kind: string): Turn {
  return { id: turnId(team, 1), number: 1, kind, team, carried: nothingCarried }
}

/**
 * The turn after a closed one. `from` names its file and the SHA-256 of its bytes (hex), so that the chain of turns can
 * be checked; `kind` is the agenda's id, by default the same again. Throws a UserError when the turn is still open.
 */
export function nextTurn(previous: Session, from: { file: string; sha256: string }, kind = previous.turn.kind): Turn {
  const { id, number, team } = previous.turn
  return {
    id: turnId(team, number + 1),
    number: number + 1,
    kind,
    team,
    prev: { id, ...from },
    carried: carryOver(previous),
  }
}

/**
 * What a turn starts from (the agenda's carry-over rules): ids stay, an action that stays open counts one turn more, and
 * nothing waits in vain: what was not settled, scored, used or answered comes back. Notes and cards stay behind, and so
 * does all that was never revealed. Throws a UserError when the turn is still open.
 */
export function carryOver(previous: Session): CarriedOver {
  if (!previous.closed)
    throw new UserError('This turn is still open.', 'Close it first; the next one starts from what it leaves.')
  const { word, pushes, drags } = momentum(previous)
  const facts = { ...factsOf(previous), word, pushes: pushes.length, drags: drags.length }
  const bet = openBet(previous)
  return {
    actions: actionsOf(previous).filter(isOwed).map(carried),
    ...(bet ? { bet } : {}),
    parked: [...waitingOf(previous), ...leftBy(previous)],
    options: unusedOptions(previous).slice(-mostOptions),
    debts: debtsOf(previous),
    ...(facts.top ? { top: facts.top } : {}),
    turns: [...turnsBefore(previous), facts].map((turn, i, all) => (i < all.length - turnsHeard ? silent(turn) : turn)),
    ...keepWorks(previous),
    ...chairsOf(previous),
  }
}

/** Who sits in which chair, by name, because people are numbered anew each turn. Who was not there this time keeps theirs. */
function chairsOf({ people, turn }: Session): Pick<CarriedOver, 'chairs'> {
  const absent = Object.entries(turn.carried.chairs ?? {}).filter(([name]) => !people.some(p => p.name === name))
  const chairs = [...absent, ...people.flatMap(p => (p.chair ? [[p.name, p.chair] as const] : []))]
  return chairs.length ? { chairs: Object.fromEntries(chairs) } : {}
}

function silent({ topics: _, ...turn }: TurnFacts): TurnFacts {
  return turn
}

/** The reason it stayed open was this turn's, and the card it came from stays in this turn's file. */
function carried({ note: _, from: __, ...action }: Action): Action {
  return { ...action, status: 'open', carried: action.carried + 1 }
}

/** This turn's bet; without one, the earlier bet if nobody could score it yet. */
function openBet(session: Session): CarriedBet | undefined {
  const made = madeBet(session)
  if (made) return { turn: session.turn.id, fields: made.fields, ...(made.number ? { number: made.number } : {}) }
  const earlier = settledBet(session)
  const isOpen = earlier && (earlier.result === undefined || earlier.result === 'early')
  if (!isOpen) return undefined
  return { turn: earlier.turn, fields: earlier.fields, ...(earlier.number ? { number: earlier.number } : {}) }
}

/**
 * Options nobody took, oldest first. Who wrote one stays behind, because people are numbered anew each turn; so do cards
 * that were never revealed, and those without a name.
 */
function unusedOptions(session: Session): Card[] {
  const made = bets(session)
  const used = new Set(made.flatMap(({ work }) => work?.option ?? []))
  const written = made.flatMap(({ step }) => {
    const source = step.options === undefined ? undefined : stepOf(session, step.options)
    const isOpen = source && !isHidden(session, source) && !isUnsigned(session, source.id)
    return isOpen ? cardsOf(session, source.id) : []
  })
  return [
    // A bet takes what earlier turns left as old1, old2 … (see optionsOf).
    ...session.turn.carried.options.filter((_, i) => !used.has(`old${i + 1}`)),
    ...written
      .filter(card => !used.has(card.id))
      // Cards are numbered within their turn; options of several turns lie side by side.
      .map(({ by: _, via: __, ...card }) => ({ ...card, id: `${card.id}t${session.turn.number}` })),
  ]
}
