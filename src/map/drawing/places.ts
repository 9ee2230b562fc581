/** Where a text may stand beside its marker: broken or whole, near or further off, with what each place costs. */
import { itemAt } from '../../lists.ts'
import { type Broken, broken } from './breaks.ts'
import type { Sums } from './field.ts'
import { Weighed } from './weighed.ts'

/** One row of a placed label. */
export type LabelLine = { row: number; column: number; text: string }

/** A text that wants to stand beside a cell. */
export type Want = {
  row: number
  column: number
  text: string
  /** What to write when the text finds no room, for instance `[7]`. */
  key: string
  /** Cells the marker itself takes to the right of its column: 1 for a single sign. */
  span: number
  /** The side its author preferred, in signs: -1 left or up, 1 right or down, 0 no wish. */
  wish?: [right: number, down: number]
  /** Texts that give way first: notes before names. */
  weight: number
  /** Where it stood in an earlier drawing: kept when it still fits. */
  before?: Placed
  /** True when the text has no marker and may begin on its own cell. */
  free?: boolean
}

export type Placed = { lines: LabelLine[]; keyed: boolean }

/** One place of a broken text: its rows begin at `x`, or end before it when they are `flush` right. */
export type Candidate = {
  text: Broken
  top: number
  x: number
  flush: boolean
  cost: number
  key: boolean
  astray: boolean
  /** The first and the last cell of each row with what has to stay free beside it, once they were asked for. */
  spans?: Int32Array
}

/** The first column of a row of a candidate. */
export function startOf({ text, x, flush }: Candidate, row: number): number {
  return flush ? x - (text.widths[row] ?? 0) : x
}

/** The key of a text, as something that may stand somewhere: in brackets, and without where they find no room. */
export function keyOf(want: Want): Broken[] {
  return [want.key, want.key.slice(1, -1)].map(key => ({ lines: [key], widths: [key.length], wide: key.length }))
}

/** What it costs to stand nearer to another marker than to the own: a reader takes the name for that one's. */
export const astray = 14
/** What it costs to stand as near to another marker as to the own. */
const between = 1.6

/** How far a text may be from its marker, squared, in columns; a row is as high as two columns are wide. */
const reachable = 9
/** By a squared distance: the most columns to the side that are nearer, and as near, on the same row and on the next one. */
const nearer = Array.from({ length: 200 }, (_, d) => Math.ceil(Math.sqrt(d)) - 1)
const asNear = Array.from({ length: 200 }, (_, d) => Math.floor(Math.sqrt(d)))

/** One list for all texts, one after the other. */
const weighed = new Weighed()

/** Weighs places of one text around its marker, and keeps what is free of markers and frame. */
class Around {
  private readonly sums: Sums
  private readonly want: Want
  private readonly key: boolean
  /** The farthest a text may be, squared. */
  private readonly most: number
  private readonly texts: Broken[] = []

  constructor(sums: Sums, want: Want, key: boolean, most: number) {
    this.sums = sums
    this.want = want
    this.key = key
    this.most = most
    weighed.count = 0
  }

  /** The cheapest so many of the places that were weighed; those of equal cost in the order in which they were. */
  cheapest(most: number): Candidate[] {
    const { costs, tops, xs, marks, count } = weighed
    const keys = new Float64Array(count)
    for (let i = 0; i < count; i++) keys[i] = Math.round((itemAt(costs, i) + 100) * 1_000) * 65_536 + i
    return Array.from(keys.sort().subarray(0, most), key => {
      const i = key % 65_536
      const mark = itemAt(marks, i)
      const text = itemAt(this.texts, mark >> 2)
      return {
        text,
        top: itemAt(tops, i),
        x: itemAt(xs, i),
        flush: (mark & 1) === 1,
        cost: itemAt(costs, i),
        key: this.key,
        astray: (mark & 2) === 2,
      }
    })
  }

  /** The squared distance from the marker to the nearest cell of a text, and whether another marker is nearer or as near. */
  private belongs(text: Broken, top: number, x: number, flush: boolean): number | undefined {
    const { row, column, free } = this.want
    if (free) return 0
    let own = Number.POSITIVE_INFINITY
    for (let i = 0; i < text.widths.length; i++) {
      const wide = text.widths[i] ?? 0
      const from = flush ? x - wide : x
      const to = from + wide
      const aside = column < from ? from - column : column >= to ? column - to + 1 : 0
      own = Math.min(own, aside * aside + 4 * (top + i - row) ** 2)
    }
    if (own > this.most) return undefined
    const table = own < nearer.length
    const [on, next] = table ? [nearer[own] ?? 0, own > 4 ? (nearer[own - 4] ?? 0) : -1] : [3, 2]
    const [onToo, nextToo] = table ? [asNear[own] ?? 0, own >= 4 ? (asNear[own - 4] ?? 0) : -1] : [3, 2]
    let others = 0
    let alike = 0
    for (let i = 0; i < text.widths.length; i++) {
      const r = top + i
      const wide = text.widths[i] ?? 0
      const from = flush ? x - wide : x
      const to = from + wide
      others += this.sums.marksIn(r, from - on, to + on)
      alike += this.sums.marksIn(r, from - onToo, to + onToo) - this.mine(r, from - onToo, to + onToo)
      for (const dr of [-1, 1]) {
        if (next >= 0) others += this.sums.marksIn(r + dr, from - next, to + next)
        if (nextToo >= 0)
          alike +=
            this.sums.marksIn(r + dr, from - nextToo, to + nextToo) - this.mine(r + dr, from - nextToo, to + nextToo)
      }
    }
    return others > 0 ? astray : alike > 0 ? between : 0
  }

  private mine(row: number, from: number, to: number): number {
    return row === this.want.row && this.want.column >= from && this.want.column < to ? 1 : 0
  }

  push(text: Broken, top: number, x: number, flush: boolean, cost: number): void {
    const { plot, columns } = this.sums.field
    if (top < plot.row || top + text.lines.length > plot.row + plot.rows) return
    // A number without brackets could be part of a name.
    let total = cost + (text.lines.length - 1) * 0.7 + (this.key && text.wide < this.want.key.length ? 4 : 0)
    for (let i = 0; i < text.widths.length; i++) {
      const wide = text.widths[i] ?? 0
      const from = flush ? x - wide : x
      const to = from + wide
      if (from < plot.column || to > plot.column + plot.columns) return
      const base = (top + i) * columns
      if (!this.sums.isFree(base + from, base + to)) return
      total += this.sums.costOf(base + from, base + to)
    }
    const wrong = this.belongs(text, top, x, flush)
    if (wrong === undefined) return
    // Nobody looks a number up that seems to be another marker's.
    total += this.key ? wrong * 3 : wrong
    if (this.texts.at(-1) !== text) this.texts.push(text)
    weighed.add(total, top, x, ((this.texts.length - 1) << 2) + (flush ? 1 : 0) + (wrong === astray ? 2 : 0))
  }

  /** Every place around the marker, nearest and most readable first in cost; `reach` widens the circle. */
  look(text: Broken, reach: number): void {
    const { row, column, span, wish, free } = this.want
    const h = text.lines.length
    const w = text.wide
    const right = column + span
    const [wishRight, wishDown] = wish ?? [0, 0]
    if (free) this.push(text, row, column, false, 0)
    for (let k = 0; k < h; k++) {
      const off = Math.abs(k - (h - 1) / 2) * 0.2
      this.push(text, row - k, right + 1, false, off + (wishRight < 0 ? 0.8 : 0))
      this.push(text, row - k, column - 1, true, off + 0.6 - (wishRight < 0 ? 0.8 : 0))
      this.push(text, row - k, right, false, off + 1.2)
      this.push(text, row - k, column, true, off + 1.8)
      for (let d = 2; d <= reach + 1; d++) {
        this.push(text, row - k, right + d, false, d * 1.1 + off)
        this.push(text, row - k, column - d, true, d * 1.1 + 0.3 + off)
      }
    }
    const step = Math.max(1, Math.floor(w / 8))
    for (let d = 1; d <= reach; d++) {
      const far = (d - 1) * 2.2
      for (let s = column - w - 1; s <= right + 2; ) {
        const off = Math.abs(s + w / 2 - column) / Math.max(4, w)
        // In line with its marker or about it, a text stays where it is when something near moves a little.
        const middle = s === column || s + w - 1 === column || s === column - (w >> 1) ? off : off + 1.5
        const outside = s > right || s + w <= column ? 0.8 : 0
        const cost = far + middle + outside
        this.push(text, row - h - d + 1, s, false, cost + 1.6 + (wishDown > 0 ? 0.5 : wishDown < 0 ? -0.5 : 0))
        this.push(text, row + d, s, false, cost + 1.8 + (wishDown < 0 ? 0.5 : wishDown > 0 ? -0.7 : 0))
        if (h > 1 && s < column) {
          this.push(text, row - h - d + 1, s + w, true, cost + 2.2)
          this.push(text, row + d, s + w, true, cost + 2.4)
        }
        // The three places in line with the marker are never stepped over.
        const next = s + (s < column - w + 3 || s >= column - 1 ? 1 : step)
        const aligned = [column - w + 1, column - (w >> 1), column].find(a => a > s && a < next)
        s = aligned ?? next
      }
    }
  }
}

/**
 * The places that are free of markers and frame, cheapest first, at most so many. Names are no farther than three cells from
 * their marker; `reach` of 2 and more looks farther, for numbers that find no room there.
 */
export function candidates(
  want: Want,
  sums: Sums,
  texts: readonly Broken[],
  reach: number,
  most: number,
  key = false,
): Candidate[] {
  const around = new Around(sums, want, key, reach > 1 ? 100_000 : reachable)
  for (const text of texts) around.look(text, reach)
  return around.cheapest(most)
}

/** Where a text stood in an earlier drawing, if it still may; dearer places do not tempt it away. A name that is nearer to another marker only when it `stays` at all costs. */
export function earlier(want: Want, sums: Sums, stays = false): Candidate | undefined {
  const { lines, keyed: key } = want.before ?? { lines: [], keyed: false }
  const [first] = lines
  if (!first) return undefined
  const text = key ? itemAt(keyOf(want), first.text.startsWith('[') ? 0 : 1) : broken(lines.map(l => l.text))
  const ends = lines.map((l, i) => l.column + itemAt(text.widths, i))
  const end = itemAt(ends, 0)
  const flush = lines.some(l => l.column !== first.column)
  if (flush && ends.some(e => e !== end)) return undefined
  const around = new Around(sums, want, key, key ? 100_000 : reachable)
  // A number to the left of its marker ends where the signs end that keep its room.
  const short = key && first.column + first.text.length <= want.column ? text.wide - first.text.length : 0
  around.push(text, first.row, flush ? end : first.column - short, flush, -6)
  const [found] = around.cheapest(1)
  return found?.astray && !key && !stays ? undefined : found
}
