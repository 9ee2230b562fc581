/** What a row of dated values allows anybody to say: medians with their n, and change only when it is more than luck. */

import { showDay } from '../day.ts'
import { itemAt, lastOf } from '../lists.ts'
import { sum } from '../numbers.ts'
import type { Point } from './shapes.ts'

/** The middle value, or the mean of the two in the middle. Undefined for no values. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2
}

/** The middle of values that so many people each gave, `counts` one a value. Undefined when nobody gave any. */
export function medianCounted(values: readonly number[], counts: readonly number[]): number | undefined {
  const given = values.map((value, i) => ({ value, n: counts[i] ?? 0 })).filter(({ n }) => n > 0)
  given.sort((a, b) => a.value - b.value)
  const all = sum(given.map(({ n }) => n))
  const at = (place: number) => {
    let left = place
    return given.find(({ n }) => {
      left -= n
      return left < 0
    })?.value
  }
  const [lower, upper] = [at(Math.floor((all - 1) / 2)), at(Math.floor(all / 2))]
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2
}

/** The median of some points, told only from three points on. */
export function medianOf(points: readonly Point[]): number | undefined {
  return points.length < 3 ? undefined : median(points.map(p => p.value))
}

/**
 * The natural limits of a process that only goes up and down by luck: average ± 2.66 × mean moving range (the XmR
 * chart's rule). Undefined under six points.
 */
export function limits(points: readonly Point[]): { average: number; low: number; high: number } | undefined {
  if (points.length < 6) return undefined
  const values = points.map(p => p.value)
  const average = mean(values)
  const range = mean(values.slice(1).map((v, i) => Math.abs(v - itemAt(values, i))))
  return { average, low: average - 2.66 * range, high: average + 2.66 * range }
}

/** What may be said of a series; `say` is absent when there are too few values to say anything. */
export type Trend = {
  n: number
  /** Median of the last five (of all, when there are fewer); from three points on. */
  median?: number
  /** Median of up to five before those; only with three points in each. */
  before?: number
  /** Why this is a change and not luck; only from six points on and only when it is one. */
  change?: string
  say?: string
}

/**
 * Reads a series, oldest point first: two medians of up to five points, and a change only for a point outside the
 * natural limits or eight in a row on one side of the average (the agenda's rule for momentum). `unit` follows numbers.
 */
export function trend(points: readonly Point[], unit = ''): Trend {
  const last = points.slice(-5)
  const earlier = points.slice(-10, -5)
  const middle = medianOf(last)
  const n = points.length
  if (middle === undefined) return { n }
  const before = medianOf(earlier)
  const change = changeIn(points, unit)
  const sentences = [
    n > last.length
      ? `Median of the last ${last.length}: ${amount(middle, unit)}.`
      : `Median of ${n}: ${amount(middle, unit)}.`,
    before === undefined ? '' : `The ${earlier.length} before: ${amount(before, unit)}.`,
    change ?? (n >= 6 ? 'No change beyond the usual up and down.' : ''),
  ]
  return {
    n,
    median: middle,
    ...(before === undefined ? {} : { before }),
    ...(change ? { change } : {}),
    say: sentences.filter(Boolean).join(' '),
  }
}

/** A value with its unit, at most one digit after the point: `33 days`, `61 %`, `12.5`. */
export function amount(value: number, unit = ''): string {
  const short = `${Math.round(value * 10) / 10}`
  return unit ? `${short} ${unit}` : short
}

function changeIn(points: readonly Point[], unit: string): string | undefined {
  const natural = limits(points)
  if (!natural) return undefined
  const run = lastRun(points.map(p => Math.sign(p.value - natural.average)))
  if (run.length >= 8)
    return `${run.length} in a row ${run.side < 0 ? 'below' : 'above'} the average of ${amount(coarse(natural.average), unit)}: a change, not luck.`
  const out = points.slice(-10).findLast(p => p.value < natural.low || p.value > natural.high)
  if (!out) return undefined
  const usual = `${amount(coarse(Math.max(0, natural.low)))} to ${amount(coarse(natural.high), unit)}`
  return `${amount(out.value, unit)} on ${showDay(out.at, lastOf(points).at)} is outside the usual ${usual}: a change, not luck.`
}

/** The newest stretch of at least eight on one side, or the empty one. */
function lastRun(sides: readonly number[]): { side: number; length: number } {
  let found = { side: 0, length: 0 }
  let run = { side: 0, length: 0 }
  for (const side of sides) {
    run = side !== 0 && side === run.side ? { side, length: run.length + 1 } : { side, length: 1 }
    if (run.length >= 8) found = run
  }
  return found
}

/** A computed bound is not known to a tenth. */
function coarse(value: number): number {
  return Math.abs(value) < 10 ? value : Math.round(value)
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length
}
