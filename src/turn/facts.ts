/** What a turn comes to in a few facts: its bet, gates, promises and heaviest challenge, and those of the turns before it. */
import { placeOf, wheelPhases } from '../session/agenda.ts'
import { betLine } from '../session/bet.ts'
import { actionsOf, gatesOf, isHidden, isOwed, resultOf, stepsWith, titleOf, workOf } from '../session/read.ts'
import type { BetFields, CarriedBet } from '../session/shapes.ts'
import type { CarriedOver, GateMark, Session, TurnFacts } from '../session/types.ts'

/** The facts of this turn as they stand now; its day is the UTC day it was opened on. */
export function factsOf(session: Session): TurnFacts {
  const bet = betLine(betOf(session) ?? {})
  const top = topOf(session)
  const actions = actionsOf(session)
  const gates = Object.entries(gatesOf(session)).map(([phase, gate]) => [phase, gate.mark])
  return {
    id: session.turn.id,
    day: session.opened.slice(0, 10),
    kind: session.turn.kind,
    ...(bet ? { bet } : {}),
    gates: Object.fromEntries(gates),
    actions: {
      open: actions.filter(isOwed).length,
      done: actions.filter(a => a.status === 'done').length,
      dropped: actions.filter(a => a.status === 'dropped').length,
    },
    ...(top ? { top } : {}),
  }
}

/** The turns before this one, oldest first; the bet that this turn scored has its result. */
export function turnsBefore(session: Session): TurnFacts[] {
  const scored = settledBet(session)
  return session.turn.carried.turns.map(turn =>
    turn.id === scored?.turn && scored.result ? { ...turn, result: scored.result } : turn,
  )
}

/** The bet this turn made, or undefined while its sentence is empty. */
export function betOf(session: Session): BetFields | undefined {
  return stepsWith(session, 'decide')
    .map(step => workOf(session, step.id, 'decide')?.fields ?? {})
    .findLast(fields => betLine(fields))
}

/** The bet of an earlier turn as it stands in this one: with its result once the settle step has scored it. */
export function settledBet(session: Session): CarriedBet | undefined {
  const settle = stepsWith(session, 'actions').find(step => step.settle)
  return (settle && workOf(session, settle.id, 'actions')?.bet) ?? session.turn.carried.bet
}

/** What got the most dots in the challenge, or undefined before the vote is closed and when nothing got one. */
export function topOf(session: Session): string | undefined {
  const votes = stepsWith(session, 'vote').filter(step => !isHidden(session, step))
  const vote = votes.find(step => placeOf(session.agenda, step.id)?.phase.id === 'challenge') ?? votes[0]
  const [first] = vote ? resultOf(session, vote.id) : []
  return first && first.dots > 0 ? titleOf(first.on) : undefined
}

/**
 * The gates passed without a yes, with the reason why, in the wheel's order. A gate that this turn did not answer keeps
 * the debt it came with (the agenda's rule: gates are advice, and what is skipped returns).
 */
export function debtsOf(session: Session): CarriedOver['debts'] {
  const gates = gatesOf(session)
  return wheelPhases.flatMap(phase => {
    const gate = gates[phase]
    if (!gate) return session.turn.carried.debts.filter(debt => debt.phase === phase)
    return gate.mark === 'yes' ? [] : [{ phase, why: gate.why ?? unsaid[gate.mark] }]
  })
}

const unsaid: Record<Exclude<GateMark, 'yes'>, string> = {
  partly: 'only partly, and nobody wrote down why',
  no: 'a no, and nobody wrote down why',
  unknown: 'too many did not know',
}
