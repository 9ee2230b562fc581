/** The session cannot be saved: what happened, what is safe, what to do now. */
import { useMemo, useState } from 'react'
import { Grid } from '../../../draw/grid.ts'
import { sentence, UserError } from '../../../errors.ts'
import { layer } from '../../../screen/layer.ts'
import { plural, wrap } from '../../../text.ts'
import { useSurface } from '../context.ts'
import { Frame, frameRows } from '../frame.tsx'
import { Rows } from '../parts/rows.tsx'
import { useSaving } from '../use-room.ts'
import type { OverlayProps } from './overlay.ts'

export function Trouble({ open, acts, header, onUnsaved }: OverlayProps) {
  const { width, height, doors } = useSurface()
  const saving = useSaving(open.room)
  const reason = saving.state === 'failed' ? saving.reason : ''
  const lost = saving.state === 'failed' && saving.lost === true
  const waiting = saving.state === 'failed' ? saving.unsaved : 0
  const grid = useMemo(() => {
    const out = new Grid(width, height - frameRows)
    const put = (y: number, list: readonly (readonly [string, string])[]) => {
      for (const [name, text] of list) {
        out.put(y, 3, name)
        for (const line of wrap(text, width - 13)) out.put(y++, 12, line)
      }
      return y + 1
    }
    out.put(0, 1, 'The session file could not be written.', 'strong')
    const next = put(2, [
      ['file', open.key],
      ['reason', reason],
      ['safe', `everything before; ${plural(waiting, 'change')} of now ${waiting === 1 ? 'waits' : 'wait'} in memory`],
    ])
    out.put(next, 1, 'What now', 'strong')
    put(next + 1, [
      ...(lost ? [] : [['enter', 'try again (I try again by myself every 5 seconds)'] as const]),
      ['F', 'write a copy to another folder: flywheel in your home'],
      ['N', 'go on without saving; this screen stays marked NOT SAVED'],
    ])
    out.put(next + 1, 1, '▸')
    return out
  }, [width, height, open.key, reason, waiting, lost])
  const [tries, setTries] = useState(0)
  const retry = () => {
    setTries(tries + 1)
    acts.tell(`Tried again, ${plural(tries + 1, 'time')} by now. As long as this stands here it is not saved.`)
    open.room.retry()
  }
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
      header={{ ...header, where: 'cannot save' }}
      message={acts.said(false) || 'Nothing typed so far is lost; it is kept here until it is on the disk.'}
      content={{
        main: <Rows of={grid} />,
        message: '',
        layers: [layer('trouble', { retry, elsewhere: () => void elsewhere(), unsaved: onUnsaved })],
      }}
    />
  )
}
