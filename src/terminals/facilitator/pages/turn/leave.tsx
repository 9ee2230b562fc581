/** Leaving a turn is asked once, and is not done while something of it could not be saved. */
import { Grid } from '../../../../draw/grid.ts'
import { layer } from '../../../../screen/layer.ts'
import { wrap } from '../../../../text.ts'
import { viewWords } from '../../../../views/words.ts'
import { useSurface } from '../../context.ts'
import { Frame } from '../../frame.tsx'
import { Rows } from '../../parts/rows.tsx'
import { useSaving } from '../../use-room.ts'
import { screenWords } from '../../words.ts'
import type { OverlayProps } from './overlay.ts'

export function Leave({ open, services, stays, session, header, onShow, onLeave }: OverlayProps) {
  const { width } = useSurface()
  const saving = useSaving(open.room)
  const grid = new Grid(width, 4)
  grid.put(0, 1, screenWords.leaveAsk, 'strong')
  const said = () => {
    if (saving.state === 'failed') return screenWords.leaveUnsaved(saving.unsaved)
    if (stays) return screenWords.leaveGoesOn
    if (services?.guests().some(g => g.here && g.person !== session.facilitator)) return screenWords.leaveEndsAll
    return session.closed ? screenWords.leaveClosed : screenWords.leaveSaved
  }
  for (const [y, line] of wrap(said(), width - 2).entries()) grid.put(2 + y, 1, line)
  return (
    <Frame
      header={header}
      message={viewWords.leaveKeys}
      content={{
        main: <Rows of={grid} />,
        message: '',
        layers: [layer('sure', { yes: onLeave, leave: () => onShow(undefined) })],
      }}
    />
  )
}
