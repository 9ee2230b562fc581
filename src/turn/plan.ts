/** Minutes planned and minutes spent: a phase, a step, whether the room is ahead or behind, and when it will end. */
import { crowdOf } from '../kinds/shared/least-minutes.ts'
import { exercisesOf, type PhaseId, type StepId } from '../session/agenda.ts'
import { isPlanned, spent } from '../session/read.ts'
import type { StepOf } from '../session/shapes.ts'
import type { Session } from '../session/types.ts'
import { planWords } from './words.ts'

/** Minutes; `spent` is undefined where the room never was. */
type PlannedStep = { step: StepId; title: string; plan: number; spent?: number }
type PlannedPhase = { phase: PhaseId; title: string; plan: number; spent: number; steps: PlannedStep[] }

/**
 * The whole plan in minutes. `agreed` is how long the turn may take: the agenda's minutes and what the room added to
 * them. `ahead` is negative when the room will end later than that.
 */
type Plan = { phases: PlannedPhase[]; plan: number; spent: number; agreed: number; ahead: number }

/**
 * The plan beside the minutes really spent up to `now` (ms since 1970). A step that is neither planned nor was gone to is
 * no part of it. The end stays what was agreed: minutes added by key are paid from later steps, or by ending later.
 */
export function planOf(session: Session, now: number): Plan {
  const been = new Set(session.visits.map(v => v.step))
  const phases = session.agenda.phases.map((phase): PlannedPhase => {
    const steps = phase.exercises.flatMap(exercise => {
      const planned = isPlanned(session, exercise)
      return exercise.steps
        .filter(s => planned || been.has(s.id))
        .map(
          (s): PlannedStep => ({
            step: s.id,
            title: s.title,
            plan: planned ? s.minutes : 0,
            ...(been.has(s.id) ? { spent: spent(session, s.id, now) / 60_000 } : {}),
          }),
        )
    })
    return {
      phase: phase.id,
      title: phase.title,
      plan: sum(steps, s => s.plan),
      spent: sum(steps, s => s.spent ?? 0),
      steps,
    }
  })
  const used = sum(phases, p => p.spent)
  const agreed = session.agenda.minutes + (session.later ?? 0)
  return {
    phases,
    plan: sum(phases, p => p.plan),
    spent: used,
    agreed,
    ahead: been.size ? agreed - used - sum(aheadOf(session), s => minutesLeft(session, s, now)) : 0,
  }
}

/**
 * The steps of the plan still to come: those after the furthest one the room has been at, and that one itself while the
 * turn is open, because its minutes are still to come. Steps skipped on the way are minutes won.
 */
export function aheadOf(session: Session): StepOf[] {
  const planned = exercisesOf(session.agenda).flatMap(e => (isPlanned(session, e) ? e.steps : []))
  const been = new Set(session.visits.map(v => v.step))
  const furthest = planned.findLastIndex(s => been.has(s.id))
  return planned.slice(session.closed ? furthest + 1 : Math.max(0, furthest))
}

/** Minutes a step of the plan still takes: its own and those added to it, less what was spent; never below nothing. */
export function minutesLeft(session: Session, step: StepOf, now: number): number {
  const own = Math.max(0, step.minutes + (session.extra[step.id] ?? 0))
  return Math.max(0, own - spent(session, step.id, now) / 60_000)
}

/** A step to come that takes longer than its agenda says, and why. */
export type Lift = { step: StepOf; say: string }

/** The steps of the plan that have not begun and were lifted for those at one keyboard. */
export function liftsOf(session: Session): Lift[] {
  const { keyboard } = crowdOf(session)
  return exercisesOf(session.agenda)
    .flatMap(e => (isPlanned(session, e) ? e.steps : []))
    .filter(step => session.lifted?.[step.id] && !session.work[step.id])
    .map(step => ({ step, say: planWords.atOneKeyboard(keyboard, step.minutes) }))
}

/** `3 min ahead`, `2 min behind`, `on time` within a minute. Whole minutes, rounded towards on time. */
export function aheadWords(minutes: number): string {
  const whole = Math.trunc(minutes)
  if (whole === 0) return 'on time'
  return whole > 0 ? `${whole} min ahead` : `${-whole} min behind`
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0)
}
