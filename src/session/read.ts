/** Questions asked of a session. Nothing here changes one. */
import { type Exercise, exercisesOf, placeOf, type StepId, stepsOf, type WheelPhase, wheelPhases } from './agenda.ts'
import { withNames } from './chairs.ts'
import type { Kind, PersonId, StepOf, WorkOf } from './shapes.ts'
import type { Person, Session } from './types.ts'

/** The step with this id, or undefined; its hint names people once chairs are assigned. */
export function stepOf(session: Pick<Session, 'agenda' | 'people'>, id: StepId): StepOf | undefined {
  const place = placeOf(session.agenda, id)
  return place && withNames(place.step, session.people, place.exercise.lead)
}

/** All steps of one kind, in the agenda's order. */
export function stepsWith<K extends Kind>(session: Session, kind: K): StepOf<K>[] {
  return stepsOf(session.agenda).filter(s => s.kind === kind) as StepOf<K>[]
}

/** The step the room is at, or undefined before the first one. */
export function currentStep(session: Session): StepOf | undefined {
  return stepOf(session, session.at)
}

/** The work of a step if it has begun and is of this kind. */
export function workOf<K extends Kind>(session: Session, id: StepId, kind: K): WorkOf<K> | undefined {
  const work = session.work[id]
  return work?.kind === kind ? (work as WorkOf<K>) : undefined
}

/** What a person is called; undefined for nobody and for somebody who is not here. */
export function nameOf(session: Session, id: PersonId | undefined): string | undefined {
  return session.people.find(p => p.id === id)?.name
}

/** The people who share the room's keyboard; whoever is away is not waited for. */
export function roomPeople(session: Session): Person[] {
  return session.people.filter(p => p.room && !p.away)
}

/** True while others' input of this step is withheld. */
export function isHidden(session: Session, step: Pick<StepOf, 'id' | 'hidden' | 'anonymous'>): boolean {
  return Boolean(step.hidden || step.anonymous) && session.revealed[step.id] === undefined
}

/** Is this exercise part of the plan: as the agenda has it, unless the facilitator took it in or left it out. */
export function isPlanned(session: Session, exercise: Exercise): boolean {
  return session.planned?.[exercise.id] ?? !exercise.off
}

/** The steps of what is planned, in the order they are walked. */
export function plannedSteps(session: Session): StepOf[] {
  return exercisesOf(session.agenda).flatMap(e => (isPlanned(session, e) ? e.steps : []))
}

/**
 * The step before or after that is part of the plan, or undefined at the ends. A step that is not in the plan has
 * neighbours too: going there is a detour, not an end.
 */
export function neighbour(session: Session, id: StepId, by: 1 | -1): StepOf | undefined {
  const planned = new Set(plannedSteps(session))
  const all = stepsOf(session.agenda)
  const i = all.findIndex(s => s.id === id)
  if (i < 0) return all.find(s => planned.has(s))
  return by > 0 ? all.slice(i + 1).find(s => planned.has(s)) : all.slice(0, i).findLast(s => planned.has(s))
}

/** Milliseconds spent on a step up to `now` (ms since 1970). */
export function spent(session: Session, id: StepId, now: number): number {
  let sum = 0
  for (const v of session.visits)
    if (v.step === id) sum += Math.max(0, (v.to ? Date.parse(v.to) : now) - Date.parse(v.from))
  return sum
}

/** Milliseconds left of a step's plan at `now`; negative when over. */
export function left(session: Session, step: StepOf, now: number): number {
  return (step.minutes + (session.extra[step.id] ?? 0)) * 60_000 - spent(session, step.id, now)
}

/** True while the clock of the current step stands still. */
export function isPaused(session: Session): boolean {
  const last = session.visits.at(-1)
  return last === undefined || last.to !== undefined
}

/** The phase the room is in, if it is one on the wheel. */
export function wheelPhaseAt(session: Session): WheelPhase | undefined {
  const id = placeOf(session.agenda, session.at)?.phase.id
  return wheelPhases.find(p => p === id)
}

/** The steps of the plan are numbered from 1 in its order; 0 before the first, and for a step that is not in it. */
export function stepNumber(session: Session, id: StepId): number {
  return plannedSteps(session).findIndex(s => s.id === id) + 1
}
