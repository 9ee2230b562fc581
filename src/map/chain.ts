/** What links say: the height of parts that have none, and the chain a part belongs to. */
import { nodesOf, Parts } from './find.ts'
import type { MapNode, WardleyMap } from './types.ts'

/** Links between declared parts, as indexes into `nodesOf`. */
function graph(map: WardleyMap): { nodes: MapNode[]; down: number[][]; up: number[][] } {
  const nodes = nodesOf(map)
  const index = new Map(nodes.map((n, i) => [n, i]))
  const parts = new Parts(map)
  const at = (name: string) => {
    const part = parts.find(name)
    if (part?.is === 'node') return index.get(part.node)
    const owner =
      part?.is === 'child'
        ? parts.find(part.pipeline.name)
        : part?.is === 'evolved'
          ? parts.find(part.evolve.name)
          : undefined
    return owner?.is === 'node' ? index.get(owner.node) : undefined
  }
  const down: number[][] = nodes.map(() => [])
  const up: number[][] = nodes.map(() => [])
  for (const link of map.links) {
    const a = at(link.from)
    const b = at(link.to)
    if (a === undefined || b === undefined || a === b) continue
    down[a]!.push(b)
    up[b]!.push(a)
  }
  return { nodes, down, up }
}

/**
 * A visibility for every part without a place: below everything that needs it, above what it needs, as far as the links
 * have no circle. Empty when every part has its place.
 */
export function heights(map: WardleyMap): Map<MapNode, number> {
  const out = new Map<MapNode, number>()
  if (![...map.components, ...map.anchors, ...map.submaps].some(n => !n.placed)) return out
  const { nodes, down, up } = graph(map)
  const waiting = up.map(u => u.length)
  const order: number[] = nodes.map((_, i) => i).filter(i => waiting[i] === 0)
  const seen = new Set(order)
  for (let i = 0; order.length < nodes.length; i++) {
    if (i >= order.length) {
      // A circle: its first part in the text goes next, as if nothing needed it.
      const next = nodes.findIndex((_, n) => !seen.has(n))
      order.push(next)
      seen.add(next)
    }
    for (const to of down[order[i]!]!) if (--waiting[to]! === 0 && !seen.has(to)) seen.add(order[order.push(to) - 1]!)
  }
  const depth = new Array<number>(nodes.length).fill(0)
  const rank = new Map(order.map((n, i) => [n, i]))
  for (const n of order)
    for (const to of down[n]!) if (rank.get(to)! > rank.get(n)!) depth[to] = Math.max(depth[to]!, depth[n]! + 1)
  const step = 0.9 / Math.max(1, ...depth)
  const height = nodes.map((n, i) => (n.placed ? n.visibility : 0.95 - depth[i]! * step))
  for (const n of order) {
    if (nodes[n]!.placed) continue
    const above = up[n]!.filter(u => rank.get(u)! < rank.get(n)!).map(u => height[u]!)
    if (above.length) height[n] = Math.max(0.02, Math.min(height[n]!, Math.min(...above) - Math.min(step, 0.08)))
    out.set(nodes[n]!, height[n]!)
  }
  return out
}

/** Every part the named one needs or serves, itself included, as link names resolve; empty when there is none of that name. */
export function chainOf(map: WardleyMap, name: string): Set<MapNode> {
  const { nodes, down, up } = graph(map)
  const parts = new Parts(map)
  const found = parts.find(name)
  const owner =
    found?.is === 'child'
      ? parts.find(found.pipeline.name)
      : found?.is === 'evolved'
        ? parts.find(found.evolve.name)
        : found
  const start = owner?.is === 'node' ? nodes.indexOf(owner.node) : -1
  const out = new Set<MapNode>()
  if (start < 0) return out
  for (const next of [down, up]) {
    const queue = [start]
    const seen = new Set(queue)
    for (let i = 0; i < queue.length; i++)
      for (const n of next[queue[i]!]!) if (!seen.has(n)) seen.add(queue[queue.push(n) - 1]!)
    for (const n of queue) out.add(nodes[n]!)
  }
  return out
}
