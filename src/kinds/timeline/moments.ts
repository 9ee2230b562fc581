/** Moments on a timeline: a day, with a time of day where it is known; read as people type them, ordered and compared. */
import { daysBetween, isDay, readDay, showDay } from '../../day.ts'
import type { Read } from '../../interact/act.ts'
import type { Day, Moment, TimelineEvent } from '../../session/shapes.ts'
import { plural } from '../../text.ts'
import { words } from './words.ts'

const minuteMs = 60_000
const minutesADay = 24 * 60
/** A day is written in so many words at most: `21 Nov 2026`. */
const mostDayWords = 3

/** True for `YYYY-MM-DD` and `YYYY-MM-DD HH:MM`. */
export function isMoment(text: string): boolean {
  return isDay(text.slice(0, 10)) && (text.length === 10 || /^ (?:[01]\d|2[0-3]):[0-5]\d$/.test(text.slice(10)))
}

/** The day of a moment. */
export function dayOf(at: Moment): Day {
  return at.slice(0, 10)
}

/** The time of day, `14:05`; undefined where nobody said it. */
export function timeOf(at: Moment): string | undefined {
  return at.slice(11) || undefined
}

/** Earliest first; those of one moment stay in the order in which they were added. */
export function inOrder(events: readonly TimelineEvent[]): TimelineEvent[] {
  return events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** A place on the axis, in minutes; a day without a time begins at midnight. */
export function minuteOf(at: Moment): number {
  return Date.parse(`${dayOf(at)}T${timeOf(at) ?? '00:00'}:00Z`) / minuteMs
}

/** `20 Nov 14:05`, or `20 Nov` where there is no time. */
export function showMoment(at: Moment, today: string): string {
  return [showDay(dayOf(at), today), timeOf(at)].filter(Boolean).join(' ')
}

/** The time between two moments as people say it: `3 min`, `2 h 10 min`, `4 days`; empty where the clock does not tell. */
export function between(from: Moment, to: Moment): string {
  if (timeOf(from) === undefined || timeOf(to) === undefined) {
    const days = daysBetween(dayOf(from), dayOf(to))
    return days > 0 ? plural(days, 'day') : ''
  }
  const minutes = minuteOf(to) - minuteOf(from)
  if (minutes <= 0) return ''
  if (minutes >= 2 * minutesADay) return plural(Math.round(minutes / minutesADay), 'day')
  const hours = Math.floor(minutes / 60)
  return [hours ? `${hours} h` : '', minutes % 60 ? `${minutes % 60} min` : ''].filter(Boolean).join(' ')
}

/**
 * Reads a line of a timeline: a day, a time or both, then what happened. `14:05 first alert` is on `day`; `20 Nov 14:05
 * first alert`, `yesterday, rolled back`. What cannot be read is asked about.
 */
export function readEvent(text: string, day: Day, today: Day): Read<{ at: Moment; text: string }> {
  const typed = text.trim().split(/\s+/)
  const when = [mostDayWords, 2, 1].flatMap(n => {
    const found =
      n <= typed.length
        ? readDay(
            typed
              .slice(0, n)
              .join(' ')
              .replace(/[,:;]$/, ''),
            today,
            'past',
          )
        : undefined
    return found ? [{ found, n }] : []
  })[0]
  const time = readTime(typed[when?.n ?? 0])
  if (!when && !time) return { say: words.needsWhen }
  const rest = typed
    .slice((when?.n ?? 0) + (time ? 1 : 0))
    .join(' ')
    .replace(/^[-\u2013,:;]\s*/, '')
  const at = [when?.found ?? day, time].filter(Boolean).join(' ')
  return rest ? { ok: { at, text: rest }, echo: `${showMoment(at, today)} · ${rest}` } : { say: words.needsWhat }
}

/** `9:05`, `14.30`, `14h30`, each as `09:05`; undefined for anything else. */
function readTime(word: string | undefined): string | undefined {
  const found = /^([01]?\d|2[0-3])[:.h]([0-5]\d)[,:;]?$/.exec(word ?? '')
  return found ? `${(found[1] ?? '').padStart(2, '0')}:${found[2]}` : undefined
}
