/** A finished drawing in an Ink layout. */
import { Box, Text } from 'ink'
import { useEffect, useMemo, useRef } from 'react'
import type { Grid } from '../../../draw/grid.ts'
import { rowsOf } from '../../../screen/theme.ts'
import { useSurface } from '../context.ts'
import { eachSecond, type Ticking, useClock } from '../use-clock.ts'

let count = 0

/** Draws the grid as it is; `height` pads it with blank rows or cuts it. */
export function Rows({ of, height = of.height }: { of: Grid; height?: number }) {
  const { theme } = useSurface()
  const all = rowsOf(of, theme)
  const rows = height === of.height ? all : Array.from({ length: height }, (_, y) => all[y] ?? '')
  return <Placed id={usePlace()} rows={rows} />
}

/**
 * Rows that change with the seconds of a clock, and not in number: they are put into the frame past React and Ink, which would lay out the
 * whole screen for each of them.
 */
export function TickingRows({ base, still, at }: Ticking & { at(time: number): readonly string[] }) {
  const { slots, now, draw } = useSurface()
  const id = usePlace()
  const latest = useRef(at)
  latest.current = at
  useEffect(() => {
    if (!slots || still) return
    return eachSecond(base, now, time => {
      slots.place(id, latest.current(time))
      draw()
    })
  }, [slots, base, still, now, draw, id])
  // Rows that are part of Ink's own text change with it.
  useClock(base, still || slots !== undefined)
  return <Placed id={id} rows={at(now())} />
}

/** A place for a drawing in the frame, as long as it is there. */
function usePlace(): number {
  const { slots } = useSurface()
  const id = useMemo(() => ++count, [])
  useEffect(() => () => slots?.forget(id), [slots, id])
  return id
}

function Placed({ id, rows }: { id: number; rows: readonly string[] }) {
  const { slots } = useSurface()
  return (
    <Box flexDirection="column" flexShrink={0} height={rows.length}>
      {rows.length > 0 && (
        <Text wrap="truncate">{slots ? slots.place(id, rows) : rows.map(row => row || ' ').join('\n')}</Text>
      )}
    </Box>
  )
}
