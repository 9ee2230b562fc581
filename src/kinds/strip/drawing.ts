/** How a strip looks: work and waiting as bars in one scale, the longest wait by a word, earlier turns on the same steps. */
import { stroke } from '../../draw/bars.ts'
import { Grid } from '../../draw/grid.ts'
import { isHidden, workOf } from '../../session/read.ts'
import type { StepOf, StripStep } from '../../session/shapes.ts'
import { type Friction, frictionOf, isMeasured, longestOf, measuresOf, sumOf } from '../../session/strip.ts'
import { turnWord } from '../../session/turns.ts'
import type { Session } from '../../session/types.ts'
import { cut, list, plural, width } from '../../text.ts'
import type { Look } from '../kind.ts'
import { type Block, drawSheet, facts, lines, type Piece, type Row } from '../shared/sheet.ts'
import { words } from './words.ts'

/**
 * last change: fix tax label      flow 6 %   work 5 h   wait 79 h
 *
 *                █ work ░ wait                work     wait    turn 6
 * code           ██░                           2 h      1 h
 * security       ▌░░░░░░░░░░░░░░░░░░░░      30 min     52 h      69 h   LONGEST
 *
 * waiting on the same 4 steps   turn 5: 131 h   turn 6: 96 h   turn 7: 79 h   52 h removed
 */
export function drawStrip(step: StepOf<'strip'>, session: Session, look: Look): Grid {
  const work = workOf(session, step.id, 'strip') ?? { kind: 'strip', steps: [] }
  if (isHidden(session, step)) return new Grid(look.width, 0)
  const edge = look.width - 1
  const { steps, change } = work
  const earlier = measuresOf(session, step.keep)
  const title = change ? lines(`last change: ${change}`, 1, edge, 'strong') : []
  if (!steps.length) {
    const how = words.noneHow
    return drawSheet({ head: title, blocks: [lines(how, 1, edge)] }, look)
  }
  const before = earlier.at(-1)
  const again = isMeasured(session, step.keep, work)
  const total = sumOf(steps)
  const sums = facts(
    [
      total.flow === undefined ? '' : `flow ${percent(total.flow)}`,
      `work ${showMinutes(total.work * 60)}`,
      `wait ${showMinutes(total.wait * 60)}`,
      before && !again ? `as ${turnWord(before.turn)} left it` : '',
    ],
    1,
    edge,
    'strong',
  )
  const plan = planFor(steps, before?.steps ?? [], before && turnWord(before.turn), look.width)
  const longest = longestOf(steps)
  const scale = plan.bar / Math.max(1e-9, ...steps.map(s => s.work / 60 + s.wait))
  const rows = steps.map((s): Block => [stripRow(s, longest.includes(s), scale, plan)])
  const friction = again ? frictionOf(earlier, steps, session.turn.id) : undefined
  const foot = friction ? compared(friction, edge) : []
  return drawSheet({ head: [...title, ...sums, headRow(plan)], blocks: rows, foot, airy: false }, look)
}

/** Minutes in the unit people say: `30 min`, `1.5 h`; days would hide whether they are of 8 or of 24 hours. */
export function showMinutes(minutes: number): string {
  if (minutes > 0 && minutes < 60) return `${Math.max(1, Math.round(minutes))} min`
  const hours = minutes / 60
  return `${hours < 10 ? Math.round(hours * 10) / 10 : Math.round(hours)} h`
}

/** A share as people say it; less than one in a hundred is not nothing. */
export function percent(share: number): string {
  return share > 0 && share < 0.01 ? 'under 1 %' : `${Math.round(share * 100)} %`
}

/** Columns: names up to `bar0`, the bar, then numbers that end at their columns; `was` is 0 where nothing is compared. */
type Plan = {
  names: number
  bar0: number
  bar: number
  work: number
  wait: number
  was: number
  mark: number
  before: Map<string, number>
  turn: string
}

const markWord = 'LONGEST'

function planFor(
  steps: readonly StripStep[],
  before: readonly StripStep[],
  turn: string | undefined,
  edge: number,
): Plan {
  const ids = new Set(steps.map(s => s.id))
  const known = new Map(before.flatMap(s => (ids.has(s.id) ? [[s.id, s.wait] as const] : [])))
  const was = known.size && edge >= 72 ? Math.max(8, width(turn ?? '') + 2) : 0
  const numbers = 8 + 8 + was + 2 + markWord.length + 1
  const names = Math.min(
    Math.max(6, ...steps.map(s => width(labelOf(s)))),
    Math.max(8, Math.floor((edge - numbers) * 0.55)),
  )
  const bar0 = names + 3
  const bar = Math.max(4, Math.min(48, edge - bar0 - numbers))
  const work = bar0 + bar + 8
  const wait = work + 8
  return {
    names,
    bar0,
    bar,
    work,
    wait,
    was: was ? wait + was : 0,
    mark: wait + was + 2,
    before: known,
    turn: turn ?? '',
  }
}

function labelOf(step: StripStep): string {
  return step.who ? `${step.name} (${step.who})` : step.name
}

function headRow(plan: Plan): Row {
  const legend = '█ work ░ wait'
  return {
    pieces: [
      ...(width(legend) <= plan.bar
        ? [
            { at: plan.bar0, text: legend },
            { at: plan.bar0, text: '█', tone: 'accent' as const },
          ]
        : []),
      right(plan.work, 'work'),
      right(plan.wait, 'wait'),
      ...(plan.was ? [right(plan.was, plan.turn)] : []),
    ],
  }
}

function stripRow(step: StripStep, isLongest: boolean, scale: number, plan: Plan): Row {
  const done = stroke(Math.min(plan.bar, (step.work / 60) * scale))
  const room = Math.max(0, plan.bar - width(done))
  const waits = step.wait > 0 ? Math.min(room, Math.max(1, Math.round(step.wait * scale))) : 0
  const was = plan.before.get(step.id)
  const pieces: Piece[] = [
    { at: 1, text: cut(labelOf(step), plan.names) },
    { at: plan.bar0, text: done, tone: 'accent' },
    { at: plan.bar0 + width(done), text: '░'.repeat(waits) },
    right(plan.work, showMinutes(step.work)),
    right(plan.wait, showMinutes(step.wait * 60)),
  ]
  if (plan.was && was !== undefined && was !== step.wait) pieces.push(right(plan.was, showMinutes(was * 60)))
  if (isLongest) pieces.push({ at: plan.mark, text: markWord, tone: 'strong' })
  return { pieces, id: step.id }
}

function right(end: number, text: string): Piece {
  return { at: end - width(text), text }
}

/** Hours of waiting turn by turn on the steps all of these turns had; what is new or gone stands apart. */
function compared({ measures, same, removed, added, gone }: Friction, edge: number): Row[] {
  const hours = (n: number) => showMinutes(n * 60)
  const turns = measures.map(m => `${turnWord(m.turn)}: ${hours(m.wait)}`)
  const change = removed > 0 ? `${hours(removed)} removed` : removed < 0 ? `${hours(-removed)} more` : 'no hour removed'
  const apart = (word: string, steps: readonly StripStep[]) =>
    steps.length ? lines(`${word}, told apart: ${list(steps.map(s => `${s.name} ${hours(s.wait)}`))}`, 1, edge) : []
  return [
    ...facts([...turns, `same ${plural(same, 'step')}, ${change}`], 1, edge, 'strong'),
    ...apart('New', added),
    ...apart('Gone', gone),
  ]
}

/** One row of the strip in a line to type or to hear: `security review, 30 min, 52 h, Bo`. */
export function stripLine(step: StripStep): string {
  const hours = Math.round(step.wait * 100) / 100
  return [step.name, `${Math.round(step.work)} min`, `${hours} h`, step.who].filter(Boolean).join(', ')
}
