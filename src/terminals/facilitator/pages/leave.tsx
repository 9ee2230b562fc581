/** Leaving a turn is asked once, and is not done while something of it could not be saved. */
import { Grid } from '../../../draw/grid.ts'
import { layer } from '../../../screen/layer.ts'
import { plural, wrap } from '../../../text.ts'
import { useSurface } from '../context.ts'
import { Frame } from '../frame.tsx'
import { Rows } from '../parts/rows.tsx'
import { useSaving } from '../use-room.ts'
import type { OverlayProps } from './overlay.ts'

export function Leave({ open, services, stays, session, header, onShow, onLeave }: OverlayProps) {
  const { width } = useSurface()
  const saving = useSaving(open.room)
  const grid = new Grid(width, 4)
  grid.put(0, 1, 'Leave this turn?', 'strong')
  const said =
    saving.state === 'failed'
      ? `${plural(saving.unsaved, 'change')} ${saving.unsaved === 1 ? 'is' : 'are'} not on the disk yet. Enter tries once more to save, and stays here if it cannot; ctrl-c twice quits without.`
      : stays
        ? 'Everything is saved, and the room goes on without this screen.'
        : services?.guests().some(g => g.here && g.person !== session.facilitator)
          ? 'Everything is saved. Everybody else is sent home with this screen.'
          : session.closed
            ? 'It is closed and saved.'
            : 'Everything is saved; the clock stops, and the next start goes on at this step.'
  for (const [y, line] of wrap(said, width - 2).entries()) grid.put(2 + y, 1, line)
  return (
    <Frame
      header={header}
      message="Enter leaves, Esc stays."
      content={{
        main: <Rows of={grid} />,
        message: '',
        layers: [layer('sure', { yes: onLeave, leave: () => onShow(undefined) })],
      }}
    />
  )
}
