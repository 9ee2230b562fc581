/** The cells of a drawing: what texts must not cover, and what they should rather not. */
import type { Area } from './scale.ts'

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

/** The sums of a field from its first cell on, so that what a row of text covers is known without looking at its cells. */
export class Sums {
  readonly field: Field
  readonly hard: Int32Array
  readonly soft: Float64Array
  readonly marks: Int32Array

  constructor(field: Field) {
    const cells = field.hard.length
    this.field = field
    this.hard = new Int32Array(cells + 1)
    this.soft = new Float64Array(cells + 1)
    this.marks = new Int32Array(cells + 1)
    let [hard, soft, marks] = [0, 0, 0]
    for (let i = 0; i < cells; i++) {
      this.hard[i + 1] = hard += field.hard[i] ?? 0
      this.soft[i + 1] = soft += field.soft[i] ?? 0
      this.marks[i + 1] = marks += field.marks[i] ?? 0
    }
  }

  /** What the cells from one up to another cost to cover, counted over the whole drawing. */
  costOf(from: number, to: number): number {
    return (this.soft[to] ?? 0) - (this.soft[from] ?? 0)
  }

  /** Whether no cell from one up to another is blocked. */
  isFree(from: number, to: number): boolean {
    return this.hard[to] === this.hard[from]
  }

  /** How many markers stand in a row between two columns. */
  marksIn(row: number, from: number, to: number): number {
    const { plot, columns } = this.field
    if (row < plot.row || row >= plot.row + plot.rows) return 0
    const base = row * columns
    return (this.marks[base + Math.min(columns, to)] ?? 0) - (this.marks[base + Math.max(0, from)] ?? 0)
  }
}
