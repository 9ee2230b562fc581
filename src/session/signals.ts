/** Questions about watch signals: which are due, and the order in which they are talked about. */
import { compareDays, daysBetween, isDay } from '../day.ts'
import type { Signal } from './shapes.ts'
import type { Session } from './types.ts'

/** True when an earlier turn said this and its day has come: now it is asked what was seen. */
export function isDue(signal: Signal, session: Session): boolean {
  return signal.turn !== session.turn.id && isPast(signal, session)
}

/** True when the day of a signal is over, or there. */
export function isPast(signal: Signal, session: Session): boolean {
  return isDay(signal.by) && daysBetween(session.last.slice(0, 10), signal.by) <= 0
}

/** All signals: those that are due first, then by their day. A score does not move one. */
export function inTime(signals: readonly Signal[], session: Session): Signal[] {
  const late = (s: Signal) => (isDue(s, session) ? 0 : 1)
  return [...signals].sort((a, b) => late(a) - late(b) || compareDays(a.by, b.by))
}
