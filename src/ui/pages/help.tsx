/** Help: the keys that work here, from the same table as the footer, and why the step is there. */
import { useMemo } from 'react'
import { Grid } from '../../draw/grid.ts'
import { placeOf } from '../../session/agenda.ts'
import { cut, wrap } from '../../text.ts'
import { useSurface } from '../context.ts'
import { Frame, frameRows } from '../frame.tsx'
import { showKey } from '../keys.ts'
import { Rows } from '../parts/rows.tsx'
import { type LiveRow, liveRows } from '../router.ts'
import { layer } from '../screen.ts'
import type { OverlayProps } from './overlay.ts'

const ahead = new Set(['step', 'everywhere'])

export function Help({ session, header, below, onShow }: OverlayProps) {
  const { width, height } = useSurface()
  const place = placeOf(session.agenda, session.at)
  const grid = useMemo(
    () =>
      drawHelp({
        rows: liveRows(below),
        why: place ? [place.exercise.title, place.exercise.why, place.step.hint ?? ''].filter(Boolean) : [],
        width,
        height: height - frameRows,
      }),
    [below, place, width, height],
  )
  const close = () => onShow(undefined)
  return (
    <Frame
      header={{
        ...header,
        left: header.left.replace(/›.*/, `›  help for ${place?.step.title.toLowerCase() ?? 'this screen'}`),
      }}
      message="Colon or space lists everything as commands to choose from. Esc closes this."
      hands={{
        main: <Rows of={grid} />,
        message: '',
        layers: [
          layer('overlay', { leave: close }),
          layer('everywhere', { help: close, commands: () => onShow('commands'), repaint: undefined, quit: close }),
        ],
      }}
    />
  )
}

/** Two columns of keys (one when narrow): what works here, what works at every step; the reason for the step below. */
export function drawHelp({
  rows,
  why,
  width,
  height,
}: {
  rows: LiveRow[]
  why: string[]
  width: number
  height: number
}): Grid {
  const grid = new Grid(width, height)
  const here = rows.filter(r => !ahead.has(r.scope))
  const always = rows.filter(r => ahead.has(r.scope))
  const half = width < 76 ? width : Math.floor(width / 2)
  const column = (title: string, list: LiveRow[], x: number, y: number, room: number): number => {
    if (!list.length) return y
    grid.put(y++, x, title, 'strong')
    for (const { row, run } of list) {
      if (y >= height) return y
      const end = grid.put(y, x, row.on.slice(0, 2).map(showKey).join(' '), 'strong')
      const does = typeof run === 'string' ? `${row.does} (not now: ${run})` : row.does
      grid.put(y++, Math.max(end + 2, x + 11), cut(does, room - 12))
    }
    return y + 1
  }
  if (width < 76) {
    const y = column('HERE', here, 1, 0, width - 1)
    column('EVERYWHERE', always, 1, y, width - 1)
    return grid
  }
  const left = column('HERE', here, 1, 0, half - 2)
  const reason = why.flatMap((text, i) => wrap(text, half - 3).map(line => [line, i === 0] as const))
  if (left + reason.length + 1 <= height) {
    grid.put(left, 1, 'WHY THIS STEP', 'strong')
    for (const [i, [line, first]] of reason.entries()) grid.put(left + 1 + i, 1, line, first ? 'accent' : 'plain')
  }
  column('AT EVERY STEP', always, half, 0, width - half)
  return grid
}
