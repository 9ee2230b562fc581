/** The bet as a decision record, in the form of MADR 4 (Markdown Any Decision Records), to lie beside other decisions of a team. */
import type { RootContent } from 'mdast'
import { stringify } from 'yaml'
import { showDay } from '../day.ts'
import { sentenceKept } from '../kinds/made/choice.ts'
import { optionsOf } from '../kinds/made/ranking.ts'
import { bets } from '../kinds/made/steps.ts'
import { harmless, harmlessLine } from '../outgoing.ts'
import type { Session } from '../session/types.ts'
import { capital } from '../text.ts'
import { consentWords } from './notes/bet-part.ts'
import { heading, item, list, markdown, paragraph, section } from './notes/nodes.ts'

/** The last bet of a session that says what is done; undefined where there is none or it is still hidden. */
export function decisionRecord(session: Session): string | undefined {
  const bet = bets(session).findLast(({ shown }) => shown?.fields.we)
  const { step, shown } = bet ?? {}
  const we = shown?.fields.we
  if (!step || !shown || !we) return undefined
  const { if: trigger, because, owner, by, measure, from, to, until, likely, stop } = shown.fields
  const day = (text: string) => showDay(text, session.last)
  const ask = sentenceKept(session, 'ask')
  const expected = [measure, from && `from ${from}`, to && `to ${to}`, until && `by ${day(until)}`]
    .filter(Boolean)
    .join(' ')
  const others = optionsOf(session, step).filter(option => option.text !== we)
  const consent = consentWords(shown)
  const who = [owner, by && `by ${day(by)}`].filter(Boolean).join(', ')
  const parts: RootContent[] = [
    heading(1, capital(we)),
    ...section(2, 'Context and Problem Statement', [
      ...(ask ? [paragraph(`The ask: ${ask}`)] : []),
      ...(trigger ? [paragraph(`What sets it off: ${trigger}`)] : []),
      paragraph(`Decided by ${session.turn.team} in turn ${session.turn.number}.`),
    ]),
    ...section(2, 'Considered Options', list([item(we), ...others.map(({ text }) => item(text))])),
    ...section(2, 'Decision Outcome', [
      paragraph(`Chosen option: ${we}${because ? `, because ${because}` : ''}`),
      ...(who ? [paragraph(`Who does it: ${who}.`)] : []),
      ...(consent ? [paragraph(consent)] : []),
      ...section(
        3,
        'Consequences',
        list([
          ...(expected ? [item(`Expected: ${expected}`)] : []),
          ...(likely ? [item(`How likely, as we hold it: ${likely}`)] : []),
          ...shown.heard.map(text => item(`Heard: ${text}`)),
        ]),
      ),
      ...section(
        3,
        'Confirmation',
        list([
          ...(measure ? [item(`Looked at: ${measure}${until ? ` on ${day(until)}` : ''}`)] : []),
          ...(stop ? [item(`Stop or change if: ${stop}`)] : []),
          item('The next turn scores it: hit, partly, miss, or too early to say.'),
        ]),
      ),
    ]),
  ]
  const head = stringify({
    status: session.closed === undefined ? 'proposed' : 'accepted',
    date: session.last.slice(0, 10),
    'decision-makers': session.people.map(({ name }) => harmlessLine(name)),
  })
  return harmless(`---\n${head}---\n\n${markdown(parts)}`)
}
