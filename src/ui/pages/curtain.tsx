/** The curtain: the screen is covered in one key, and nothing of the session is on it. */
import { useMemo } from 'react'
import { Grid } from '../../draw/grid.ts'
import { useSurface } from '../context.ts'
import { Frame, frameRows } from '../frame.tsx'
import { Rows } from '../parts/rows.tsx'
import { layer } from '../screen.ts'
import type { OverlayProps } from './overlay.ts'

export function Curtain({ onShow }: OverlayProps) {
  const { width, height } = useSurface()
  const grid = useMemo(() => {
    const out = new Grid(width, height - frameRows)
    const text = 'back in a moment'
    out.put(Math.floor(out.height / 2) - 1, Math.floor((width - text.length) / 2), text, 'strong')
    return out
  }, [width, height])
  return (
    <Frame
      header={{ left: 'flywheel', where: 'short break', right: '' }}
      message="The screen is covered. c opens it again."
      hands={{ main: <Rows of={grid} />, message: '', layers: [layer('curtain', { leave: () => onShow(undefined) })] }}
    />
  )
}
