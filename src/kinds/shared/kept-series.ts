/** Numbers that steps leave to the next turn: where two steps keep the same one, nothing of either is lost. */
import { compareDays } from '../../day.ts'
import type { Point } from '../../session/shapes.ts'
import type { CarriedSeries } from '../../session/types.ts'
import type { Kept } from '../kind-facts.ts'

/** Keeps a series under its role; one that another step of this turn filled is added to. */
export function keepSeries({ series, asked }: Kept, role: string, { name, unit, points }: CarriedSeries): void {
  const earlier = asked.has(role) ? series[role] : undefined
  asked.add(role)
  const called = name ?? earlier?.name
  const counted = unit ?? earlier?.unit
  series[role] = {
    ...(called ? { name: called } : {}),
    ...(counted ? { unit: counted } : {}),
    points: union(earlier?.points ?? [], points),
  }
}

/** Points of both, each id once, the second one's where both have it, in the order of their days. */
export function union(a: readonly Point[], b: readonly Point[]): Point[] {
  if (!a.length) return [...b]
  const fresh = new Set(b.map(p => p.id))
  return [...a.filter(p => !fresh.has(p.id)), ...b].sort((x, y) => compareDays(x.at, y.at))
}
