/** What pushes the wheel and what drags on it, how it turns and which phase is weakest; lists with evidence, never a score. */

import { daysBetween } from '../day.ts'
import { numbers } from '../kinds/made/steps.ts'
import { itemAt, lastOf } from '../lists.ts'
import { type WheelPhase, wheelPhases } from '../session/agenda.ts'
import type { Day } from '../session/shapes.ts'
import { median } from '../session/trend.ts'
import type { Session } from '../session/types.ts'
import { allDrags } from './drags.ts'
import { type Fact, phaseWords } from './fact.ts'
import { allPushes } from './pushes.ts'
import { wheelWords } from './words.ts'

export { type Fact, phaseWords } from './fact.ts'

export type WheelState = 'first push' | 'turning' | 'coasting' | 'stopped'

/** `word` says both parts: `turning · weakest: long-term value`, or only the state where nothing drags. */
export type Momentum = { pushes: Fact[]; drags: Fact[]; state: WheelState; weakest?: WheelPhase; word: string }

/**
 * Reads the wheel of a session as far as it has the facts. `today` (default: the day of its last entry) tells how long
 * it has stood still since, and which signals are due.
 */
export function momentum(session: Session, today: Day = session.last.slice(0, 10)): Momentum {
  const pushes = allPushes(session)
  const drags = allDrags(session, today)
  const state = wheelState(session, pushes, today)
  const [weakest] = heaviest(drags)
  const word = wheelWords.both(state, weakest && phaseWords[weakest])
  return { pushes, drags, state, ...(weakest ? { weakest } : {}), word }
}

/** Only what reached somebody, or was predicted and came, says that the wheel turns. */
const turns: readonly Fact['what'][] = ['bet', 'delivery', 'friction']

/**
 * How the wheel turns; when two fit, the worse one. `first push`: fewer than three turns. `turning`: a bet, a delivery or less
 * waiting pushed. `coasting`: turns happen, nothing reached anybody for two of them, or nothing pushed. `stopped`: a gap of
 * more than twice the team's own median gap, which takes three turns to know.
 */
function wheelState(session: Session, pushes: Fact[], today: Day): WheelState {
  const before = session.turn.carried.turns
  if (standsStill(session, today)) return 'stopped'
  if (before.length < 2) return 'first push'
  if (deliveredNothing(session)) return 'coasting'
  return pushes.some(f => turns.includes(f.what)) ? 'turning' : 'coasting'
}

function standsStill(session: Session, today: Day): boolean {
  const days = [...session.turn.carried.turns.map(t => t.day), session.opened.slice(0, 10)]
  const gaps = days.slice(1).map((day, i) => daysBetween(itemAt(days, i), day))
  const since = session.closed ? daysBetween(lastOf(days), today) : (gaps.pop() ?? 0)
  const usual = median(gaps)
  return gaps.length >= 2 && usual !== undefined && since > 2 * Math.max(1, usual)
}

/** Nothing was first used since the turn before the last one; unknown, so false, where nobody asks for deliveries. */
function deliveredNothing(session: Session): boolean {
  const since = session.turn.carried.turns.at(-2)?.day
  const begun = numbers(session).flatMap(({ step, work }) => (step.deliveries && work ? [work] : []))
  if (!since || !begun.length) return false
  return !begun.some(work => work.points.some(p => p.at >= since))
}

/** The phases with drags, the one with the most first; of two the one with the oldest. */
function heaviest(drags: Fact[]): WheelPhase[] {
  const weigh = (phase: WheelPhase) => {
    const own = drags.filter(f => f.phase === phase)
    return { phase, count: own.length, oldest: Math.max(0, ...own.map(f => f.turns ?? 1)) }
  }
  return wheelPhases
    .map(weigh)
    .filter(w => w.count > 0)
    .sort((a, b) => b.count - a.count || b.oldest - a.oldest)
    .map(w => w.phase)
}
