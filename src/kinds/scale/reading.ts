/** What the answers of a scale allow to say: middles with their n, the weakest row, and when only a number may be shown. */

import { sum } from '../../numbers.ts'
import { carriedAt } from '../../session/carried.ts'
import { isHidden, stepOf, workOf } from '../../session/read.ts'
import type { ScaleRow, StepOf, WorkOf } from '../../session/shapes.ts'
import { medianCounted } from '../../session/trend.ts'
import type { CarriedScale, Session } from '../../session/types.ts'
import { countsOf, minAnonymousAnswers } from '../made/answers.ts'
import { filledScale } from './filled.ts'
import { words } from './words.ts'

/** From so many answers on the spread is shown. */
export function leastOf(step: StepOf<'scale'>): number {
  return Math.max(step.least ?? 0, step.anonymous ? minAnonymousAnswers : 0)
}

/** True while only the number of answers may be shown. */
export function isTooFew(step: StepOf<'scale'>, counts: number[]): boolean {
  return sum(counts) < leastOf(step)
}

/** True for points that are numbers: only those have a middle. */
export function isNumeric(step: Pick<StepOf<'scale'>, 'points'>): boolean {
  return step.points.every(p => p !== '' && Number.isFinite(Number(p)))
}

/** The middle answer, as the number its point is; undefined without answers. */
export function middleOf(points: readonly string[], counts: readonly number[]): number | undefined {
  return medianCounted(points.map(Number), counts)
}

/** The row whose middle is worse than all others, where there are three rows or more to compare; `reverse` turns a row round. */
export function weakestOf(
  step: StepOf<'scale'>,
  rows: readonly { row: ScaleRow; counts: number[] }[],
): string | undefined {
  if (!isNumeric(step)) return undefined
  const ends = step.points.map(Number)
  const turned = Math.min(...ends) + Math.max(...ends)
  const known = rows.flatMap(({ row, counts }) => {
    const middle = isTooFew(step, counts) ? undefined : middleOf(step.points, counts)
    return middle === undefined ? [] : [{ id: row.id, worth: row.reverse ? turned - middle : middle }]
  })
  const [first, second] = known.sort((a, b) => a.worth - b.worth)
  return known.length >= 3 && first && second && first.worth < second.worth ? first.id : undefined
}

/**
 * How the last turn answered the same rows; undefined when none did. Numbers compare only with the same numbers; points that were
 * called otherwise then are told in the words of then.
 */
export function lastTimeOf(step: StepOf<'scale'>, session: Session): CarriedScale | undefined {
  if (step.again !== undefined) return before(step.again, session)
  const last = step.keep === undefined ? undefined : carriedAt(session.turn.carried.scales, step.keep)?.at(-1)
  if (!last) return undefined
  const isSame = last.points.join('\n') === step.points.join('\n')
  return isSame || !(isNumeric(step) || isNumeric(last)) ? last : undefined
}

/** The answers to an earlier scale of this turn, once they were shown. */
function before(id: string, session: Session): CarriedScale | undefined {
  const asked = stepOf(session, id)
  const work = workOf(session, id, 'scale')
  if (asked?.kind !== 'scale' || !work || isHidden(session, asked)) return undefined
  const step = filledScale(asked, session)
  const rows = step.rows.map(row => [row.id, { counts: countsOf(step, work, row.id) }] as const)
  return { turn: words.before, on: session.last.slice(0, 10), points: step.points, rows: Object.fromEntries(rows) }
}

/** The counts of one row last time; undefined when it was not asked, or by too few to be shown. */
export function countsThen(step: StepOf<'scale'>, then: CarriedScale | undefined, row: string): number[] | undefined {
  const counts = carriedAt(then?.rows, row)?.counts
  return counts && sum(counts) > 0 && !isTooFew(step, counts) ? counts : undefined
}

/**
 * What whoever reveals should know first. `work` holds the private answers too; undefined when nothing speaks against it.
 * `5 3 2 …` shown by hands is known to everybody already, so only private answers are warned of.
 */
export function warningOf(step: StepOf<'scale'>, work: WorkOf<'scale'>): string | undefined {
  if (!step.anonymous && step.least === undefined) return undefined
  if (!Object.keys(work.answers).length) return undefined
  const rows = step.rows.map(row => ({ row, counts: countsOf(step, work, row.id) }))
  const most = Math.max(0, ...rows.map(r => sum(r.counts)))
  const least = leastOf(step)
  if (most < least) return words.tooFewToSpread(most, least)
  const same = rows.filter(({ counts }) => counts.filter(n => n > 0).length === 1).length
  if (!same) return undefined
  // Which rows is not told: this stands on a screen that may be on the wall.
  return words.allSaidSame(same === 1 ? 'one row' : `${same} rows`)
}
