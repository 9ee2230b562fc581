/** From places on a map to cells of a drawing: where the plot lies, and which column belongs to which stage. */
import type { Place, WardleyMap } from '../text/types.ts'

export type Size = { columns: number; rows: number }
export type Cell = [row: number, column: number]
/** A rectangle of cells, 0-based. */
export type Area = { row: number; column: number; rows: number; columns: number }
/** The stretch of the map a drawing shows; all of it is 0..1 both ways. */
export type Window = { visibility: [low: number, high: number]; evolution: [low: number, high: number] }

export const wholeMap: Window = { visibility: [0, 1], evolution: [0, 1] }

/** The stretch of the map around a place that a zoom shows: `zoom` 2 is half of it each way. Never beyond the map. */
export function windowAround(place: Place, zoom: number): Window {
  if (zoom <= 1) return wholeMap
  const share = 1 / zoom
  const from = (at: number) => clamp(at - share / 2, 0, 1 - share)
  const [v, e] = [from(place.visibility), from(place.evolution)]
  return { visibility: [v, v + share], evolution: [e, e + share] }
}

/** The stretch a map uses: as high as its parts, notes and annotations, all of the evolution. */
export function usedWindow(map: WardleyMap): Window {
  const heights = [
    ...[...map.anchors, ...map.components, ...map.submaps].filter(n => n.placed).map(n => n.visibility),
    ...map.notes.map(n => n.visibility),
    ...map.accelerators.map(n => n.visibility),
    ...map.annotations.flatMap(a => a.at.map(([v]) => v)),
    ...map.attitudes.flatMap(a => [a.corners[0], a.corners[2]]),
  ].map(v => clamp(v, 0, 1))
  if (heights.length < 2) return wholeMap
  // Parts of a pipeline lie a little lower than it says.
  const [low, high] = [Math.max(0, Math.min(...heights) - 0.03), Math.min(1, Math.max(...heights) + 0.02)]
  return high - low < 0.1 ? wholeMap : { visibility: [low, high], evolution: [0, 1] }
}

/** Turns places into cells of one plot. Linear, so that distances mean the same everywhere. */
export class Scale {
  readonly plot: Area
  readonly window: Window
  /** The first column of the second, third and fourth stage; outside the plot when the window does not show it. */
  readonly ticks: number[]
  private readonly boundaries: readonly number[]

  constructor(plot: Area, boundaries: readonly number[], window: Window = wholeMap) {
    this.plot = plot
    this.window = window
    this.boundaries = boundaries
    this.ticks = boundaries.map(b => Math.ceil(this.columnAt(b) - 1e-9))
  }

  /** The exact column of an evolution, not rounded. */
  columnAt(evolution: number): number {
    const [low, high] = this.window.evolution
    return this.plot.column + ((evolution - low) / (high - low)) * (this.plot.columns - 1)
  }

  /** The exact row of a visibility, not rounded. */
  rowAt(visibility: number): number {
    const [low, high] = this.window.visibility
    return this.plot.row + ((high - visibility) / (high - low)) * (this.plot.rows - 1)
  }

  /** The columns of the stage an evolution lies in: a marker never leaves them. */
  stageColumns(evolution: number): [first: number, last: number] {
    const stage = this.boundaries.filter(b => evolution >= b).length
    const left = this.plot.column
    const right = left + this.plot.columns - 1
    const first = Math.max(left, this.ticks[stage - 1] ?? left)
    const last = Math.min(right, (this.ticks[stage] ?? right + 1) - 1)
    // A stage narrower than a cell still needs one.
    return first <= last ? [first, last] : [Math.min(first, right), Math.min(first, right)]
  }

  column(evolution: number): number {
    const [first, last] = this.stageColumns(evolution)
    return clamp(Math.round(this.columnAt(evolution)), first, last)
  }

  row(visibility: number): number {
    return clamp(Math.round(this.rowAt(visibility)), this.plot.row, this.plot.row + this.plot.rows - 1)
  }

  /** The place a cell stands for: what moving a part by a cell means. */
  place(row: number, column: number): Place {
    const [left, right] = this.window.evolution
    const [low, high] = this.window.visibility
    const evolution = left + ((column - this.plot.column) / Math.max(1, this.plot.columns - 1)) * (right - left)
    const visibility = high - ((row - this.plot.row) / Math.max(1, this.plot.rows - 1)) * (high - low)
    return { visibility: clamp(visibility, 0, 1), evolution: clamp(evolution, 0, 1) }
  }

  /** Whether the window shows a place; a place outside the whole map counts as at its edge. */
  shows(place: Place): boolean {
    const v = clamp(place.visibility, 0, 1)
    const e = clamp(place.evolution, 0, 1)
    return (
      v >= this.window.visibility[0] &&
      v <= this.window.visibility[1] &&
      e >= this.window.evolution[0] &&
      e <= this.window.evolution[1]
    )
  }
}

export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, Number.isNaN(value) ? low : value))
}
