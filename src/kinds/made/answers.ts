/** Questions asked of the answers to scales: their counts, the marks of gates, what is not known, what it was worth. */
import { itemAt } from '../../lists.ts'
import { sum } from '../../numbers.ts'
import { stepsOf, type WheelPhase, wheelPhases } from '../../session/agenda.ts'
import { isHidden } from '../../session/read.ts'
import type { ScaleRow } from '../../session/shapes.ts'
import type { GateMark, Session } from '../../session/types.ts'
import { type Scale, type ScaleWork, scales } from './steps.ts'

/** Under so many people in an anonymous step, what they put in would say whose it is: nothing points at fewer. */
export const minAnonymousAnswers = 4

/** How one row of a scale was answered: how many chose each point, one count a point. */
export function countsOf(step: Scale, work: ScaleWork, row: string): number[] {
  const counts = step.points.map((_, i) => work.tally[row]?.[i] ?? 0)
  for (const answers of Object.values(work.answers)) {
    const point = answers[row]
    if (point !== undefined && point in counts) counts[point] = itemAt(counts, point) + 1
  }
  return counts
}

/** What the session was worth to people: the anonymous scales of one row that are no gate, once they are shown and answered. */
export function returnsOf(session: Session): { step: Scale; counts: number[] }[] {
  return scales(session).flatMap(({ step, work }) => {
    const [row] = step.rows
    if (!work || !row || row.phase || !step.anonymous || step.rows.length > 1 || isHidden(session, step)) return []
    const counts = countsOf(step, work, row.id)
    return counts.some(n => n > 0) ? [{ step, counts }] : []
  })
}

/**
 * The mark of each gate: what the room said aloud, or read off private answers. A check is `yes`, passed, when there is no
 * "no" and at least half say yes; otherwise it is passed with a follow-up: `no`, `unknown` when a third or more do not know,
 * or `partly`. A gate of several checks is as its worst one: never an average.
 */
export function gatesOf(session: Session): Partial<Record<WheelPhase, { mark: GateMark; why?: string }>> {
  const out: Partial<Record<WheelPhase, { mark: GateMark; why?: string }>> = {}
  for (const { step, shown: work } of scales(session)) {
    if (!work) continue
    for (const phase of wheelPhases) {
      const worst = decidingCheck(step, work, phase)
      const mark = worst && markOf(step, work, worst.id)
      if (!mark) continue
      const why = step.rows.flatMap(row => (row.phase === phase && work.why[row.id]) || []).at(0)
      out[phase] = { mark, why }
    }
  }
  return out
}

/**
 * The phases whose gate this agenda has and nobody answered though the turn went on past it, or is closed: not asked. It
 * is no less open than one that was answered with a no.
 */
export function skippedGates(session: Session): WheelPhase[] {
  return unanswered(session).flatMap(({ phase, isBehind }) => (isBehind ? [phase] : []))
}

/** The phases whose gate this agenda has and the turn, which is open, has not come to. */
export function gatesToCome(session: Session): WheelPhase[] {
  return unanswered(session).flatMap(({ phase, isBehind }) => (isBehind ? [] : [phase]))
}

function unanswered(session: Session): { phase: WheelPhase; isBehind: boolean }[] {
  const marks = gatesOf(session)
  const steps = stepsOf(session.agenda)
  const at = steps.findIndex(step => step.id === session.at)
  const asking = scales(session).map(({ step }) => step)
  return wheelPhases.flatMap(phase => {
    const own = asking.filter(step => step.rows.some(row => row.phase === phase)).map(step => step.id)
    const isBehind = session.closed !== undefined || steps.findLastIndex(step => own.includes(step.id)) < at
    return own.length > 0 && marks[phase] === undefined ? [{ phase, isBehind }] : []
  })
}

/** The ids of a gate's checks that somebody, or the room together, answered with a no. */
export function refusedChecks(session: Session, phase: WheelPhase): string[] {
  return scales(session).flatMap(({ step, shown: work }) =>
    work ? step.rows.filter(row => row.phase === phase && markOf(step, work, row.id) === 'no').map(row => row.id) : [],
  )
}

/** The check a gate is read off: the worst of those answered, of two the first; undefined before anybody answered. */
function decidingCheck(step: Scale, work: ScaleWork, phase: string): ScaleRow | undefined {
  const marked = step.rows.flatMap(row => {
    const mark = row.phase === phase ? markOf(step, work, row.id) : undefined
    return mark ? [{ row, rank: worstFirst.indexOf(mark) }] : []
  })
  return marked.toSorted((a, b) => a.rank - b.rank)[0]?.row
}

/** The checks of a gate that a third or more could not answer: what there is to find out. */
export function gapsOf(step: Scale, work: ScaleWork): ScaleRow[] {
  return step.rows.filter(row => {
    if (!row.phase) return false
    const said = work.room[row.id]
    if (said !== undefined) return gateMarks[said] === 'unknown'
    const counts = countsOf(step, work, row.id)
    const n = sum(counts)
    return n > 0 && (counts[3] ?? 0) * 3 >= n
  })
}

/** The mark of one check (a row by its id), or undefined before anybody answered it. */
export function markOf(step: Scale, work: ScaleWork, row: string): GateMark | undefined {
  const said = work.room[row]
  return said !== undefined ? gateMarks[said] : readGate(countsOf(step, work, row))
}

const worstFirst: readonly GateMark[] = ['no', 'unknown', 'partly', 'yes']

/** The points of a gate, in order. */
const gateMarks: readonly GateMark[] = ['yes', 'partly', 'no', 'unknown']

function readGate(counts: number[]): GateMark | undefined {
  const [yes = 0, partly = 0, no = 0, unknown = 0] = counts
  const n = yes + partly + no + unknown
  if (n === 0) return undefined
  if (no > 0) return 'no'
  if (yes * 2 >= n) return 'yes'
  if (unknown * 3 >= n) return 'unknown'
  return 'partly'
}
