/** A finished drawing in an Ink layout. */
import { Box, Text } from 'ink'
import { useEffect, useMemo } from 'react'
import type { Grid } from '../../../draw/grid.ts'
import { rowsOf } from '../../../screen/theme.ts'
import { useSurface } from '../context.ts'

let count = 0

/** Draws the grid as it is; `height` pads it with blank rows or cuts it. */
export function Rows({ of, height = of.height }: { of: Grid; height?: number }) {
  const { slots, theme } = useSurface()
  const id = useMemo(() => ++count, [])
  useEffect(() => () => slots?.forget(id), [slots, id])
  const all = rowsOf(of, theme)
  const rows = height === of.height ? all : Array.from({ length: height }, (_, y) => all[y] ?? '')
  return (
    <Box flexDirection="column" flexShrink={0} height={height}>
      {height > 0 && (
        <Text wrap="truncate">{slots ? slots.place(id, rows) : rows.map(row => row || ' ').join('\n')}</Text>
      )}
    </Box>
  )
}
