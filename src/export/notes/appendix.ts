/** The appendix of the notes: how the input came in, what was on the screen, minutes planned and spent. */

import type { RootContent } from 'mdast'
import { cardsOf } from '../../kinds/made/board.ts'
import { bets, boards, scales, votes, writings } from '../../kinds/made/steps.ts'
import { sum } from '../../numbers.ts'
import type { Entry, Session } from '../../session/types.ts'
import { list as listWords, plural } from '../../text.ts'
import { aheadWords, planOf } from '../../turn/plan.ts'
import { fold } from './fold.ts'
import { item, list, section, table } from './nodes.ts'

/** Told honestly and apart: typed by oneself, on the room's keyboard, said aloud, by show of hands. */
export function appendixPart(session: Session, log: readonly Entry[]): RootContent[] {
  const facts = [cardsIn(session), ...seen(session), ...hands(session), inTheLog(log)].map(text => item(text))
  return section(2, 'Appendix', [...list(facts), ...fold('Minutes of each step', [table(minutes(session))])])
}

function cardsIn(session: Session): string {
  const cards = writings(session).flatMap(({ work }) => work?.cards ?? [])
  const room = cards.filter(c => c.via === 'room').length
  const said = cards.filter(c => c.via === 'said').length
  const ways = [
    [cards.length - room - said, 'typed by their writers'],
    [room, "typed on the room's keyboard"],
    [said, 'said aloud'],
  ] as const
  const told = ways.flatMap(([n, way]) => (n ? [`${n} ${way}`] : []))
  return told.length ? `${plural(cards.length, 'card')}: ${listWords(told)}.` : 'No cards.'
}

function seen(session: Session): string[] {
  return boards(session).flatMap(({ step, work }) => {
    if (!work) return []
    const cards = cardsOf(session, step.id)
    const shown = cards.filter(c => work.seen.includes(c.id)).length
    return [
      `"${step.title}" had ${shown} of ${plural(cards.length, 'card')} on the screen, ${cards.length - shown} unseen.`,
    ]
  })
}

/** Dots, answers and consent counted by a show of hands, beside those given one by one. */
function hands(session: Session): string[] {
  const dots = votes(session).flatMap(({ step, work }) => {
    if (!work) return []
    const given = sum(Object.values(work.dots).flatMap(by => Object.values(by)))
    return [apart(step.title, given, sum(Object.values(work.tally ?? {})), 'dot')]
  })
  const answers = scales(session).flatMap(({ step, work }) => {
    if (!work) return []
    const given = sum(Object.values(work.answers).map(a => Object.keys(a).length))
    const aloud = Object.keys(work.room).length
    // An anonymous answer is kept as a count from the start, so nobody can tell the two apart afterwards.
    if (step.anonymous) {
      const people = Math.max(0, ...step.rows.map(row => sum(work.tally[row.id] ?? [])))
      return [`"${step.title}": answers of ${plural(people, 'person', 'people')}, without a name.`]
    }
    return [
      apart(step.title, given, sum(Object.values(work.tally).flat()), 'answer') +
        (aloud ? ` The room gave ${plural(aloud, 'answer')} aloud.` : ''),
    ]
  })
  const consent = bets(session).flatMap(({ step, work }) => {
    return work ? [apart(step.title, Object.keys(work.consent).length, sum(work.tally ?? []), 'consent')] : []
  })
  return [...dots, ...answers, ...consent]
}

function apart(title: string, given: number, counted: number, noun: string): string {
  return `"${title}": ${plural(given, noun)} given one by one, ${counted} by show of hands.`
}

function inTheLog(log: readonly Entry[]): string {
  const typed = log.filter(e => e.hand !== undefined && e.hand !== e.by).length
  const back = log.filter(e => e.move.do === 'undo').length
  return `${plural(log.length, 'entry', 'entries')} in the log, ${typed} typed for somebody else, ${back} of them undo or redo.`
}

/** A row a step; a step nobody was at has no minutes. Minutes to one digit. */
function minutes(session: Session): string[][] {
  const plan = planOf(session, Date.parse(session.closed ?? session.last))
  const short = (n: number | undefined) => (n === undefined ? 'skipped' : `${Math.round(n * 10) / 10}`)
  const rows = plan.phases.flatMap(phase => phase.steps.map(s => [phase.title, s.title, short(s.plan), short(s.spent)]))
  return [
    ['Phase', 'Step', 'Planned, min', 'Spent, min'],
    ...rows,
    ['', aheadWords(plan.ahead), short(plan.plan), short(plan.spent)],
  ]
}
