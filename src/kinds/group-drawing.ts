/** How a group step looks. */
import { Grid } from '../draw/grid.ts'
import { orderedCards } from '../session/read.ts'
import type { StepOf } from '../session/shapes.ts'
import type { Session } from '../session/types.ts'
import type { Look } from './kind.ts'

export function drawGroup(_step: StepOf<'group'>, _session: Session, look: Look): Grid {
  return new Grid(look.width, 0)
}

/** The cards on each page. */
export function pagesOf(step: StepOf<'group'>, session: Session, _look: Look): string[][] {
  return [orderedCards(session, step.id).map(c => c.id)]
}
