/** What can be done when time is short: leave something out, shorten something, or end later. Advice; nothing happens by itself. */
import { factsOf, isNeeded } from '../kinds/facts.ts'
import { crowdOf } from '../kinds/shared/least-minutes.ts'
import { type Exercise, exercisesOf } from '../session/agenda.ts'
import { isPlanned } from '../session/read.ts'
import type { StepOf } from '../session/shapes.ts'
import type { FlowMove, Session } from '../session/types.ts'
import { list } from '../text.ts'
import { aheadOf, minutesLeft, planOf } from './plan.ts'

/** One way out: in words, the moves that do it, and the minutes it wins. */
export type Offer = { say: string; moves: FlowMove[]; wins: number }
export type Offers = { late: number; drop?: Offer; shorten?: Offer; extend?: Offer }

/** Minutes behind from which on the room is told. */
export const tellFrom = 5

/** The room will end so many minutes later than agreed, and what could be done about it; no offers when it is not late. */
export function offersOf(session: Session, now: number): Offers {
  const late = Math.max(0, -planOf(session, now).ahead)
  if (late < 1 || session.closed) return { late }
  const drop = dropping(session, now, late)
  const shorten = shortening(session, now, late)
  const minutes = Math.ceil(late)
  return {
    late,
    ...(drop ? { drop } : {}),
    ...(shorten ? { shorten } : {}),
    extend: { say: `end ${minutes} min later`, moves: [{ do: 'later', minutes }], wins: minutes },
  }
}

/**
 * Going deep on one tenet instead: in with it, out with what its phase would have gone deep on, and with its own short
 * form, which keeps the same things. What has begun stays.
 */
export function deepMoves(session: Session, exercise: Exercise): FlowMove[] {
  const phase = session.agenda.phases.find(p => p.exercises.includes(exercise))
  const kept = keepsOf(exercise)
  const others = (phase?.exercises ?? []).filter(
    e =>
      e !== exercise &&
      (e.deep || keepsOf(e).some(keep => kept.includes(keep))) &&
      isPlanned(session, e) &&
      !e.steps.some(s => session.work[s.id]),
  )
  return [
    ...others.map((e): FlowMove => ({ do: 'plan', exercise: e.id, on: false })),
    ...(isPlanned(session, exercise) ? [] : [{ do: 'plan' as const, exercise: exercise.id, on: true }]),
  ]
}

/** The names under which an exercise leaves something to the next turn. */
function keepsOf(exercise: Exercise): string[] {
  return exercise.steps.flatMap(step => ('keep' in step && step.keep ? [`${step.kind} ${step.keep}`] : []))
}

/** At most so many are left out by one key; more is another conversation. */
const mostDropped = 3

/** What is not begun and no turn stands on: short ones first, of those the last; then what would have gone deep. */
function dropping(session: Session, now: number, late: number): Offer | undefined {
  const ahead = new Set(aheadOf(session).filter(s => session.work[s.id] === undefined))
  const can = exercisesOf(session.agenda).filter(
    e => isPlanned(session, e) && e.steps.every(s => ahead.has(s)) && !e.steps.some(isNeeded),
  )
  const order = can.toReversed().toSorted((a, b) => Number(Boolean(a.deep)) - Number(Boolean(b.deep)))
  const chosen: Exercise[] = []
  let wins = 0
  for (const exercise of order) {
    if (wins >= late || chosen.length >= mostDropped) break
    chosen.push(exercise)
    wins += exercise.steps.reduce((n, s) => n + minutesLeft(session, s, now), 0)
  }
  if (!chosen.length) return undefined
  const names = list(chosen.map(e => `"${e.title}"`))
  return { say: `leave out ${names}`, moves: chosen.map(e => ({ do: 'plan', exercise: e.id, on: false })), wins }
}

/** Half minutes off the longest steps to come, none below a minute, nor silent writing below its two or what these people need. */
function shortening(session: Session, now: number, late: number): Offer | undefined {
  const steps = aheadOf(session)
    .filter(s => session.work[s.id] === undefined)
    .map(step => ({ step, has: minutesLeft(session, step, now), off: 0 }))
  let wins = 0
  while (wins < late) {
    const [longest] = steps
      .filter(s => s.has - s.off > Math.max(s.has / 2, floorOf(session, s.step)))
      .toSorted((a, b) => b.has - b.off - (a.has - a.off))
    if (!longest) break
    longest.off += 0.5
    wins += 0.5
  }
  const cut = steps.filter(s => s.off > 0)
  if (!cut.length) return undefined
  const names = cut.slice(0, 3).map(s => `"${s.step.title}" by ${s.off}`)
  const more = cut.length > 3 ? [`${cut.length - 3} more`] : []
  const moves = cut.map(({ step, off }): FlowMove => ({ do: 'time', step: step.id, minutes: -off }))
  return { say: `shorten ${list([...names, ...more])}`, moves, wins }
}

function floorOf(session: Session, step: StepOf): number {
  const { silence, minimumMinutes } = factsOf(step.kind)
  const needs = session.lifted ? minimumMinutes?.(step, crowdOf(session)) : undefined
  return Math.max(silence?.(step) ?? 1, needs ?? 0)
}
