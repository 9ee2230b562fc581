/** What an agenda asks of a room with one keyboard: its steps, rounds of the keyboard, rows counted by hand, and time to talk. */
import { countedRows, isRound } from '../kinds/shared/least-minutes.ts'
import { type Agenda, exercisesOf } from '../session/agenda.ts'

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
