/** Minutes follow people and mode: a step that has not begun never takes less than these people need for it. */
import { factsOf } from '../kinds/facts.ts'
import { crowdOf } from '../kinds/shared/least-minutes.ts'
import type { Agenda } from '../session/agenda.ts'
import type { Session } from '../session/types.ts'

/**
 * The session with the minutes of its steps lifted, or let down again, for the people who are in it now. What has begun stays, and
 * so does a session whose minutes do not follow people. The agenda's minutes are those of what it does not leave off.
 */
export function paced(session: Session): Session {
  const before = session.lifted
  if (!before) return session
  const people = crowdOf(session)
  const lifted: Record<string, number> = {}
  let more = 0
  const phases = session.agenda.phases.map(phase => ({
    ...phase,
    exercises: phase.exercises.map(exercise => ({
      ...exercise,
      steps: exercise.steps.map(step => {
        const had = before[step.id] ?? 0
        const written = step.minutes - had
        const needs = factsOf(step.kind).minimumMinutes?.(step, people) ?? 0
        const lift = session.work[step.id] ? had : Math.max(0, needs - written)
        if (lift) lifted[step.id] = lift
        if (!exercise.off) more += lift - had
        return lift === had ? step : { ...step, minutes: written + lift }
      }),
    })),
  }))
  const agenda: Agenda = { ...session.agenda, minutes: session.agenda.minutes + more, phases }
  return { ...session, agenda, lifted }
}
