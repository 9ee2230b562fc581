/** The clock over a step. */
import { useMemo } from 'react'
import { layer } from '../../../../screen/layer.ts'
import { showLeft } from '../../../../screen/show-left.ts'
import { clockWord, drawClock } from '../../../../views/clock-drawing.ts'
import { viewWords } from '../../../../views/words.ts'
import { useSurface } from '../../context.ts'
import { Frame, frameRows } from '../../frame.tsx'
import { Rows } from '../../parts/rows.tsx'
import { useClock } from '../../use-clock.ts'
import { useProjector } from '../../use-services.ts'
import { everywhereOver, type OverlayProps } from './overlay.ts'

export function BigClock({ services, session, acts, header, clock, onShow }: OverlayProps) {
  useProjector(services, 'clock')
  const { width, height, theme } = useSurface()
  const remaining = clock.left(useClock(clock.base, clock.still))
  const text = showLeft(remaining, theme.still).trim()
  const word = clockWord(session, remaining)
  const grid = useMemo(
    () => drawClock(session, text, word, width, height - frameRows),
    [session, text, word, width, height],
  )
  const close = () => onShow(undefined)
  return (
    <Frame
      header={header}
      message={acts.said(false) || viewWords.clockNeverGoes}
      content={{
        main: <Rows of={grid} />,
        message: '',
        layers: [
          layer('clock', {
            leave: close,
            more: () => acts.addTime(1),
            less: () => acts.addTime(-1),
            pause: acts.pause,
          }),
          everywhereOver(onShow, close),
        ],
      }}
    />
  )
}
