/** Line charts of dated values, and the shape of their lines from asciichart. */

import { plot } from 'asciichart'
import { itemAt, lastOf } from '../lists.ts'
import { width as cells, cut } from '../text.ts'
import { Grid } from './grid.ts'

/**
 * A value of the line; without one (undefined or NaN) the line has a gap. The label stands under it where there is room. `at` is
 * where it lies on the time axis, in days from any day; values without it stand evenly apart.
 */
type ChartValue = { label?: string; value?: number; at?: number }

/** Something that happened at a value: `{ at: 7, text: 'turn 3' }` points at the eighth. */
type ChartMark = { at: number; text: string }

/**
 * A line chart, `width` by `height` cells: a scale of round numbers on the left, the first and the last value as they
 * are beside the ends of the line, ticks and labels below, marks under those.
 *
 * Values that all have their day lie on an axis to scale, others evenly apart; where there are more than columns, a column shows
 * the mean of its values. Beside a value stands its figure where that touches nothing.
 * Never throws: without values it says so, one value is a dot, a constant lies in the middle of its scale. What does not
 * fit (marks, then labels, then the scale) is left out; under 4 rows or 20 columns there is only the sentence.
 */
export function lineChart(chart: {
  values: ChartValue[]
  width: number
  height: number
  unit?: string
  marks?: ChartMark[]
}): Grid {
  const { values, width, height, unit = '', marks = [] } = chart
  const grid = new Grid(width, height)
  const known = values.flatMap((v, i) => (isPlottable(v.value) ? [{ at: i, value: v.value }] : []))
  const first = known[0]
  const last = known.at(-1)
  if (!first || !last) {
    grid.put(0, 0, cut('no values yet', width), 'quiet')
    return grid
  }
  const end = [numeral(last.value), unit].filter(Boolean).join(' ')
  if (width < 20 || height < 4) {
    grid.put(0, 0, cut(known.length > 1 ? `${numeral(first.value)} to ${end}` : end, width), 'strong')
    return grid
  }

  const below = 2 + (marks.length > 0 && height >= 8 ? 1 : 0)
  const rows = height - below
  const scale = scaleOf(
    known.map(k => k.value),
    rows,
  )
  const left = Math.max(cells(numeral(first.value)), ...scale.labels.map(cells)) + 1
  const right = Math.min(cells(end), Math.floor(width / 3)) + 2
  const columns = Math.max(1, width - left - 1 - right)
  const place = placing(values, columns)
  const x0 = left + 1

  const rowOf = (value: number) => rows - 1 - Math.round(scale.row(value))
  drawScale(grid, { labels: scale.labels, left, first: numeral(first.value), firstRow: rowOf(first.value) })
  const stretches = runs(resampled(values, columns, place))
  for (const { from, heights } of stretches.map(r => ({ from: r.from, heights: r.values.map(scale.row) })))
    drawLine(grid, x0 + from, heights, rows)
  // Dots tell what was measured from the line between; crowded together they would only hide it.
  const roomy = columns >= 3 * (values.length - 1)
  const alone = new Set(stretches.filter(r => r.values.length === 1).map(r => r.from))
  for (const k of known) if (roomy || alone.has(place(k.at))) grid.put(rowOf(k.value), x0 + place(k.at), '●', 'accent')
  grid.put(rowOf(last.value), x0 + place(last.at) + 2, cut(end, right - 1 + columns - 1 - place(last.at)), 'strong')

  drawAxis(grid, { row: rows, left, columns, values, place })
  if (roomy)
    for (const k of known.slice(1, -1))
      putFigure(grid, { x: x0 + place(k.at), y: rowOf(k.value), rows, left }, numeral(k.value))
  if (below === 3) for (const m of marks) if (values[m.at]) drawMark(grid, rows + 2, x0 + place(m.at), m.text)
  return grid
}

/** The column of each value: by its day where all have one that never goes back, otherwise evenly. */
function placing(values: readonly ChartValue[], columns: number): (i: number) => number {
  if (values.length < 2) return () => 0
  const days = values.flatMap(v => v.at ?? [])
  const [first, last] = [days[0], days.at(-1)]
  const isDated = days.length === values.length && days.every((day, i) => i === 0 || day >= itemAt(days, i - 1))
  if (!isDated || first === undefined || last === undefined || last === first)
    return i => Math.round((i * (columns - 1)) / (values.length - 1))
  return i => Math.round(((itemAt(days, i) - first) / (last - first)) * (columns - 1))
}

/** A figure over or under its dot, where nothing of the line is and a blank cell stays on both sides. */
function putFigure(grid: Grid, dot: { x: number; y: number; rows: number; left: number }, text: string): void {
  const from = dot.x - Math.floor(cells(text) / 2)
  const to = from + cells(text)
  if (from <= dot.left + 1 || to >= grid.width) return
  const isFree = (y: number) => {
    if (y < 0 || y >= dot.rows) return false
    for (let x = from - 1; x <= to; x++) if (grid.at(y, x) !== ' ') return false
    return true
  }
  const row = [dot.y - 1, dot.y + 1].find(isFree)
  if (row !== undefined) grid.put(row, from, text)
}

function isPlottable(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value) && Math.abs(value) < 1e15
}

/** A value as people write it: whole numbers as they are, others with no more digits than anybody measures. */
function numeral(value: number): string {
  if (Number.isInteger(value)) return String(value)
  return String(Number(Math.abs(value) >= 10 ? value.toFixed(2) : value.toPrecision(3)))
}

type Scale = { labels: string[]; row(value: number): number }

/** A scale with a round number on each row that holds all values; `row` counts from the bottom. */
function scaleOf(values: number[], rows: number): Scale {
  const min = Math.min(...values)
  const max = Math.max(...values)
  const spaces = Math.max(1, rows - 1)
  // Differences too small for the arithmetic are drawn as none.
  const least = Math.max(Math.abs(min), Math.abs(max), 1) * 1e-9
  const apart = (max - min) / spaces
  for (let step = roundUp(apart > least ? apart : aTenth(max)); ; step = roundUp(step * 1.01)) {
    let low = Math.floor(min / step + 1e-9)
    if (low + spaces < max / step - 1e-9) continue
    // What is left over lies on both sides of the line, but not below a zero that nothing goes below.
    const spare = Math.floor((low + spaces - max / step) / 2)
    low = min >= 0 ? Math.max(0, low - spare) : low - spare
    const digits = (String(Number(step.toPrecision(3))).split('.')[1] ?? '').length
    return {
      labels: Array.from({ length: rows }, (_, y) => short((low + spaces - y) * step, digits)),
      row: value => Math.min(spaces, Math.max(0, value / step - low)),
    }
  }
}

function short(value: number, digits: number): string {
  const fixed = value.toFixed(Math.min(digits, 6))
  return fixed.length > 9 ? value.toPrecision(3) : String(Number(fixed))
}

/** How far apart the rows are when all values are the same: about a tenth of them, whole for whole numbers. */
function aTenth(value: number): number {
  if (Math.abs(value) < 1e-6) return 1
  const step = 10 ** Math.floor(Math.log10(Math.abs(value)) - 1)
  return Number.isInteger(value) ? Math.max(1, step) : step
}

/** The next step that makes a scale people can read on: 1, 2, 2.5, 5 and a few between, times a power of ten. */
function roundUp(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step))
  return ([1, 1.2, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8].find(s => s * power >= step * (1 - 1e-9)) ?? 10) * power
}

/** One value a column: between two values the straight way from one to the other, of many values in a column the mean. */
function resampled(values: ChartValue[], columns: number, place: (i: number) => number): number[] {
  const out: number[] = new Array(columns).fill(Number.NaN)
  const seen: number[] = new Array(columns).fill(0)
  values.forEach(({ value }, i) => {
    if (!isPlottable(value)) return
    const x = place(i)
    out[x] = seen[x] ? (itemAt(out, x) * seen[x] + value) / (itemAt(seen, x) + 1) : value
    seen[x] = itemAt(seen, x) + 1
  })
  // The ends are the values themselves: their figures stand beside them.
  const ends = values.map(v => v.value).filter(isPlottable)
  const used = out.flatMap((v, x) => (Number.isNaN(v) ? [] : [x]))
  if (used.length > 1) {
    out[itemAt(used, 0)] = itemAt(ends, 0)
    out[lastOf(used)] = lastOf(ends)
  }
  for (let i = 1; i < values.length; i++) {
    const [a, b] = [itemAt(values, i - 1).value, itemAt(values, i).value]
    if (!isPlottable(a) || !isPlottable(b)) continue
    const [from, to] = [place(i - 1), place(i)]
    for (let x = from + 1; x < to; x++)
      out[x] = itemAt(out, from) + ((itemAt(out, to) - itemAt(out, from)) * (x - from)) / (to - from)
  }
  return out
}

/** The stretches without a gap. */
function runs(columns: number[]): { from: number; values: number[] }[] {
  const out: { from: number; values: number[] }[] = []
  columns.forEach((value, x) => {
    if (Number.isNaN(value)) return
    const last = out.at(-1)
    if (last && last.from + last.values.length === x) last.values.push(value)
    else out.push({ from: x, values: [value] })
  })
  return out
}

/** Round numbers on every second row; on the row of the first value its own figure and where the line begins. */
function drawScale(grid: Grid, scale: { labels: string[]; left: number; first: string; firstRow: number }): void {
  const { labels, left, first, firstRow } = scale
  labels.forEach((label, y) => {
    const shown = y === firstRow ? first : labels.length < 6 || (labels.length - 1 - y) % 2 === 0 ? label : ''
    grid.putRight(y, left - 1, shown, y === firstRow ? 'strong' : 'quiet')
    grid.put(y, left, y === firstRow ? '┼' : shown ? '┤' : '│', 'quiet')
  })
}

/**
 * The line through heights counted in rows from below, from asciichart without its axis. The library fails on gaps and on
 * nothing at all, and rounds its height from the values unless its scale is one row a unit; so that is what it gets.
 */
function drawLine(grid: Grid, x: number, heights: number[], rows: number): void {
  if (heights.length < 2) return
  const height = Math.max(1, rows - 1)
  // It draws between columns: the last value is given twice so that its own column is drawn too.
  const drawn = plot([...heights, lastOf(heights)], { min: 0, max: height, height, offset: 2, format: () => ' ' })
  drawn.split('\n').forEach((row, y) => {
    Array.from(row.slice(2)).forEach((g, i) => {
      if (g !== ' ') grid.put(y, x + i, g, 'accent')
    })
  })
}

function drawAxis(
  grid: Grid,
  axis: { row: number; left: number; columns: number; values: ChartValue[]; place: (i: number) => number },
): void {
  const { row, left, columns, values, place } = axis
  const x0 = left + 1
  grid.put(row, left, `└${'─'.repeat(columns)}`, 'quiet')
  const every = values.length <= columns / 2
  const labels = values.map((v, i) => ({ at: x0 + place(i), text: v.label ?? '' })).filter(l => l.text)
  if (every) for (const i of values.keys()) grid.put(row, x0 + place(i), '┬', 'quiet')
  const shown = chosen(labels, grid.width)
  for (const l of shown) {
    grid.put(row, l.at, '┬', 'quiet')
    grid.put(row + 1, l.from, l.text)
  }
}

type Label = { at: number; text: string }
type PlacedLabel = Label & { from: number }

/** Labels that do not touch: the last always, the first if it can be, between them evenly where values stand evenly, else all that fit. */
function chosen(labels: Label[], width: number): PlacedLabel[] {
  const placed = labels.map(l => ({ ...l, from: Math.max(0, Math.min(l.at, width - cells(l.text))) }))
  const gaps = placed.slice(1).map((l, i) => l.at - itemAt(placed, i).at)
  const isEven = Math.max(0, ...gaps) - Math.min(...gaps, Number.MAX_SAFE_INTEGER) <= 1
  const all = isEven ? everyNth(placed) : asManyAsFit(placed)
  return all.filter(l => cells(l.text) <= width)
}

/** Every one, every second, every third … */
function everyNth(placed: PlacedLabel[]): PlacedLabel[] {
  for (let every = 1; every < placed.length; every++) {
    const some = placed.filter((_, i) => (placed.length - 1 - i) % every === 0)
    if (!some.every((l, i) => i === 0 || isBehind(l, itemAt(some, i - 1)))) continue
    const first = itemAt(placed, 0)
    return first !== some[0] && isBehind(itemAt(some, 0), first) ? [first, ...some] : some
  }
  return placed.slice(-1)
}

/** From the ends inwards: what touches one that is there already is left out. */
function asManyAsFit(placed: PlacedLabel[]): PlacedLabel[] {
  const [last, first, ...between] = [...placed.slice(-1), ...placed.slice(0, -1)]
  const kept: PlacedLabel[] = []
  for (const label of [last, first, ...between.toReversed()])
    if (label && kept.every(other => isBehind(label, other) || isBehind(other, label))) kept.push(label)
  return kept
}

/** Is there a blank cell between the end of one label and the beginning of another? */
function isBehind(label: PlacedLabel, other: PlacedLabel): boolean {
  return label.from > other.from + cells(other.text)
}

function drawMark(grid: Grid, row: number, at: number, text: string): void {
  const words = `▴ ${text}`
  if (at + cells(words) <= grid.width) grid.put(row, at, words)
  else grid.putRight(row, at + 1, `${text} ▴`)
}
