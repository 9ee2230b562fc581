/** Leaving a turn is asked once; everything is saved either way. */
import { Grid } from '../../draw/grid.ts'
import { wrap } from '../../text.ts'
import { useSurface } from '../context.ts'
import { Frame } from '../frame.tsx'
import { Rows } from '../parts/rows.tsx'
import { layer } from '../screen.ts'
import type { OverlayProps } from './overlay.ts'

export function Leave({ session, header, onShow, onLeave }: OverlayProps) {
  const { width } = useSurface()
  const grid = new Grid(width, 4)
  grid.put(0, 1, 'Leave this turn?', 'strong')
  const said = session.closed
    ? 'It is closed and saved.'
    : 'Everything is saved; the clock stops, and the next start goes on at this step.'
  for (const [y, line] of wrap(said, width - 2).entries()) grid.put(2 + y, 1, line)
  return (
    <Frame
      header={header}
      message="Enter leaves, esc stays."
      hands={{
        main: <Rows of={grid} />,
        message: '',
        layers: [layer('sure', { yes: onLeave, leave: () => onShow(undefined) })],
      }}
    />
  )
}
