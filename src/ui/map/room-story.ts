/** How the map of a step came to be, from the log of its room. */
import { type Scene, storyOf } from '../../kinds/map-story.ts'
import { isStepMove } from '../../room/apply.ts'
import { fold, undone } from '../../room/log.ts'
import { workOf } from '../../session/read.ts'
import type { MoveOf, StepId } from '../../session/shapes.ts'
import type { Entry } from '../../session/types.ts'

/** The scenes of this step's map; what was taken back is not told. Empty while nobody has been at the step. */
export function storyIn(log: readonly Entry[], step: StepId): Scene[] {
  const dead = undone(log)
  const live = log.filter(e => !dead.has(e.n))
  const begun = live.findIndex(({ move }) => !isStepMove(move) && move.do === 'go' && move.to === step)
  const start = begun < 0 ? undefined : workOf(fold(live.slice(0, begun + 1)), step, 'map')
  if (!start) return []
  const moves = live.flatMap(({ move }) => (isStepMove(move) && move.in === step ? [move as MoveOf<'map'>] : []))
  return storyOf(start.text, moves)
}
