/** Calendar days: read as people type them, shown as people say them, counted without clocks or time zones. */
import { itemAt } from './lists.ts'

const msADay = 86_400_000
const months = 'January February March April May June July August September October November December'.split(' ')
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const words = new Map(
  Object.entries({
    today: 0,
    now: 0,
    tomorrow: 1,
    'day after tomorrow': 2,
    yesterday: -1,
    'day before yesterday': -2,
    'next week': 7,
    'last week': -7,
    'in a fortnight': 14,
  }),
)
const counts = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
/** The most characters a day is written with. */
const longest = 60

/** Which way a day without a year, or a weekday, is looked for. */
export type Lean = 'past' | 'future' | 'near'

/** True for a day of the calendar written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const m = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  return m !== null && dayFrom(Number(m[1]), Number(m[2]), Number(m[3])) === text
}

/** The day of a moment on the calendar of the place where the program runs. */
export function localDay(now: Date): string {
  return dayFrom(now.getFullYear(), now.getMonth() + 1, now.getDate()) ?? ''
}

/** A moment on the calendar and the clock of that place: `2026-01-31 09:30`. */
export function localMinute(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${localDay(now)} ${two(now.getHours())}:${two(now.getMinutes())}`
}

/** The day `days` after (or before) a day. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + Math.round(days) * msADay).toISOString().slice(0, 10)
}

/** Days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: string, b: string): number {
  return Math.round((Date.parse(b) - Date.parse(a)) / msADay)
}

/** Below 0 when `a` is the earlier of two days, 0 when they are the same: the order to sort by. */
export function compareDays(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** "21 Nov", or "21 Nov 2027" in another year than today's. What is no day is shown as it is. */
export function showDay(day: string, today: string): string {
  if (!isDay(day)) return day
  const short = `${Number(day.slice(8))} ${itemAt(months, Number(day.slice(5, 7)) - 1).slice(0, 3)}`
  return day.slice(0, 4) === today.slice(0, 4) ? short : `${short} ${day.slice(0, 4)}`
}

/**
 * Reads a day as people type it: `21 Nov`, `Nov 21 2026`, `2026-11-21`, `21.11.`, `21/11/2026`, `today`, `Friday`,
 * `in two weeks`, `3 days ago`, `two weeks from now`, `end of month`, `end of next month`, `end of March`, `+14`, `-2w`.
 * With strokes or dashes, where day and month may be either way round (`5/6`), it is none: `twoDays` says which they are.
 *
 * Without a year it is the one that brings the day nearest to `today`, or the nearest not before (`future`) or not after
 * it (`past`). A weekday is one of the seven days after (`future`), before (`past`) or around today. Returns
 * `YYYY-MM-DD`, or undefined when this is no day.
 */
export function readDay(text: string, today: string, lean: Lean = 'near'): string | undefined {
  const t = simple(text)
  if (t === undefined) return undefined
  const ahead = words.get(t)
  if (ahead !== undefined) return addDays(today, ahead)
  return (
    readAhead(t, today) ??
    readEnd(t, today, lean) ??
    readWeekday(t, today, lean) ??
    (twoDays(t, today) ? undefined : readDate(t, today, lean))
  )
}

/** The two days that `5/6` or `5-6-2026` may be, the one with the day first in front; undefined where it can be only one. */
export function twoDays(text: string, today: string): [string, string] | undefined {
  const found = /^(\d\d?)([/-])(\d\d?)(?:\2(\d{4}|\d\d))?$/.exec(simple(text) ?? '')
  if (!found || Number(found[1]) === Number(found[3])) return undefined
  const a = inYear(found[4], Number(found[3]), Number(found[1]), today, 'near')
  const b = inYear(found[4], Number(found[1]), Number(found[3]), today, 'near')
  return a && b ? [a, b] : undefined
}

/** A text without what may stand around a day; undefined where it is too long for one. */
function simple(text: string): string | undefined {
  const t = text.trim()
  if (t.length > longest) return undefined
  return t
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(?:on|by|until|due) /, '')
    .replace(/^the (?=end |day )/, '')
    .replace('\u2212', '-')
}

/** `end of month`, `end of next month`, `end of March`, `end of the year`: the last day of it. */
function readEnd(t: string, today: string, lean: Lean): string | undefined {
  const of = /^end of (?:the |this )?(next month|month|year|[a-z]{3,9})(?: (\d{4}))?$/.exec(t)
  if (!of) return undefined
  const year = Number(today.slice(0, 4))
  if (of[1] === 'year') return of[2] ? undefined : dayFrom(year, 12, 31)
  if (of[1] === 'month' || of[1] === 'next month') {
    if (of[2]) return undefined
    return lastOf(year, Number(today.slice(5, 7)) + (of[1] === 'month' ? 0 : 1))
  }
  const month = monthOf(itemAt(of, 1))
  if (!month) return undefined
  if (of[2]) return lastOf(Number(of[2]), month)
  const all = [year - 1, year, year + 1].map(y => lastOf(y, month))
  return nearestOf(all, today, lean)
}

/** The last day of a month, counted on from January of a year. */
function lastOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** `in 2 weeks`, `a month ago`, `+14`, `-2w`. */
function readAhead(t: string, today: string): string | undefined {
  const said = /^(in )?([a-z]{1,6}|\d{1,4}) ?(d|days?|w|weeks?|months?|years?)( ago| from (?:now|today)| time)?$/.exec(
    t,
  )
  if (said && Boolean(said[1]) !== Boolean(said[4]?.match(/ago|from/))) {
    const word = itemAt(said, 2)
    const count = /^\d/.test(word) ? Number(word) : /^an?$/.test(word) ? 1 : counts.indexOf(word) + 1
    if (count || word === '0') return ahead(today, said[4] === ' ago' ? -count : count, itemAt(said, 3))
  }
  const signed = /^([+-]) ?(\d{1,4}) ?(d|days?|w|weeks?|m|months?)?$/.exec(t)
  return signed ? ahead(today, Number(signed[2]) * (signed[1] === '-' ? -1 : 1), signed[3] ?? 'd') : undefined
}

function ahead(today: string, count: number, unit: string): string {
  if (unit.startsWith('d')) return addDays(today, count)
  if (unit.startsWith('w')) return addDays(today, 7 * count)
  if (unit.startsWith('y')) count *= 12
  // A month on from 31 January is the last day of February, not the third of March.
  const first = new Date(Date.parse(`${today.slice(0, 8)}01`))
  first.setUTCMonth(first.getUTCMonth() + count)
  const year = first.getUTCFullYear()
  const month = first.getUTCMonth() + 1
  let day = Number(today.slice(8))
  for (;;) {
    const found = dayFrom(year, month, day--)
    if (found) return found
  }
}

function readWeekday(t: string, today: string, lean: Lean): string | undefined {
  const m = /^(next |last |this )?(sun|mon|tue|wed|thu|fri|sat)(?:s|nes|rs|ur)?(?:day)?$/.exec(t)
  if (!m) return undefined
  const forward = (weekdays.indexOf(itemAt(m, 2)) - new Date(Date.parse(today)).getUTCDay() + 7) % 7
  const way = m[1] === 'next ' ? 'future' : m[1] === 'last ' ? 'past' : lean
  if (way === 'future') return addDays(today, forward || 7)
  if (way === 'past') return addDays(today, forward - 7)
  return addDays(today, forward > 3 ? forward - 7 : forward)
}

function readDate(t: string, today: string, lean: Lean): string | undefined {
  const iso = /^(\d{4})[-/.](\d\d?)[-/.](\d\d?)$/.exec(t)
  if (iso) return dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const year = `(?:[ .,/-]*('?\\d\\d|\\d{4}))?`
  const named =
    new RegExp(`^(?<d>\\d\\d?)(?:st|nd|rd|th)?[ .-]*(?:of )?(?<m>[a-z]{3,9})\\.?${year}$`).exec(t) ??
    /^(?<m>[a-z]{3,9})\.? ?(?<d>\d\d?)(?:st|nd|rd|th)?\.?(?:[ ,]+('?\d\d|\d{4}))?$/.exec(t)
  if (named) return inYear(named[3], monthOf(named.groups?.m ?? ''), Number(named.groups?.d), today, lean)
  const plain = /^(\d\d?)([./-])(\d\d?)(?:\2(\d{4}|\d\d)?)?$/.exec(t)
  return plain ? inYear(plain[4], Number(plain[3]), Number(plain[1]), today, lean) : undefined
}

/** 1 to 12 for a month's name or its beginning of three letters and more, otherwise 0. */
function monthOf(name: string): number {
  return months.findIndex(m => m.toLowerCase().startsWith(name)) + 1
}

function inYear(typed: string | undefined, month: number, day: number, today: string, lean: Lean): string | undefined {
  if (typed) {
    const year = Number(typed.replace("'", ''))
    return dayFrom(year < 100 ? 2000 + year : year, month, day)
  }
  const now = Number(today.slice(0, 4))
  const all = [now - 1, now, now + 1].map(year => dayFrom(year, month, day)).filter(d => d !== undefined)
  return nearestOf(all, today, lean)
}

/** Of some days the one nearest to today that lies where it leans to. */
function nearestOf(days: readonly string[], today: string, lean: Lean): string | undefined {
  return days
    .filter(d => (lean === 'future' ? d >= today : lean === 'past' ? d <= today : true))
    .toSorted((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0]
}

/** The day written out, or undefined when the calendar does not have it. Months count from 1. */
function dayFrom(year: number, month: number, day: number): string | undefined {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  const fits =
    year >= 1 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return fits && year <= 9999 ? date.toISOString().slice(0, 10) : undefined
}
