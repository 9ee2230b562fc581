/** What pushes the wheel and what drags on it: lists with evidence and one word for the wheel, never a score. */

import { daysBetween } from '../day.ts'
import { type StepId, type WheelPhase, wheelPhases } from '../session/agenda.ts'
import { betLine } from '../session/bet.ts'
import { actionsOf, gatesOf, isOwed, stepsWith, workOf } from '../session/read.ts'
import type { Day } from '../session/shapes.ts'
import { amount, median, medianOf } from '../session/trend.ts'
import type { Session } from '../session/types.ts'
import { debtsOf, settledBet, topOf } from './facts.ts'

/**
 * One push or drag: what it is, its sentence, the phase it belongs to, the step that shows it, and for drags how many
 * turns old it is. `quotes` is the card or group name that the sentence repeats, for readers who may not see cards.
 */
export type Fact = {
  what: 'bet' | 'delivery' | 'action' | 'debt' | 'carried' | 'challenge'
  say: string
  phase: WheelPhase
  step?: StepId
  turns?: number
  quotes?: string
}

export type WheelWord = 'first push' | 'turning' | `held by ${string}` | 'coasting' | 'stopped'

export type Momentum = { pushes: Fact[]; drags: Fact[]; word: WheelWord }

/** Phases as they are called in a sentence. */
export const phaseWords: Record<WheelPhase, string> = {
  purpose: 'purpose',
  challenge: 'challenge',
  action: 'next best action',
  value: 'long-term value',
}

/**
 * Reads the wheel of a session as far as it has the facts. `today` (default: the day of its last entry) tells how long
 * it has stood still since.
 */
export function momentum(session: Session, today: Day = session.last.slice(0, 10)): Momentum {
  const pushes = [...betPush(session), ...deliveryPushes(session), ...actionPushes(session)]
  const drags = [...debtDrags(session), ...carriedDrags(session), ...challengeDrag(session)]
  return { pushes, drags, word: wheelWord(session, pushes, drags, today) }
}

function betPush(session: Session): Fact[] {
  const bet = settledBet(session)
  if (bet?.result !== 'hit') return []
  const { measure, from, to } = bet.fields
  const said = betLine({ measure, from, to })
  const saw = bet.saw ? `, saw ${bet.saw}` : ''
  return [
    {
      what: 'bet',
      phase: 'action',
      say: `${turnWord(bet.turn)} bet hit${said ? `: ${said}` : ''}${saw}`,
      step: settleStep(session),
    },
  ]
}

/** New deliveries faster than the median of the last five before them; nothing is said with fewer than three of those. */
function deliveryPushes(session: Session): Fact[] {
  return stepsWith(session, 'series')
    .filter(step => step.deliveries)
    .flatMap(step => {
      const known = session.turn.carried.series[step.role]?.points ?? []
      const before = known.slice(-5)
      const usual = medianOf(before)
      if (usual === undefined) return []
      const old = new Set(known.map(p => p.id))
      const fresh = (workOf(session, step.id, 'series')?.points ?? []).filter(p => !old.has(p.id) && p.value < usual)
      return fresh.map((p): Fact => {
        const say = `${p.name ?? 'a delivery'} in ${amount(p.value, 'days')}, ${amount(usual)} before (median of ${before.length})`
        return { what: 'delivery', phase: 'purpose', say, step: step.id }
      })
    })
}

function actionPushes(session: Session): Fact[] {
  return actionsOf(session)
    .filter(a => a.status === 'done')
    .map(a => ({
      what: 'action',
      phase: 'action',
      say: `done: ${a.text}${a.owner ? ` (${a.owner})` : ''}`,
      step: settleStep(session),
    }))
}

function debtDrags(session: Session): Fact[] {
  const marks = gatesOf(session)
  const gates = stepsWith(session, 'scale').find(step => step.rows.some(row => row.phase))
  return debtsOf(session).map(debt => {
    const phase = debt.phase as WheelPhase
    const again = session.turn.carried.debts.some(d => d.phase === phase)
    const since = !marks[phase] ? ', from last turn' : again ? ', again' : ''
    const say = `gate of ${phaseWords[phase]} owes${since}: ${debt.why}`
    return { what: 'debt', phase, say, step: gates?.id, turns: again ? 2 : 1 }
  })
}

function carriedDrags(session: Session): Fact[] {
  return actionsOf(session)
    .filter(a => isOwed(a) && a.carried >= 2)
    .sort((a, b) => b.carried - a.carried)
    .map(a => ({
      what: 'carried',
      phase: 'action',
      say: `open for ${a.carried + 1} turns: ${a.text} (${a.owner ?? 'nobody yet'})`,
      step: settleStep(session),
      turns: a.carried + 1,
    }))
}

function challengeDrag(session: Session): Fact[] {
  const now = topOf(session)
  const before = session.turn.carried.top
  if (!now || !before || now.trim().toLowerCase() !== before.trim().toLowerCase()) return []
  return [{ what: 'challenge', phase: 'challenge', say: `"${now}" has most dots again`, turns: 2, quotes: now }]
}

function settleStep(session: Session): StepId | undefined {
  return stepsWith(session, 'actions').find(step => step.settle)?.id
}

/** `turn 6's` for the id `checkout-t0006`. */
function turnWord(id: string): string {
  const number = /t-?0*(\d+)$/.exec(id)?.[1]
  return number ? `turn ${number}'s` : 'the last'
}

/**
 * The word for the wheel (the agenda's rules; when two fit, the worse one). `first push`: fewer than three turns.
 * `turning`: a bet or a delivery pushed and no gate debt came back. `held by`: the phase with the most drags, of two the
 * one with the oldest. `coasting`: turns happen, nothing reached anybody for two of them, or nothing pushed. `stopped`: a gap of more than
 * twice the team's own median gap, which takes three turns to know.
 */
function wheelWord(session: Session, pushes: Fact[], drags: Fact[], today: Day): WheelWord {
  const turns = session.turn.carried.turns
  if (standsStill(session, today)) return 'stopped'
  if (turns.length >= 2 && deliveredNothing(session)) return 'coasting'
  const [worst] = heaviest(drags)
  if (worst) return `held by ${phaseWords[worst]}`
  if (turns.length < 2) return 'first push'
  return pushes.some(f => f.what === 'bet' || f.what === 'delivery') ? 'turning' : 'coasting'
}

function standsStill(session: Session, today: Day): boolean {
  const days = [...session.turn.carried.turns.map(t => t.day), session.opened.slice(0, 10)]
  const gaps = days.slice(1).map((day, i) => daysBetween(days[i]!, day))
  const since = session.closed ? daysBetween(days.at(-1)!, today) : (gaps.pop() ?? 0)
  const usual = median(gaps)
  return gaps.length >= 2 && usual !== undefined && since > 2 * Math.max(1, usual)
}

/** Nothing was first used since the turn before the last one; unknown, so false, where nobody asks for deliveries. */
function deliveredNothing(session: Session): boolean {
  const since = session.turn.carried.turns.at(-2)?.day
  const asked = stepsWith(session, 'series').filter(step => step.deliveries)
  const begun = asked.filter(step => workOf(session, step.id, 'series'))
  if (!since || !begun.length) return false
  return !begun.some(step => workOf(session, step.id, 'series')!.points.some(p => p.at >= since))
}

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
