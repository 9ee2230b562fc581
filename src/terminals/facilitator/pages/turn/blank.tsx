/** The blank screen of a break, in one key: nothing of the session is on it. */
import { useMemo } from 'react'
import { blankHeader, drawBlank } from '../../../../screen/blank-drawing.ts'
import { layer } from '../../../../screen/layer.ts'
import { useSurface } from '../../context.ts'
import { Frame, frameRows } from '../../frame.tsx'
import { Rows } from '../../parts/rows.tsx'
import { useProjector } from '../../use-services.ts'
import { screenWords } from '../../words.ts'
import type { OverlayProps } from './overlay.ts'

export function Blank({ services, onShow }: OverlayProps) {
  useProjector(services, 'blank')
  const { width, height } = useSurface()
  const grid = useMemo(() => drawBlank(width, height - frameRows), [width, height])
  return (
    <Frame
      header={blankHeader}
      message={screenWords.blank}
      content={{ main: <Rows of={grid} />, message: '', layers: [layer('blank', { leave: () => onShow(undefined) })] }}
    />
  )
}
