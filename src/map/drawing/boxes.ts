/** Pipelines and what lies in them: the parts of a block, and parts placed where the box of a range hangs. */
import { itemAt, valueAt } from '../../lists.ts'
import { Parts } from '../text/find.ts'
import type { MapNode, Pipeline, WardleyMap } from '../text/types.ts'
import { clamp, type Scale } from './scale.ts'

/**
 * How much lower than its component a part lies in the box: onlinewardleymaps.com hangs the box 2 to 24 pixels below it,
 * on a map 600 pixels high.
 */
const [nearest, middle, furthest] = [0.005, 0.0275, 0.0455]
/** Places are written with two decimals, so that a part at the end of a range may stand half of that outside. */
const beyond = 0.0055

export type Box = { pipeline: Pipeline; owner: MapNode; parts: MapNode[] }

/** The pipelines that are shown, each with the components that lie in its box; the parts of a block are its children. */
export function boxesOf(map: WardleyMap, parts = new Parts(map)): Box[] {
  const boxes: Box[] = []
  /** In which box a part lies: of two that would hold it, the one whose middle is nearer. */
  const home = new Map<MapNode, { box: Box; off: number }>()
  for (const pipeline of map.pipelines) {
    const owner = pipeline.hidden ? undefined : parts.find(pipeline.name)
    if (owner?.is !== 'node' || !owner.node.placed) continue
    const box: Box = { pipeline, owner: owner.node, parts: [] }
    boxes.push(box)
    if (pipeline.children.length) continue
    const [from, to] = [Math.min(pipeline.from, pipeline.to), Math.max(pipeline.from, pipeline.to)]
    for (const c of map.components) {
      const lower = owner.node.visibility - c.visibility
      if (!c.placed || c === owner.node || lower < nearest || lower > furthest) continue
      if (c.evolution < from - beyond || c.evolution > to + beyond) continue
      const off = Math.abs(lower - middle)
      const other = home.get(c)
      if (!other || off < other.off) home.set(c, { box, off })
    }
  }
  for (const [part, { box }] of home) box.parts.push(part)
  return boxes
}

/** The height of the middle of a box: of its parts, or of its component when it has none of its own height. */
export function heightOf(box: Box): number {
  if (!box.parts.length) return box.owner.visibility
  const all = box.parts.map(p => p.visibility)
  return (Math.min(...all) + Math.max(...all)) / 2
}

/** What a marker says of its height, and of the box it lies in. */
type Standing = { visibility: number; box?: number }

/**
 * The rows of markers: the nearest, but parts of a box, and what stands between them, share one. Heights never change
 * places, except where boxes follow each other so closely that all of them would become one row.
 */
export function rowsOf(markers: readonly Standing[], scale: Scale): (m: Standing) => number {
  const exact = (m: Standing) => clamp(scale.rowAt(m.visibility), scale.plot.row, scale.plot.row + scale.plot.rows - 1)
  const groups = new Map<number, [low: number, high: number]>()
  for (const m of markers) {
    if (m.box === undefined) continue
    const at = exact(m)
    const group = groups.get(m.box)
    groups.set(m.box, group ? [Math.min(group[0], at), Math.max(group[1], at)] : [at, at])
  }
  if (!groups.size) return m => scale.row(m.visibility)
  const spans: { low: number; high: number; boxes: number[] }[] = []
  for (const [box, [low, high]] of [...groups].sort((a, b) => a[1][0] - b[1][0])) {
    const last = spans.at(-1)
    if (last && low <= last.high) {
      last.high = Math.max(last.high, high)
      last.boxes.push(box)
    } else spans.push({ low, high, boxes: [box] })
  }
  const narrow = spans.filter(s => s.high - s.low <= 2.5)
  const rowOfBox = new Map<number, number>()
  for (const s of spans)
    for (const box of s.boxes) {
      const [low, high] = narrow.includes(s) ? [s.low, s.high] : valueAt(groups, box)
      rowOfBox.set(box, Math.round((low + high) / 2))
    }
  return m => {
    if (m.box !== undefined) return valueAt(rowOfBox, m.box)
    const at = exact(m)
    const span = narrow.find(s => at >= s.low && at <= s.high)
    return span ? valueAt(rowOfBox, itemAt(span.boxes, 0)) : scale.row(m.visibility)
  }
}
