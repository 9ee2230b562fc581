/** Parts of a session as sentences to listen to: numbers in front, no tables, no marks. */

import { showDay } from '../../day.ts'
import { headcount, headcountWords, hereOf } from '../../room/headcount.ts'
import type { Presence } from '../../room/presence.ts'
import { gatesOf } from '../../session/answers.ts'
import { betLine } from '../../session/bet.ts'
import { cardsOf } from '../../session/read.ts'
import type { BetFields, StepId } from '../../session/shapes.ts'
import type { GateMark, Session } from '../../session/types.ts'
import { unseenCards } from '../../session/unseen.ts'
import { list, plural } from '../../text.ts'
import { phaseWords } from '../../turn/momentum.ts'

export { onBoardWords } from '../../kinds/board-words.ts'
export { cardWords } from '../../kinds/write/reading.ts'
export { full, numbered } from '../../text.ts'

/** That the cards a step is about are still hidden; no line once they are revealed, or when nobody wrote one. */
export function unseenWords(at: { session(): Session; whole(): Session }, id: StepId | undefined): string[] {
  const source = unseenCards(at.session(), id)
  if (!source || !(source.anonymous || cardsOf(at.whole(), source.id).length)) return []
  return [`The cards of ${source.title} are still hidden. Go back and reveal them first.`]
}

/** A number from a list of so many, as an index from 0; a sentence when it is none. */
export function readNumber(text: string, count: number, what: string): { ok: number } | { say: string } {
  if (!count) return { say: `There is no ${what} here.` }
  const n = /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (n >= 1 && n <= count) return { ok: n - 1 }
  return { say: count === 1 ? 'There is only number 1.' : `Say a number from 1 to ${count}.` }
}

/** The number in front of a text, and the text: `3 less waiting`. */
export function splitNumber(text: string): { number: string; rest: string } {
  const at = text.search(/\s/)
  return at < 0 ? { number: text, rest: '' } : { number: text.slice(0, at), rest: text.slice(at).trimStart() }
}

export const gateWords: Record<GateMark, string> = { yes: 'yes', partly: 'partly', no: 'no', unknown: "don't know" }

/** `Gates: purpose yes; challenge no, nobody from legal was here; value not asked.` */
export function gatesLine(session: Session): string {
  const gates = gatesOf(session)
  const parts = (Object.keys(phaseWords) as (keyof typeof phaseWords)[]).map(phase => {
    const gate = gates[phase]
    return `${phaseWords[phase]} ${gate ? [gateWords[gate.mark], gate.why].filter(Boolean).join(', because ') : 'not asked'}`
  })
  return `Gates: ${parts.join('; ')}.`
}

/** The bet in one line to listen to; empty for an empty bet. */
export function betWords(fields: BetFields, today: string): string {
  return betLine(fields, text => showDay(text, today)).replace(/ {2,}/g, ', ')
}

/** People in a sentence, the facilitator marked. */
export function peopleLine(session: Session, presence?: Presence): string {
  const heads = headcount(session, presence)
  const names = hereOf(session, presence).map(p => (p.id === session.facilitator ? `${p.name} (facilitates)` : p.name))
  const away = heads.expected.length || heads.left.length ? ` ${headcountWords(heads)}.` : ''
  return `${plural(names.length, 'person', 'people')} here: ${list(names)}.${away}`
}
