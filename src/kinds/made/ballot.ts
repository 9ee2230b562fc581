/** How a vote is taken: with so many dots each, as many as one likes, or two things at a time; changed before it begins. */
import type { Agenda, Exercise, StepId } from '../../session/agenda.ts'
import { stepOf } from '../../session/read.ts'
import type { StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'

export const ballots = ['dots', 'approve', 'pairs'] as const
export type Ballot = (typeof ballots)[number]

/** Dots each, where a vote had none before. */
const usualDots = 3

/** How this step votes; undefined for a step that does not. */
export function ballotOf(step: StepOf): Ballot | undefined {
  if (step.kind === 'compare') return 'pairs'
  if (step.kind !== 'vote') return undefined
  return step.approve ? 'approve' : 'dots'
}

/** The step with another ballot; a step that does not vote stays as it is. Its hint was about the ballot it had. */
function withBallot(step: StepOf, ballot: Ballot): StepOf {
  if ((step.kind !== 'vote' && step.kind !== 'compare') || ballotOf(step) === ballot) return step
  const { id, title, ask, minutes, on } = step
  const same = { id, title, ask, minutes, on, hidden: true as const }
  if (ballot === 'pairs') return { ...same, kind: 'compare' }
  return ballot === 'approve' ? { ...same, kind: 'vote', approve: true } : { ...same, kind: 'vote', dots: usualDots }
}

/** The agenda in which the step with this id votes so. */
export function agendaWith(agenda: Agenda, id: StepId, ballot: Ballot): Agenda {
  const inExercise = (exercise: Exercise): Exercise =>
    exercise.steps.some(s => s.id === id)
      ? { ...exercise, steps: exercise.steps.map(s => (s.id === id ? withBallot(s, ballot) : s)) }
      : exercise
  return { ...agenda, phases: agenda.phases.map(p => ({ ...p, exercises: p.exercises.map(inExercise) })) }
}

/** Can how this step votes still be changed: nobody has been there? */
export function isBallotOpen(session: Session, id: StepId): boolean {
  const step = stepOf(session, id)
  return step !== undefined && ballotOf(step) !== undefined && session.work[id] === undefined
}

/** The first vote of an exercise that has not begun, with the ballot that comes after its own; undefined where there is none. */
export function nextBallot(session: Session, exercise: Exercise): { step: StepId; as: Ballot } | undefined {
  const step = exercise.steps.find(s => isBallotOpen(session, s.id))
  const now = step && ballotOf(step)
  const as = now && ballots[(ballots.indexOf(now) + 1) % ballots.length]
  return step && as ? { step: step.id, as } : undefined
}
