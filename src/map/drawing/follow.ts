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

/** Which links pass through the cells of a drawing, by their ends; the last one of each cell. */
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

/** Follows ways through one drawing. Kept between looks, so that trying many ways costs no memory. */
export class Follower {
  readonly cover: Cover
  readonly columns: number
  private readonly passing: Passing | undefined
  /** In which look a cell was last seen. */
  private readonly seen: Int32Array
  private look = 0
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

  add(cells: Cell[], from: Cell, to: Cell): void {
    this.passing?.add(cells, this.columns, this.at(from), this.at(to))
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
    const { seen, cover, columns, passing, looked } = this
    const look = ++this.look
    const [ownFrom, ownTo] = [this.at(itemAt(points, 0)), this.at(lastOf(points))]
    seen[ownFrom] = look
    seen[ownTo] = look
    looked.length = looked.hidden = looked.foreign = looked.along = looked.shared = 0
    looked.cut = false
    let last = -1
    for (let i = 1; i < points.length; i++) {
      const [from, to] = [itemAt(points, i - 1), itemAt(points, i)]
      let [y, x] = [from[0] * 4 + 2, from[1] * 2 + 1]
      const [y1, x1] = [to[0] * 4 + 2, to[1] * 2 + 1]
      const [dy, dx] = [Math.abs(y1 - y), Math.abs(x1 - x)]
      const [sy, sx] = [y < y1 ? 1 : -1, x < x1 ? 1 : -1]
      let error = dx - dy
      while (true) {
        const at = (y >> 2) * columns + (x >> 1)
        if (dot && at !== ownFrom && at !== ownTo) dot(y, x)
        if (at !== last && seen[at] !== look) {
          seen[at] = look
          looked.length++
          const what = cover[at]
          if (what === 3) looked.along++
          else if (what) looked.hidden++
          if (what === 2) looked.foreign++
          if (passing?.others(at, ownFrom, ownTo)) looked.shared++
          visit?.(y >> 2, x >> 1)
          looked.cut = met(looked) > limit
          if (looked.cut) return looked
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
    }
    return looked
  }
}
