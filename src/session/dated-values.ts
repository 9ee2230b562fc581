/** Dated values as charts take them: on a time axis, with their days in words. */
import { addDays, compareDays, daysBetween, isDay, showDay } from '../day.ts'
import type { Day, Point } from './shapes.ts'
import { amount } from './trend.ts'

/** Values with their day in words and in days since 1970, so that an axis can be to scale. `today` says which years are told. */
export function datedValues(points: readonly Point[], today: Day): { value: number; label: string; at: number }[] {
  return points.map(p => ({ value: p.value, label: showDay(p.at, today), at: dayNumber(p.at) }))
}

/**
 * Deliveries as stretches from the day each was asked for to its first use, the newest first, and the ends of their axis. `unit`
 * follows their days. One whose day is no day is left out.
 */
export function stretchesOf(points: readonly Point[], today: Day, nameless: string, unit = '') {
  const dated = points.filter(p => isDay(p.at))
  const spans = dated.toReversed().map(p => ({
    id: p.id,
    name: p.name ?? nameless,
    day: showDay(p.at, today),
    from: dayNumber(asked(p)),
    to: dayNumber(p.at),
    value: amount(p.value, unit),
  }))
  const first = dated.map(asked).toSorted(compareDays)[0] ?? today
  const last = dated.map(p => p.at).toSorted(compareDays)
  return { spans, ends: [showDay(first, today), showDay(last.at(-1) ?? today, today)] as const }
}

/** The most days a delivery without its first day is taken to have lasted: a hundred years. */
const mostDays = 36_500

/** The day a delivery was asked for; by its value where that day was not kept, or a file says none. */
function asked({ from, at, value }: Point): Day {
  if (typeof from === 'string' && isDay(from)) return from
  return value >= 0 && value <= mostDays ? addDays(at, -value) : at
}

function dayNumber(day: Day): number {
  return daysBetween('1970-01-01', day)
}
