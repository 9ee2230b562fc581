/** How a scale looks: a dot an answer on a line of numbers, or a bar an answer in words. Never an average. */

import type { Grid } from '../../draw/grid.ts'
import { namesIn } from '../../lists.ts'
import { sum } from '../../numbers.ts'
import { isHidden, workOf } from '../../session/read.ts'
import type { ScaleRow, StepOf, WorkOf } from '../../session/shapes.ts'
import { turnWord } from '../../session/turns.ts'
import type { CarriedScale, GateMark, Session } from '../../session/types.ts'
import { cut, plural, width } from '../../text.ts'
import type { Look } from '../kind.ts'
import { countsOf, gapsOf, gatesOf } from '../made/answers.ts'
import { type Block, beside, drawSheet, facts, line, lines, type Row } from '../shared/sheet.ts'
import { asked, drawMeanings, isTable, meanings } from './meanings.ts'
import { countsThen, isNumeric, isTooFew, lastTimeOf, leastOf, middleOf, weakestOf } from './reading.ts'
import { gateStates, phaseNames, words } from './words.ts'

export { isTooFew }

/** The place of "don't know" among a gate's answers. */
const unknown = 3

/**
 *                                     1     2     3     4     5    median   turn 4
 * We learn from mistakes                ●     ●●    ●●●        3.5 of 6 3 of 6
 * It is safe to try something         ●     ●●    ●●    ●          2.5 of 6 2 of 5  LOWEST
 *
 * The row in focus has below what its points mean, and what to know before answering.
 */
export function drawScale(step: StepOf<'scale'>, session: Session, look: Look): Grid {
  if (!step.rows.length) return drawSheet({ blocks: [[line(words.noCards)]] }, look)
  const work = workOf(session, step.id, 'scale') ?? { kind: 'scale', answers: {}, tally: {}, room: {}, why: {} }
  const hidden = isHidden(session, step)
  const then = hidden ? undefined : lastTimeOf(step, session)
  const rows = step.rows.map(row => ({ row, counts: hidden ? [] : countsOf(step, work, row.id) }))
  const plan = planFor(step, look.width, then, Math.max(0, ...rows.flatMap(r => r.counts)))
  const weakest = hidden ? undefined : weakestOf(step, rows)
  if (hidden && isTable(step, look)) return drawMeanings(step, look)
  const blocks = rows.map(({ row, counts }): Block => {
    const said = hidden ? undefined : work.room[row.id]
    const why = hidden || isOneOfMany(step, row) ? undefined : work.why[row.id]
    const before = countsThen(step, then, row.id)
    const focused = look.focus === undefined || look.focus === row.id
    const earlier = then && before && !plan.numeric && focused ? wordsThen(then, before, look.width) : []
    if (!plan.labels) return narrow(step, row, { counts, said, why, earlier }, look.width)
    const answer =
      said === undefined
        ? answers(step, counts, plan, row.id === weakest ? weakWord(step) : '', before)
        : roomSays(step, said, plan)
    const because = why ? lines(`${step.evidence ? 'seen in:' : 'because'} ${why}`, 4, look.width - 1) : []
    return [...beside(lines(asked(row), 1, plan.labels), answer), ...because, ...earlier].map(r => ({
      ...r,
      id: row.id,
    }))
  })
  const head = plan.labels ? [heading(step, plan, then)] : []
  const here = step.rows.find(r => r.id === look.focus)
  const foot = [...(here ? meanings(step, here, look.width - 1) : []), ...readings(step, work, session, look.width)]
  return drawSheet({ head, blocks, foot, airy: false }, look)
}

/** With rows that are turned round, the weakest one need not have the lowest middle. */
function weakWord(step: StepOf<'scale'>): string {
  return step.rows.some(r => r.reverse) ? 'WEAKEST' : 'LOWEST'
}

/** `turn 4: guarded 1   by the rules 3   open 2`. */
function wordsThen({ turn, points }: CarriedScale, counts: readonly number[], edge: number): Row[] {
  const parts = points.map((p, i) => `${p} ${counts[i] ?? 0}`)
  return facts([`${turnWord(turn)}:  ${parts[0]}`, ...parts.slice(1)], 4, edge - 1)
}

/** Where columns have no room for the words of the answers, they stand under what is asked: `yes ████   partly █   no ·   don't know ·`. */
function narrow(
  step: StepOf<'scale'>,
  row: ScaleRow,
  known: { counts: number[]; said?: number; why?: string; earlier: Row[] },
  edge: number,
): Block {
  const { counts, said, why, earlier } = known
  const bars = step.points.map((p, i) => `${p} ${'█'.repeat(counts[i] ?? 0) || '·'}`)
  const given = () =>
    counts.length && isTooFew(step, counts)
      ? [line(tooFew(step, counts), 4)]
      : facts(counts.length ? bars : step.points, 4, edge - 1)
  const answer = said === undefined ? given() : [line(`the group agrees on: ${step.points[said] ?? ''}`, 4, 'strong')]
  const because = why ? lines(`${step.evidence ? 'seen in:' : 'because'} ${why}`, 4, edge - 1) : []
  return [...lines(asked(row), 1, edge - 1), ...answer, ...because, ...earlier].map(r => ({ ...r, id: row.id }))
}

/** Where things stand: labels up to `labels` (0: no room), each point in its column, the middle, and what it was (0: not told). */
type Plan = {
  numeric: boolean
  labels: number
  points: { at: number; wide: number }[]
  middle: number
  was: number
}

function planFor(step: StepOf<'scale'>, edge: number, then: CarriedScale | undefined, most: number): Plan {
  const numeric = isNumeric(step)
  const widest = Math.max(6, Math.floor((edge * 0.6) / step.points.length))
  const isTight = edge < 80 || step.points.some(p => width(p) >= widest)
  if (!numeric && isTight) return { numeric, labels: 0, points: [], middle: edge, was: 0 }
  const isCompared = numeric && then !== undefined && edge >= 80
  const was = isCompared ? 8 : 0
  const aside = step.rows.length > 2 ? (isCompared ? 15 : 18) : 9
  const beyond = numeric ? aside + was + 1 : 1
  const asks = 2 + Math.max(...step.rows.map(r => width(asked(r))))
  const columns = (least: number) => step.points.map(p => Math.min(widest, Math.max(width(p) + 2, least)))
  // What it was takes room from the dots, but only what they do not need.
  const tries = edge < 80 ? [4] : isCompared ? [6, 5, 4].filter(n => n > Math.min(5, most)) : [6]
  const fitting = tries.find(n => edge - sum(columns(n)) - beyond >= asks) ?? tries.at(-1)!
  const wides = columns(fitting)
  const labels = Math.max(10, Math.min(edge - sum(wides) - beyond, asks))
  const points = wides.map((wide, i) => ({ at: labels + 1 + sum(wides.slice(0, i)), wide }))
  const middle = labels + 1 + sum(wides)
  return { numeric, labels, points, middle, was: was ? middle + 9 : 0 }
}

function heading(step: StepOf<'scale'>, plan: Plan, then: CarriedScale | undefined): Row {
  const points = step.points.map((text, i) => ({ at: plan.points[i]!.at, text: cut(text, plan.points[i]!.wide - 1) }))
  if (!plan.numeric) return { pieces: points }
  const was = plan.was && then ? [{ at: plan.was, text: turnWord(then.turn) }] : []
  return { pieces: [...points, { at: plan.middle, text: 'median' }, ...was] }
}

function tooFew(step: StepOf<'scale'>, counts: number[]): string {
  return `${plural(sum(counts), 'answer')}; shown from ${leastOf(step)}`
}

function answers(step: StepOf<'scale'>, counts: number[], plan: Plan, mark: string, before?: number[]): Row[] {
  const n = sum(counts)
  const middleWords = (of: readonly number[]) => `${middleOf(step.points, of)} of ${sum(of)}`
  const was = before && plan.was ? [{ at: plan.was, text: middleWords(before) }] : []
  if (n === 0) return was.length ? [{ pieces: was }] : []
  if (isTooFew(step, counts)) return [line(tooFew(step, counts), plan.labels + 1)]
  const [from, to] = [counts.findIndex(c => c > 0), counts.findLastIndex(c => c > 0)]
  const marks = counts.map((c, i) => {
    const at = plan.points[i]!.at
    const room = plan.points[i]!.wide - 1
    // A dot in between tells the range apart from what nobody chose outside of it.
    if (c === 0) return { at, text: plan.numeric && (i < from || i > to) ? '' : '·' }
    return { at, text: c > room ? `${c}` : (plan.numeric ? '●' : '█').repeat(c) }
  })
  if (!plan.numeric) return [{ pieces: marks }]
  const middle = middleWords(counts)
  const markAt = plan.was ? plan.was + 8 : plan.middle + width(middle) + 2
  const weak = mark ? [{ at: markAt, text: mark, tone: 'strong' as const }] : []
  return [{ pieces: [...marks, { at: plan.middle, text: middle }, ...was, ...weak] }]
}

/** What the room said aloud stands as a word in its column; counted answers are bars. */
function roomSays(step: StepOf<'scale'>, point: number, plan: Plan): Row[] {
  return [line(step.points[point] ?? '', plan.points[point]?.at ?? plan.labels + 1, 'strong')]
}

function readings(step: StepOf<'scale'>, work: WorkOf<'scale'>, session: Session, edge: number): Row[] {
  if (isHidden(session, step)) return []
  const most = Math.max(0, ...step.rows.map(r => sum(countsOf(step, work, r.id))))
  const gates = gatesOf(session)
  const phases = [...new Set(step.rows.flatMap(r => (r.phase ? [r.phase] : [])))]
  const read = [...new Set(Object.values(gateStates))].flatMap(word => {
    const here = phases.filter(p => gates[p] && gateStates[gates[p].mark] === word)
    return here.length ? [`${word}  ${here.map(p => phaseNames[p]).join(', ')}`] : []
  })
  const shown = Math.max(0, ...Object.values(work.tally).map(sum))
  const hands = handsTold(shown, most)
  const n = most ? [line(`${plural(most, 'answer')}${step.anonymous ? ', kept as counts only' : hands}`)] : []
  const reasons = step.rows.flatMap(r => (isOneOfMany(step, r) && work.why[r.id] ? [work.why[r.id]!] : []))
  const because = reasons.flatMap(text => lines(`because ${text}`, 4, edge - 1))
  return [...facts(read, 1, edge - 1, 'strong'), ...because, ...gapRows(step, work, edge), ...n]
}

/** How many of all answers were counted by show of hands, where any were. */
function handsTold(shown: number, all: number): string {
  if (!shown) return ''
  return shown < all ? `, ${shown} of them by show of hands` : ', by show of hands'
}

/** One of several checks of a gate: its reason is that of the gate. */
function isOneOfMany(step: StepOf<'scale'>, row: ScaleRow): boolean {
  return row.phase !== undefined && step.rows.filter(r => r.phase === row.phase).length > 1
}

/** `2 of 6 do not know: Will this system carry it?` where a gate has several checks; a single one is named by its phase. */
function gapRows(step: StepOf<'scale'>, work: WorkOf<'scale'>, edge: number): Row[] {
  return gapsOf(step, work).flatMap(row => {
    const counts = countsOf(step, work, row.id)
    return sum(counts) && isOneOfMany(step, row)
      ? lines(words.doNotKnow(counts[unknown] ?? 0, sum(counts), row.say), 1, edge - 1)
      : []
  })
}

/** The gates of the session in a few words each: `purpose ✓`, `challenge ! nobody from legal was here`, `action -`. */
export function gateFacts(session: Session, ascii = false): string[] {
  const gates = gatesOf(session)
  const marks: Record<GateMark, string> = { yes: ascii ? 'ok' : '✓', partly: '!', no: '!', unknown: '?' }
  return namesIn(phaseNames).map(phase => {
    const gate = gates[phase]
    if (!gate) return `${phaseNames[phase]} -`
    return [phaseNames[phase], marks[gate.mark], gate.mark === 'yes' ? '' : gate.why].filter(Boolean).join(' ')
  })
}
