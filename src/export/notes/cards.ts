/** The part of the notes for the team alone: every card with what became of it, what is parked, return on time. */

import type { ListItem, RootContent } from 'mdast'
import { rulesOf } from '../../kinds/index.ts'
import { boardOf, cardsOf, isQuestion, isTalk, type OnBoard, resultOf, takesCards } from '../../kinds/made/board.ts'
import { parkedOf } from '../../kinds/made/promises.ts'
import { bets, boards, type Scale, scales, type TalkStep, votes, type Writing } from '../../kinds/made/steps.ts'
import { placeOf, stepsOf } from '../../session/agenda.ts'
import { isHidden, nameOf } from '../../session/read.ts'
import type { Card, ParkedFate, StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { plural } from '../../text.ts'
import { size } from './charts.ts'
import { foldLong } from './fold.ts'
import { fence, heading, item, list, paragraph, section } from './nodes.ts'
import { talkNotes } from './talk.ts'

/** Per step that gathered cards or answers, in the agenda's order: what weighed most, then every card. */
export function cardsPart(session: Session): RootContent[] {
  const parts = stepsOf(session.agenda).flatMap((step): RootContent[] => {
    if (!session.work[step.id]) return []
    if (takesCards(step)) return writePart(step, session)
    if (isTalk(step)) return talkPart(step, session)
    return isQuestion(step) && !isReturn(step) && !step.rows.some(r => r.phase) ? answersPart(step, session) : []
  })
  return section(2, 'What was said', [...parts, ...offeredAgain(session)])
}

/** Options that earlier turns left unused; a bet takes them as old1, old2 … */
function offeredAgain(session: Session): RootContent[] {
  const taken = new Set(bets(session).map(({ work }) => work?.option))
  const items = session.turn.carried.options.map((card, i) =>
    item(taken.has(`old${i + 1}`) ? `${card.text} (in the bet)` : card.text),
  )
  const title = 'Options of earlier turns'
  return section(3, title, foldLong(`All ${plural(items.length, 'option')}`, list(items), items.length))
}

function writePart(step: Writing, session: Session): RootContent[] {
  const cards = cardsOf(session, step.id)
  const title = heading(3, titleOf(step, session))
  const ask = paragraph(step.ask)
  if (isHidden(session, step)) return [title, ask, paragraph(`${plural(cards.length, 'card')}, never revealed.`)]
  if (!cards.length) return [title, ask, paragraph('No cards.')]
  const group = boards(session).find(g => g.work && g.step.cards === step.id)?.step
  const vote = votes(session).find(v => v.work && (v.step.on === step.id || v.step.on === group?.id))
  const voted = vote?.shown && vote.step
  const top = voted ? fence(rulesOf(voted.kind).draw(voted, session, { ...size, brief: true })) : []
  const board = voted
    ? resultOf(session, voted.id)
    : boardOf(session, group?.id ?? step.id).map(on => ({ on, dots: 0 }))
  const items = list(board.map(({ on, dots }) => boardItem(on, dots, step, session)))
  return [title, ask, ...top, ...foldLong(`All ${plural(cards.length, 'card')}`, items, cards.length)]
}

/** A card that stands alone, or a group with its cards under it. */
function boardItem(on: OnBoard, dots: number, step: Writing, session: Session): ListItem {
  const weight = dots ? ` - ${plural(dots, 'dot')}` : ''
  const [only] = on.cards
  if (on.alone && only) return item(`${cardLine(only, step, session)}${weight}`)
  const name = on.name ?? 'Together, without a name'
  return item(
    `${name} (${plural(on.cards.length, 'card')})${weight}`,
    list(on.cards.map(c => item(cardLine(c, step, session)))),
  )
}

/** A card with its mark in words; a check-in word with the name of who said it, as on the screen. */
function cardLine(card: Card, step: Writing, session: Session): string {
  const mark = step.marks?.find(m => m.mark === card.mark)?.label
  const name = step.each === 1 && !step.hidden ? nameOf(session, card.by) : undefined
  const taken = bets(session).some(bet => bet.step.options === step.id && bet.work?.option === card.id)
  const after = [mark, taken && 'in the bet'].filter(Boolean).join(', ')
  return `${name ? `${name}: ` : ''}${card.text}${after ? ` (${after})` : ''}`
}

/** What was noted while people talked; a talk without notes is left out. */
function talkPart(step: TalkStep, session: Session): RootContent[] {
  const notes = talkNotes(step, session)
  return notes.length ? [heading(3, titleOf(step, session)), paragraph(step.ask), ...notes] : []
}

function answersPart(step: Scale, session: Session): RootContent[] {
  const drawing = isHidden(session, step)
    ? [paragraph('Answers were not shown.')]
    : fence(rulesOf(step.kind).draw(step, session, size))
  return [heading(3, titleOf(step, session)), paragraph(step.ask), ...drawing]
}

function titleOf(step: StepOf, session: Session): string {
  const place = placeOf(session.agenda, step.id)
  return place ? `${place.phase.title}: ${step.title}` : step.title
}

/** What did not belong where it came up, and what becomes of it. */
export function parkedPart(session: Session): RootContent[] {
  const say = (fate: ParkedFate | undefined) => (fate ? fates[fate] : 'not settled')
  return section(2, 'Parked', list(parkedOf(session).map(p => item(`${p.text} (${say(p.fate)})`))))
}

const fates: Record<ParkedFate, string> = { keep: 'kept', drop: 'dropped', action: 'now an action' }

/** One anonymous question at the end that is no gate: what the session was worth. */
function isReturn(step: Scale): boolean {
  return Boolean(step.anonymous) && step.rows.length === 1
}

/** How the session was worth its time; kept only to improve the session. */
export function returnPart(session: Session): RootContent[] {
  const under = scales(session)
    .filter(({ step, work }) => work && isReturn(step))
    .flatMap(({ step }): RootContent[] => [
      paragraph(step.ask),
      ...(isHidden(session, step)
        ? [paragraph('Answers were not shown.')]
        : fence(rulesOf(step.kind).draw(step, session, size))),
    ])
  return section(2, 'Worth the time?', under)
}
