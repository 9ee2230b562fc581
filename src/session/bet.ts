/** The bet as people read it: one line, what is still missing, and how it went. */
import type { BetFields, BetResult, Gap } from './shapes.ts'

/** What each gap of the sentence asks for, in words. */
export const gapWords: Record<Gap, string> = {
  if: 'trigger (optional)',
  we: 'what we will do',
  owner: 'who does it',
  by: 'when it is done',
  measure: 'what we expect to move',
  from: 'its value now',
  to: 'the value we expect',
  until: 'when we will see it',
  stop: 'the sign to stop or change',
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

/** The gaps still empty, in words, in the order of the sentence. An empty list: the bet is complete. A bet needs no trigger. */
export function betComplete(fields: BetFields): string[] {
  return (Object.keys(gapWords) as Gap[]).filter(gap => gap !== 'if' && !fields[gap]).map(gap => gapWords[gap])
}

/** The points of consent, 0 (never) to 5 (all in). */
export const consentPoints = ['0', '1', '2', '3', '4', '5']

/** How a bet went, in words. */
export const resultWords: Record<BetResult, string> = { hit: 'hit', partly: 'partly', miss: 'miss', early: 'too early' }
