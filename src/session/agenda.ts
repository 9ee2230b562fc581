/** The workshop as data: phases of exercises of steps. */
import type { StepId, StepOf } from './shapes.ts'

export type { StepId }

/** The four phases of the wheel between an opening and a close. */
export const phaseIds = ['opening', 'purpose', 'challenge', 'action', 'value', 'close'] as const
export type PhaseId = (typeof phaseIds)[number]

/** The phases that are on the wheel, in its order. */
export const wheelPhases = ['purpose', 'challenge', 'action', 'value'] as const
export type WheelPhase = (typeof wheelPhases)[number]

/** An exercise: why a group does it and the steps it takes. `lead` names whose chair the phase is. */
export type Exercise = { id: string; tenet?: string; title: string; why: string; lead?: string; steps: StepOf[] }
export type Phase = { id: PhaseId; title: string; exercises: Exercise[] }
export type Agenda = { id: string; title: string; minutes: number; phases: Phase[] }

/** All steps in the order they are walked. */
export function stepsOf(agenda: Agenda): StepOf[] {
  return agenda.phases.flatMap(p => p.exercises.flatMap(e => e.steps))
}

/** Where a step stands: its phase and exercise, or undefined when the agenda does not have it. */
export function placeOf(agenda: Agenda, id: StepId): { phase: Phase; exercise: Exercise; step: StepOf } | undefined {
  for (const phase of agenda.phases)
    for (const exercise of phase.exercises)
      for (const step of exercise.steps) if (step.id === id) return { phase, exercise, step }
  return undefined
}
