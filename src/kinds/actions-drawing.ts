/** How a actions step looks. */
import { Grid } from '../draw/grid.ts'
import type { StepOf } from '../session/shapes.ts'
import type { Session } from '../session/types.ts'
import type { Look } from './kind.ts'

export function drawActions(_step: StepOf<'actions'>, _session: Session, look: Look): Grid {
  return new Grid(look.width, 0)
}
