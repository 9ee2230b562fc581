/** What lies on the map besides markers and texts: pipelines, movements, inertia, annotations, areas, ghosts. */

import { normal } from '../text/names.ts'
import type { Attitude, WardleyMap } from '../text/types.ts'
import { boxesOf } from './boxes.ts'
import { partsOf } from './markers.ts'
import { type Area, type Cell, clamp, type Scale } from './scale.ts'
import type { Bar, DrawnNode, Ghost, Layout, Move, Scene } from './scene.ts'

/** Pipelines on the row of their parts, wide enough for all of them; texts rather stand beside them. */
export function barsOf(scene: Scene): Bar[] {
  const { plot } = scene.scale
  const last = plot.column + plot.columns - 1
  const bars: Bar[] = []
  for (const { pipeline: p, owner, parts } of boxesOf(scene.map, scene.parts)) {
    const node = scene.markerOf(owner)
    if (!node || node.tray) continue
    const inner = (p.children.length ? p.children : parts).flatMap(c => scene.markerOf(c) ?? [])
    const columns = inner.map(c => c.column)
    const [low, high] = [scene.scale.column(Math.min(p.from, p.to)), scene.scale.column(Math.max(p.from, p.to))]
    const bar = {
      row: inner[0]?.row ?? node.row,
      from: Math.max(plot.column, Math.min(p.children.length ? last : low, ...columns.map(c => c - 1))),
      to: Math.min(last, Math.max(p.children.length ? plot.column : high, ...columns.map(c => c + 1))),
      name: p.name,
      line: p.line,
    }
    if (bar.from >= bar.to) continue
    bars.push(bar)
    for (const x of [bar.from, bar.to]) scene.field.block(bar.row, x)
    for (let x = bar.from + 1; x < bar.to; x++) scene.soften(bar.row, x, 1.2)
  }
  return bars
}

/** What moves, for every future on the map, on the row of what it is now. */
export function movesOf(scene: Scene): Move[] {
  const moves: Move[] = []
  for (const e of scene.map.evolve) {
    const future = scene.markerOf(e)
    const source = scene.named(e.name)
    if (!future || !source || source === future) continue
    const wall = source.inertia || e.inertia ? wallOf(scene.scale, source.column, future.column) : undefined
    const [low, high] = [Math.min(source.column, future.column), Math.max(source.column, future.column)]
    for (let x = low + 1; x < high; x++) scene.soften(source.row, x, 3)
    if (wall !== undefined && !scene.taken(source.row, wall)) scene.field.block(source.row, wall)
    moves.push({ row: source.row, from: source.column, to: future.column, ...(wall !== undefined && { wall }) })
  }
  return moves
}

/** The column where inertia stops a movement: the first stage it would enter, else half way. */
function wallOf(scale: Scale, from: number, to: number): number | undefined {
  const [low, high] = [Math.min(from, to), Math.max(from, to)]
  const middle = Math.floor((low + high) / 2)
  return scale.ticks.find(t => t > low && t < high) ?? (middle > low && middle < high ? middle : undefined)
}

/** Inertia beside parts whose movement does not show it. */
export function wallsOf(scene: Scene, moves: Move[]): Cell[] {
  const walls: Cell[] = []
  const shown = new Set(moves.filter(m => m.wall !== undefined).map(m => m.row * 10_000 + m.from))
  const { plot } = scene.field
  for (const n of scene.nodes) {
    if (!n.inertia || shown.has(n.row * 10_000 + n.column)) continue
    const free = [n.column + 1, n.column - 1].find(
      c => c >= plot.column && c < plot.column + plot.columns && !scene.taken(n.row, c),
    )
    if (free === undefined) continue
    walls.push([n.row, free])
    scene.field.block(n.row, free)
  }
  return walls
}

/** The numbers of annotations, each at its place or on the nearest free cells. */
export function annotationsOf(scene: Scene): Layout['annotations'] {
  const out: Layout['annotations'] = []
  for (const a of scene.map.annotations)
    for (const [visibility, evolution] of a.at) {
      if (!scene.scale.shows({ visibility, evolution })) continue
      const text = `(${a.number})`
      const spot = freeRun(scene, scene.scale.row(visibility), scene.scale.column(evolution) - 1, text.length)
      if (!spot) continue
      out.push({ number: a.number, row: spot[0], column: spot[1], text })
      for (let i = 0; i < text.length; i++) scene.field.block(spot[0], spot[1] + i)
    }
  return out
}

/** The nearest run of free cells in a row, up to some cells away. */
function freeRun(scene: Scene, row: number, column: number, length: number): Cell | undefined {
  const { plot } = scene.field
  let best: Cell | undefined
  let least = Number.POSITIVE_INFINITY
  for (let dr = -4; dr <= 4; dr++)
    for (let dc = -12; dc <= 12; dc++) {
      const far = Math.abs(dr) * 2 + Math.abs(dc)
      const [r, c] = [row + dr, column + dc]
      if (
        far >= least ||
        r < plot.row ||
        r >= plot.row + plot.rows ||
        c < plot.column ||
        c + length > plot.column + plot.columns
      )
        continue
      let free = true
      for (let i = 0; i < length && free; i++) free = !scene.taken(r, c + i)
      if (!free) continue
      best = [r, c]
      least = far
    }
  return best
}

/** The cells two opposite corners span. */
export function areaOf(attitude: Attitude, scale: Scale): Area {
  const [v1, e1, v2, e2] = attitude.corners
  const { plot } = scale
  const column = (e: number) => clamp(Math.round(scale.columnAt(e)), plot.column, plot.column + plot.columns - 1)
  const [top, bottom] = [scale.row(Math.max(v1, v2)), scale.row(Math.min(v1, v2))]
  const [left, right] = [column(Math.min(e1, e2)), column(Math.max(e1, e2))]
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 }
}

/** Where parts of an earlier map stood, for those that stand elsewhere now or are gone. */
export function ghostsOf(scene: Scene, earlier: WardleyMap): Ghost[] {
  const now = new Map<string, DrawnNode>(scene.nodes.map(n => [`${n.kind === 'evolved'} ${normal(n.name)}`, n]))
  const out: Ghost[] = []
  for (const p of partsOf(earlier)) {
    if (p.tray || !scene.scale.shows(p)) continue
    const [row, column] = [scene.scale.row(p.visibility), scene.scale.column(p.evolution)]
    const same = now.get(`${p.kind === 'evolved'} ${normal(p.name)}`)
    const stays =
      same &&
      !same.tray &&
      Math.abs(same.visibility - p.visibility) < 1e-9 &&
      Math.abs(same.evolution - p.evolution) < 1e-9
    if (stays || scene.taken(row, column)) continue
    out.push({ name: p.name, row, column })
    scene.soften(row, column, 4)
  }
  return out
}
