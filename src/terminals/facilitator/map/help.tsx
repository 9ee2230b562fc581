/** Help for a map, and all commands of it: from the same table as the keys. */
import { useState } from 'react'
import { Grid } from '../../../draw/grid.ts'
import { showKey } from '../../../screen/keys/keys.ts'
import { layer } from '../../../screen/layer.ts'
import { type Layer, type LiveRow, liveRows } from '../../../screen/router.ts'
import { cut } from '../../../text.ts'
import { useChanged, useSurface } from '../context.ts'
import { Frame, frameRows, type Header } from '../frame.tsx'
import { CommandList } from '../pages/command-list.tsx'
import { Rows } from '../parts/rows.tsx'
import { mapWords } from './words.ts'

type OverMapProps = { header: Header; below: readonly Layer[]; onLeave(): void }

export function MapHelp({ header, below, onLeave }: OverMapProps) {
  const keys = useChanged(below)
  const { width, height } = useSurface()
  const [page, setPage] = useState(0)
  const { grid, pages } = drawKeys(liveRows(keys), width, height - frameRows, page)
  return (
    <Frame
      header={{ ...header, where: 'help' }}
      message={pages > 1 ? mapWords.helpPage(page + 1, pages) : mapWords.helpWhole}
      content={{
        main: <Rows of={grid} />,
        message: '',
        layers: [
          layer('overlay', { leave: onLeave, page: pages > 1 ? () => setPage((page + 1) % pages) : undefined }),
          layer('everywhere', { help: onLeave, commands: undefined, repaint: undefined, quit: onLeave }),
        ],
      }}
    />
  )
}

/** Keys and what they do, in columns, as many as fit beside each other, and page by page what does not fit below. */
function drawKeys(
  rows: readonly LiveRow[],
  width: number,
  height: number,
  page: number,
): { grid: Grid; pages: number } {
  const grid = new Grid(width, height)
  const columns = Math.max(1, Math.floor((width - 1) / 39))
  const wide = Math.floor((width - 1) / columns)
  const pages = Math.max(1, Math.ceil(rows.length / (columns * height)))
  const shown = rows.slice((page % pages) * columns * height, ((page % pages) + 1) * columns * height)
  const high = Math.ceil(shown.length / columns)
  for (const [i, { row }] of shown.entries()) {
    const [x, y] = [1 + Math.floor(i / high) * wide, i % high]
    const end = grid.put(y, x, row.on.slice(0, 2).map(showKey).join(' '), 'strong')
    const at = Math.max(end + 1, x + 9)
    grid.put(y, at, cut(row.does, x + wide - 1 - at))
  }
  return { grid, pages }
}

const moving = new Set(['up', 'down', 'left', 'right', 'commands'])

export function MapCommands(props: OverMapProps) {
  return <CommandList {...props} moving={moving} />
}
