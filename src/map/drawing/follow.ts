/** Following a link cell by cell: what stands on it, and which other links pass there. */
import { itemAt, lastOf } from '../../lists.ts'
import type { Cell } from './scale.ts'

/** What stands in each cell: 1 a text, 2 a marker, 3 a pipeline or movement a link may cross but should not follow, else 0. */
export type Cover = Uint8Array

/** What a way meets; `shared` counts cells another link passes that has no end in common. `cut` when it was not followed to its end. */
export type Look = {
  length: number
  hidden: number
  foreign: number
  along: number
  shared: number
  cut: boolean
}

/** How bad what is met on a way is, whatever its length: a foreign marker worst, then what hides it, then what runs along with it. */
export function met({ hidden, foreign, along, shared }: Look): number {
  // A crossing is one cell; what runs on with another link cannot be told from it.
  return foreign * 70 + hidden * 1.2 + Math.max(0, shared - 1) * 0.8 + Math.max(0, along - 1) * 3
}

/** Which links pass through the cells of a drawing, by the cells of their ends. */
export class Passing {
  private readonly ends: (number[] | undefined)[] = []

  add(cells: readonly Cell[], columns: number, from: number, to: number): void {
    for (const [row, column] of cells) {
      const at = row * columns + column
      const there = this.ends[at]
      if (there) there.push(from, to)
      else this.ends[at] = [from, to]
    }
  }

  /** Takes a link out again that was added so. */
  remove(cells: readonly Cell[], columns: number, from: number, to: number): void {
    for (const [row, column] of cells) {
      const there = this.ends[row * columns + column] ?? []
      for (let i = 0; i < there.length; i += 2)
        if (there[i] === from && there[i + 1] === to) {
          there.splice(i, 2)
          break
        }
    }
  }

  /** Whether a link passes a cell that has neither end. */
  others(at: number, from: number, to: number): boolean {
    const there = this.ends[at]
    if (there === undefined) return false
    for (let i = 0; i < there.length; i += 2) {
      const f = there[i]
      const t = there[i + 1]
      if (f !== from && f !== to && t !== from && t !== to) return true
    }
    return false
  }
}

/** Follows ways through one drawing. Kept between looks, so that trying many ways costs no memory. */
export class Follower {
  readonly cover: Cover
  readonly columns: number
  private readonly passing: Passing | undefined
  /** In which look a cell was last seen. */
  private readonly seen: Int32Array
  private look = 0
  /** The two ends of the way that is followed, and its cell before this one. */
  private ownFrom = 0
  private ownTo = 0
  private last = -1
  private readonly looked: Look = { length: 0, hidden: 0, foreign: 0, along: 0, shared: 0, cut: false }

  constructor(cover: Cover, columns: number, passing?: Passing) {
    this.cover = cover
    this.columns = columns
    this.passing = passing
    this.seen = new Int32Array(cover.length)
  }

  at([row, column]: Cell): number {
    return row * this.columns + column
  }

  /** Whether a link with other ends passes a cell, for one between two cells. */
  isShared(at: number, from: number, to: number): boolean {
    return this.passing?.others(at, from, to) ?? false
  }

  add(cells: readonly Cell[], from: Cell, to: Cell): void {
    this.passing?.add(cells, this.columns, this.at(from), this.at(to))
  }

  /** A way is given up that was added so. */
  remove(cells: readonly Cell[], from: Cell, to: Cell): void {
    this.passing?.remove(cells, this.columns, this.at(from), this.at(to))
  }

  /**
   * Follows a way and counts its cells, ends excluded, until what it meets is worse than `limit`. `visit` hears of each cell once,
   * `dot` of each dot. The answer is overwritten by the next call.
   */
  follow(
    points: readonly Cell[],
    limit = Number.POSITIVE_INFINITY,
    visit?: (row: number, column: number) => void,
    dot?: (y: number, x: number) => void,
  ): Look {
    const { seen, looked } = this
    const look = ++this.look
    this.ownFrom = this.at(itemAt(points, 0))
    this.ownTo = this.at(lastOf(points))
    this.last = -1
    seen[this.ownFrom] = look
    seen[this.ownTo] = look
    looked.length = looked.hidden = looked.foreign = looked.along = looked.shared = 0
    looked.cut = false
    for (let i = 1; i < points.length && !looked.cut; i++)
      this.line(itemAt(points, i - 1), itemAt(points, i), limit, visit, dot)
    return looked
  }

  /** One straight piece of a way, dot by dot; its numbers are kept in plain variables, because there are very many. */
  private line(
    from: Cell,
    to: Cell,
    limit: number,
    visit: ((row: number, column: number) => void) | undefined,
    dot: ((y: number, x: number) => void) | undefined,
  ): void {
    const { seen, columns, ownFrom, ownTo, look } = this
    let y = from[0] * 4 + 2
    let x = from[1] * 2 + 1
    const y1 = to[0] * 4 + 2
    const x1 = to[1] * 2 + 1
    const dy = Math.abs(y1 - y)
    const dx = Math.abs(x1 - x)
    const sy = y < y1 ? 1 : -1
    const sx = x < x1 ? 1 : -1
    let error = dx - dy
    let { last } = this
    while (true) {
      const at = (y >> 2) * columns + (x >> 1)
      if (dot && at !== ownFrom && at !== ownTo) dot(y, x)
      if (at !== last && seen[at] !== look) {
        seen[at] = look
        visit?.(y >> 2, x >> 1)
        if (this.meets(at, limit)) return
      }
      last = at
      if (x === x1 && y === y1) break
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
    this.last = last
  }

  /** Counts a cell; true when what was met is now worse than `limit`. */
  private meets(at: number, limit: number): boolean {
    const { looked, passing, ownFrom, ownTo } = this
    const what = this.cover[at] ?? 0
    looked.length++
    const isShared = passing !== undefined && passing.others(at, ownFrom, ownTo)
    if (!what && !isShared) return false
    if (what === 3) looked.along++
    else if (what) looked.hidden++
    if (what === 2) looked.foreign++
    if (isShared) looked.shared++
    looked.cut = met(looked) > limit
    return looked.cut
  }
}
