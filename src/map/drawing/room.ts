/** The cells texts still leave free, for what may stand anywhere. */
import { width } from '../../text.ts'
import type { Broken } from './breaks.ts'
import type { Field, Sums } from './field.ts'
import type { LabelLine } from './places.ts'

export class Room {
  private readonly field: Field
  private readonly sums: Sums
  private readonly texts: Uint8Array
  /** By row: how many cells from its first one on are taken. Made when first asked, forgotten when the row changes. */
  private readonly taken: (Int32Array | undefined)[] = []

  constructor(sums: Sums) {
    this.field = sums.field
    this.sums = sums
    this.texts = new Uint8Array(sums.field.hard.length)
  }

  take(lines: readonly LabelLine[]): void {
    for (const l of lines) {
      const from = l.row * this.field.columns + l.column
      this.texts.fill(1, from, from + width(l.text))
      this.taken[l.row] = undefined
    }
  }

  private takenIn(row: number): Int32Array {
    let sums = this.taken[row]
    if (sums) return sums
    const { columns, hard } = this.field
    sums = new Int32Array(columns + 1)
    let count = 0
    for (let x = 0, at = row * columns; x < columns; x++, at++) {
      if (this.texts[at] || hard[at]) count++
      sums[x + 1] = count
    }
    this.taken[row] = sums
    return sums
  }

  /** What standing on a run of cells costs; infinite when something is there. A blank is kept on both sides. */
  private cost(row: number, from: number, to: number): number {
    const { columns, plot } = this.field
    const [low, high] = [Math.max(plot.column, from - 1), Math.min(to + 1, plot.column + plot.columns)]
    const taken = this.takenIn(row)
    if (taken[high] !== taken[low]) return Number.POSITIVE_INFINITY
    const base = row * columns
    return this.sums.costOf(base + from, base + to)
  }

  /**
   * The best free place for one of several ways to break a text near a cell, and takes it. It begins on `top` or lower and ends
   * on `bottom` or higher; `reach` is how many rows off is too far.
   */
  find(
    texts: readonly Broken[],
    row: number,
    column: number,
    reach: number,
    top = this.field.plot.row,
    bottom = this.field.plot.row + this.field.plot.rows - 1,
  ): LabelLine[] | undefined {
    const { plot } = this.field
    let best: { text: Broken; row: number; column: number } | undefined
    let least = Number.POSITIVE_INFINITY
    for (const text of texts) {
      const { widths, wide: w } = text
      for (let r = Math.max(top, row - reach); r <= Math.min(bottom - widths.length + 1, row + reach); r++) {
        const away = Math.abs(r - row) * 0.6 + widths.length * 0.3
        if (away >= least) continue
        const first = Math.max(plot.column, column - reach * 3 - w)
        const last = Math.min(plot.column + plot.columns - w, column + reach * 3)
        for (let left = first; left <= last; left++) {
          const off = left > column ? left - column : left + w < column ? column - left - w : (column - left) * 0.2
          let cost = away + off * 0.2
          for (let i = 0; i < widths.length && cost < least; i++)
            cost += this.cost(r + i, left, left + (widths[i] ?? 0))
          if (cost >= least) continue
          least = cost
          best = { text, row: r, column: left }
        }
      }
    }
    if (!best) return undefined
    const { text, row: r, column: c } = best
    const lines = text.lines.map((t, i) => ({ row: r + i, column: c, text: t }))
    this.take(lines)
    return lines
  }
}
