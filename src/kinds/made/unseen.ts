/** The cards a step is about: whether anybody has seen them yet, and whether their writers are known. */
import { isHidden, stepOf } from '../../session/read.ts'
import type { StepId, StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { cardsFrom, takesCards } from './board.ts'

/** The step whose cards `id` comes from, through groups and votes, while they are hidden; undefined once they are revealed. */
export function unseenCards(session: Session, id: StepId | undefined): ReturnType<typeof writtenAt> {
  const source = writtenAt(session, id)
  return source && isHidden(session, source) ? source : undefined
}

function writtenAt(session: Session, id: StepId | undefined): StepOf<'write'> | undefined {
  const step = sourceOf(session, id)
  return step && takesCards(step) ? step : undefined
}

/** True for cards whose writers are never stored, and for what is made of them. */
export function isUnsigned(session: Session, id: StepId): boolean {
  return Boolean(sourceOf(session, id)?.anonymous)
}

/** The step that a group or a vote is about in the end; any other step itself. */
export function sourceOf(session: Session, id: StepId | undefined): StepOf | undefined {
  const step = id === undefined ? undefined : stepOf(session, id)
  const from = step && cardsFrom(step)
  return from === undefined ? step : sourceOf(session, from)
}
