/** The session cannot be saved: what happened, what is safe, what to do now. */
import { useMemo } from 'react'
import { Grid } from '../../draw/grid.ts'
import { sentence, UserError } from '../../errors.ts'
import { cut, plural } from '../../text.ts'
import { useSurface } from '../context.ts'
import { Frame, frameRows } from '../frame.tsx'
import { Rows } from '../parts/rows.tsx'
import { layer } from '../screen.ts'
import { useSaving } from '../use-room.ts'
import type { OverlayProps } from './overlay.ts'

export function Trouble({ open, acts, header, onUnsaved }: OverlayProps) {
  const { width, height, doors } = useSurface()
  const saving = useSaving(open.room)
  const reason = saving.state === 'failed' ? saving.reason : ''
  const waiting = saving.state === 'failed' ? saving.unsaved : 0
  const grid = useMemo(() => {
    const out = new Grid(width, height - frameRows)
    const rows: [string, string][] = [
      ['file', open.path],
      ['reason', reason],
      ['safe', `everything before; ${plural(waiting, 'change')} of now ${waiting === 1 ? 'waits' : 'wait'} in memory`],
    ]
    out.put(0, 1, 'The session file could not be written.', 'strong')
    for (const [y, [name, text]] of rows.entries()) {
      out.put(2 + y, 3, name)
      out.put(2 + y, 12, cut(text, width - 13))
    }
    out.put(6, 1, 'What now', 'strong')
    out.put(7, 1, '▸ enter   try again (I try again by myself every 5 seconds)')
    out.put(8, 3, 'f       write a copy to another folder: flywheel in your home')
    out.put(9, 3, 'n       go on without saving; this screen stays marked NOT SAVED')
    return out
  }, [width, height, open.path, reason, waiting])
  const elsewhere = async () => {
    try {
      acts.tell(`A whole copy is in ${await doors.elsewhere(open)}. Here I go on trying.`)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      acts.tell(sentence(error))
    }
  }
  return (
    <Frame
      header={{ ...header, left: header.left.replace(/›.*/, '›  cannot save') }}
      message={acts.said(false, width - 2) || 'Nothing typed so far is lost; it is kept here until it is on the disk.'}
      hands={{
        main: <Rows of={grid} />,
        message: '',
        layers: [
          layer('trouble', { retry: () => open.room.retry(), elsewhere: () => void elsewhere(), unsaved: onUnsaved }),
        ],
      }}
    />
  )
}
