/** The cards a step is about, while nobody has seen them yet. */
import { isHidden, stepOf } from './read.ts'
import type { StepId, StepOf } from './shapes.ts'
import type { Session } from './types.ts'

/** The step whose cards `id` comes from, through groups and votes, while they are hidden; undefined once they are revealed. */
export function unseenCards(session: Session, id: StepId | undefined): StepOf<'write'> | undefined {
  const step = id === undefined ? undefined : stepOf(session, id)
  switch (step?.kind) {
    case 'write':
      return isHidden(session, step) ? step : undefined
    case 'group':
      return unseenCards(session, step.cards)
    case 'vote':
      return unseenCards(session, step.on)
    default:
      return undefined
  }
}
