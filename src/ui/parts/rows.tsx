/** A finished drawing in an Ink layout, a line of text each row. */
import { Box, Text } from 'ink'
import { useEffect, useMemo } from 'react'
import type { Grid } from '../../draw/grid.ts'
import { useSurface } from '../context.ts'
import { rowsOf } from '../theme.ts'

let count = 0

/** Draws the grid as it is; `height` pads it with blank rows or cuts it. */
export function Rows({ of, height }: { of: Grid; height?: number }) {
  const { slots, theme } = useSurface()
  const id = useMemo(() => ++count, [])
  useEffect(() => () => slots?.forget(id), [slots, id])
  const all = rowsOf(of, theme)
  const rows = height === undefined ? all : Array.from({ length: height }, (_, y) => all[y] ?? '')
  const lines = slots ? slots.place(id, rows) : rows.map(row => row || ' ')
  return (
    <Box flexDirection="column" flexShrink={0}>
      {lines.map((line, y) => (
        <Text key={y} wrap="truncate">
          {line}
        </Text>
      ))}
    </Box>
  )
}
