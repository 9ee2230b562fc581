/** How the map of a step came to be, from the log of its room. */
import { type Scene, storyOf } from '../../kinds/map-story.ts'
import { isStepMove } from '../../room/apply.ts'
import { fold, undone } from '../../room/log.ts'
import { stepOf, workOf } from '../../session/read.ts'
import type { MoveOf, StepId } from '../../session/shapes.ts'
import type { Entry } from '../../session/types.ts'

/**
 * The scenes of this step's map, those of the map it started from before them; what was taken back is not told. Empty while
 * nobody has been at the step.
 */
export function storyIn(log: readonly Entry[], step: StepId): Scene[] {
  const dead = undone(log)
  const live = log.filter(e => !dead.has(e.n))
  const { start, moves } = chainOf(live, step)
  return start === undefined ? [] : storyOf(start, moves)
}

/** Where the map of a step began, back to the first of the steps it came from, and every change on the way. */
function chainOf(log: readonly Entry[], id: StepId): { start?: string; moves: MoveOf<'map'>[] } {
  const begun = log.findIndex(({ move }) => !isStepMove(move) && move.do === 'go' && move.to === id)
  if (begun < 0) return { moves: [] }
  const session = fold(log.slice(0, begun + 1))
  const step = stepOf(session, id)
  const base = step?.kind === 'map' && step.base !== undefined ? stepOf(session, step.base) : undefined
  const before = base?.kind === 'map' ? chainOf(log.slice(0, begun), base.id) : { moves: [] }
  const own = log.flatMap(({ move }) => (isStepMove(move) && move.in === id ? [move as MoveOf<'map'>] : []))
  const start = before.start ?? workOf(session, id, 'map')?.text
  return { ...(start === undefined ? {} : { start }), moves: [...before.moves, ...own] }
}
