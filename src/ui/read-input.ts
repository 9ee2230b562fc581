/** What people type into a line, read: tallies, values with a day, deliveries, names. Shared by the screens and the linear mode. */
import { readDay, showDay } from '../day.ts'
import { dotsOver } from '../kinds/vote/rules.ts'
import { sum } from '../numbers.ts'
import type { Day, Mark } from '../session/shapes.ts'
import { cut, plural } from '../text.ts'
import type { Read } from './read.ts'
import { readMeasure } from './read-measure.ts'

/** What dots are given to by show of hands: the letters of the things, in order, and how many dots the room has. */
export type DotsOf = { letters: readonly string[]; people: number; each: number }

/**
 * Dots for things in order, as `5 3 2 0`, or by letter, as `A5 C3`. Fewer numbers than things leave the rest at 0; more dots
 * than the room has are refused. `echo` says how the line was understood: `A 5 · C 3 · 8 of 15 dots`.
 */
export function readDots(text: string, { letters, people, each }: DotsOf): Read<{ counts: number[]; echo: string }> {
  const counts = letters.map(() => 0)
  const words = text
    .normalize('NFKC')
    .replace(/ ?[=:] ?/g, '=')
    .split(/[\s,;]+/)
    .filter(Boolean)
  if (!words.length) return { say: 'Type a number for each, for example  5 3 2 0' }
  const byLetter = /^([a-z]+)[=:]?(\d{1,3})$/i
  const isByLetter = words.some(w => byLetter.test(w))
  if (!isByLetter && words.length > letters.length)
    return { say: `${words.length} numbers for ${plural(letters.length, 'place')}; type one for each.` }
  const given = new Set<number>()
  for (const [i, word] of words.entries()) {
    const hit = isByLetter ? byLetter.exec(word) : undefined
    const at = isByLetter ? letters.indexOf(hit?.[1]?.toUpperCase() ?? '') : i
    if (at < 0) return { say: `"${cut(word, 20)}" is no letter and number from the list.` }
    if (!isByLetter && !/^\d{1,3}$/.test(word)) return { say: `"${cut(word, 20)}" is no whole number.` }
    if (given.has(at)) return { say: `${letters[at]} has two numbers; write each once.` }
    given.add(at)
    counts[at] = Number(hit?.[2] ?? word)
  }
  const [n, all] = [sum(counts), people * each]
  if (n > all) return { say: dotsOver(people, all, n) }
  const parts = letters.flatMap((letter, i) => (counts[i] ? [`${letter} ${counts[i]}`] : []))
  return { ok: { counts, echo: [...parts, `${n} of ${plural(all, 'dot')}`].join(' \u00b7 ') } }
}

/** A value and its day, without its unit: `61`, `61 21 Nov`, `61 % yesterday`. The day is today when there is none. */
export function readValue(text: string, today: Day): Read<{ value: number; at: Day }> {
  const read = readMeasure(text, today, 'Type a number and its day, for example  61 21 Nov')
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
      say: text.trim()
        ? `I find no two days in "${cut(text.trim(), 16)}"; for example  10 Jan, 24 Feb, search`
        : 'Two days and what it was:  10 Jan, 24 Feb, search',
    }
  if (at < from)
    return { say: `First used on ${showDay(at, today)} is before it was asked for, on ${showDay(from, today)}.` }
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

/** What stands between commas or semicolons, without the blanks around it and without what is empty. */
export function listed(text: string): string[] {
  return text
    .split(/[,;]/)
    .map(one => one.trim())
    .filter(Boolean)
}

/** Names separated by commas (or blanks when there are no commas), each once. */
export function readNames(text: string): string[] {
  const parts = text.includes(',') || text.includes(';') ? text.split(/[,;]/) : text.split(/\s+/)
  const seen = new Set<string>()
  return parts.map(p => p.trim()).filter(p => p && !seen.has(p.toLowerCase()) && seen.add(p.toLowerCase()))
}

/**
 * A card's mark and the rest of its text: with marks `+` and `s:`, `+ less waiting` and `s: one login`. What a mark stands
 * for does as well, with a colon: `stop: one login`, `star: calls a day` for a mark called "the star".
 */
export function readMark(text: string, marks: readonly Mark[] = []): { text: string; mark?: string } {
  for (const { mark } of marks) {
    if (!text.toLowerCase().startsWith(mark.toLowerCase())) continue
    const rest = text.slice(mark.length)
    // "-5 %" is a number, not a mark; a letter mark ends in a colon and needs no blank.
    if (/^\s/.test(rest) || (/^[^\d\s]/.test(rest) && rest.trim())) return { text: rest.trim(), mark }
  }
  const [name = '', rest = ''] = text.split(/:(.*)/s)
  const bare = (words: string) =>
    words
      .split(':')[0]!
      .trim()
      .toLowerCase()
      .replace(/^(?:the|an?) /, '')
  const meant = rest.trim() && marks.find(({ label }) => bare(label) === bare(name))
  return meant ? { text: rest.trim(), mark: meant.mark } : { text }
}

export { pastedLines } from '../interact/typed.ts'
