/** The bet in the notes: a sentence in Markdown, a card on a page; the ask under it, the consent it got. */
import type { ElementContent } from 'hast'
import type { RootContent } from 'mdast'
import { showDay } from '../../day.ts'
import { sentenceKept } from '../../kinds/made/choice.ts'
import { bets } from '../../kinds/made/steps.ts'
import { isHidden } from '../../session/read.ts'
import type { BetFields, PersonId } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { capital } from '../../text.ts'
import type { Audience } from './audience.ts'
import { element, words } from './elements.ts'
import { item, list, paragraph, section } from './nodes.ts'

/** The bet where the agenda asks for one, the ask it is for, the consent it got and, for the team, what was heard. */
export function betPart(session: Session, audience: Audience): RootContent[] {
  if (!bets(session).length) return []
  const ask = askWords(session)
  const made = bets(session).flatMap(({ step, work }): RootContent[] => {
    const shown = work ? betShown(work.fields, session) : []
    if (!work || !shown.length) return []
    const consent = isHidden(session, step) ? 'Consent was not shown.' : consentWords(work)
    const heard = audience === 'team' ? list(work.heard.map(text => item(`Heard: ${text}`))) : []
    return [...shown, ...(ask ? [paragraph(ask)] : []), ...(consent ? [paragraph(consent)] : []), ...heard]
  })
  const none = [paragraph('No bet this time.'), ...(ask ? [paragraph(ask)] : [])]
  return section(2, 'The bet', made.length ? made : none)
}

/** `The ask: people who wait for a parcel learn the day it comes.`, undefined where the team has none. */
function askWords(session: Session): string | undefined {
  const ask = sentenceKept(session, 'ask')
  return ask && `The ask: ${ask}${/[.!?]$/.test(ask) ? '' : '.'}`
}

/** A bet as a sentence, and as a card on a page; nothing while none of it is filled in. */
export function betShown(fields: BetFields, session: Session): RootContent[] {
  const day = (text: string) => showDay(text, session.last)
  const sentence = betSentence(fields, day)
  return sentence ? [{ type: 'shown', children: [paragraph(sentence)], page: [betCard(fields, day)] }] : []
}

/** `When …, we will … because …; we expect … to go from … to … by …, 70 % likely; we stop or change if ….` Gaps nobody filled are left out. */
function betSentence(fields: BetFields, say: (day: string) => string): string {
  const { we, because, stop } = fields
  const parts = [
    [
      fields.if && `when ${fields.if},`,
      we && `we will ${we}${inBrackets(whoOf(fields, say))}`,
      because && `because ${because}`,
    ]
      .filter(Boolean)
      .join(' '),
    expected(fields, say) && `we expect ${expected(fields, say)}`,
    stop && `we stop or change if ${stop}`,
  ].filter(Boolean)
  const text = parts.join('; ')
  return text && `${capital(text)}.`
}

/** The same as a list of what and how, one gap a row. */
function betCard(fields: BetFields, say: (day: string) => string): ElementContent {
  const rows: [string, string | undefined][] = [
    ['We will', fields.we],
    ['Because', fields.because],
    ['We expect', expected(fields, say)],
    ['We stop or change if', fields.stop],
    ['Who', whoOf(fields, say)],
    ['When', fields.if],
  ]
  const filled = rows.flatMap(([name, text]) => (text ? [element('div', {}, [term(name), said(text)])] : []))
  return element('dl', { className: ['bet'] }, filled)
}

const term = (name: string) => element('dt', {}, [words(name)])
const said = (text: string) => element('dd', {}, [words(text)])

function whoOf({ owner, by }: BetFields, say: (day: string) => string): string {
  return [owner, by && `by ${say(by)}`].filter(Boolean).join(', ')
}

/** `addresses right to go from 82 % to 92 % by 26 Oct, 70 % likely`, empty while nothing is expected. */
function expected({ measure, from, to, until, likely }: BetFields, say: (day: string) => string): string {
  const move = [from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(' ')
  if (!measure && !move) return ''
  const what = [measure, move && `to go ${move}`, until && `by ${say(until)}`].filter(Boolean).join(' ')
  return likely ? `${what}, ${likely} likely` : what
}

function inBrackets(text: string): string {
  return text && ` (${text})`
}

/** `Consent, 0 to 5: 1 × 2, 2 × 4, 1 × 5.` Counts by value, so that no order of answers names anybody. */
export function consentWords(work: { tally?: number[]; consent: Record<PersonId, number> }): string {
  const counts = [0, 1, 2, 3, 4, 5].map(
    value => (work.tally?.[value] ?? 0) + Object.values(work.consent).filter(given => given === value).length,
  )
  const given = counts.flatMap((n, value) => (n ? [`${n} × ${value}`] : []))
  return given.length ? `Consent, 0 to 5: ${given.join(', ')}.` : ''
}
