/** What is placed, and what private places come to: the mean, how far apart they are, and whether that is two things in one. */

import {
  type Change,
  emptyMap,
  type MapNode,
  middleOf,
  nodesOf,
  normal,
  parseOnce,
  partsOf,
  stageOf,
  type WardleyMap,
} from '../../map/index.ts'
import { sum } from '../../numbers.ts'
import { workOf } from '../../session/read.ts'
import type { StepOf, WorkOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'

export type Placement = {
  /** Every place given, the least evolved first, 0..1; hands count in the middle of their stage. */
  places: number[]
  mean: number
  from: number
  to: number
  /** How far apart the outermost are, in stages. */
  stages: number
  /** Two stages apart with fewer between them than on either side. */
  camps: boolean
  /** So far apart that it may be two things (the method's rule: strong disagreement means the part hides several). */
  split: boolean
}

/** Fewer than this are opinions, not a spread. */
const few = 3
/** Stages between the outermost from which the part may be several. */
const farApart = 1.5

/** What the places of a step come to; undefined before anybody gave one. */
export function placementOf(work: WorkOf<'place'>, map: WardleyMap): Placement | undefined {
  const own = Object.values(work.answers).filter(e => e >= 0 && e <= 1)
  const hands = (work.tally ?? []).slice(0, 4).flatMap((n, stage) => Array<number>(n).fill(middleOf(map, stage)))
  const places = [...own, ...hands].sort((a, b) => a - b)
  const [from] = places
  const to = places.at(-1)
  if (from === undefined || to === undefined) return undefined
  const counts = [0, 0, 0, 0]
  for (const e of places) counts[stageOf(map, e)]! += 1
  const stages = onStages(map, to) - onStages(map, from)
  const enough = places.length >= few
  const camps = enough && hasCamps(counts)
  return {
    places,
    mean: sum(places) / places.length,
    from,
    to,
    stages,
    camps,
    split: enough && (camps || stages >= farApart - 1e-9),
  }
}

/** A place counted in stages, 0 to 4, because stages differ in width. */
function onStages(map: WardleyMap, evolution: number): number {
  const ends = [0, ...map.boundaries, 1]
  const stage = stageOf(map, evolution)
  const [low, high] = [ends[stage]!, ends[stage + 1]!]
  return stage + (high > low ? (evolution - low) / (high - low) : 0)
}

function hasCamps(counts: readonly number[]): boolean {
  for (let a = 0; a < counts.length; a++)
    for (let b = a + 2; b < counts.length; b++) {
      const between = Math.max(...counts.slice(a + 1, b))
      if (Math.min(counts[a]!, counts[b]!) >= 2 && between < Math.min(counts[a]!, counts[b]!)) return true
    }
  return false
}

/** Names as a map compares them. */
export function isSamePart(a: string, b: string): boolean {
  return normal(a) === normal(b)
}

/** The map a placing is about, as it is now; an empty one before it has begun. */
export function mapUnder(step: StepOf<'place'>, session: Session): WardleyMap {
  const text = workOf(session, step.on, 'map')?.text
  return text === undefined ? emptyMap() : parseOnce(text).map
}

/** The part that is placed, as it stands on the map now; undefined when it is not there (any more). */
export function partOf(work: WorkOf<'place'> | undefined, map: WardleyMap): MapNode | undefined {
  const { part } = work ?? {}
  return part === undefined ? undefined : placeable(map).find(n => isSamePart(n.name, part))
}

/** Parts that have a place to agree on, those that wait for one first, then those that most hangs on. */
export function placeable(map: WardleyMap): MapNode[] {
  const links = (node: MapNode) =>
    map.links.filter(l => isSamePart(l.from, node.name) || isSamePart(l.to, node.name)).length
  return nodesOf(map)
    .filter(n => n.kind !== 'anchor')
    .sort((a, b) => Number(a.placed) - Number(b.placed) || links(b) - links(a))
}

/** The change that puts a part where the room says; one that waited for its place keeps the height its links give it. */
export function settleChange(node: MapNode, map: WardleyMap, mean: number): Change {
  const evolution = Math.round(mean * 100) / 100
  const visibility = partsOf(map).find(p => p.of === node)?.visibility ?? node.visibility
  const height = Math.round(visibility * 100) / 100
  return { do: 'move', name: node.name, to: node.placed ? { evolution } : { evolution, visibility: height } }
}

/** Does it stand where the room says already? */
export function isSettled(node: MapNode, mean: number): boolean {
  return node.placed && Math.abs(node.evolution - mean) < 0.0051
}
