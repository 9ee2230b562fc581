/** Dated values as they come in: why a day or a number cannot be taken, and the order they are kept in. */
import { compareDays, daysBetween, isDay, showDay } from '../../day.ts'
import { refuse } from '../../session/refusing.ts'
import type { Day } from '../../session/shapes.ts'
import type { Refusal, Session } from '../../session/types.ts'
import { kindRefusals } from '../words.ts'

/** Why a text is no day, or undefined when it is one. */
export function checkDay(day: string, session: Session): Refusal | undefined {
  return isDay(day) ? undefined : refuse(kindRefusals.dayLike, session.last.slice(0, 10))
}

/** Why nothing can have been measured on this day, or undefined when it can. One day ahead of UTC is still today somewhere. */
export function checkPast(day: string, session: Session): Refusal | undefined {
  const isAhead = isDay(day) && daysBetween(session.last.slice(0, 10), day) > 1
  return isAhead ? refuse(kindRefusals.stillToCome, showDay(day, session.last)) : checkDay(day, session)
}

/** Why a number is no value, or undefined when it is one. */
export function checkValue(value: number): Refusal | undefined {
  return Number.isFinite(value) ? undefined : refuse(kindRefusals.valueIsNumber)
}

/** The same things, the earliest first; those of one day stay as they were. */
export function byDay<T extends { at: Day }>(points: readonly T[]): T[] {
  return points.toSorted((a, b) => compareDays(a.at, b.at))
}
