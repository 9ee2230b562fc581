/** A way around what is in the way: the cheapest path over cells, for links no bend of a straight line can show. */
import type { Area, Cell } from './scale.ts'

/** How far from the rectangle of its two ends a detour may lead, in rows and columns. */
const [rowsOut, columnsOut] = [4, 10]

/** What a step costs: a row is as high as two columns are wide. */
const steps = [
  [0, 1, 2],
  [0, -1, 2],
  [1, 0, 4],
  [-1, 0, 4],
  [1, 1, 5],
  [1, -1, 5],
  [-1, 1, 5],
  [-1, -1, 5],
] as const

/** What entering a cell costs by what covers it: nothing, a text, a marker, a pipeline or movement. */
const dear: readonly [number, number, number, number] = [0, 14, 160, 3]

/**
 * The corners of the cheapest path between two cells, both included; undefined when it leads nowhere. `text` is what a cell under
 * a text costs.
 */
export function detour(
  from: Cell,
  to: Cell,
  plot: Area,
  cover: Uint8Array,
  columns: number,
  text: number = dear[1],
): Cell[] | undefined {
  const top = Math.max(plot.row, Math.min(from[0], to[0]) - rowsOut)
  const bottom = Math.min(plot.row + plot.rows - 1, Math.max(from[0], to[0]) + rowsOut)
  const left = Math.max(plot.column, Math.min(from[1], to[1]) - columnsOut)
  const right = Math.min(plot.column + plot.columns - 1, Math.max(from[1], to[1]) + columnsOut)
  const wide = right - left + 1
  const size = wide * (bottom - top + 1)
  const best = new Int32Array(size).fill(0x7fffffff)
  const came = new Int32Array(size).fill(-1)
  const start = (from[0] - top) * wide + from[1] - left
  const end = (to[0] - top) * wide + to[1] - left
  best[start] = 0
  // Costs are small whole numbers: a list for each stands in for a sorted queue.
  const waiting: number[][] = [[start]]
  for (let cost = 0; cost < waiting.length; cost++)
    for (const at of waiting[cost] ?? []) {
      if (best[at] !== cost) continue
      if (at === end) return corners(came, start, end, wide, top, left)
      const row = Math.floor(at / wide)
      const column = at % wide
      for (const [dr, dc, length] of steps) {
        const [r, c] = [row + dr, column + dc]
        if (r < 0 || c < 0 || c >= wide || r > bottom - top) continue
        const next = r * wide + c
        // A link of one step would have no cell of its own to be seen in.
        if (next === end && at === start) continue
        const what = cover[(r + top) * columns + c + left] ?? 0
        const total = cost + length + (next === end ? 0 : what === 1 ? text : (dear[what] ?? 0))
        if (total >= (best[next] ?? 0)) continue
        best[next] = total
        came[next] = at
        const list = waiting[total]
        if (list) list.push(next)
        else waiting[total] = [next]
      }
    }
  return undefined
}

/** Where a path changes its direction, and its two ends. */
function corners(came: Int32Array, start: number, end: number, wide: number, top: number, left: number): Cell[] {
  const path: Cell[] = []
  for (let at = end; at !== -1; at = at === start ? -1 : (came[at] ?? -1))
    path.unshift([Math.floor(at / wide) + top, (at % wide) + left])
  return path.filter((p, i) => {
    const [a, b] = [path[i - 1], path[i + 1]]
    return !a || !b || b[0] - p[0] !== p[0] - a[0] || b[1] - p[1] !== p[1] - a[1]
  })
}
