/** The bet as people read it: one line, what is still missing, and how it went. */

import { readDecimal } from '../numbers.ts'
import { type BetFields, type BetResult, type Gap, gaps } from './shapes.ts'

/** What each gap of the sentence asks for, in words. */
export const gapWords: Record<Gap, string> = {
  we: 'what we will do',
  because: 'why that helps',
  measure: 'what we expect to move',
  from: 'its value now',
  to: 'the value we expect',
  until: 'when we will see it',
  likely: 'how likely, 0 to 100 %',
  stop: 'the sign to stop or change',
  owner: 'who does it',
  by: 'when it is done',
  if: 'trigger (optional)',
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

/** A bet stands without a trigger, a reason in words and how likely it is; all three are asked. */
const optional: readonly Gap[] = ['if', 'because', 'likely']

/** The gaps still empty, in words, in the order of the sentence. An empty list: the bet is complete. */
export function betComplete(fields: BetFields): string[] {
  return gaps.filter(gap => !optional.includes(gap) && !fields[gap]).map(gap => gapWords[gap])
}

/** The points of consent, 0 (never) to 5 (all in). */
export const consentPoints = ['0', '1', '2', '3', '4', '5']

/** How a bet went, in words. */
export const resultWords: Record<BetResult, string> = { hit: 'hit', partly: 'partly', miss: 'miss', early: 'too early' }

/** A unit is no longer than this, in characters: `hours a week`. */
const longestUnit = 20

/**
 * The number a text begins with and what stands behind it: `35 h on 1 Dec` is 35 and `h on 1 Dec`. `unit` is that, where it is
 * short and has no further number in it. Undefined where the text begins with no number.
 */
export function measured(text: string | undefined): { value: number; rest: string; unit: string } | undefined {
  const [, digits = '', behind = ''] = /^\s*([-+\u2212]?[\d.,]+)(.*)$/su.exec(text ?? '') ?? []
  const read = readDecimal(digits.replace(/[.,]$/, ''))
  if (!('ok' in read)) return undefined
  const rest = behind.trim()
  return { value: read.ok, rest, unit: rest.length <= longestUnit && !/[\d,;]/.test(rest) ? rest : '' }
}

/** How likely the team held the bet, 0 to 1; undefined where nobody said so or it is no such number. */
export function likelihoodOf(fields: BetFields): number | undefined {
  const said = measured(fields.likely)
  return said && said.value >= 0 && said.value <= 100 ? said.value / 100 : undefined
}
