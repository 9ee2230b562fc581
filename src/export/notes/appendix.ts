/** The appendix of the notes: how the input came in, what was on the screen, minutes planned and spent. */

import type { RootContent } from 'mdast'
import { cardsOf } from '../../kinds/made/board.ts'
import { bets, boards, type Scale, type ScaleWork, scales, votes, writings } from '../../kinds/made/steps.ts'
import { sum } from '../../numbers.ts'
import type { StepId } from '../../session/shapes.ts'
import type { Entry, Session } from '../../session/types.ts'
import { list as listWords, plural } from '../../text.ts'
import { aheadOf, aheadWords, planOf } from '../../turn/plan.ts'
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

/** Dots, answers and consent counted by a show of hands, beside those given one by one; of answers without a name how many gave them. */
function hands(session: Session): string[] {
  const voted = votes(session).flatMap(({ work }) => work ?? [])
  const asked = scales(session).flatMap(({ step, work }) => (work ? [{ step, work }] : []))
  // An anonymous answer is kept as a count from the start, so nobody can tell the two apart afterwards.
  const named = asked.filter(({ step }) => !step.anonymous).map(({ work }) => work)
  const agreed = bets(session).flatMap(({ work }) => work ?? [])
  const aloud = sum(named.map(work => Object.keys(work.room).length))
  const given = {
    dots: sum(voted.flatMap(work => Object.values(work.dots).flatMap(by => Object.values(by)))),
    answers: sum(named.flatMap(work => Object.values(work.answers).map(a => Object.keys(a).length))),
    consent: sum(agreed.map(work => Object.keys(work.consent).length)),
  }
  const counted = {
    dots: sum(voted.flatMap(work => Object.values(work.tally ?? {}))),
    answers: sum(named.flatMap(work => Object.values(work.tally).flat())),
    consent: sum(agreed.flatMap(work => work.tally ?? [])),
  }
  return [
    ...apart('Dots', given.dots, counted.dots),
    ...apart('Answers', given.answers, counted.answers, aloud),
    ...unnamed(asked),
    ...apart('Consent', given.consent, counted.consent),
  ]
}

/** `Answers: 30 one by one, 24 by show of hands and 2 by the whole room aloud.`, nothing where there are none. */
function apart(what: string, given: number, counted: number, aloud = 0): string[] {
  const ways = [
    given ? `${given} one by one` : '',
    counted ? `${counted} by show of hands` : '',
    aloud ? `${aloud} by the whole room aloud` : '',
  ].filter(Boolean)
  return ways.length ? [`${what}: ${listWords(ways)}.`] : []
}

/** `Answers without a name: Safety pulse (6 people) and Worth it? (6 people).` */
function unnamed(asked: readonly { step: Scale; work: ScaleWork }[]): string[] {
  const told = asked.flatMap(({ step, work }) => {
    if (!step.anonymous) return []
    const people = Math.max(0, ...step.rows.map(row => sum(work.tally[row.id] ?? [])))
    return people ? [`${step.title} (${plural(people, 'person', 'people')})`] : []
  })
  return told.length ? [`Answers without a name: ${listWords(told)}.`] : []
}

function inTheLog(log: readonly Entry[]): string {
  const typed = log.filter(e => e.hand !== undefined && e.hand !== e.by).length
  const back = log.filter(e => e.move.do === 'undo').length
  return `${plural(log.length, 'entry', 'entries')} in the log, ${typed} typed for somebody else, ${back} of them undo or redo.`
}

/** A row a step; a step nobody was at has no minutes. Minutes to one digit. */
function minutes(session: Session): string[][] {
  const plan = planOf(session, Date.parse(session.closed ?? session.last))
  const short = (n: number) => `${Math.round(n * 10) / 10}`
  const ahead = new Set(session.closed ? [] : aheadOf(session).map(step => step.id))
  const unspent = (step: StepId) => (ahead.has(step) ? 'still to come' : 'skipped')
  const rows = plan.phases.flatMap(phase =>
    phase.steps.map(s => [
      phase.title,
      s.title,
      short(s.plan),
      s.spent === undefined ? unspent(s.step) : short(s.spent),
    ]),
  )
  return [
    ['Phase', 'Step', 'Planned, min', 'Spent, min'],
    ...rows,
    ['', aheadWords(plan.ahead), short(plan.plan), short(plan.spent)],
  ]
}
