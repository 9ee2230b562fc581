/** A day as people type it where one is asked for: every line and field reads it here, and what is no day is asked about. */
import { readDay, showDay, twoDays } from '../day.ts'
import type { Day } from '../session/shapes.ts'
import { cut } from '../text.ts'
import type { Read } from './act.ts'
import { words } from './words.ts'

/** A day to come: the bet's, an action's, a signal's, the next turn's. */
export function readDue(text: string, today: Day): Read<Day> {
  const day = readDay(text, today, 'future')
  return day ? { ok: day } : { say: sayDay(text, today) }
}

/** Why a text is no day: it may be two, or it cannot be read. */
export function sayDay(text: string, today: Day, examples = '28 Nov  or  in 2 weeks'): string {
  const two = twoDays(text, today)
  if (two) return words.ambiguousDay(cut(text.trim(), 20), two.map(day => showDay(day, day)).join(' or '))
  return words.unreadableDay(cut(text.trim(), 20), examples)
}

const clock = /(?<![ ,])[ ,]+(?:at )?((?:[01]?\d|2[0-3])[:.h][0-5]\d(?: ?[ap]m)?|(?:[1-9]|1[0-2]) ?[ap]m)$/i

/** The next turn's day, with the time of day when somebody says it: `5 Dec`, `5 Dec 14:00`, `next Friday at 3 pm`. */
export function readMeeting(text: string, today: Day): Read<string> {
  const line = text.trim()
  const time = line.length > 100 ? undefined : clock.exec(line)
  const read = readDue(time ? line.slice(0, time.index) : line, today)
  if ('ok' in read) return { ok: [showDay(read.ok, today), time?.[1]].filter(Boolean).join(' ') }
  return 'ok' in readDue(line, today) ? { ok: showDay(readDay(line, today, 'future')!, today) } : read
}

/** A day to come and, when it was said, the minutes after its midnight: `20 Dec 14:00`, `Friday at 3 pm`. */
export function readMoment(text: string, today: Day): Read<{ day: Day; minutes?: number }> {
  const line = text.trim()
  const time = line.length > 100 ? undefined : clock.exec(line)?.[1]
  const read = readDue(time === undefined ? line : line.replace(clock, ''), today)
  if ('say' in read) return read
  return { ok: { day: read.ok, ...(time === undefined ? {} : { minutes: minutesOf(time) }) } }
}

/** Minutes after midnight of a time of day that `clock` has found. */
function minutesOf(time: string): number {
  const [, hour = '0', minute = '0', half] = /^(\d+)(?:\D(\d\d))? ?([ap]m)?$/i.exec(time) ?? []
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hour)
  return hours * 60 + Number(minute)
}
