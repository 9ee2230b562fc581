/** A way around what is in the way: the cheapest path over cells, for links no bend of a straight line can show. */
import type { Follower } from './follow.ts'
import type { Area, Cell } from './scale.ts'

/** How far from the rectangle of its two ends a detour may lead, in rows and columns. */
const [rowsOut, columnsOut] = [4, 10]

/**
 * What a step costs: a row is as high as two columns are wide. The last two say which cell a slanting line of dots passes on its
 * way, by row and column; none but the two ends when both are 0.
 */
const steps = [
  [0, 1, 2, 0, 0],
  [0, -1, 2, 0, 0],
  [1, 0, 4, 0, 0],
  [-1, 0, 4, 0, 0],
  [1, 1, 5, 0, 0],
  [1, -1, 5, 1, 0],
  [-1, 1, 5, 0, 1],
  [-1, -1, 5, -1, 0],
] as const

/** The same, number after number: they are looked at very often. */
const flat = Int8Array.from(steps.flat())
const stepCount = flat.length

/** What entering a cell costs by what covers it: nothing, a text, a marker, a pipeline or movement. */
const dear: readonly [number, number, number, number] = [0, 14, 110, 3]
/** What entering a cell costs besides where another link passes: two links in one row of cells cannot be told apart. */
const together = 6
/** How much more what is left of a way counts than what was gone of it: more finds a way sooner, and a dearer one. */
const eager = 2

/**
 * The cheapest costs and where they came from, by cell, -1 once a cell's neighbours were looked at; and the cells to look at, by
 * cost: kept between calls, to save memory.
 */
let best = new Int32Array(0)
let came = new Int32Array(0)
/** What entering each cell of the drawing costs, -1 before it was asked. */
let prices = new Int16Array(0)
const waiting: number[][] = Array.from({ length: 256 }, () => [])

/** What entering a cell costs a link between two cells; worked out once, until `prices` is emptied. */
function priceOf(cell: number, by: Follower, from: number, to: number, text: number): number {
  const known = prices[cell] ?? -1
  if (known >= 0) return known
  const what = by.cover[cell] ?? 0
  const shared = by.isShared(cell, from, to) ? together : 0
  const now = shared + (what === 1 ? text : (dear[what] ?? 0))
  prices[cell] = now
  return now
}

/**
 * The corners of the cheapest path between two cells, both included; undefined when it leads nowhere. `text` is what a cell under
 * a text costs, at most 90.
 */
export function detour(from: Cell, to: Cell, plot: Area, by: Follower, text: number = dear[1]): Cell[] | undefined {
  const top = Math.max(plot.row, Math.min(from[0], to[0]) - rowsOut)
  const bottom = Math.min(plot.row + plot.rows - 1, Math.max(from[0], to[0]) + rowsOut)
  const left = Math.max(plot.column, Math.min(from[1], to[1]) - columnsOut)
  const right = Math.min(plot.column + plot.columns - 1, Math.max(from[1], to[1]) + columnsOut)
  const wide = right - left + 1
  const size = wide * (bottom - top + 1)
  if (best.length < size) [best, came] = [new Int32Array(size * 2), new Int32Array(size * 2)]
  best.fill(0x7fffffff, 0, size)
  if (prices.length < by.cover.length) prices = new Int16Array(by.cover.length * 2)
  prices.fill(-1, top * by.columns, (bottom + 1) * by.columns)
  const start = (from[0] - top) * wide + from[1] - left
  const end = (to[0] - top) * wide + to[1] - left
  best[start] = 0
  for (const list of waiting) list.length = 0
  const [ownFrom, ownTo] = [by.at(from), by.at(to)]
  const price = (cell: number) => priceOf(cell, by, ownFrom, ownTo, text)
  const [endRow, endColumn] = [to[0] - top, to[1] - left]
  /** What the rest of the way costs at least, times `eager`: what leads away from the end is looked at last. */
  const rest = (row: number, column: number) => {
    const dr = Math.abs(row - endRow)
    const dc = Math.abs(column - endColumn)
    return eager * (4 * dr + 2 * dc - Math.min(dr, dc))
  }
  const first = rest(from[0] - top, from[1] - left)
  waiting[first & 255]?.push(start)
  // Costs are small whole numbers: a list for each, used in turns, stands in for a sorted queue.
  for (let whole = first, empty = 0; empty < waiting.length; whole++) {
    const list = waiting[whole & 255] ?? []
    empty = list.length ? 0 : empty + 1
    for (const at of list) {
      if (at === end) return corners(came, start, end, wide, top, left)
      const row = Math.floor(at / wide)
      const column = at - row * wide
      const cost = best[at] ?? -1
      if (cost < 0) continue
      best[at] = -1
      for (let i = 0; i < stepCount; i += 5) {
        const r = row + (flat[i] ?? 0)
        const c = column + (flat[i + 1] ?? 0)
        const passedRow = flat[i + 3] ?? 0
        const passedColumn = flat[i + 4] ?? 0
        if (r < 0 || c < 0 || c >= wide || r > bottom - top) continue
        const next = r * wide + c
        // A link of one step would have no cell of its own to be seen in.
        if (next === end && at === start) continue
        let total = cost + (flat[i + 2] ?? 0)
        if (next !== end) total += price((r + top) * by.columns + c + left)
        if (passedRow || passedColumn)
          total += price((row + passedRow + top) * by.columns + column + passedColumn + left)
        if (total >= (best[next] ?? 0)) continue
        best[next] = total
        came[next] = at
        waiting[Math.max(whole, total + rest(r, c)) & 255]?.push(next)
      }
    }
    list.length = 0
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
