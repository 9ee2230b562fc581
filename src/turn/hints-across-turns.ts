/** Hints from what earlier turns left: promises carried on, no option that stops anything, a star nobody measured, gates passed by. */

import { gatesOf } from '../kinds/made/answers.ts'
import { cardsOf } from '../kinds/made/board.ts'
import { actionsOf, isOwed } from '../kinds/made/promises.ts'
import { numbers, scales, trees, type Writing, writings } from '../kinds/made/steps.ts'
import { wheelPhases } from '../session/agenda.ts'
import { carriedAt } from '../session/carried.ts'
import type { Card, Day } from '../session/shapes.ts'
import type { Session } from '../session/types.ts'
import { phaseWords } from './fact.ts'
import type { Around, Hint } from './hint.ts'
import { hintWords as words } from './words.ts'

/** A star without a new value for so many turns steers nobody. */
const starTurns = 4
/** Fewer options than this show no habit. */
const someOptions = 3
/** What the rung is called on which options stand that stop or delete something. */
const stopRung = 'stop'

export function hintsAcrossTurns({ session }: Around): Hint[] {
  return [...carriedTwice(session), ...noStop(session), ...oldStar(session), ...gatesSkipped(session)]
}

/** The promise that was carried most often, from twice on. */
function carriedTwice(session: Session): Hint[] {
  const old = actionsOf(session).filter(a => isOwed(a) && a.carried >= 2)
  const [oldest] = old.toSorted((a, b) => b.carried - a.carried)
  if (!oldest) return []
  return [{ what: 'carried', say: words.carried(oldest.carried, oldest.text, old.length - 1), level: 'know' }]
}

/** Ladders without one option that stops something, in this turn and in what the last one left unused. */
function noStop(session: Session): Hint[] {
  const shown = writings(session).flatMap(w => (w.shown && stopMark(w.step) !== undefined ? [w.step] : []))
  const now = shown.flatMap(step => cardsOf(session, step.id).map(card => stops(card, step)))
  const ladder = shown[0]
  if (!ladder) return []
  // Options that go from turn to turn have the number of their turn at the end of their id.
  const last = session.turn.carried.options.filter(card => card.id.endsWith(`t${session.turn.number - 1}`) && card.mark)
  if (now.length < someOptions || last.length < someOptions) return []
  if (now.includes(true) || last.some(card => stops(card, ladder))) return []
  return [{ what: 'no-stop', say: words.noStop, level: 'know' }]
}

function stopMark(step: Writing): string | undefined {
  return step.marks?.find(m => m.label === stopRung)?.mark
}

function stops(card: Card, step: Writing): boolean {
  return card.mark !== undefined && card.mark === stopMark(step)
}

/** The star's newest value is from before the last four turns. */
function oldStar(session: Session): Hint[] {
  const since = session.turn.carried.turns.at(-starTurns)?.day
  const newest = starDays(session).toSorted().at(-1)
  if (!since || !newest || newest >= since) return []
  return [
    {
      what: 'old-star',
      say: words.oldStar(starTurns),
      level: 'know',
    },
  ]
}

function starDays(session: Session): Day[] {
  const { carried } = session.turn
  const nodes = [
    ...(carriedAt(carried.trees, 'star') ?? []),
    ...trees(session).flatMap(({ step, work }) => (step.keep === 'star' && work?.nodes) || []),
  ]
  return [
    ...(carriedAt(carried.series, 'star')?.points ?? []),
    ...numbers(session).flatMap(({ step, work }) => (step.role === 'star' && work?.points) || []),
    ...nodes.flatMap(node => (node.level === 0 ? (node.points ?? []) : [])),
  ].map(point => point.at)
}

/** Gates of this agenda that the last two turns did not answer, and this one has not yet. */
function gatesSkipped(session: Session): Hint[] {
  const before = session.turn.carried.turns.slice(-2)
  if (before.length < 2) return []
  const now = gatesOf(session)
  const asked = new Set(scales(session).flatMap(({ step }) => step.rows.flatMap(row => row.phase ?? [])))
  const skipped = wheelPhases.filter(
    phase => asked.has(phase) && !now[phase] && before.every(t => !t.gates[phase] || t.gates[phase] === 'skipped'),
  )
  if (!skipped.length) return []
  return [{ what: 'gate-skipped', say: words.gatesSkipped(skipped.map(phase => phaseWords[phase])), level: 'know' }]
}
