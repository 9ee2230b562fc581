/** What a turn comes to in a few facts: its bet, gates, promises, waits and findings, and those of the turns before it. */

import { gatesOf, refusedChecks, skippedGates } from '../kinds/made/answers.ts'
import { resultOf, titleOf } from '../kinds/made/board.ts'
import { topicsOf } from '../kinds/made/echo.ts'
import { actionsOf, isOwed } from '../kinds/made/promises.ts'
import { actionLists, bets, sweeps, votes, watchlists, ways } from '../kinds/made/steps.ts'
import { isUnsigned } from '../kinds/made/unseen.ts'
import { exercisesOf, placeOf, wheelPhases } from '../session/agenda.ts'
import { betLine, likelihoodOf } from '../session/bet.ts'
import { carriedAt } from '../session/carried.ts'
import { turnsOpen } from '../session/findings.ts'
import { isHidden, isPlanned } from '../session/read.ts'
import type { BetFields, CarriedBet, Finding, Signal } from '../session/shapes.ts'
import { isMeasured, waitOf } from '../session/strip.ts'
import type { CarriedOver, GateMark, Session, TurnFacts } from '../session/types.ts'

/** The facts of this turn as they stand now; its day is the UTC day it was opened on. The wheel's word is not among them. */
export function factsOf(session: Session): TurnFacts {
  const fields = betOf(session) ?? {}
  const bet = betLine(fields)
  const likely = likelihoodOf(fields)
  const top = topOf(session)
  const topics = topicsOf(session)
  const actions = actionsOf(session)
  const asked = Object.entries(gatesOf(session)).map(([phase, gate]) => [phase, gate.mark])
  const gates = [...asked, ...skippedGates(session).map(phase => [phase, 'skipped'])]
  const waits = waitsOf(session)
  const deep = deepOf(session)
  const findings = findingsOf(session)
  const scored = signalsOf(session).filter(s => s.result === 'came' || s.result === 'not')
  return {
    id: session.turn.id,
    day: session.opened.slice(0, 10),
    kind: session.turn.kind,
    ...(bet ? { bet } : {}),
    ...(likely === undefined ? {} : { likely }),
    gates: Object.fromEntries(gates),
    actions: {
      open: actions.filter(isOwed).length,
      done: actions.filter(a => a.status === 'done').length,
      dropped: actions.filter(a => a.status === 'dropped').length,
    },
    ...(top ? { top } : {}),
    ...(topics.length ? { topics } : {}),
    minutes: session.agenda.minutes,
    ...(waits ? { waits } : {}),
    ...(deep.length ? { deep } : {}),
    ...(findings ? { findings } : {}),
    ...(scored.length
      ? {
          signals: {
            came: scored.filter(s => s.result === 'came').length,
            not: scored.filter(s => s.result === 'not').length,
          },
        }
      : {}),
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
  return madeBet(session)?.fields
}

/** The work of the step that made this turn's bet, or undefined while its sentence is empty. */
export function madeBet(session: Session): NonNullable<ReturnType<typeof bets>[number]['work']> | undefined {
  return bets(session)
    .flatMap(({ work }) => work ?? [])
    .findLast(({ fields }) => betLine(fields))
}

/** The bet of an earlier turn as it stands in this one: with its result once the settle step has scored it. */
export function settledBet(session: Session): CarriedBet | undefined {
  return actionLists(session).find(({ step }) => step.settle)?.work?.bet ?? session.turn.carried.bet
}

/**
 * What got the most dots in the challenge, or undefined before the vote is closed and when nothing got one. Only an agenda
 * that has no vote there is asked for another one: what was fed or chosen elsewhere is no challenge. The words of
 * cards without a name stay in their own file, so nothing is said of those.
 */
export function topOf(session: Session): string | undefined {
  const all = votes(session)
  const there = all.filter(({ step }) => placeOf(session.agenda, step.id)?.phase.id === 'challenge')
  const open = (there.length ? there : all).filter(
    ({ step }) => !isHidden(session, step) && !isUnsigned(session, step.on),
  )
  const vote = open.find(({ work }) => work) ?? open[0]
  const [first] = vote ? resultOf(session, vote.step.id) : []
  return first && first.dots > 0 ? titleOf(first.on) : undefined
}

/**
 * The gates passed with a follow-up, with the reason why, in the wheel's order, and those that were not asked: gates are
 * advice, and what is skipped returns. A gate that this turn did not answer keeps the follow-up it came with.
 */
export function debtsOf(session: Session): CarriedOver['debts'] {
  const gates = gatesOf(session)
  const skipped = skippedGates(session)
  return wheelPhases.flatMap((phase): CarriedOver['debts'] => {
    const gate = gates[phase]
    if (gate) {
      const checks = refusedChecks(session, phase)
      return gate.mark === 'yes' ? [] : [{ phase, why: gate.why ?? unsaid[gate.mark], checks }]
    }
    const before = session.turn.carried.debts.filter(debt => debt.phase === phase)
    if (before.length || !skipped.includes(phase)) return before
    return [{ phase, why: notAsked, unasked: true }]
  })
}

/** Why a skipped gate comes back. */
const notAsked = 'not asked'

const unsaid: Record<Exclude<GateMark, 'yes'>, string> = {
  partly: 'only partly, and nobody wrote down why',
  no: 'a no, and nobody wrote down why',
  unknown: 'too many did not know',
}

/** Hours of waiting on each strip that this turn measured: the sum over all its steps. Undefined for none. */
function waitsOf(session: Session): Record<string, number> | undefined {
  const waits = ways(session).flatMap(({ step, shown: work }) => {
    if (!work || !isMeasured(session, step.keep, work)) return []
    return [[step.keep, waitOf(work.steps)] as const]
  })
  return waits.length ? Object.fromEntries(waits) : undefined
}

/** The tenets worked on at length: those whose deep form was planned and of which a step has begun. */
function deepOf(session: Session): string[] {
  const begun = exercisesOf(session.agenda).filter(
    e => e.deep && e.tenet && isPlanned(session, e) && e.steps.some(s => session.work[s.id]),
  )
  return [...new Set(begun.flatMap(e => e.tenet ?? []))]
}

/** Every finding as it stands now, those of sweeps nobody went to as they were carried here. */
export function allFindings(session: Session): Finding[] {
  return Object.values(findingsByKeep(session)).flat()
}

/**
 * Findings by what their sweep keeps them under. Where two sweeps keep the same ones, each is as the one that changed it
 * left it.
 */
export function findingsByKeep(session: Session): Record<string, Finding[]> {
  const all: Record<string, Finding[]> = Object.assign(Object.create(null), session.turn.carried.findings)
  const swept = new Set<string>()
  for (const { step, shown } of sweeps(session)) {
    if (!shown) continue
    const now = swept.has(step.keep) ? (all[step.keep] ?? []) : []
    const came = carriedAt(session.turn.carried.findings, step.keep) ?? []
    const isAsItCame = (f: Finding) => came.some(c => c.id === f.id && c.closed === f.closed && c.text === f.text)
    const ours = shown.findings.map(f => (isAsItCame(f) ? (now.find(n => n.id === f.id) ?? f) : f))
    all[step.keep] = [...ours, ...now.filter(n => !ours.some(f => f.id === n.id))]
    swept.add(step.keep)
  }
  return { ...all }
}

function findingsOf(session: Session): { open: number; oldest: number } | undefined {
  const all = allFindings(session)
  if (!all.length && !sweeps(session).some(s => s.work)) return undefined
  const open = all.filter(f => f.closed === undefined)
  return { open: open.length, oldest: Math.max(0, ...open.map(f => turnsOpen(f, session))) }
}

/** Every watch signal as it stands now. */
export function signalsOf(session: Session): Signal[] {
  const works = watchlists(session).flatMap(w => w.work ?? [])
  const now = new Map((session.turn.carried.signals ?? []).map(s => [s.id, s]))
  // A signal that was dropped is in no step that has begun.
  if (works.length) now.clear()
  for (const work of works) for (const signal of work.signals) now.set(signal.id, signal)
  return [...now.values()]
}
