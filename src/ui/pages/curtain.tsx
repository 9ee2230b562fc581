/** The curtain: the screen is covered in one key, and nothing of the session is on it. */
import { useMemo } from 'react'
import { useSurface } from '../context.ts'
import { curtainHeader, drawCurtain } from '../curtain-drawing.ts'
import { Frame, frameRows } from '../frame.tsx'
import { Rows } from '../parts/rows.tsx'
import { layer } from '../screen.ts'
import { useWall } from '../use-hall.ts'
import type { OverlayProps } from './overlay.ts'

export function Curtain({ hall, onShow }: OverlayProps) {
  useWall(hall, 'curtain')
  const { width, height } = useSurface()
  const grid = useMemo(() => drawCurtain(width, height - frameRows), [width, height])
  return (
    <Frame
      header={curtainHeader}
      message="The screen is covered. c opens it again."
      hands={{ main: <Rows of={grid} />, message: '', layers: [layer('curtain', { leave: () => onShow(undefined) })] }}
    />
  )
}
