/** Rows that only the session knows: one for each card of an earlier step, or those of an earlier scale asked again. */
import { stepOf } from '../../session/read.ts'
import type { ScaleRow, StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { mostRows } from '../agenda-part.ts'
import { resultOf, titleOf } from '../made/board.ts'

/** The last step made of an agenda's step, and of what. Sessions never change, and a frame asks for a step many times. */
const known = new WeakMap<StepOf, { work: Session['work']; step: StepOf<'scale'> }>()

/** The step with its rows; those with most dots first, at most as many as an agenda may write down. */
export function filledScale(step: StepOf<'scale'>, session: Session): StepOf<'scale'> {
  if (step.cards === undefined && step.again === undefined) return step
  const before = known.get(step)
  if (before?.work === session.work) return before.step
  const filled = { ...step, ...asked(step, session) }
  known.set(step, { work: session.work, step: filled })
  return filled
}

function asked(step: StepOf<'scale'>, session: Session): Partial<StepOf<'scale'>> {
  const first = step.again === undefined ? undefined : stepOf(session, step.again)
  if (first?.kind === 'scale') {
    const { rows, points } = filledScale(first, session)
    return { rows, points }
  }
  if (step.cards === undefined) return {}
  const cards = resultOf(session, step.cards).slice(0, mostRows)
  return { rows: cards.map(({ on }): ScaleRow => ({ id: on.id, say: titleOf(on) })) }
}
