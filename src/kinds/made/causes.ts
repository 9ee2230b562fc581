/** Why the ask may fail, as the team wrote it before it bets: what may become a sign to stop, or a signal to watch. */

import { isHidden, stepsWith } from '../../session/read.ts'
import type { StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { boardOf, titleOf } from './board.ts'
import { inOrder } from './ranking.ts'
import { writings } from './steps.ts'
import { isUnsigned, sourceOf } from './unseen.ts'

/** A cause: the id of its group or card, and its words. */
export type Cause = { id: string; text: string }

/** More than these nobody reads through. */
const mostCauses = 9

/** The causes written at steps that ask for them, those with most votes first; none that is hidden or was given without names. */
export function causesOf(session: Session): Cause[] {
  const all = writings(session).flatMap(({ step, shown }) => {
    if (!step.causes || !shown || isUnsigned(session, step.id)) return []
    const on = inOrder(session, lastAbout(session, step.id) ?? step.id)
    return (on.length ? on : boardOf(session, step.id)).map(one => ({ id: one.id, text: titleOf(one) }))
  })
  return all.filter(({ text }, i) => text && all.findIndex(other => other.text === text) === i).slice(0, mostCauses)
}

/** The last step that votes on these cards or groups them, once it has begun and is shown. */
function lastAbout(session: Session, id: string): string | undefined {
  const about: StepOf[] = [
    ...stepsWith(session, 'group'),
    ...stepsWith(session, 'vote'),
    ...stepsWith(session, 'compare'),
  ]
  return about.findLast(
    step => session.work[step.id] && !isHidden(session, step) && sourceOf(session, step.id)?.id === id,
  )?.id
}
