/** Amounts as strokes and dots: bars, dots in a row of points, a line of small bars, how much of something is done. */
import { width as cells, cut } from '../text.ts'
import { Grid } from './grid.ts'

export type BarRow = { label: string; value: number; key?: string }
/** `counts` has one number a point; `middle` and `note` are the caller's to give or to hold back. */
export type DotRow = { label: string; counts: number[]; middle?: number; note?: string }

/** A stroke of so many cells, to half a cell. What is more than nothing is never nothing. */
export function stroke(length: number): string {
  if (!(length > 0)) return ''
  const halves = Math.max(1, Math.round(length * 2))
  return '█'.repeat(Math.floor(halves / 2)) + (halves % 2 ? '▌' : '')
}

/**
 * Bars to the right of their labels, in the order given, the longest as long as there is room; a row of nothing has no
 * bar. Whole numbers get the same cells a unit, at most 6, so that equal steps look equal. One row each.
 *
 *  A  Release queue waits for one person       ██████████████████████████  5
 *  G  Two teams change the same table          ████████████████            3
 *  D  We cannot see if it works                                            0
 */
export function bars(chart: { rows: BarRow[]; width: number; labelWidth?: number }): Grid {
  const { rows, width } = chart
  const grid = new Grid(width, rows.length)
  const keys = Math.max(0, ...rows.map(r => cells(r.key ?? '')))
  const from = 1 + (keys ? keys + 2 : 0)
  const digits = Math.max(1, ...rows.map(r => cells(String(r.value))))
  const longest = Math.max(0, ...rows.map(r => cells(r.label)))
  const labels = Math.max(0, chart.labelWidth ?? Math.min(longest, Math.floor(width / 2)))
  const barAt = from + labels + 2
  const room = Math.max(0, width - barAt - digits - 3)
  const most = Math.max(0, ...rows.map(r => (Number.isFinite(r.value) ? r.value : 0)))
  const whole = rows.every(r => Number.isInteger(r.value)) && most <= room
  const unit = most === 0 ? 0 : whole ? Math.min(6, Math.floor(room / most)) : room / most
  rows.forEach((row, y) => {
    grid.put(y, 1, row.key ?? '', 'strong')
    grid.put(y, from, cut(row.label, labels))
    grid.put(y, barAt, stroke(Math.min(room, row.value * unit)), 'accent')
    const bar = whole ? Math.floor(unit * most) : room
    grid.putRight(y, barAt + bar + 2 + digits, String(row.value))
  })
  return grid
}

/**
 * A dot an answer under its point, the points' names on top; more answers than fit are a number. One row each.
 *
 *                                1     2     3     4     5     middle
 *  Mistakes are used to learn          ●     ●●    ●●●         3.5
 *  It is safe to try        ●     ●●    ●●    ●                2.5  LOWEST
 */
export function dotRows(chart: { rows: DotRow[]; points: string[]; width: number; labelWidth?: number }): Grid {
  const { rows, points, width } = chart
  const grid = new Grid(width, rows.length + 1)
  const notes = Math.max(0, ...rows.map(r => (r.note ? cells(r.note) + 2 : 0)))
  const middles = rows.some(r => r.middle !== undefined) ? 7 : 0
  const longest = Math.max(0, ...rows.map(r => cells(r.label)))
  const labels = Math.max(0, chart.labelWidth ?? Math.min(longest, Math.floor(width / 2)))
  const from = labels + 3
  const room = width - from - middles - notes
  const each = Math.max(2, Math.min(Math.floor(room / Math.max(1, points.length)), 12))
  const after = from + each * points.length
  points.forEach((name, i) => {
    grid.put(0, from + i * each, cut(name, each - 1))
  })
  if (middles) grid.put(0, after, 'middle')
  rows.forEach((row, i) => {
    grid.put(i + 1, 1, cut(row.label, labels))
    row.counts.slice(0, points.length).forEach((n, p) => {
      grid.put(i + 1, from + p * each, n < each ? '●'.repeat(Math.max(0, n)) : cut(`${n} ●`, each - 1), 'accent')
    })
    if (row.middle !== undefined) grid.put(i + 1, after, String(row.middle))
    if (row.note) grid.put(i + 1, after + middles, row.note, 'strong')
  })
  return grid
}

const levels = Array.from('▁▂▃▄▅▇')

/**
 * Values as one line of small bars, one cell each, a blank for what is not known. Between the smallest and the largest
 * of them, or between `min` and `max` so that two lines can be compared; all the same lies in the middle.
 */
export function spark(values: (number | undefined)[], range: { min?: number; max?: number } = {}): string {
  const known = values.filter(v => v !== undefined).filter(Number.isFinite)
  const { min = Math.min(...known), max = Math.max(...known) } = range
  return values
    .map(v => {
      if (v === undefined || !Number.isFinite(v)) return ' '
      const part = max > min ? (v - min) / (max - min) : 0.5
      return levels[Math.round(Math.min(1, Math.max(0, part)) * (levels.length - 1))]
    })
    .join('')
}

/** How much is done, `██████░░░░`: full only when all is, empty only when nothing is. */
export function progress(done: number, total: number, width: number): string {
  const all = Math.max(0, Math.floor(width))
  const part = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0
  const full = part === 1 ? all : part === 0 ? 0 : Math.min(all - 1, Math.max(1, Math.round(part * all)))
  return '█'.repeat(Math.max(0, full)) + '░'.repeat(all - Math.max(0, full))
}
