/** The drawing of a step, computed once for what it depends on. */
import { useMemo } from 'react'
import type { Grid } from '../../draw/grid.ts'
import { rulesOf } from '../../kinds/index.ts'
import type { Look } from '../../kinds/kind.ts'
import type { StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { useSurface } from './context.ts'

/** What everybody may look at of this step, at most `height` rows. */
export function useDrawing(step: StepOf, session: Session, look: Omit<Look, 'ascii' | 'working'>): Grid {
  const { ascii } = useSurface().theme
  const { width, height, focus, page, here } = look
  const who = here?.map(p => p.id).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same people in a new array are no news
  const at = useMemo(
    () => ({ width, height: Math.max(1, height), focus, page, ascii, here, working: true }),
    [width, height, focus, page, ascii, who],
  )
  return useMemo(() => rulesOf(step.kind).draw(step, session, at), [step, session, at])
}
