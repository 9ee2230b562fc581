/** Notes of a turn as Markdown: the same file gives the same bytes, and nothing typed becomes markup. */
import type { RootContent } from 'mdast'
import { showDay } from '../day.ts'
import { nameOf } from '../session/read.ts'
import type { Entry, Session } from '../session/types.ts'
import { plural } from '../text.ts'
import { appendixPart } from './appendix.ts'
import type { Audience } from './audience.ts'
import { cardsPart, parkedPart, returnPart } from './cards.ts'
import { changesPart, chartsPart, starPart } from './changes.ts'
import { actionsPart, betPart, gatesPart } from './commitments.ts'
import { heading, markdown, paragraph } from './nodes.ts'

export type { Audience } from './audience.ts'

/**
 * The notes of a session and its log, in a fixed order. Days are UTC days. For `team`: everything. For `others`: bet,
 * actions with their owners, gates, facts and charts, and no card, check-in word, parked thing or option.
 * What is still hidden stays out for both.
 */
export function notes(session: Session, log: readonly Entry[], options: { for: Audience }): string {
  const audience = options.for
  const forTeam = audience === 'team'
  return markdown([
    ...headPart(session, audience),
    ...betPart(session, audience),
    ...actionsPart(session),
    ...gatesPart(session),
    ...changesPart(session, audience),
    ...starPart(session),
    ...chartsPart(session),
    ...(forTeam ? cardsPart(session) : []),
    ...(forTeam ? parkedPart(session) : []),
    ...(forTeam ? returnPart(session) : []),
    ...(forTeam ? appendixPart(session, log) : []),
  ])
}

function headPart(session: Session, audience: Audience): RootContent[] {
  const { team, number } = session.turn
  const names = session.people.map(p => (p.id === session.facilitator ? `${p.name} (facilitator)` : p.name))
  const here = audience === 'team' ? names.join(', ') : plural(names.length, 'person', 'people')
  const { next } = session
  const leads = nameOf(session, next?.by) ?? next?.by
  const after = next
    ? `Next turn: ${showDay(next.on, session.last)}${leads ? `, ${leads} facilitates` : ''}.`
    : 'No day for the next turn yet.'
  const day = session.opened.slice(0, 10)
  return [
    heading(1, `${team}, turn ${number}: ${session.agenda.title}`),
    paragraph(`${day}. Here: ${here || 'nobody yet'}.`),
    paragraph(session.closed ? after : `This turn is still open: the notes say how far it has come. ${after}`),
  ]
}
