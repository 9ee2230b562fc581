/** The way a link takes through a drawing: straight if it can be seen, bent a little if not. */
import type { Area } from './scale.ts'

export type Cell = [row: number, column: number]

/** A way in dots: two to a cell's width, four to its height. */
export type Way = {
  /** Cells between the two ends, ends excluded, in order. */
  cells: Cell[]
  /** Dots as row and column in dots, for the fine drawing. */
  dots: [number, number][]
  hidden: number
  foreign: number
}

/** What stands in cells: 1 a text, 2 a marker, 0 nothing a link could not show through. */
export type Cover = Uint8Array

const dotsWide = 2
const dotsHigh = 4

/** The dots of a straight line, both ends included. */
function line(y0: number, x0: number, y1: number, x1: number, out: [number, number][]): void {
  const dx = Math.abs(x1 - x0)
  const dy = Math.abs(y1 - y0)
  const sx = x0 < x1 ? 1 : -1
  const sy = y0 < y1 ? 1 : -1
  let error = dx - dy
  let x = x0
  let y = y0
  while (true) {
    out.push([y, x])
    if (x === x1 && y === y1) return
    const twice = 2 * error
    if (twice > -dy) {
      error -= dy
      x += sx
    }
    if (twice < dx) {
      error += dx
      y += sy
    }
  }
}

/** The middle of a cell, in dots. */
function middle([row, column]: Cell): [number, number] {
  return [row * dotsHigh + 2, column * dotsWide + 1]
}

function wayThrough(points: Cell[], cover: Cover, columns: number): Way {
  const dots: [number, number][] = []
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [middle(points[i - 1]!), middle(points[i]!)]
    line(a[0], a[1], b[0], b[1], dots)
  }
  const from = points[0]!
  const to = points.at(-1)!
  const cells: Cell[] = []
  const kept: [number, number][] = []
  let hidden = 0
  let foreign = 0
  let last = -1
  const seen = new Set<number>()
  for (const [y, x] of dots) {
    const row = y >> 2
    const column = x >> 1
    if ((row === from[0] && column === from[1]) || (row === to[0] && column === to[1])) continue
    kept.push([y, x])
    const at = row * columns + column
    if (at === last || seen.has(at)) continue
    last = at
    seen.add(at)
    cells.push([row, column])
    const what = cover[at]!
    if (what) hidden++
    if (what === 2) foreign++
  }
  return { cells, dots: kept, hidden, foreign }
}

/** How bad a way is: a foreign marker worst, then being hidden, then being long. */
function cost(way: Way, straight: number): number {
  const n = way.cells.length
  const share = n ? way.hidden / n : 1
  return way.foreign * 60 + (share >= 1 ? 90 : share > 0.5 ? 40 : 0) + way.hidden * 1.5 + share * 10 + Math.max(0, n - straight) * 0.9
}

/** Bends worth trying, as shares along the way and cells to the side of it. */
const bends = [1, -1, 2, -2, 3, -3, 4, -4, 6, -6, 8, -8]

/**
 * The best way between two cells. A straight one that touches no foreign marker and is mostly to be seen is taken as it is;
 * else ways with one or two bends are compared. Never leaves the plot.
 */
export function route(from: Cell, to: Cell, plot: Area, cover: Cover, columns: number, tries = 60): Way {
  const straight = wayThrough([from, to], cover, columns)
  const length = Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]))
  let best = straight
  let least = cost(straight, straight.cells.length)
  const good = (way: Way) => way.foreign === 0 && way.cells.length > 0 && way.hidden / way.cells.length <= 0.25
  if (good(best) || tries === 0) return best
  const inside = ([row, column]: Cell) => row >= plot.row && row < plot.row + plot.rows && column >= plot.column && column < plot.column + plot.columns
  let left = tries
  const attempt = (...points: Cell[]) => {
    if (left <= 0 || !points.every(inside)) return
    left--
    const way = wayThrough([from, ...points, to], cover, columns)
    const price = cost(way, straight.cells.length) + points.length * 0.5
    if (price < least) {
      least = price
      best = way
    }
  }
  const tall = Math.abs(to[0] - from[0]) * 2 > Math.abs(to[1] - from[1])
  for (const side of bends) {
    for (const along of [0.5, 0.25, 0.75]) {
      const row = Math.round(from[0] + (to[0] - from[0]) * along)
      const column = Math.round(from[1] + (to[1] - from[1]) * along)
      attempt(tall ? [row, column + side * 2] : [row + side, column])
    }
    if (length <= 3) attempt(tall ? [from[0], from[1] + side] : [from[0] + side, from[1]], tall ? [to[0], to[1] + side] : [to[0] + side, to[1]])
    if (good(best) && Math.abs(side) >= 2) return best
  }
  attempt([from[0], to[1]])
  attempt([to[0], from[1]])
  for (const side of bends) {
    attempt([from[0] + side, from[1] + Math.sign(to[1] - from[1])], [from[0] + side, to[1]])
    attempt([from[0], from[1] + side * 2], [to[0], from[1] + side * 2])
    attempt([from[0], to[1] + side * 2], [to[0], to[1] + side * 2])
  }
  return best
}
