/** What links say: the height of parts that have none, and the chain a part belongs to. */
import { valueAt } from '../../lists.ts'
import { nodesOf, Parts } from '../text/find.ts'
import type { MapNode, WardleyMap } from '../text/types.ts'

/** A part with those it needs (`down`) and those that need it (`up`). */
type Knot = { node: MapNode; down: Knot[]; up: Knot[] }

/** Links between declared parts, in the order of `nodesOf`. */
/** The part of this name; of a pipeline's child, and of what a part evolves to, the part it belongs to. */
function ownerOf(parts: Parts, name: string): MapNode | undefined {
  const found = parts.find(name)
  const owner =
    found?.is === 'child'
      ? parts.find(found.pipeline.name)
      : found?.is === 'evolved'
        ? parts.find(found.evolve.name)
        : found
  return owner?.is === 'node' ? owner.node : undefined
}

function graph(map: WardleyMap): Knot[] {
  const knots = nodesOf(map).map((node): Knot => ({ node, down: [], up: [] }))
  const knotOf = new Map(knots.map(k => [k.node, k]))
  const parts = new Parts(map)
  const at = (name: string) => {
    const node = ownerOf(parts, name)
    return node && knotOf.get(node)
  }
  for (const link of map.links) {
    const a = at(link.from)
    const b = at(link.to)
    if (!a || !b || a === b) continue
    a.down.push(b)
    b.up.push(a)
  }
  return knots
}

/**
 * A visibility for every part without a place: below everything that needs it, above what it needs, as far as the links
 * have no circle. Empty when every part has its place.
 */
export function heights(map: WardleyMap): Map<MapNode, number> {
  const out = new Map<MapNode, number>()
  if (![...map.components, ...map.anchors, ...map.submaps].some(n => !n.placed)) return out
  const order = fromTheTop(graph(map))
  const rank = new Map(order.map((k, i) => [k, i]))
  const isAbove = (a: Knot, b: Knot) => valueAt(rank, a) < valueAt(rank, b)
  const depth = new Map(order.map(k => [k, 0]))
  for (const k of order)
    for (const to of k.down) if (isAbove(k, to)) depth.set(to, Math.max(valueAt(depth, to), valueAt(depth, k) + 1))
  const step = 0.9 / Math.max(1, ...depth.values())
  const height = new Map(order.map(k => [k, k.node.placed ? k.node.visibility : 0.95 - valueAt(depth, k) * step]))
  for (const k of order) {
    if (k.node.placed) continue
    const above = k.up.filter(u => isAbove(u, k)).map(u => valueAt(height, u))
    const own = valueAt(height, k)
    const least = above.length ? Math.max(0.02, Math.min(own, Math.min(...above) - Math.min(step, 0.08))) : own
    height.set(k, least)
    out.set(k.node, least)
  }
  return out
}

/** All parts, each behind those that need it; of a circle its first part in the text goes first, as if nothing needed it. */
function fromTheTop(knots: readonly Knot[]): Knot[] {
  const waiting = new Map(knots.map(k => [k, k.up.length]))
  const order = new Set<Knot>()
  const add = (first: readonly Knot[]) => {
    const queue = new Set(first)
    // A set that grows while it is walked is walked to its new end.
    for (const k of queue) {
      order.add(k)
      for (const to of k.down) {
        const left = valueAt(waiting, to) - 1
        waiting.set(to, left)
        if (left === 0 && !order.has(to)) queue.add(to)
      }
    }
  }
  add(knots.filter(k => !k.up.length))
  for (const k of knots) if (!order.has(k)) add([k])
  return [...order]
}

/** Every part the named one needs or serves, itself included, as link names resolve; empty when there is none of that name. */
export function chainOf(map: WardleyMap, name: string): Set<MapNode> {
  const node = ownerOf(new Parts(map), name)
  const start = node && graph(map).find(k => k.node === node)
  if (!start) return new Set()
  const down = new Set([start])
  // A set that grows while it is walked is walked to its new end.
  for (const k of down) for (const next of k.down) down.add(next)
  const up = new Set([start])
  for (const k of up) for (const next of k.up) up.add(next)
  return new Set([...down, ...up].map(k => k.node))
}
