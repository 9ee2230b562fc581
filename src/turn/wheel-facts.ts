/** The wheel over all turns of a team: what became faster, what waits less, which bets came, how often it turns. Data only. */

import { daysBetween } from '../day.ts'
import { numbers, ways } from '../kinds/made/steps.ts'
import { itemAt } from '../lists.ts'
import { type WheelPhase, wheelPhases } from '../session/agenda.ts'
import { resultWords } from '../session/bet.ts'
import { carriedAt } from '../session/carried.ts'
import { type BetResult, betResults, type Day, type Point } from '../session/shapes.ts'
import { type Friction, frictionOf, isMeasured, measuresOf } from '../session/strip.ts'
import { median, type Trend, trend } from '../session/trend.ts'
import { turnNumber } from '../session/turns.ts'
import type { GateMark, Session } from '../session/types.ts'
import { list, plural } from '../text.ts'
import { type Calibration, calibrationOf } from './calibration.ts'
import { allFindings, factsOf, signalsOf, turnsBefore } from './facts.ts'
import { type Momentum, momentum } from './momentum.ts'

/** One turn in a row: gates in the wheel's order (undefined: the agenda has none), the bet and how it was scored, the wheel's word. */
export type TurnRow = {
  id: string
  /** As people count them; undefined where the id has none. */
  number?: number
  day: Day
  kind: string
  gates: (GateMark | 'skipped' | undefined)[]
  bet?: string
  result?: BetResult
  word?: string
  pushes?: number
  drags?: number
  actions: { open: number; done: number; dropped: number }
}

/** Waiting on the same steps of one strip, measure by measure, in hours; undefined `friction` before a second measure. */
export type Waiting = { keep: string; friction?: Friction; say?: string }

export type WheelFacts = {
  team: string
  number: number
  /** Oldest first, this turn last. */
  turns: TurnRow[]
  /** Days from asked to first used, oldest first, and what they allow to say. */
  timeToValue: { points: Point[]; trend: Trend }
  waiting: Waiting[]
  /** How many bets went how; `say` lists them in words and is undefined while none is scored. No share is ever told. */
  bets: Record<BetResult, number> & { waiting: number; say?: string }
  /** How likely bets were held beside what came; undefined while no settled bet says how likely it was. */
  calibration?: Calibration
  /** Days between turns, oldest first; `say` and the median only from three turns on. */
  cycle: { gaps: number[]; median?: number; say?: string }
  findings?: { open: number; oldest: number; say: string }
  signals?: { came: number; not: number; open: number; overdue: number; say: string }
  momentum: Momentum
}

/** Reads the wheel over all turns this session knows of. `today` (default: the day of its last entry) is for what is due. */
export function wheelOf(session: Session, today: Day = session.last.slice(0, 10)): WheelFacts {
  const read = momentum(session, today)
  const now = { ...factsOf(session), word: read.word, pushes: read.pushes.length, drags: read.drags.length }
  const turns = [...turnsBefore(session), now].map(
    (t): TurnRow => ({
      id: t.id,
      ...numberOf(t.id),
      day: t.day,
      kind: t.kind,
      gates: wheelPhases.map((phase: WheelPhase) => t.gates[phase]),
      ...(t.bet ? { bet: t.bet } : {}),
      ...(t.result ? { result: t.result } : {}),
      ...(t.word ? { word: t.word } : {}),
      ...(t.pushes === undefined ? {} : { pushes: t.pushes }),
      ...(t.drags === undefined ? {} : { drags: t.drags }),
      actions: t.actions,
    }),
  )
  const points = deliveriesOf(session)
  const calibration = calibrationOf(turnsBefore(session))
  const findings = now.findings ?? inheritedFindings(session)
  const signals = signalFacts(session, today)
  return {
    team: session.turn.team,
    number: session.turn.number,
    turns,
    timeToValue: { points, trend: trend(points, 'days') },
    waiting: waitingFacts(session),
    bets: betFacts(turns),
    ...(calibration ? { calibration } : {}),
    cycle: cycleOf(turns),
    ...(findings
      ? {
          findings: {
            ...findings,
            say: `${plural(findings.open, 'finding')} open${findings.open ? `, the oldest for ${plural(findings.oldest, 'turn')}` : ''}`,
          },
        }
      : {}),
    ...(signals ? { signals } : {}),
    momentum: read,
  }
}

/** This turn's deliveries where it has asked for them, else those it came with. */
function deliveriesOf(session: Session): Point[] {
  const delivered = numbers(session).find(({ step, work }) => step.deliveries && work)
  return delivered?.shown?.points ?? carriedAt(session.turn.carried.series, 'time-to-value')?.points ?? []
}

function waitingFacts(session: Session): Waiting[] {
  const walked = ways(session)
  const keeps = new Set([...Object.keys(session.turn.carried.strips ?? {}), ...walked.map(w => w.step.keep)])
  return [...keeps].flatMap((keep): Waiting[] => {
    const work = walked
      .flatMap(({ step, shown }) => (step.keep === keep && shown) || [])
      .findLast(w => isMeasured(session, keep, w))
    const earlier = measuresOf(session, keep)
    const last = earlier.at(-1)
    if (!work && !last) return []
    const friction = work
      ? frictionOf(earlier, work.steps, session.turn.id)
      : last && frictionOf(earlier.slice(0, -1), last.steps, last.turn)
    return [{ keep, ...(friction ? { friction, say: frictionWords(friction) } : {}) }]
  })
}

/** `on the same 4 steps, 52 h removed; new: audit`. */
function frictionWords({ same, removed, added, gone }: Friction): string {
  const hours = Math.round(Math.abs(removed) * 10) / 10
  const change = removed > 0 ? `${hours} h removed` : removed < 0 ? `${hours} h more` : 'as long as before'
  const fresh = added.length ? `; new: ${list(added.map(s => s.name))}` : ''
  const lost = gone.length ? `; gone: ${list(gone.map(s => s.name))}` : ''
  return `on the same ${plural(same, 'step')}, ${change}${fresh}${lost}`
}

function betFacts(turns: readonly TurnRow[]): WheelFacts['bets'] {
  const count = (result: BetResult) => turns.filter(t => t.result === result).length
  const counts = { hit: count('hit'), partly: count('partly'), miss: count('miss'), early: count('early') }
  const told = betResults.flatMap(r => (counts[r] ? [`${counts[r]} ${resultWords[r]}`] : []))
  const waiting = turns.filter(t => t.bet && !t.result).length
  return { ...counts, waiting, ...(told.length ? { say: list(told) } : {}) }
}

function cycleOf(turns: readonly TurnRow[]): WheelFacts['cycle'] {
  const gaps = turns.slice(1).map((turn, i) => daysBetween(itemAt(turns, i).day, turn.day))
  const usual = turns.length >= 3 ? median(gaps) : undefined
  if (usual === undefined) return { gaps }
  const days = Math.round(usual)
  return { gaps, median: usual, say: `${plural(days, 'day')} between turns (median of ${gaps.length})` }
}

/** Findings that came along, where this turn has no sweep to tell of them. */
function inheritedFindings(session: Session): { open: number; oldest: number } | undefined {
  return allFindings(session).length ? session.turn.carried.turns.at(-1)?.findings : undefined
}

function signalFacts(session: Session, today: Day): WheelFacts['signals'] {
  const before = session.turn.carried.turns.flatMap(t => t.signals ?? [])
  const now = signalsOf(session)
  const scored = (result: 'came' | 'not') =>
    before.reduce((n, s) => n + s[result], 0) + now.filter(s => s.result === result).length
  const open = now.filter(s => s.result === undefined || s.result === 'open')
  const overdue = open.filter(s => s.by < today).length
  const facts = { came: scored('came'), not: scored('not'), open: open.length, overdue }
  if (!facts.came && !facts.not && !facts.open) return undefined
  const due = overdue ? `, ${overdue} of them overdue` : ''
  // Nothing is said of foresight before a day has passed.
  const past = facts.came || facts.not ? `${facts.came} came, ${facts.not} did not; ` : ''
  return { ...facts, say: `watch signals: ${past}${facts.open} still to come${due}` }
}

function numberOf(turn: string): Pick<TurnRow, 'number'> {
  const number = turnNumber(turn)
  return number === undefined ? {} : { number }
}
