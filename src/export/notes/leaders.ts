/** The notes for leaders: what was asked, whether it moves, what was bet, who does what, what is at risk, and what they have to decide. */
import type { RootContent } from 'mdast'
import { showDay } from '../../day.ts'
import { lineChart } from '../../draw/chart.ts'
import type { Grid } from '../../draw/grid.ts'
import { spanChart } from '../../draw/spans.ts'
import { gatesOf } from '../../kinds/made/answers.ts'
import { sentenceKept } from '../../kinds/made/choice.ts'
import { actionsOf, isOverdue, isOwed } from '../../kinds/made/promises.ts'
import { betComplete, betLine } from '../../session/bet.ts'
import { carriedAt } from '../../session/carried.ts'
import { datedValues, stretchesOf } from '../../session/dated-values.ts'
import type { Day, Point } from '../../session/shapes.ts'
import { amount } from '../../session/trend.ts'
import type { CarriedSeries, Session } from '../../session/types.ts'
import { betOf, settledBet } from '../../turn/facts.ts'
import { keepWorks } from '../../turn/keep-works.ts'
import { momentum } from '../../turn/momentum.ts'
import { wheelOf } from '../../turn/wheel-facts.ts'
import { betShown } from './bet-part.ts'
import { actionCells, actionColumns, actionTable } from './commitments.ts'
import { decisionsOf, isStuck } from './decisions.ts'
import { deliveriesSvg } from './deliveries-svg.ts'
import { element, figure } from './elements.ts'
import { newestMap } from './maps.ts'
import { fence, item, list, paragraph, section, table } from './nodes.ts'
import { seriesSvg } from './series-svg.ts'
import { results, leaderWords as words } from './words.ts'

/** Two values make a straight line that says nothing. */
const chartFrom = 3

/** The parts of the page for leaders, each there also when little is known; nothing in them was written on a card. */
export function leadersParts(session: Session): RootContent[] {
  return [
    ...section(2, 'The ask', [paragraph(sentenceKept(session, 'ask') ?? words.noAsk), paragraph(starWords(session))]),
    ...section(2, 'The last bet', [paragraph(lastBet(session))]),
    ...section(2, 'The bet now', betNow(session)),
    ...section(2, 'Decision needed', asItems(decisionsOf(session), words.noDecision)),
    ...section(2, 'Actions', actions(session)),
    ...section(2, 'Risks', asItems(risks(session), words.noRisk)),
    ...section(2, 'In pictures', pictures(session)),
  ]
}

function asItems(texts: readonly string[], none: string): RootContent[] {
  return texts.length ? list(texts.map(text => item(text))) : [paragraph(none)]
}

/** The star before this turn and now. */
function starWords(session: Session): string {
  const star = keepWorks(session).series.star
  const now = star?.points.at(-1)
  if (!star || !now) return star?.name ? words.starWithoutValue(star.name) : words.noStar
  const before = carriedAt(session.turn.carried.series, 'star')?.points.at(-1) ?? star.points[0]
  const say = (point: Point) => words.valueOn(amount(point.value, star.unit), showDay(point.at, session.last))
  const name = star.name ?? words.nameless
  return before && before.id !== now.id
    ? words.starMoved(name, say(before), say(now))
    : words.starIs(name, say(now), session.turn.number > 1)
}

function lastBet(session: Session): string {
  const bet = settledBet(session)
  if (!bet) return session.turn.number > 1 ? words.noLastBet : words.firstTurn
  const line = betLine({ ...bet.fields, owner: undefined }, day => showDay(day, session.last))
  return words.lastBet(line, bet.result && results[bet.result], bet.saw)
}

function betNow(session: Session): RootContent[] {
  const fields = betOf(session)
  const shown = fields ? betShown(fields, session) : []
  const gaps = fields ? betComplete(fields) : []
  if (!shown.length) return [paragraph(words.noBet)]
  return [...shown, ...(gaps.length ? [paragraph(words.lacks(gaps))] : [])]
}

/** More would not fit on the page; the notes for the team have all. */
const mostActions = 8

/** What is owed, overdue first; of what is done only the number. */
function actions(session: Session): RootContent[] {
  const today = session.last.slice(0, 10)
  const all = actionsOf(session)
  const owed = all.filter(isOwed)
  const late = owed.filter(a => isOverdue(a, today))
  const first = [...late, ...owed.filter(a => !late.includes(a))].slice(0, mostActions)
  const done = all.filter(a => a.status === 'done').length
  const rows = table([actionColumns, ...first.map(a => actionCells(a, session))])
  const shown: RootContent[] = [{ type: 'shown', children: [rows], page: [actionTable(first, session)] }]
  return [
    ...(first.length ? shown : []),
    paragraph(words.actions(owed.length, late.length, done, owed.length - first.length)),
  ]
}

const topRisks = 2

/** What drags most, without the last bet, the actions and the decisions that stand above it. */
function risks(session: Session): string[] {
  const gates = gatesOf(session)
  return momentum(session)
    .drags.filter(
      ({ what, phase }) => what !== 'carried' && what !== 'bet' && !(what === 'debt' && isStuck(gates[phase]?.mark)),
    )
    .map(fact => words.sentence(fact.plain ?? fact.say))
    .slice(0, topRisks)
}

type Captioned = { caption: string; drawing: Grid; svg?: string | undefined }

/** One chart and one map, under each other as text and beside each other on paper. */
function pictures(session: Session): RootContent[] {
  const all = [chart(session), newestMap(session)].filter(one => one !== undefined)
  if (!all.length) return []
  const children = all.flatMap(({ caption, drawing, svg }) => [paragraph(caption), ...fence(drawing, svg)])
  const figures = all.flatMap(({ caption, svg }) => (svg === undefined ? [] : [figure(svg, caption)]))
  return [{ type: 'shown', children, page: [element('div', { className: ['pair'] }, figures)] }]
}

/** The star where it has values enough for a line, else how long things took to reach people, else what there is of the star. */
function chart(session: Session): Captioned | undefined {
  const star = keepWorks(session).series.star
  const days = wheelOf(session).timeToValue.points
  const isStar = star && (star.points.length >= chartFrom || (star.points.length > 0 && !days.length))
  if (isStar) return starChart(star, session.last)
  return days.length ? dayChart(days, session.last.slice(0, 10)) : undefined
}

function starChart({ name = words.nameless, unit = '', points }: CarriedSeries, today: string): Captioned {
  const drawing = lineChart({ values: datedValues(points, today), width, height: 12, unit })
  return { caption: [name, unit].filter(Boolean).join(', '), drawing, svg: seriesSvg(points, name, unit) }
}

function dayChart(points: readonly Point[], today: Day): Captioned {
  const newest = points.slice(-mostBars)
  const { spans, ends } = stretchesOf(newest, today, words.delivery)
  const drawing = spanChart({ spans, ends, width, height: 2 * mostBars, more: words.older })
  return { caption: words.timeToValue, drawing, svg: deliveriesSvg(newest, words.timeToValue, today) }
}

/** Cells of a chart, and deliveries shown: the newest ones. */
const width = 80
const mostBars = 8
