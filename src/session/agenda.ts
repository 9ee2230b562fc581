/** The workshop as data: phases of exercises of steps. */
import type { StepId, StepOf } from './shapes.ts'

export type { StepId }

/** The four phases of the wheel between an opening and a close. */
export const phaseIds = ['opening', 'purpose', 'challenge', 'action', 'value', 'close'] as const
export type PhaseId = (typeof phaseIds)[number]

/** The phases that are on the wheel, in its order. */
export const wheelPhases = ['purpose', 'challenge', 'action', 'value'] as const
export type WheelPhase = (typeof wheelPhases)[number]

/**
 * An exercise: why a group does it and the steps it takes. `lead` names whose chair the phase is: they speak last. `tenet` is
 * the tenet it works on, `deep` when it does so at length. `off`: offered, but not part of the plan until it is taken in.
 */
export type Exercise = {
  id: string
  tenet?: string
  deep?: true
  off?: true
  title: string
  why: string
  lead?: string
  steps: StepOf[]
}
export type Phase = { id: PhaseId; title: string; exercises: Exercise[] }
export type Agenda = { id: string; title: string; minutes: number; phases: Phase[] }

/** All exercises in order. */
export function exercisesOf(agenda: Agenda): Exercise[] {
  return agenda.phases.flatMap(p => p.exercises)
}

/** All steps in the order they are walked, those of exercises that are off too: they can be taken in, and gone to. */
export function stepsOf(agenda: Agenda): StepOf[] {
  return agenda.phases.flatMap(p => p.exercises.flatMap(e => e.steps))
}

/** Does a step stand before another, in the plan or not? False when the agenda lacks one of them. */
export function isBefore(agenda: Agenda, first: StepId, second: StepId): boolean {
  const ids = stepsOf(agenda).map(step => step.id)
  return ids.includes(first) && ids.indexOf(first) < ids.indexOf(second)
}

/** Where a step stands: its phase and exercise, or undefined when the agenda does not have it. */
export function placeOf(agenda: Agenda, id: StepId): { phase: Phase; exercise: Exercise; step: StepOf } | undefined {
  for (const phase of agenda.phases)
    for (const exercise of phase.exercises)
      for (const step of exercise.steps) if (step.id === id) return { phase, exercise, step }
  return undefined
}
