/** The number a bet is about: found among those the team keeps, and what scoring the bet writes to it. */
import { slug } from '../../clean.ts'
import { compareDays } from '../../day.ts'
import { measured } from '../../session/bet.ts'
import { carriedAt } from '../../session/carried.ts'
import type { BetNumber, Point, TreeNode } from '../../session/shapes.ts'
import type { CarriedSeries, Session } from '../../session/types.ts'
import { actionLists, metricTables, numbers, trees } from './steps.ts'

/** A number the team keeps, with its newest value. */
export type KnownNumber = { number: BetNumber; name: string; unit?: string; last?: Point }

/** The tree whose upper two levels are numbers: the star and what moves it. */
const starTree = 'star'
const numberLevels = 2

/**
 * Every number with a name: the star and its inputs as the tree has them, then series, each name once. Deliveries are no
 * number a bet is about; what they come to is.
 */
export function knownNumbers(session: Session): KnownNumber[] {
  const { carried } = session.turn
  const tree = trees(session).findLast(({ step, shown }) => step.keep === starTree && shown?.nodes.length)
  const nodes = tree?.shown?.nodes ?? carriedAt(carried.trees, starTree) ?? []
  const now = [
    ...numbers(session).flatMap(({ step, shown }) => (shown && !step.deliveries ? [[step.role, shown] as const] : [])),
    ...metricTables(session).flatMap(({ shown }) => Object.entries(shown?.rows ?? {})),
  ]
  const before = Object.entries(carried.series).filter(([role]) => role !== 'time-to-value')
  const all = [
    ...nodes.filter(n => n.level < numberLevels).map(inTree),
    ...[...now, ...before].flatMap(([role, series]) => (series ? inSeries(role, series) : [])),
  ]
  return all.filter((one, i) => all.findIndex(other => isSame(other.name, one.name)) === i)
}

function inTree({ id, text, unit, points }: TreeNode): KnownNumber {
  const last = points?.at(-1)
  return { number: { tree: starTree, node: id }, name: text, ...(unit ? { unit } : {}), ...(last ? { last } : {}) }
}

function inSeries(role: string, { name, unit, points }: CarriedSeries): KnownNumber[] {
  const last = points.at(-1)
  return name ? [{ number: { role }, name, ...(unit ? { unit } : {}), ...(last ? { last } : {}) }] : []
}

const isSame = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

/** The known number of this name, or a new series that is called so. */
export function numberNamed(session: Session, name: string): KnownNumber {
  return (
    knownNumbers(session).find(known => isSame(known.name, name)) ?? { number: { role: `bet-${slug(name)}` }, name }
  )
}

/** What the settled bet of an earlier turn wrote: the number, what it is called, and its points. Undefined while no value was said. */
type Written = { number: BetNumber; name: string; unit: string; points: Point[] }

function writtenBy(session: Session): Written | undefined {
  const bet = actionLists(session).find(({ step }) => step.settle)?.work?.bet
  if (bet?.value === undefined || !bet.number) return undefined
  const from = measured(bet.fields.from)
  const made = session.turn.carried.turns.find(turn => turn.id === bet.turn)?.day
  const unit = from?.unit ?? measured(bet.fields.to)?.unit ?? ''
  return {
    number: bet.number,
    name: bet.fields.measure ?? '',
    unit,
    points: [
      ...(from && made ? [{ id: `${bet.turn}-from`, at: made, value: from.value }] : []),
      { id: `${bet.turn}-saw`, at: bet.at ?? session.opened.slice(0, 10), value: bet.value },
    ],
  }
}

/** The nodes of the tree kept under this name, with what a settled bet wrote to one of them. */
export function nodesWithBet(session: Session, keep: string | undefined, nodes: TreeNode[]): TreeNode[] {
  const written = writtenBy(session)
  if (!written || !('tree' in written.number) || written.number.tree !== keep) return nodes
  const { node } = written.number
  return nodes.map(one => (one.id === node ? { ...one, ...added(one.points ?? [], one.unit, written) } : one))
}

/** The series kept under this role, with what a settled bet wrote to it; as it is, where none did. */
export function seriesWithBet<S extends CarriedSeries>(session: Session, role: string, series: S): S {
  const written = writtenBy(session)
  if (!written || !('role' in written.number) || written.number.role !== role) return series
  return { ...series, name: series.name ?? written.name, ...added(series.points, series.unit, written) }
}

/** The role of the series that the settled bet wrote to; undefined where it wrote to none. */
export function roleWritten(session: Session): string | undefined {
  const written = writtenBy(session)
  return written && 'role' in written.number ? written.number.role : undefined
}

/** What was the number when the bet was made is told only where nobody kept it. */
function added(points: Point[], unit: string | undefined, written: Written): { points: Point[]; unit?: string } {
  const others = points.filter(p => !written.points.some(w => w.id === p.id))
  const fresh = others.length ? written.points.slice(-1) : written.points
  const counted = unit || written.unit
  const all = [...others, ...fresh].sort((a, b) => compareDays(a.at, b.at))
  return { points: all, ...(counted ? { unit: counted } : {}) }
}
