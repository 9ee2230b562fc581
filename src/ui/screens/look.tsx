/** Look: talk about what is shown. */
import { useState } from 'react'
import { covered } from '../parts/covered.tsx'
import { Rows } from '../parts/rows.tsx'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

export function useLook(props: ScreenProps<'look'>): Hands {
  const { step, session, width, height, next } = props
  const [page, setPage] = useState(0)
  const drawing = useDrawing(step, session, { width, height, page })
  const hidden = covered(props, step.from, drawing)
  if (hidden) return hidden
  const fills = drawing.height >= height
  return {
    main: <Rows of={drawing} />,
    message: step.hint ?? 'Talk. a notes an action, p parks what belongs elsewhere; enter goes on.',
    layers: [layer('look', { main: next, page: fills ? () => setPage(page + 1) : undefined })],
  }
}
