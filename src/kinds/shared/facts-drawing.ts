/** What earlier turns left, on one sheet: numbers with their days, gates and what they owe, waiting, findings, signals, parked. */

import { compareDays, daysBetween, showDay } from '../../day.ts'
import type { Grid } from '../../draw/grid.ts'
import { rowIn } from '../../lists.ts'
import { wheelPhases } from '../../session/agenda.ts'
import { carriedAt } from '../../session/carried.ts'
import { waitOf } from '../../session/strip.ts'
import { amount, trend } from '../../session/trend.ts'
import type { CarriedSeries, Session } from '../../session/types.ts'
import { plural } from '../../text.ts'
import type { Look } from '../kind.ts'
import { numbers as deliveries } from '../made/steps.ts'
import { gateSign, phaseNames } from '../scale/words.ts'
import { kindWords } from '../words.ts'
import { type Block, beside, drawSheet, line, lines, type Row } from './sheet.ts'

/** Where the facts stand beside their labels. */
const column = 17

/**
 *  OWED            challenge: nobody from security was here
 *  STAR            orders without help   61 % on 2 Nov
 *  TIME TO VALUE   Median of the last 5: 33 days. The 5 before: 43 days.
 *  GATES           purpose ✓   challenge !   action ✓   long-term -
 */
export function drawFacts(session: Session, look: Look): Grid {
  const rows = [
    ...owed(session),
    ...numbers(session),
    ...waits(session),
    ...gates(session, look.ascii),
    ...findings(session),
    ...signals(session),
    ...leftOver(session),
  ]
  const blocks = rows.map(([label, text]): Block => labelled(label, text, look.width - 1))
  const none = lines(kindWords.noEarlierNumber, 1, look.width - 1)
  return drawSheet({ blocks: blocks.length ? blocks : [none], loose: true, airy: false }, look)
}

type Labelled = [label: string, text: string]

function labelled(label: string, text: string, edge: number): Row[] {
  const at = edge < 60 ? 3 : column
  if (at === column) return beside([line(label, 1, 'strong')], lines(text, at, edge))
  return [...(label ? [line(label, 1, 'strong')] : []), ...lines(text, at, edge)]
}

function owed({ turn: { carried } }: Session): Labelled[] {
  return carried.debts.map((debt, i) => [i ? '' : 'OWED', `${nameOf(debt.phase)}: ${debt.why}`])
}

function nameOf(phase: string): string {
  return rowIn(phaseNames, phase) ?? phase
}

/** The star and its inputs first, then what people waited for, then every other number by its own name. */
function numbers(session: Session): Labelled[] {
  const { carried } = session.turn
  const tree = carriedAt(carried.trees, 'star') ?? []
  const known = tree.filter(n => n.level < 2 && n.points?.length)
  const star = carriedAt(carried.series, 'star')
  const input = carriedAt(carried.series, 'input')
  const stars: Labelled[] = known.length
    ? known.map(n => [n.level ? 'INPUT' : 'STAR', newest({ name: n.text, unit: n.unit, points: n.points! }, session)])
    : [
        ...(star?.points.length ? [['STAR', newest(star, session)] satisfies Labelled] : []),
        ...(input?.points.length ? [['INPUT', newest(input, session)] satisfies Labelled] : []),
      ]
  // Figures may have been taken into this turn before it began.
  const taken = deliveries(session).findLast(({ step, shown }) => step.deliveries && shown)?.shown
  const days = taken?.points ?? carriedAt(carried.series, 'time-to-value')?.points ?? []
  const others = Object.entries(carried.series).filter(([role]) => !['star', 'input', 'time-to-value'].includes(role))
  return [
    ...stars,
    ...(days.length
      ? [[kindWords.timeToValue, trend(days, 'days').say ?? kindWords.tooFew(days.length)] satisfies Labelled]
      : []),
    ...others.flatMap(([role, series]): Labelled[] =>
      series?.points.length ? [['NUMBER', newest({ ...series, name: series.name ?? role }, session)]] : [],
    ),
  ]
}

function newest({ name, unit, points }: CarriedSeries, session: Session): string {
  const last = points.at(-1)!
  return `${name ?? 'a number without a name'}   ${amount(last.value, unit)} on ${showDay(last.at, session.last)}`
}

function waits({ turn: { carried }, last }: Session): Labelled[] {
  return Object.values(carried.strips ?? {}).flatMap((measures): Labelled[] => {
    const measure = measures.at(-1)
    if (!measure) return []
    const hours = amount(waitOf(measure.steps), 'h')
    return [['WAITING', kindWords.toProduction(hours, measure.steps.length, showDay(measure.on, last))]]
  })
}

function gates({ turn: { carried } }: Session, ascii = false): Labelled[] {
  const last = carried.turns.at(-1)
  if (!last || !Object.keys(last.gates).length) return []
  const all = wheelPhases.map(phase => `${phaseNames[phase]} ${gateSign(last.gates[phase], ascii)}`)
  return [['GATES THEN', all.join('   ')]]
}

function findings({ turn: { carried } }: Session): Labelled[] {
  const open = Object.values(carried.findings ?? {})
    .flat()
    .filter(f => f.closed === undefined)
  const oldest = open.toSorted((a, b) => compareDays(a.on, b.on))[0]
  if (!oldest) return []
  return [['FINDINGS', kindWords.openOldest(open.length, oldest.text)]]
}

function signals({ turn: { carried }, last }: Session): Labelled[] {
  const due = (carried.signals ?? []).filter(s => daysBetween(s.by, last.slice(0, 10)) >= 0)
  const [first] = due
  return first ? [['SIGNALS DUE', `${due.length}: ${first.text}`]] : []
}

function leftOver({ turn: { carried } }: Session): Labelled[] {
  const all = [
    carried.parked.length ? `${carried.parked.length} parked` : '',
    carried.options.length ? plural(carried.options.length, 'unused option') : '',
  ].filter(Boolean)
  return all.length ? [['STILL HERE', all.join(', ')]] : []
}
