/** The way a link takes through a drawing: straight if it can be seen, bent a little if not. */
import { itemAt, lastOf } from '../../lists.ts'
import { detour } from './detour.ts'
import { type Follower, type Look, met } from './follow.ts'
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

function wayThrough(points: readonly Cell[], by: Follower): Way {
  const cells: Cell[] = []
  const dots: number[] = []
  const { hidden, foreign } = by.follow(
    points,
    undefined,
    (row, column) => cells.push([row, column]),
    (y, x) => dots.push(y, x),
  )
  return { cells, dots: Int32Array.from(dots), hidden, foreign, bent: points.length > 2 }
}

/** From which share of its cells on a way cannot be told from those of other links that run there. */
const mostShared = 0.4

/** How bad a way is: what it meets, then how much of it is hidden, then how much longer it is than the straight line. */
function cost(look: Look, straight: number): number {
  const { length, hidden, cut } = look
  if (cut) return Number.POSITIVE_INFINITY
  const share = length ? hidden / length : 1
  return (
    met(look) +
    (look.shared > look.length * mostShared ? 8 : 0) +
    (share >= 1 ? 160 : share > 0.5 ? 70 : 0) +
    share * 10 +
    Math.max(0, length - straight) * 0.6
  )
}

function isGood({ length, hidden, foreign, along, shared, cut }: Look): boolean {
  if (cut || foreign > 0 || along > 1 || length === 0) return false
  return hidden / length <= 0.3 && shared <= Math.max(2, length * 0.3)
}

/** A way of an earlier drawing, when no more stands on it than did, or little more; else undefined. `by` hears of it. */
function keptWay(way: Way, from: Cell, to: Cell, by: Follower, more: number): Way | undefined {
  let hidden = 0
  let foreign = 0
  for (const cell of way.cells) {
    const what = by.cover[by.at(cell)]
    if (what === 1 || what === 2) hidden++
    if (what === 2) foreign++
  }
  if (foreign > way.foreign || (hidden > way.hidden + more && hidden > way.cells.length * 0.3)) return undefined
  by.add(way.cells, from, to)
  return { ...way, hidden, foreign }
}

type Stands = { row: number; column: number }
type Ends = { from: Stands; to: Stands }

/** The cell something stands in. */
export function cellOf({ row, column }: Stands): Cell {
  return [row, column]
}

/**
 * The ways links keep from the earlier drawing: those between the same cells that are no worse than they were. A bent one goes once
 * the straight line is free; while something is on its way (`quick`) it stays. The others then go round them.
 */
export function keptWays(
  ends: readonly Ends[],
  before: readonly (Ends & { way: Way })[],
  by: Follower,
  quick = false,
): (Way | undefined)[] {
  const between = ({ from, to }: Ends) => `${from.row} ${from.column} ${to.row} ${to.column}`
  const earlier = new Map(before.map(e => [between(e), e.way]))
  if (!earlier.size) return []
  const kept = ends.map(e => {
    const was = earlier.get(between(e))
    return { ...e, way: was && keptWay(was, cellOf(e.from), cellOf(e.to), by, quick ? 2 : 0) }
  })
  return kept.map(({ from, to, way }) => {
    const goes = !quick && way?.bent && isGood(by.follow([cellOf(from), cellOf(to)]))
    return goes ? undefined : way
  })
}

/** Bends worth trying, in cells to the side. */
const bends = [1, -1, 2, -2, 3, -3, 4, -4, 6, -6, 8, -8]

/** Ways with one bend so far to the side; those of short links in two corners as well. */
function bentWays(from: Cell, to: Cell, side: number): Cell[][] {
  const [rows, columns] = [to[0] - from[0], to[1] - from[1]]
  const tall = Math.abs(rows) * 2 > Math.abs(columns)
  const short = Math.max(Math.abs(rows), Math.abs(columns)) <= 3
  const ways = [0.5, 0.25, 0.75].map((along): Cell[] => {
    const [row, column] = [Math.round(from[0] + rows * along), Math.round(from[1] + columns * along)]
    return [tall ? [row, column + side * 2] : [row + side, column]]
  })
  const beside = ([row, column]: Cell): Cell => (tall ? [row, column + side] : [row + side, column])
  return short ? [...ways, [beside(from), beside(to)]] : ways
}

/** Ways of neighbours shut in by texts: past one of them and back, where at least one cell is free. */
function pastWays(from: Cell, to: Cell): Cell[][] {
  const [dr, dc] = [to[0] - from[0], to[1] - from[1]]
  return [1, -1].flatMap(side => {
    const beside = ([row, column]: Cell): Cell => (dr ? [row, column + side] : [row + side, column])
    const [byTo, byFrom] = [beside(to), beside(from)]
    const afterTo: Cell = [byTo[0] + dr, byTo[1] + (dr ? 0 : dc)]
    const beforeFrom: Cell = [byFrom[0] - dr, byFrom[1] - (dr ? 0 : dc)]
    return [[byTo, afterTo], [afterTo], [beforeFrom, byFrom], [beforeFrom]]
  })
}

/** Ways along rows and columns, with one corner and with two. */
function squareWays(from: Cell, to: Cell): Cell[][] {
  const aside = Math.sign(to[1] - from[1])
  return [
    [[from[0], to[1]]],
    [[to[0], from[1]]],
    ...bends.flatMap((side): Cell[][] => [
      [
        [from[0] + side, from[1] + aside],
        [from[0] + side, to[1]],
      ],
      [
        [from[0], from[1] + side * 2],
        [to[0], from[1] + side * 2],
      ],
      [
        [from[0], to[1] + side * 2],
        [to[0], to[1] + side * 2],
      ],
    ]),
  ]
}

/** The best way found so far between two cells, and how many more may be looked at. */
class Best {
  points: readonly Cell[]
  done: boolean
  least: number
  left: number
  /** The straight line, in cells. */
  readonly straight: number
  private readonly by: Follower
  private readonly plot: Area

  constructor(from: Cell, to: Cell, by: Follower, plot: Area, tries: number) {
    this.by = by
    this.plot = plot
    this.points = [from, to]
    const look = by.follow(this.points)
    this.straight = look.length
    this.least = cost(look, look.length)
    this.done = isGood(look)
    // Where it can be seen and only runs along with another, a few ways are enough to look at.
    const seen = look.length > 0 && look.foreign === 0 && look.hidden <= look.length * 0.3
    this.left = seen ? Math.min(tries, 12) : tries
  }

  private holds([row, column]: Cell): boolean {
    const { plot } = this
    return row >= plot.row && row < plot.row + plot.rows && column >= plot.column && column < plot.column + plot.columns
  }

  /** Whether nothing more is looked at. */
  get isSpent(): boolean {
    return this.left <= 0
  }

  /** Looks at a way through some points, and takes it when it is better. */
  attempt(points: readonly Cell[]): void {
    if (this.left <= 0 || !points.length || !points.every(p => this.holds(p))) return
    this.left--
    const way = [itemAt(this.points, 0), ...points, lastOf(this.points)]
    const bent = Math.min(3, points.length) * 0.5
    const look = this.by.follow(way, this.least - bent)
    const price = cost(look, this.straight) + bent
    if (price >= this.least) return
    this.least = price
    this.points = way
    this.done = isGood(look)
  }

  /** Looks at the way around what is in the way. `text` is what a cell under a text costs. */
  round(text?: number): void {
    this.left = 1
    const [from, to] = [itemAt(this.points, 0), lastOf(this.points)]
    this.attempt(detour(from, to, this.plot, this.by, text)?.slice(1, -1) ?? [])
  }
}

/**
 * The best way between two cells. A straight one that touches no foreign marker and is mostly to be seen is taken as it is;
 * else up to `tries` ways with one or two bends are compared, and where all of them are bad, the way around. Never leaves the plot.
 * `by` knows the links that have their ways already, and hears of this one.
 */
function route(from: Cell, to: Cell, plot: Area, by: Follower, tries = 60): Way {
  const best = new Best(from, to, by, plot, tries)
  for (const [i, side] of best.done ? [] : bends.entries()) {
    if (best.isSpent || (best.done && i % 2 === 0)) break
    for (const points of bentWays(from, to, side)) best.attempt(points)
  }
  if (!best.straight && best.least > 100) for (const points of pastWays(from, to)) best.attempt(points)
  if (!best.done && !best.isSpent) for (const points of squareWays(from, to)) best.attempt(points)
  if (tries >= roundable && isBad(by.follow(best.points))) {
    best.round()
    // A long way round is better than none.
    const { hidden, length } = by.follow(best.points)
    if (hidden >= length) best.round(90)
  }
  const way = wayThrough(best.points, by)
  by.add(way.cells, from, to)
  return way
}

/** From how many tries on the way around is looked for: in a crowd of links it would not be seen either. */
const roundable = 50

function isBad({ foreign, hidden, length, shared }: Look): boolean {
  return foreign > 0 || hidden * 2.5 > length || length === 0 || shared > length * mostShared
}

/** So many links of a drawing are looked for once more. */
const mostAgain = 60

/**
 * The ways of all links, one after the other, those that are `kept` as they are. Those that then run along with others, which came
 * later, are looked for once more, now that the ways of all are known.
 */
export function routeAll(
  ends: readonly Ends[],
  kept: readonly (Way | undefined)[],
  plot: Area,
  by: Follower,
  tries: number,
): Way[] {
  const ways = ends.map((e, i) => kept[i] ?? route(cellOf(e.from), cellOf(e.to), plot, by, tries))
  if (tries < roundable) return ways
  let again = mostAgain
  for (const [i, e] of ends.entries()) {
    const way = itemAt(ways, i)
    const [from, to] = [cellOf(e.from), cellOf(e.to)]
    if (again <= 0) break
    if (kept[i] || sharedOf(way, from, to, by) <= way.cells.length * mostShared) continue
    again--
    by.remove(way.cells, from, to)
    const around = new Best(from, to, by, plot, 1)
    around.round()
    const other = wayThrough(around.points, by)
    by.add(other.cells, from, to)
    const isSeen = other.hidden * 4 <= other.cells.length || shareOf(other) <= shareOf(way)
    const isApart = sharedOf(other, from, to, by) <= other.cells.length * mostShared
    const isBetter = other.cells.length > 0 && other.foreign <= way.foreign && isSeen && isApart
    if (isBetter) ways[i] = other
    else {
      by.remove(other.cells, from, to)
      by.add(way.cells, from, to)
    }
  }
  return ways
}

/** How much of a way is hidden. */
function shareOf({ hidden, cells }: Way): number {
  return cells.length ? hidden / cells.length : 1
}

/** How many cells of a way also show a link that has neither of its ends. */
function sharedOf({ cells }: Way, from: Cell, to: Cell, by: Follower): number {
  const [ownFrom, ownTo] = [by.at(from), by.at(to)]
  return cells.reduce((sum, cell) => sum + (by.isShared(by.at(cell), ownFrom, ownTo) ? 1 : 0), 0)
}
