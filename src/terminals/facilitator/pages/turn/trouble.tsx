/** The session cannot be saved: what happened, what is safe, what to do now. */
import { useMemo, useState } from 'react'
import { Grid } from '../../../../draw/grid.ts'
import { sentence, UserError } from '../../../../errors.ts'
import { layer } from '../../../../screen/layer.ts'
import { plural, wrap } from '../../../../text.ts'
import { useSurface } from '../../context.ts'
import { Frame, frameRows } from '../../frame.tsx'
import { Rows } from '../../parts/rows.tsx'
import { useSaving } from '../../use-room.ts'
import { screenWords } from '../../words.ts'
import type { OverlayProps } from './overlay.ts'

export function Trouble({ open, acts, header, onUnsaved }: OverlayProps) {
  const { width, height, appServices } = useSurface()
  const saving = useSaving(open.room)
  const reason = saving.state === 'failed' ? saving.reason : ''
  const lost = saving.state === 'failed' && saving.lost === true
  const waiting = saving.state === 'failed' ? saving.unsaved : 0
  const { elsewhere: copy } = appServices
  const grid = useMemo(() => {
    const out = new Grid(width, height - frameRows)
    const put = (y: number, list: readonly (readonly [string, string])[]) => {
      for (const [name, text] of list) {
        out.put(y, 3, name)
        for (const line of wrap(text, width - 13)) out.put(y++, 12, line)
      }
      return y + 1
    }
    out.put(0, 1, screenWords.notWritten, 'strong')
    const next = put(2, [
      ...(copy ? [['file', open.key] as const] : []),
      ['reason', reason],
      ['safe', `everything before; ${plural(waiting, 'change')} ${waiting === 1 ? 'waits' : 'wait'} in memory`],
    ])
    out.put(next, 1, 'What now', 'strong')
    put(next + 1, waysOn(lost, copy !== undefined))
    out.put(next + 1, 1, '▸')
    return out
  }, [width, height, open.key, reason, waiting, lost, copy])
  const [tries, setTries] = useState(0)
  const retry = () => {
    setTries(tries + 1)
    acts.tell(screenWords.triedAgain(tries + 1))
    open.room.retry()
  }
  const elsewhere = async () => {
    if (!copy) return
    try {
      acts.tell(screenWords.copiedTo(await copy(open)))
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      acts.tell(sentence(error))
    }
  }
  return (
    <Frame
      header={{ ...header, where: 'cannot save' }}
      message={acts.said(false) || screenWords.nothingLost}
      content={{
        main: <Rows of={grid} />,
        message: '',
        layers: [
          layer('trouble', {
            retry,
            elsewhere: copy && (() => void elsewhere()),
            unsaved: copy && onUnsaved,
          }),
        ],
      }}
    />
  )
}

/** What can be done now: each key with what it does. Nobody at another machine does anything about the disk. */
function waysOn(lost: boolean, atHost: boolean): (readonly [string, string])[] {
  return [
    ...(lost ? [] : [['enter', 'try again (it is tried every few seconds anyway)'] as const]),
    ...(atHost
      ? [
          ['F', 'write a copy to another folder: flywheel in your home'] as const,
          ['N', 'go on without saving; this screen stays marked NOT SAVED'] as const,
        ]
      : [['', screenWords.hostSaves] as const]),
  ]
}
