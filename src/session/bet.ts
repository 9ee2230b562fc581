/** The bet as people read it: one line, what is still missing, and its numbers. */
import type { BetFields, Gap } from './shapes.ts'

/** A number as it was typed, `35 h`, taken apart. */
export type Amount = { value: number; unit: string }

/** What each gap of the sentence asks for, in words. */
export const gapWords: Record<Gap, string> = {
  if: 'what sets it off',
  we: 'the one thing we do',
  owner: 'who',
  by: 'by when it is done',
  measure: 'what we expect to move',
  from: 'the value now',
  to: 'the value we expect',
  until: 'by when we see it',
  stop: 'the sign to stop',
}

/**
 * The bet in one line: `stop reviewing approved images: wait 35 h to 12 h by 19 Dec  Bo`. Gaps that are empty are left
 * out; an empty bet gives an empty line. Texts stay as typed; `say` may put days into words.
 */
export function betLine(fields: BetFields, say: (text: string) => string = text => text): string {
  const { we, measure, from, to, until, owner } = fields
  const move = [from, to && `to ${to}`].filter(Boolean).join(' ')
  const expected = [measure, move, until && `by ${say(until)}`].filter(Boolean).join(' ')
  return [[we, expected].filter(Boolean).join(': '), owner].filter(Boolean).join('  ')
}

/** The gaps still empty, in words, in the order of the sentence. An empty list: the bet is complete. */
export function betComplete(fields: BetFields): string[] {
  return (Object.keys(gapWords) as Gap[]).filter(gap => !fields[gap]).map(gap => gapWords[gap])
}

/** A text that begins with a number, taken apart into number and unit; undefined for other texts. Comma or dot. */
export function amountOf(text: string | undefined): Amount | undefined {
  const found = /^\s*([+-]?\d+(?:[.,]\d+)?)\s*(.*?)\s*$/u.exec(text ?? '')
  if (!found) return undefined
  return { value: Number(found[1]!.replace(',', '.')), unit: found[2] ?? '' }
}

/** The predicted move as numbers, or undefined when either end is not one. A unit typed once counts for both. */
export function betNumbers(fields: BetFields): { from: Amount; to: Amount } | undefined {
  const from = amountOf(fields.from)
  const to = amountOf(fields.to)
  if (!from || !to) return undefined
  const unit = from.unit || to.unit
  return { from: { ...from, unit: from.unit || unit }, to: { ...to, unit: to.unit || unit } }
}
