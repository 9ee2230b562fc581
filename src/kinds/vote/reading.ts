/** Dots as people type them: counted by show of hands for the whole room, or one's own ballot. */
import type { Read } from '../../interact/act.ts'
import { sum } from '../../numbers.ts'
import { cut } from '../../text.ts'
import { words } from './words.ts'

/** What dots are given to by show of hands: the letters of the things, in order, and how many dots the room has; `isYes` where each thing is approved or not. */
export type DotsOf = { letters: readonly string[]; people: number; each: number; isYes?: boolean }

/**
 * Dots for things in order, as `5 3 2 0`, or by letter, as `A5 C3`; `=3` or `all 3` for so many each, and where things are
 * approved `y` for everybody's hand on each. Fewer numbers than things leave the rest at 0; more dots
 * than the room has are refused. `echo` says how the line was understood: `A 5 · C 3 · 8 of 15 dots`.
 */
export function readDots(text: string, of: DotsOf): Read<{ counts: number[]; echo: string }> {
  const { letters, people, each } = of
  const counts = letters.map(() => 0)
  const all = sameForAll(text, of)
  const typed = all === undefined ? tokensIn(text) : letters.map(() => String(all))
  if (!typed.length) return { say: words.typeNumbers }
  const byLetter = /^([a-z]+)[=:]?(\d{1,3})$/i
  const isByLetter = typed.some(w => byLetter.test(w))
  if (!isByLetter && typed.length > letters.length) return { say: words.tooManyNumbers(typed.length, letters.length) }
  const given = new Set<number>()
  for (const [i, word] of typed.entries()) {
    const hit = isByLetter ? byLetter.exec(word) : undefined
    const at = isByLetter ? letters.indexOf(hit?.[1]?.toUpperCase() ?? '') : i
    if (at < 0) return { say: words.noLetterAndNumber(cut(word, 20)) }
    if (!isByLetter && !/^\d{1,3}$/.test(word)) return { say: words.noNumber(cut(word, 20)) }
    if (given.has(at)) return { say: words.twice(letters[at]!) }
    given.add(at)
    counts[at] = Number(hit?.[2] ?? word)
  }
  const [n, most] = [sum(counts), people * each]
  if (n > most) return { say: words.over(people, most, n) }
  const parts = letters.flatMap((letter, i) => (counts[i] ? [words.yours(letter, counts[i])] : []))
  const echo = [...parts, words.ofDots(n, most)].join(' \u00b7 ')
  return { ok: { counts, echo }, echo }
}

/** What a line gives each thing alike: `=3`, `all 3`, or everybody's yes; undefined for another line. */
export function sameForAll(text: string, { people, isYes }: DotsOf): number | undefined {
  const line = text.normalize('NFKC').trim()
  if (isYes && /^y(?:es)?$/i.test(line)) return people
  const digits = /^(?:= ?|all |everybody )(\d{1,3})$/i.exec(line)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

function tokensIn(text: string): string[] {
  return text
    .normalize('NFKC')
    .replace(/ ?[=:] ?/g, '=')
    .split(/[\s,;]+/)
    .filter(Boolean)
}

/** True for a line that is meant as a ballot: numbers of choices, letters with or without how many, or none. */
export function isBallot(text: string, letters: readonly string[]): boolean {
  const line = text.normalize('NFKC').trim()
  if (/^none$/i.test(line)) return true
  if (/^\d{1,4}(?:[\s,;]+\d{1,4})*$/.test(line)) return true
  const pairs = pairsIn(line)
  return pairs !== undefined && (pairs.some(p => p.count !== undefined) || pairs.every(p => letters.includes(p.letter)))
}

/**
 * One's own ballot: how many dots each thing gets. Numbers are the whole vote, one for each dot (`1 1 3`), `none` an empty
 * one; letters change what they name alone (`A 2 C 1`, `A A C`, `A 0`), `given` is what stands for the others.
 */
export function readBallot(text: string, letters: readonly string[], given: readonly number[]): Read<number[]> {
  const line = text.normalize('NFKC').trim()
  if (/^none$/i.test(line)) return { ok: letters.map(() => 0) }
  if (/^[\d\s,;]+$/.test(line)) {
    const numbers = line
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(Number)
    const isKnown = numbers.every(n => n >= 1 && n <= letters.length)
    return isKnown
      ? { ok: letters.map((_, i) => numbers.filter(n => n === i + 1).length) }
      : { say: words.numberFrom(letters.length) }
  }
  const pairs = pairsIn(line)
  const strange = pairs?.find(p => !letters.includes(p.letter))
  if (!pairs || strange) return { say: words.noSuchLetter(cut(strange?.letter ?? line, 20), letters) }
  const wanted = new Map<string, number>()
  for (const { letter, count = 1 } of pairs) wanted.set(letter, (wanted.get(letter) ?? 0) + count)
  return { ok: letters.map((letter, i) => wanted.get(letter) ?? given[i] ?? 0) }
}

/** Letters, each with how many where that is said; undefined when the line is not made of such. */
function pairsIn(line: string): { letter: string; count?: number }[] | undefined {
  const tokens = line
    .toUpperCase()
    .split(/[\s,;:=]+/)
    .filter(Boolean)
  const out: { letter: string; count?: number }[] = []
  for (const token of tokens) {
    const [, letter = '', count] = /^([A-Z]{0,2})(\d{0,3})$/.exec(token) ?? []
    const last = out.at(-1)
    if (letter) out.push({ letter, ...(count ? { count: Number(count) } : {}) })
    else if (count && last && last.count === undefined) last.count = Number(count)
    else return undefined
  }
  return out.length ? out : undefined
}
