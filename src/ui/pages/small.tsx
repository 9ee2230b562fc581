/** A window below 60x20: it says both numbers and keeps the clock and the question; it goes away by itself. */
import { Box } from 'ink'
import { useLayoutEffect } from 'react'
import { Grid } from '../../draw/grid.ts'
import { currentStep, isPaused, left } from '../../session/read.ts'
import { wrap } from '../../text.ts'
import { useSurface } from '../context.ts'
import type { OpenSession } from '../doors.ts'
import type { Live } from '../live.ts'
import { Rows } from '../parts/rows.tsx'
import { showLeft, useClock } from '../use-clock.ts'

export const smallest = { width: 60, height: 20 }

export function tooSmall(width: number, height: number): boolean {
  return width < smallest.width || height < smallest.height
}

export function Small({ place, live }: { place?: OpenSession; live: Live }) {
  const { width, height, router, exit, doors } = useSurface()
  const session = place?.room.session
  const time = useClock(0, !session || isPaused(session))
  const step = session && currentStep(session)
  live.interrupt = () => void (place ? doors.close(place) : Promise.resolve()).finally(() => exit(130))
  live.refuse = () => {}
  useLayoutEffect(() => router.activate({ layers: [], typing: false }))
  const grid = new Grid(width, height)
  grid.put(0, 1, 'flywheel', 'strong')
  if (session && step) grid.putRight(0, width - 1, showLeft(left(session, step, time)))
  const lines = [
    ...wrap(`This window is ${width}x${height}. I need ${smallest.width}x${smallest.height} to draw this.`, width - 2),
    '',
    ...(step ? [...wrap(step.ask, width - 2), ''] : []),
    ...wrap(
      'What is typed is kept. Make the window larger or its letters smaller; or use  flywheel --linear',
      width - 2,
    ),
  ]
  for (const [y, line] of lines.entries()) grid.put(2 + y, 1, line)
  return (
    <Box flexDirection="column">
      <Rows of={grid} />
    </Box>
  )
}
