/** Notes of a turn as Markdown: the same file gives the same bytes, and nothing typed becomes markup. */
import type { RootContent } from 'mdast'
import { showDay } from '../../day.ts'
import { harmless } from '../../outgoing.ts'
import { nameOf } from '../../session/read.ts'
import type { Entry, Session } from '../../session/types.ts'
import { plural } from '../../text.ts'
import { sealed } from '../seal.ts'
import { appendixPart } from './appendix.ts'
import type { Audience } from './audience.ts'
import { betPart } from './bet-part.ts'
import { cardsPart, parkedPart, returnPart } from './cards.ts'
import { changesPart, starPart } from './changes.ts'
import { chartsPart } from './charts.ts'
import { actionsPart, gatesPart } from './commitments.ts'
import { contentsPart } from './contents.ts'
import { page } from './html.ts'
import { leadersParts } from './leaders.ts'
import { mapsPart } from './maps.ts'
import { heading, markdown, paragraph } from './nodes.ts'
import { widgetsPart } from './widgets.ts'

export type { Audience } from './audience.ts'

/**
 * The notes of a session and its log, in a fixed order. Days are UTC days. For `team`: everything. For `others`: bet,
 * actions with their owners, gates, facts and charts, and no card, check-in word, parked thing or option. For `leaders`: of
 * those one page.
 * What is still hidden stays out for both. They end in a mark that tells later whether somebody changed them (see seal.ts).
 */
export function notes(session: Session, log: readonly Entry[], options: { for: Audience }): string {
  return sealed(harmless(markdown(tree(session, log, options.for))), session.turn.id, options.for)
}

/** The same notes as one HTML page that needs nothing else, with maps and charts as pictures. */
export function notesPage(session: Session, log: readonly Entry[], options: { for: Audience }): string {
  const text = page(tree(session, log, options.for), titleOf(session, options.for), options.for === 'leaders')
  return sealed(harmless(text), session.turn.id, options.for)
}

function tree(session: Session, log: readonly Entry[], audience: Audience): RootContent[] {
  if (audience === 'leaders') return [...headPart(session, audience), ...leadersParts(session)]
  const forTeam = audience === 'team'
  const parts = [
    ...betPart(session, audience),
    ...actionsPart(session),
    ...gatesPart(session),
    ...changesPart(session, audience),
    ...starPart(session),
    ...chartsPart(session),
    ...mapsPart(session),
    ...widgetsPart(session, audience),
    ...(forTeam ? cardsPart(session) : []),
    ...(forTeam ? parkedPart(session) : []),
    ...(forTeam ? returnPart(session) : []),
    ...(forTeam ? appendixPart(session, log) : []),
  ]
  return [...headPart(session, audience), ...contentsPart(parts), ...parts]
}

/** `checkout, turn 2: Retro`. */
function titleOf(session: Session, audience: Audience): string {
  const { team, number } = session.turn
  return `${team}, turn ${number}: ${audience === 'leaders' ? 'for leaders' : session.agenda.title}`
}

function headPart(session: Session, audience: Audience): RootContent[] {
  const names = session.people.map(p => (p.id === session.facilitator ? `${p.name} (facilitator)` : p.name))
  const here = audience === 'team' ? names.join(', ') : plural(names.length, 'person', 'people')
  const { next } = session
  const leads = nameOf(session, next?.by) ?? next?.by
  const after = next
    ? `Next turn: ${showDay(next.on, session.last)}${leads ? `, ${leads} facilitates` : ''}.`.replace(/\.\.$/, '.')
    : 'No day for the next turn yet.'
  const day = session.opened.slice(0, 10)
  return [
    heading(1, titleOf(session, audience)),
    paragraph(`${day}. Here: ${here || 'nobody yet'}.`),
    paragraph(session.closed ? after : `This turn is still open: the notes say how far it has come. ${after}`),
  ]
}
