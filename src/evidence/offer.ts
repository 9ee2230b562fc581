/** What readers of sources count with: days, hours in the middle, things a week. */
import type { Day } from '../session/shapes.ts'
import { median } from '../session/trend.ts'

/** How far back is looked where nothing else is said, days. */
export const lookBack = 90

/** The middle of some hours, to a tenth; undefined for none. */
export function middleHours(hours: readonly number[]): number | undefined {
  const middle = median(hours)
  return middle === undefined ? undefined : Math.round(middle * 10) / 10
}

/** The UTC day of a moment, ms since 1970. */
export function dayOf(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10)
}

/** Things a week over a stretch of time, to a tenth; a stretch shorter than a week counts as one. */
export function aWeek(count: number, fromMs: number, toMs: number): number {
  const weeks = Math.max(1, (toMs - fromMs) / (7 * 86_400_000))
  return Math.round((count / weeks) * 10) / 10
}
