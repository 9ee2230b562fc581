/** Help on the home screen. */

import { useState } from 'react'
import { itemAt } from '../../../../lists.ts'
import { drawHelp } from '../../../../screen/help-drawing.ts'
import { layer } from '../../../../screen/layer.ts'
import { type Layer, liveRows } from '../../../../screen/router.ts'
import { useChanged, useSurface } from '../../context.ts'
import { Frame, frameRows } from '../../frame.tsx'
import { Rows } from '../../parts/rows.tsx'
import { screenWords } from '../../words.ts'

export function HomeHelp({ layers, onLeave }: { layers: Layer[]; onLeave(): void }) {
  const { width, height } = useSurface()
  const why = [screenWords.oneTurn, screenWords.whatIsATurn]
  const [page, setPage] = useState(0)
  const pages = drawHelp({ rows: liveRows(useChanged(layers)), why, width, height: height - frameRows })
  return (
    <Frame
      header={{ left: 'flywheel', where: 'help', right: '' }}
      message={screenWords.homeHelpFoot}
      content={{
        main: <Rows of={itemAt(pages, page % pages.length)} />,
        message: '',
        layers: [
          layer('overlay', { leave: onLeave, page: pages.length > 1 ? () => setPage(page + 1) : undefined }),
          layer('everywhere', { help: onLeave, commands: undefined, repaint: undefined, quit: onLeave }),
        ],
      }}
    />
  )
}
