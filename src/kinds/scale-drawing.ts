/** How a scale looks: a dot an answer on a line of numbers, or a bar an answer in words. Never an average. */
import type { Grid } from '../draw/grid.ts'
import { countsOf, gatesOf, isHidden, workOf } from '../session/read.ts'
import type { ScaleRow, StepOf, WorkOf } from '../session/shapes.ts'
import { median } from '../session/trend.ts'
import type { GateMark, Session } from '../session/types.ts'
import { cut, plural, width } from '../text.ts'
import type { Look } from './kind.ts'
import { type Block, beside, drawSheet, facts, line, lines, type Row } from './sheet.ts'
import { sum } from './words.ts'

/**
 *                                     1     2     3     4     5    middle
 * Mistakes are used to learn                ●     ●●    ●●●        3.5 of 6
 * It is safe to try something         ●     ●●    ●●    ●          2.5 of 6  LOWEST
 */
export function drawScale(step: StepOf<'scale'>, session: Session, look: Look): Grid {
  const work = workOf(session, step.id, 'scale') ?? { kind: 'scale', answers: {}, tally: {}, room: {}, why: {} }
  const hidden = isHidden(session, step)
  const plan = planFor(step, look.width)
  const rows = step.rows.map(row => ({ row, counts: hidden ? [] : countsOf(step, work, row.id) }))
  const lowest = plan.numeric && !hidden ? lowestOf(step, rows) : undefined
  const blocks = rows.map(({ row, counts }): Block => {
    const said = hidden ? undefined : work.room[row.id]
    if (!plan.labels) return narrow(step, row, { counts, said, why: hidden ? undefined : work.why[row.id] }, look.width)
    const answer = said === undefined ? answers(step, counts, plan, row.id === lowest) : roomSays(step, said, plan)
    const why = hidden || !work.why[row.id] ? [] : lines(`because ${work.why[row.id]}`, 4, look.width - 1)
    return [...beside(lines(row.say, 1, plan.labels), answer), ...why].map(r => ({ ...r, id: row.id }))
  })
  const head = plan.labels ? [heading(step, plan)] : []
  return drawSheet({ head, blocks, foot: readings(step, work, session, look.width), airy: false }, look)
}

/** Under 80 columns words stand under what is asked: `yes ████   partly █   no ·   don't know ·`. */
function narrow(
  step: StepOf<'scale'>,
  row: ScaleRow,
  known: { counts: number[]; said?: number; why?: string },
  edge: number,
): Block {
  const { counts, said, why } = known
  const bars = step.points.map((p, i) => `${p} ${'█'.repeat(counts[i] ?? 0) || '·'}`)
  const answer =
    said !== undefined
      ? [line(`the room says: ${step.points[said] ?? ''}`, 4, 'strong')]
      : isTooFew(step, counts)
        ? [line(plural(sum(counts), 'answer'), 4)]
        : facts(counts.length ? bars : step.points, 4, edge - 1)
  const all = [...lines(row.say, 1, edge - 1), ...answer, ...(why ? lines(`because ${why}`, 4, edge - 1) : [])]
  return all.map(r => ({ ...r, id: row.id }))
}

/** Where things stand: labels up to `labels` (0: no room), each point in its column, the middle at `middle`. */
type Plan = { numeric: boolean; labels: number; points: { at: number; wide: number }[]; middle: number }

function planFor(step: StepOf<'scale'>, edge: number): Plan {
  const numeric = step.points.every(p => p !== '' && Number.isFinite(Number(p)))
  if (!numeric && edge < 80) return { numeric, labels: 0, points: [], middle: edge }
  const widest = Math.max(6, Math.floor((edge * 0.6) / step.points.length))
  const narrowest = edge < 80 ? 4 : 6
  const wides = step.points.map(p => Math.min(widest, Math.max(width(p) + 2, narrowest)))
  const room = edge - sum(wides) - (numeric ? (step.rows.length > 2 ? 18 : 9) : 0) - 1
  const labels = Math.max(10, Math.min(room, 2 + Math.max(...step.rows.map(r => width(r.say)))))
  const points = wides.map((wide, i) => ({ at: labels + 1 + sum(wides.slice(0, i)), wide }))
  return { numeric, labels, points, middle: labels + 1 + sum(wides) }
}

function heading(step: StepOf<'scale'>, plan: Plan): Row {
  const points = step.points.map((text, i) => ({ at: plan.points[i]!.at, text: cut(text, plan.points[i]!.wide - 1) }))
  return { pieces: plan.numeric ? [...points, { at: plan.middle, text: 'middle' }] : points }
}

/** Under four answers to an anonymous step, where they stand would say whose they are. */
export function isTooFew(step: StepOf<'scale'>, counts: number[]): boolean {
  return Boolean(step.anonymous) && sum(counts) < 4
}

function answers(step: StepOf<'scale'>, counts: number[], plan: Plan, isLowest: boolean): Row[] {
  const n = sum(counts)
  if (n === 0) return []
  if (isTooFew(step, counts)) return [line(plural(n, 'answer'), plan.labels + 1)]
  const marks = counts.map((c, i) => {
    const at = plan.points[i]!.at
    const room = plan.points[i]!.wide - 1
    if (c === 0) return { at, text: plan.numeric ? '' : '·' }
    return { at, text: c > room ? `${c}` : (plan.numeric ? '●' : '█').repeat(c) }
  })
  if (!plan.numeric) return [{ pieces: marks }]
  const middle = `${middleOf(step, counts)} of ${n}${isLowest ? '  LOWEST' : ''}`
  return [{ pieces: [...marks, { at: plan.middle, text: middle }] }]
}

/** What the room said aloud stands as a word in its column; counted answers are bars. */
function roomSays(step: StepOf<'scale'>, point: number, plan: Plan): Row[] {
  return [line(step.points[point] ?? '', plan.points[point]?.at ?? plan.labels + 1, 'strong')]
}

function middleOf(step: StepOf<'scale'>, counts: number[]): number | undefined {
  return median(counts.flatMap((c, i) => new Array<number>(c).fill(Number(step.points[i]))))
}

/** The one row whose middle is below all others, where there are three rows or more to compare. */
function lowestOf(step: StepOf<'scale'>, rows: { row: ScaleRow; counts: number[] }[]): string | undefined {
  const known = rows.flatMap(({ row, counts }) => {
    const middle = isTooFew(step, counts) ? undefined : middleOf(step, counts)
    return middle === undefined ? [] : [{ id: row.id, middle }]
  })
  const [first, second] = known.sort((a, b) => a.middle - b.middle)
  return known.length >= 3 && first && second && first.middle < second.middle ? first.id : undefined
}

const words: Record<GateMark, string> = {
  yes: 'OPEN',
  partly: 'OPEN WITH DEBT',
  no: 'OPEN WITH DEBT',
  unknown: 'KNOWLEDGE GAP',
}

function readings(step: StepOf<'scale'>, work: WorkOf<'scale'>, session: Session, edge: number): Row[] {
  if (isHidden(session, step)) return []
  const counted = step.rows.map(r => sum(countsOf(step, work, r.id)))
  const most = Math.max(0, ...counted)
  const few = step.anonymous && counted.some(n => n > 0 && n < 4)
  const gates = gatesOf(session)
  const phases = step.rows.flatMap(r => (r.phase ? [r.phase] : []))
  const read = [...new Set(Object.values(words))].flatMap(word => {
    const here = phases.filter(p => gates[p] && words[gates[p].mark] === word)
    return here.length ? [`${word}  ${here.map(p => phaseNames[p]).join(', ')}`] : []
  })
  const hands = Object.keys(work.tally).length ? ', counted by hands' : ''
  const n = most ? [line(`${plural(most, 'answer')}${step.anonymous ? ', kept as counts only' : hands}`)] : []
  const why = few ? lines('Under four answers this shows only how many there are.', 1, edge - 1) : []
  return [...facts(read, 1, edge - 1, 'strong'), ...n, ...why]
}

/** Phases as they are called beside a gate. */
export const phaseNames = { purpose: 'purpose', challenge: 'challenge', action: 'action', value: 'long-term' } as const

/** The gates of the session in a few words each: `purpose ✓`, `challenge ! nobody from legal was here`, `action -`. */
export function gateFacts(session: Session, ascii = false): string[] {
  const gates = gatesOf(session)
  const marks: Record<GateMark, string> = { yes: ascii ? 'ok' : '✓', partly: '!', no: '!', unknown: '?' }
  return (Object.keys(phaseNames) as (keyof typeof phaseNames)[]).map(phase => {
    const gate = gates[phase]
    if (!gate) return `${phaseNames[phase]} -`
    return [phaseNames[phase], marks[gate.mark], gate.mark === 'yes' ? '' : gate.why].filter(Boolean).join(' ')
  })
}
