/** How a step of a turn came to be, from the log of its room. */

import type { Past } from '../session/past.ts'
import type { StepId } from '../session/shapes.ts'
import type { Entry } from '../session/types.ts'
import { isStepMove } from './apply.ts'
import { fold, undone } from './log.ts'

/** The session when somebody first went to this step, and what was done there since; undefined while nobody has been there. */
export function pastOf(log: readonly Entry[], step: StepId): Past | undefined {
  const dead = undone(log)
  const live = log.filter(e => !dead.has(e.n))
  const begun = live.find(({ move }) => !isStepMove(move) && move.do === 'go' && move.to === step)
  if (!begun) return undefined
  return {
    from: begun.n,
    session: fold(live.filter(({ n }) => n <= begun.n)),
    moves: live.filter(({ move }) => isStepMove(move) && move.in === step),
  }
}
