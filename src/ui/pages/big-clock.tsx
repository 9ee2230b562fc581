/** The clock in digits one reads from the back of the room; the question stays. */
import { useMemo } from 'react'
import { bigClock } from '../../draw/digits.ts'
import { Grid } from '../../draw/grid.ts'
import { currentStep, isPaused } from '../../session/read.ts'
import { useSurface } from '../context.ts'
import { Frame, frameRows } from '../frame.tsx'
import { drawQuestion } from '../parts/question.ts'
import { Rows } from '../parts/rows.tsx'
import { layer } from '../screen.ts'
import { showLeft } from '../use-clock.ts'
import { everywhereOver, type OverlayProps } from './overlay.ts'

export function BigClock({ session, acts, header, remaining, onShow }: OverlayProps) {
  const { width, height } = useSurface()
  const step = currentStep(session)
  const text = showLeft(remaining).trim()
  const word = isPaused(session)
    ? 'stopped'
    : remaining < 0
      ? 'over the time'
      : remaining <= 60_000
        ? 'the last minute'
        : (step?.title ?? '')
  const grid = useMemo(() => {
    const out = new Grid(width, height - frameRows)
    const question = drawQuestion(step?.ask ?? '', width, height)
    out.paste(0, 0, question)
    const digits = bigClock(text)
    const y = Math.max(question.height, Math.floor((out.height - digits.height) / 2))
    out.paste(y, Math.max(1, Math.floor((width - digits.width) / 2)), digits)
    out.put(Math.min(out.height - 1, y + digits.height + 1), 1, word, 'strong')
    return out
  }, [width, height, step, text, word])
  const close = () => onShow(undefined)
  return (
    <Frame
      header={header}
      message={acts.said(false, width - 2) || 'The clock never goes on by itself; after zero it counts up.'}
      hands={{
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
