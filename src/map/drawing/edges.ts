/** The way a link takes through a drawing: straight if it can be seen, bent a little if not. */
import { itemAt, lastOf } from '../../lists.ts'
import { detour } from './detour.ts'
import type { Area, Cell } from './scale.ts'

/** A way in dots: two to a cell's width, four to its height. */
export type Way = {
  /** Cells between the two ends, ends excluded, in order. */
  cells: Cell[]
  /** Dots for the fine drawing: row, column, row, column, ... */
  dots: Int32Array
  /** How many of the cells something stands on, and how many of those are markers. */
  hidden: number
  foreign: number
  /** True when it is not the straight line. */
  bent: boolean
}

/** What stands in each cell: 1 a text, 2 a marker, 3 a pipeline or movement a link may cross but should not follow, else 0. */
type Cover = Uint8Array

/** The dots of the way being looked at, row and column after each other; kept between calls, so that trying ways costs no memory. */
let dots = new Int32Array(8_192)
let count = 0
/** In which look a cell was last seen. */
let seen = new Int32Array(0)
let look = 0

/** Adds the dots of a straight line between the middles of two cells, ends included. */
function trace(from: Cell, to: Cell): void {
  let [y, x] = [from[0] * 4 + 2, from[1] * 2 + 1]
  const [y1, x1] = [to[0] * 4 + 2, to[1] * 2 + 1]
  const dx = Math.abs(x1 - x)
  const dy = Math.abs(y1 - y)
  const sx = x < x1 ? 1 : -1
  const sy = y < y1 ? 1 : -1
  let error = dx - dy
  while (true) {
    if (count + 2 > dots.length) {
      const larger = new Int32Array(dots.length * 2)
      larger.set(dots)
      dots = larger
    }
    dots[count++] = y
    dots[count++] = x
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

/** `shared`: cells another link passes that has no end in common. */
type Look = { length: number; hidden: number; foreign: number; along: number; shared: number }
const looked: Look = { length: 0, hidden: 0, foreign: 0, along: 0, shared: 0 }

/** Which links pass through the cells of a drawing, by their ends; the last two of each cell. */
export class Passing {
  private readonly from: Int32Array
  private readonly to: Int32Array

  constructor(cells: number) {
    this.from = new Int32Array(cells).fill(-1)
    this.to = new Int32Array(cells).fill(-1)
  }

  add(cells: Cell[], columns: number, from: number, to: number): void {
    for (const [row, column] of cells) {
      const at = row * columns + column
      this.from[at] = from
      this.to[at] = to
    }
  }

  /** Whether a link passes a cell that has neither end. */
  others(at: number, from: number, to: number): boolean {
    const [f, t] = [this.from[at] ?? -1, this.to[at] ?? -1]
    return f >= 0 && f !== from && f !== to && t !== from && t !== to
  }
}

let passing: Passing | undefined
let [ownFrom, ownTo] = [-1, -1]

/** Follows a way and counts its cells; `visit` hears of each cell once. The answer is overwritten by the next call. */
function follow(points: Cell[], cover: Cover, columns: number, visit?: (row: number, column: number) => void): Look {
  if (seen.length < cover.length) seen = new Int32Array(cover.length)
  look++
  count = 0
  const [from, to] = [itemAt(points, 0), lastOf(points)]
  let before = from
  for (const point of points.slice(1)) {
    trace(before, point)
    before = point
  }
  seen[from[0] * columns + from[1]] = look
  seen[to[0] * columns + to[1]] = look
  looked.length = looked.hidden = looked.foreign = looked.along = looked.shared = 0
  for (let i = 0; i < count; i += 2) {
    const [row, column] = [itemAt(dots, i) >> 2, itemAt(dots, i + 1) >> 1]
    const at = row * columns + column
    if (seen[at] === look) continue
    seen[at] = look
    looked.length++
    const what = cover[at]
    if (what === 3) looked.along++
    else if (what) looked.hidden++
    if (what === 2) looked.foreign++
    if (passing?.others(at, ownFrom, ownTo)) looked.shared++
    visit?.(row, column)
  }
  return looked
}

/** Calls `visit` for every cell a straight link crosses. */
export function crossed(
  from: Cell,
  to: Cell,
  cover: Cover,
  columns: number,
  visit: (row: number, column: number) => void,
): void {
  passing = undefined
  follow([from, to], cover, columns, visit)
}

function wayThrough(points: Cell[], cover: Cover, columns: number): Way {
  const cells: Cell[] = []
  const { hidden, foreign } = follow(points, cover, columns, (row, column) => cells.push([row, column]))
  const [from, to] = [itemAt(points, 0), lastOf(points)]
  const kept = new Int32Array(count)
  let n = 0
  for (let i = 0; i < count; i += 2) {
    const [y, x] = [itemAt(dots, i), itemAt(dots, i + 1)]
    const [row, column] = [y >> 2, x >> 1]
    if ((row === from[0] && column === from[1]) || (row === to[0] && column === to[1])) continue
    kept[n++] = y
    kept[n++] = x
  }
  return { cells, dots: kept.subarray(0, n), hidden, foreign, bent: points.length > 2 }
}

/** How bad a way is: a foreign marker worst, then being hidden, then running along with others, then being long. */
function cost({ length, hidden, foreign, along, shared }: Look, straight: number): number {
  const share = length ? hidden / length : 1
  return (
    foreign * 70 +
    (share >= 1 ? 160 : share > 0.5 ? 70 : 0) +
    hidden * 1.2 +
    // A crossing is one cell; what runs on with another link cannot be told from it.
    Math.max(0, shared - 1) * 0.8 +
    Math.max(0, along - 1) * 3 +
    share * 10 +
    Math.max(0, length - straight) * 0.6
  )
}

function isGood({ length, hidden, foreign, along, shared }: Look): boolean {
  return foreign === 0 && along < 2 && length > 0 && hidden / length <= 0.3 && shared <= Math.max(2, length * 0.3)
}

/** A way of an earlier drawing, when no more stands on it than did; else undefined. `by` hears of it. */
export function keptWay(way: Way, from: Cell, to: Cell, cover: Cover, columns: number, by: Passing): Way | undefined {
  let hidden = 0
  let foreign = 0
  for (const [row, column] of way.cells) {
    const what = cover[row * columns + column]
    if (what === 1 || what === 2) hidden++
    if (what === 2) foreign++
  }
  if (foreign > way.foreign || (hidden > way.hidden && hidden > way.cells.length * 0.3)) return undefined
  by.add(way.cells, columns, from[0] * columns + from[1], to[0] * columns + to[1])
  return { ...way, hidden, foreign }
}

/** Whether the straight line between two cells is as good as a way can be. */
export function isStraightGood(from: Cell, to: Cell, cover: Cover, columns: number, by: Passing): boolean {
  passing = by
  ownFrom = from[0] * columns + from[1]
  ownTo = to[0] * columns + to[1]
  return isGood(follow([from, to], cover, columns))
}

/** Bends worth trying, in cells to the side. */
const bends = [1, -1, 2, -2, 3, -3, 4, -4, 6, -6, 8, -8]

/**
 * The best way between two cells. A straight one that touches no foreign marker and is mostly to be seen is taken as it is;
 * else up to `tries` ways with one or two bends are compared, and where all of them are bad, the way around. Never leaves the plot.
 * `by` knows the links that have their ways already, and hears of this one.
 */
export function route(from: Cell, to: Cell, plot: Area, cover: Cover, columns: number, tries = 60, by?: Passing): Way {
  passing = by
  ownFrom = from[0] * columns + from[1]
  ownTo = to[0] * columns + to[1]
  let best: Cell[] = [from, to]
  const first = follow(best, cover, columns)
  const straight = first.length
  let least = cost(first, straight)
  let done = isGood(first)
  // Where it can be seen and only runs along with another, a few ways are enough to look at.
  let left = straight && first.foreign === 0 && first.hidden <= first.length * 0.3 ? Math.min(tries, 12) : tries
  const inside = ([row, column]: Cell) =>
    row >= plot.row && row < plot.row + plot.rows && column >= plot.column && column < plot.column + plot.columns
  const attempt = (...points: Cell[]) => {
    if (left <= 0 || !points.every(inside)) return
    left--
    const way = [from, ...points, to]
    const look = follow(way, cover, columns)
    const price = cost(look, straight) + Math.min(3, points.length) * 0.5
    if (price >= least) return
    least = price
    best = way
    done = isGood(look)
  }
  const tall = Math.abs(to[0] - from[0]) * 2 > Math.abs(to[1] - from[1])
  const short = Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])) <= 3
  for (const [i, side] of bends.entries()) {
    if (done && i % 2 === 0) break
    for (const along of [0.5, 0.25, 0.75]) {
      const row = Math.round(from[0] + (to[0] - from[0]) * along)
      const column = Math.round(from[1] + (to[1] - from[1]) * along)
      attempt(tall ? [row, column + side * 2] : [row + side, column])
    }
    if (short)
      attempt(
        tall ? [from[0], from[1] + side] : [from[0] + side, from[1]],
        tall ? [to[0], to[1] + side] : [to[0] + side, to[1]],
      )
  }
  if (!straight && least > 100)
    // Neighbours shut in by texts: past one of them and back, where at least one cell is free.
    for (const side of [1, -1])
      for (const [end, other] of [
        [to, from],
        [from, to],
      ] as const) {
        const [dr, dc] = [end[0] - other[0], end[1] - other[1]]
        const beside: Cell = dr ? [end[0], end[1] + side] : [end[0] + side, end[1]]
        const beyond: Cell = [beside[0] + dr, beside[1] + (dr ? 0 : dc)]
        const points: Cell[] = end === to ? [beside, beyond] : [beyond, beside]
        attempt(...points)
        attempt(beyond)
      }
  if (!done) {
    attempt([from[0], to[1]])
    attempt([to[0], from[1]])
    for (const side of bends) {
      attempt([from[0] + side, from[1] + Math.sign(to[1] - from[1])], [from[0] + side, to[1]])
      attempt([from[0], from[1] + side * 2], [to[0], from[1] + side * 2])
      attempt([from[0], to[1] + side * 2], [to[0], to[1] + side * 2])
    }
  }
  const look = follow(best, cover, columns)
  if (tries >= 60 && (look.foreign > 0 || look.hidden * 2.5 > look.length || look.length === 0)) {
    left = 1
    const corners = detour(from, to, plot, cover, columns)?.slice(1, -1)
    if (corners?.length) attempt(...corners)
    // A long way round is better than none.
    const again = follow(best, cover, columns)
    if (again.hidden >= again.length) {
      left = 1
      const round = detour(from, to, plot, cover, columns, 90)?.slice(1, -1)
      if (round?.length) attempt(...round)
    }
  }
  const way = wayThrough(best, cover, columns)
  by?.add(way.cells, columns, ownFrom, ownTo)
  return way
}
