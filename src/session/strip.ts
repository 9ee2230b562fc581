/** What a strip adds up to, and what became of it since earlier turns: compared on the same steps only. */
import { itemAt, lastOf } from '../lists.ts'
import { carriedAt } from './carried.ts'
import type { StripStep } from './shapes.ts'
import type { CarriedStrip, Session } from './types.ts'

/** Hours of work, hours of waiting, and the share of the whole time somebody worked (0..1; undefined without any time). */
type StripSum = { work: number; wait: number; flow?: number }

export function sumOf(steps: readonly StripStep[]): StripSum {
  const work = steps.reduce((n, s) => n + s.work, 0) / 60
  const wait = waitOf(steps)
  return work + wait > 0 ? { work, wait, flow: work / (work + wait) } : { work, wait }
}

/** Hours of waiting over all these steps. */
export function waitOf(steps: readonly StripStep[]): number {
  return steps.reduce((n, s) => n + s.wait, 0)
}

/** The steps that wait longest; none where nothing waits, or where all wait the same. */
export function longestOf(steps: readonly StripStep[]): StripStep[] {
  const most = Math.max(0, ...steps.map(s => s.wait))
  const found = most > 0 ? steps.filter(s => s.wait === most) : []
  return steps.length > 1 && found.length === steps.length ? [] : found
}

/** What earlier turns measured under this name, oldest first. */
export function measuresOf(session: Session, keep: string): CarriedStrip[] {
  return carriedAt(session.turn.carried.strips, keep) ?? []
}

/** Did this turn walk the way again? A strip that only came along from the last turn is no new measure. */
export function isMeasured(
  session: Session,
  keep: string,
  work: { change?: string; steps: readonly StripStep[] },
): boolean {
  if (work.change) return work.steps.length > 0
  const last = measuresOf(session, keep).at(-1)?.steps ?? []
  const same = (a: StripStep, b: StripStep | undefined) =>
    b !== undefined && a.id === b.id && a.name === b.name && a.work === b.work && a.wait === b.wait && a.who === b.who
  return work.steps.length !== last.length || work.steps.some((s, i) => !same(s, last[i]))
}

/**
 * The waiting on the same steps, turn by turn. `measures` are oldest first and end with now; `same` says on how many
 * steps they agree; `removed` are hours from the first to now (negative: it waits longer).
 */
export type Friction = {
  measures: { turn: string; wait: number }[]
  same: number
  removed: number
  /** Steps the last turn did not have, and steps it had that are gone. */
  added: StripStep[]
  gone: StripStep[]
}

/** So many earlier measures are told at once: the first one and the newest. */
const told = 4

/**
 * Compares the steps of now with what earlier turns measured, as far back as at least half of now's steps were there
 * already: before that it was another way. Undefined without an earlier measure of any of them.
 */
export function frictionOf(
  earlier: readonly CarriedStrip[],
  now: readonly StripStep[],
  turn: string,
): Friction | undefined {
  const last = earlier.at(-1)
  if (!last) return undefined
  let same = new Set(now.map(s => s.id))
  const shared: CarriedStrip[] = []
  const some = earlier.length > told ? [itemAt(earlier, 0), ...earlier.slice(1 - told)] : earlier
  for (const measure of some.toReversed()) {
    const common = measure.steps.filter(s => same.has(s.id)).map(s => s.id)
    if (!common.length || common.length * 2 < now.length) break
    same = new Set(common)
    shared.unshift(measure)
  }
  if (!shared.length) return undefined
  const waits = (steps: readonly StripStep[]) => waitOf(steps.filter(s => same.has(s.id)))
  const measures = [...shared.map(m => ({ turn: m.turn, wait: waits(m.steps) })), { turn, wait: waits(now) }]
  return {
    measures,
    same: same.size,
    removed: itemAt(measures, 0).wait - lastOf(measures).wait,
    added: now.filter(s => !last.steps.some(l => l.id === s.id)),
    gone: last.steps.filter(l => !now.some(s => s.id === l.id)),
  }
}
