/** What an agenda asks of a room with one keyboard: its steps, rounds of the keyboard, rows counted by hand, and time to talk. */
import { type Agenda, exercisesOf } from '../session/agenda.ts'
import type { StepOf } from '../session/shapes.ts'

/**
 * Counted over what is in the plan. `rounds`: steps at which everybody types in turn. `counted`: rows of which a show of hands is
 * typed in (gates are said aloud). `talk`: minutes for talking alone.
 */
export type Figures = { steps: number; rounds: number; counted: number; talk: number }

export function figuresOf(agenda: Agenda): Figures {
  const steps = exercisesOf(agenda).flatMap(e => (e.off ? [] : e.steps))
  return {
    steps: steps.length,
    rounds: steps.filter(isRound).length,
    counted: steps.reduce((sum, step) => sum + countedRows(step), 0),
    talk: steps.filter(step => step.kind === 'look').reduce((sum, step) => sum + step.minutes, 0),
  }
}

function isRound(step: StepOf): boolean {
  if (step.kind === 'write') return Boolean(step.hidden || step.anonymous || step.each)
  if (step.kind === 'decide') return Boolean(step.estimate)
  return step.kind === 'scale' && Boolean(step.anonymous) && step.rows.length > 1
}

/** A private scale without names is a round where it has several rows. */
function countedRows(step: StepOf): number {
  if (step.kind !== 'scale' || isRound(step)) return 0
  return step.rows.filter(row => !row.phase).length
}
