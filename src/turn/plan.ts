/** Minutes planned and minutes spent: a phase, a step, and whether the room is ahead or behind. */
import type { PhaseId, StepId } from '../session/agenda.ts'
import { spent } from '../session/read.ts'
import type { Session } from '../session/types.ts'

/** Minutes; `spent` is undefined where the room never was. */
export type PlannedStep = { step: StepId; title: string; plan: number; spent?: number }
export type PlannedPhase = { phase: PhaseId; title: string; plan: number; spent: number; steps: PlannedStep[] }

/** The whole plan in minutes. `ahead` is negative when the room is behind. */
export type Plan = { phases: PlannedPhase[]; plan: number; spent: number; ahead: number }

/**
 * The agenda's minutes beside those really spent up to `now` (ms since 1970). Minutes added by key are not part of the
 * plan: the end time stays what was agreed at the start.
 */
export function planOf(session: Session, now: number): Plan {
  const been = new Set(session.visits.map(v => v.step))
  const phases = session.agenda.phases.map((phase): PlannedPhase => {
    const steps = phase.exercises
      .flatMap(e => e.steps)
      .map(
        (s): PlannedStep => ({
          step: s.id,
          title: s.title,
          plan: s.minutes,
          ...(been.has(s.id) ? { spent: spent(session, s.id, now) / 60_000 } : {}),
        }),
      )
    return {
      phase: phase.id,
      title: phase.title,
      plan: sum(steps, s => s.plan),
      spent: sum(steps, s => s.spent ?? 0),
      steps,
    }
  })
  const plan = sum(phases, p => p.plan)
  return {
    phases,
    plan,
    spent: sum(phases, p => p.spent),
    ahead: aheadOf(
      phases.flatMap(p => p.steps),
      !session.closed,
    ),
  }
}

/**
 * What was planned up to the furthest step the room has been at, less what was spent. The furthest step counts only once
 * it is over its time, because its minutes are still to come; steps skipped on the way are minutes won.
 */
function aheadOf(steps: PlannedStep[], isRunning: boolean): number {
  const last = steps.findLastIndex(s => s.spent !== undefined)
  const at = steps[last]
  if (!at) return 0
  const planned = sum(steps.slice(0, last), s => s.plan)
  const used = sum(steps, s => s.spent ?? 0) - at.spent!
  const here = isRunning ? Math.min(0, at.plan - at.spent!) : at.plan - at.spent!
  return planned - used + here
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
