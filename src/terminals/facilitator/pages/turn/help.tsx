/** Help: the keys that work here, from the same table as the footer, and why the step is there. */

import { useMemo, useState } from 'react'
import { itemAt } from '../../../../lists.ts'
import { drawHelp } from '../../../../screen/help-drawing.ts'
import { layer } from '../../../../screen/layer.ts'
import { liveRows } from '../../../../screen/router.ts'
import { placeOf } from '../../../../session/agenda.ts'
import { useChanged, useSurface } from '../../context.ts'
import { Frame, frameRows } from '../../frame.tsx'
import { Rows } from '../../parts/rows.tsx'
import { screenWords } from '../../words.ts'
import type { OverlayProps } from './overlay.ts'

/** `of` is the page whose keys are told, when that is not the step's. */
type HelpProps = Pick<OverlayProps, 'session' | 'header' | 'below' | 'onShow'> & { of?: string }

export function Help({ session, header, below, onShow, of }: HelpProps) {
  const { width, height } = useSurface()
  const place = placeOf(session.agenda, session.at)
  const [page, setPage] = useState(0)
  const keys = useChanged(below)
  const pages = useMemo(
    () =>
      drawHelp({
        rows: liveRows(keys),
        why: place && !of ? [place.exercise.title, place.exercise.why, place.step.hint ?? ''].filter(Boolean) : [],
        width,
        height: height - frameRows,
      }),
    [keys, place, of, width, height],
  )
  const close = () => onShow(undefined)
  return (
    <Frame
      header={{
        ...header,
        where: `help for ${of ?? place?.step.title.toLowerCase() ?? 'this screen'}`,
      }}
      message={pages.length > 1 ? screenWords.helpPage((page % pages.length) + 1, pages.length) : screenWords.helpWhole}
      content={{
        main: <Rows of={itemAt(pages, page % pages.length)} />,
        message: '',
        layers: [
          layer('overlay', { leave: close, page: pages.length > 1 ? () => setPage(page + 1) : undefined }),
          layer('everywhere', { help: close, commands: () => onShow('commands'), repaint: undefined, quit: close }),
        ],
      }}
    />
  )
}
