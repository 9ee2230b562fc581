/** What people type into a line, read: tallies, names, marks. Shared by the screens and the linear mode. */

import type { Read } from '../interact/act.ts'
import { dotsOver } from '../kinds/vote/rules.ts'
import { sum } from '../numbers.ts'
import type { Mark } from '../session/shapes.ts'
import { cut, plural } from '../text.ts'

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
