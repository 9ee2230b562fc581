/** Where a text may stand beside its marker: broken or whole, near or further off, with what each place costs. */
import { width, wrap } from '../text.ts'
import type { Area } from './scale.ts'

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

type Piece = { row: number; from: number; to: number; text: string }
export type Candidate = { pieces: Piece[]; cost: number; key: boolean }

/** What labels must not and should rather not cover, one entry a cell of the whole drawing. */
export class Field {
  readonly columns: number
  readonly plot: Area
  /** 1 where a text may not stand. */
  readonly hard: Uint8Array
  /** What covering a cell costs. */
  readonly soft: Float32Array
  /** 1 where a marker is, whose neighbourhood would make a text ambiguous. */
  readonly marks: Uint8Array

  constructor(columns: number, rows: number, plot: Area) {
    this.columns = columns
    this.plot = plot
    this.hard = new Uint8Array(columns * rows)
    this.soft = new Float32Array(columns * rows)
    this.marks = new Uint8Array(columns * rows)
  }

  block(row: number, column: number, marker = false): void {
    const at = row * this.columns + column
    this.hard[at] = 1
    if (marker) this.marks[at] = 1
  }
}

/** How a text may be broken: whole, then over two, three and four rows, each as narrow as it can be. */
export function breaks(text: string, columns: number): string[][] {
  const out: string[][] = []
  const whole = width(text)
  if (whole <= columns) out.push([text])
  const words = text.split(' ').map(width)
  if (words.length < 2 && whole <= columns) return out
  const longest = Math.min(columns, Math.max(...words))
  for (let rows = 2; rows <= 5; rows++) {
    for (let w = Math.max(longest, Math.ceil(whole / rows)); w < Math.min(whole, columns + 1); w++) {
      const lines = wrap(text, w)
      if (lines.length > rows) continue
      if (lines.length === rows) out.push(lines)
      break
    }
    if (rows >= words.length) break
  }
  if (!out.length) out.push(wrap(text, columns))
  return out
}

/**
 * Every place a broken text may take around its marker, nearest and most readable first, that is free of markers and frame;
 * `reach` widens the circle. Most places are not free, so only what is becomes an object.
 */
function around(want: Want, field: Field, lines: string[], reach: number, key: boolean): Candidate[] {
  const { row, column, span } = want
  const widths = lines.map(width)
  const w = Math.max(...widths)
  const h = lines.length
  const out: Candidate[] = []
  const right = column + span
  const [wishRight, wishDown] = want.wish ?? [0, 0]
  const push = (top: number, start: (w: number) => number, cost: number) => {
    let total: number | undefined = cost + (h - 1) * 0.7
    for (let i = 0; i < h && total !== undefined; i++) {
      const from = start(widths[i]!)
      total = weighRow(want, field, top + i, from, from + widths[i]!, total)
    }
    if (total === undefined) return
    const pieces = lines.map((text, i): Piece => {
      const from = start(widths[i]!)
      return { row: top + i, from, to: from + widths[i]!, text }
    })
    out.push({ pieces, cost: total, key })
  }
  if (want.free) push(row, () => column, 0)
  for (let k = 0; k < h; k++) {
    const off = Math.abs(k - (h - 1) / 2) * 0.2
    push(row - k, () => right + 1, off + (wishRight < 0 ? 0.8 : 0))
    push(row - k, lw => column - 1 - lw, off + 0.6 - (wishRight < 0 ? 0.8 : 0))
    push(row - k, () => right, off + 1.2)
    push(row - k, lw => column - lw, off + 1.8)
  }
  const step = Math.max(1, Math.floor(w / 6))
  for (let d = 1; d <= reach; d++) {
    const far = (d - 1) * 2.2
    for (
      let s = column - w - d + 1;
      s <= right + d;
      s += s < column - 1 && s + step > column - 1 ? Math.max(1, column - 1 - s) : s >= column - 1 ? 1 : step
    ) {
      const off = Math.abs(s + w / 2 - column) / Math.max(4, w)
      // In line with its marker or about it, a text stays where it is when something near moves a little.
      const middle = s === column || s + w - 1 === column || s === column - (w >> 1) ? off : off + 1.5
      const outside = s > right || s + w <= column ? 0.8 : 0
      push(row - h - d + 1, () => s, 1.6 + far + middle + outside + (wishDown > 0 ? 0.5 : wishDown < 0 ? -0.5 : 0))
      push(row + d, () => s, 1.8 + far + middle + outside + (wishDown < 0 ? 0.5 : wishDown > 0 ? -0.7 : 0))
    }
    if (d > 1)
      for (let k = 0; k < h; k++) {
        push(row - k, () => right + d, 0.6 + far)
        push(row - k, lw => column - d - lw, 0.9 + far)
      }
  }
  return out
}

/** What one row of a text adds to the cost of what stands above it, counting what it covers and touches; undefined where it may not stand. */
function weighRow(want: Want, field: Field, row: number, from: number, to: number, cost: number): number | undefined {
  const { plot, columns, hard, soft, marks } = field
  const end = plot.column + plot.columns
  if (row < plot.row || row >= plot.row + plot.rows || from < plot.column || to > end) return undefined
  const own = want.row * columns + want.column
  const base = row * columns
  let total = cost
  for (let x = base + from; x < base + to; x++) {
    if (hard[x]) return undefined
    total += soft[x]!
  }
  // Touching a foreign marker makes it unclear whose name it is.
  if (marks[base + from - 1] && base + from - 1 !== own) total += 4
  if (marks[base + to] && base + to !== own) total += 4
  if (from > 1 && marks[base + from - 2] && base + from - 2 !== own) total += 1.2
  if (marks[base + to + 1] && base + to + 1 !== own && to + 1 < columns) total += 0.8
  return total
}

/** The places that are free of markers and frame, cheapest first, at most so many. */
export function candidates(
  want: Want,
  field: Field,
  texts: string[][],
  reach: number,
  most: number,
  key = false,
): Candidate[] {
  const out: Candidate[] = []
  for (const lines of texts) out.push(...around(want, field, lines, reach, key))
  out.sort((a, b) => a.cost - b.cost)
  return out.length > most ? out.slice(0, most) : out
}

/** Where a text stood in an earlier drawing, if it still may; dearer places do not tempt it away. */
export function earlier(want: Want, field: Field): Candidate | undefined {
  if (!want.before?.lines.length) return undefined
  const pieces = want.before.lines.map(l => {
    const text = want.before!.keyed ? want.key : l.text
    return { row: l.row, from: l.column, to: l.column + width(text), text }
  })
  let cost: number | undefined = -6
  for (const p of pieces) if (cost !== undefined) cost = weighRow(want, field, p.row, p.from, p.to, cost)
  return cost === undefined ? undefined : { pieces, cost, key: want.before.keyed }
}
