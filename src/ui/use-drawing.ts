/** The drawing of a step, computed once for what it depends on. */
import { useMemo } from 'react'
import type { Grid } from '../draw/grid.ts'
import { rulesOf } from '../kinds/index.ts'
import type { Look } from '../kinds/kind.ts'
import type { StepOf } from '../session/shapes.ts'
import type { Session } from '../session/types.ts'
import { useSurface } from './context.ts'

/** What everybody may look at of this step, at most `height` rows. */
export function useDrawing(step: StepOf, session: Session, look: Omit<Look, 'ascii' | 'working'>): Grid {
  const { ascii } = useSurface().theme
  const { width, height, focus, page } = look
  return useMemo(
    () =>
      rulesOf(step.kind).draw(step, session, { width, height: Math.max(1, height), focus, page, ascii, working: true }),
    [step, session, width, height, focus, page, ascii],
  )
}
