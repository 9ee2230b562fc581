/** Dated values as people type them, read: a value with its day, a delivery with two days, what a number is called. */
import { readDay, showDay } from '../../day.ts'
import type { Read } from '../../interact/act.ts'
import { readMeasure } from '../../interact/read-measure.ts'
import type { Day } from '../../session/shapes.ts'
import { cut } from '../../text.ts'
import { kindWords } from '../words.ts'

/** A value and its day, without its unit: `61`, `61 21 Nov`, `61 % yesterday`. The day is today when there is none. */
export function readValue(text: string, today: Day): Read<{ value: number; at: Day }> {
  const read = readMeasure(text, today, kindWords.numberAndDay)
  return 'say' in read ? read : { ok: { value: read.ok.value, at: read.ok.at } }
}

/** Two days and a name: `10 Jan, 24 Feb, search by order id` (asked, first used, what). Commas may be left out, or be dashes. */
export function readDelivery(text: string, today: Day): Read<{ from: Day; at: Day; name?: string }> {
  // A day never reaches over a comma, and "15 Jun 18 Aug" is two days, not the 15th of June in 2018.
  const words = text.replace(/[,;]/g, ' $& ').split(/\s+/).filter(Boolean)
  // "3 Sep - 12 Sep" is from the one to the other, not to twelve days ago.
  const joint = /^(?:[,;\u2013\u2014-]|->|to)$/
  const daysAt = (i: number) =>
    [3, 2, 1].flatMap(n => {
      const day = i + n <= words.length ? readDay(words.slice(i, i + n).join(' '), today, 'past') : undefined
      const next = i + n + (joint.test(words[i + n] ?? '') ? 1 : 0)
      return day && !words.slice(i, i + n).some(w => joint.test(w)) ? [{ day, next }] : []
    })
  const pair = daysAt(0).flatMap(first => daysAt(first.next).map(second => ({ first, second })))[0]
  const [from, at, i] = [pair?.first.day, pair?.second.day, pair?.second.next]
  if (!from || !at)
    return {
      say: text.trim() ? kindWords.noTwoDays(cut(text.trim(), 16)) : kindWords.twoDays,
    }
  if (at < from) return { say: kindWords.usedBeforeAsked(showDay(at, today), showDay(from, today)) }
  const name = words
    .slice(i)
    .join(' ')
    .replace(/ ([,;])/g, '$1')
    .trim()
  return { ok: name ? { from, at, name } : { from, at } }
}

/** A number's name and unit: `orders without help, %`. */
export function readName(text: string): { name: string; unit?: string } {
  const at = text.lastIndexOf(',')
  const name = (at < 0 ? text : text.slice(0, at)).trim()
  const unit = at < 0 ? '' : text.slice(at + 1).trim()
  return unit && name ? { name, unit } : { name: name || unit }
}

/**
 * A number by its name, with its unit or with what it is now: `orders without help, %`, `orders without help, 61 % 21 Nov`. What
 * is a value alone has no name yet.
 */
export function readNamed(
  text: string,
  today: Day,
): Read<{ name: string; unit?: string; value?: { value: number; at: Day } }> {
  const at = text.lastIndexOf(',')
  const name = at < 0 ? '' : text.slice(0, at).trim()
  const last = text.slice(at + 1).trim()
  const read = /^[-+\u2212]?\d/.test(last) ? readMeasure(last, today, kindWords.numberAndDay) : undefined
  if (!read || !('ok' in read)) return { ok: readName(text) }
  const { unit, ...value } = read.ok
  if (name) return { ok: { name, ...(unit ? { unit } : {}), value }, echo: kindWords.namedNow(name, last) }
  return unit === undefined || unit.length <= 3 ? { say: kindWords.nameFirst(last) } : { ok: readName(text) }
}
