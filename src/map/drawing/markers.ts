/** Which cell every part gets: its own where it can, a neighbouring one where two would share, never out of order or stage. */
import { valueAt } from '../../lists.ts'
import { Parts } from '../text/find.ts'
import type { Accelerator, Child, Evolve, MapNode, Place, WardleyMap } from '../text/types.ts'
import { boxesOf, heightOf, rowsOf } from './boxes.ts'
import { heights } from './chain.ts'
import { type Area, type Cell, clamp, type Scale } from './scale.ts'

export type MarkerKind = 'anchor' | 'component' | 'submap' | 'child' | 'evolved' | 'accelerator' | 'deaccelerator'

/** A part with its place and its cell. */
export type Marker = Place & {
  kind: MarkerKind
  name: string
  row: number
  column: number
  /** The line of the text it comes from. */
  line: number
  decorators: string[]
  inertia: boolean
  /** Who owns it. */
  team?: string
  /** The side the author wanted the label on: right and down of the marker, in pixels. */
  label?: [x: number, y: number]
  /** The height of the pipeline box it lies in, the same for all in one box. */
  box?: number
  /** Waits for its evolution beside the map. */
  tray: boolean
  of?: MapNode | Child | Evolve
  /** How many parts share this cell, when there was no room for each. */
  sharing: number
}

/** The parts a map shows, with their places: declared ones, pipeline parts at the height of their pipeline, futures, accelerators. */
export function partsOf(map: WardleyMap): Marker[] {
  const high = heights(map)
  const markers: Marker[] = [...map.anchors, ...map.components, ...map.submaps].map(n => ({
    ...rowless,
    kind: n.kind,
    name: n.name,
    visibility: n.placed ? n.visibility : (high.get(n) ?? n.visibility),
    evolution: n.evolution,
    line: n.line,
    decorators: n.decorators,
    inertia: n.inertia,
    team: n.team,
    label: n.label,
    tray: !n.placed,
    of: n,
  }))
  const byThing = new Map(markers.map(m => [m.of, m]))
  const parts = new Parts(map)
  for (const b of boxesOf(map, parts)) {
    const box = heightOf(b)
    for (const part of b.parts) {
      const marker = byThing.get(part)
      if (marker) marker.box = box
    }
  }
  const children = childMarkers(map, parts, byThing)
  for (const child of children) byThing.set(child.of, child)
  return [...markers, ...children, ...futureMarkers(map, parts, byThing), ...map.accelerators.map(forceMarker)]
}

const rowless = { row: 0, column: 0, sharing: 1 }
const plain = { ...rowless, decorators: [], inertia: false, tray: false }
type ByThing = ReadonlyMap<Marker['of'], Marker>

/** The parts of pipelines, at the height of whose they are. */
function childMarkers(map: WardleyMap, parts: Parts, byThing: ByThing): Marker[] {
  return map.pipelines.flatMap(p => {
    const parent = parts.find(p.name)
    const visibility = (parent?.is === 'node' && byThing.get(parent.node)?.visibility) || 0.5
    return p.children.map(
      (c): Marker => ({
        ...plain,
        kind: 'child',
        name: c.name,
        visibility,
        evolution: c.evolution,
        line: c.line,
        team: c.team,
        label: c.label,
        box: visibility,
        of: c,
      }),
    )
  })
}

/** Where parts move to. */
function futureMarkers(map: WardleyMap, parts: Parts, byThing: ByThing): Marker[] {
  return map.evolve.flatMap((e): Marker[] => {
    const part = parts.find(e.name)
    const source =
      part?.is === 'node' ? byThing.get(part.node) : part?.is === 'child' ? byThing.get(part.child) : undefined
    if (!source || source.tray) return []
    return [
      {
        ...plain,
        kind: 'evolved',
        name: e.rename ?? e.name,
        visibility: source.visibility,
        evolution: e.to,
        line: e.line,
        decorators: e.decorators,
        ...(e.label && { label: e.label }),
        ...(source.box !== undefined && { box: source.box }),
        of: e,
      },
    ]
  })
}

function forceMarker({ slowing, name, visibility, evolution, line }: Accelerator): Marker {
  return { ...plain, kind: slowing ? 'deaccelerator' : 'accelerator', name, visibility, evolution, line }
}

/** Offsets to try when a cell is taken, nearest first: sideways reads best. */
const steps = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
  [0, 2],
  [0, -2],
  [1, 2],
  [-1, 2],
  [1, -2],
  [-1, -2],
] as const

/** The values a row or column holds, to know whether one more keeps the order. */
class Order {
  private readonly values = new Map<number, number[]>()

  add(at: number, value: number): void {
    const list = this.values.get(at)
    if (list) list.push(value)
    else this.values.set(at, [value])
  }

  drop(at: number, value: number): void {
    const list = valueAt(this.values, at)
    list.splice(list.indexOf(value), 1)
  }

  /** Whether a value may stand at `to`: nothing smaller stands after it and nothing larger before, near enough to matter. */
  allows(value: number, to: number): boolean {
    for (let d = 1; d <= 4; d++) {
      if (this.values.get(to + d)?.some(v => v < value)) return false
      if (this.values.get(to - d)?.some(v => v > value)) return false
    }
    return true
  }
}

/** The cells of a plot as markers take them, with what order and stage allow. */
class Cells {
  private readonly scale: Scale
  private readonly columns = new Order()
  private readonly rows = new Order()
  private readonly taken = new Map<number, Marker[]>()

  constructor(scale: Scale) {
    this.scale = scale
  }

  groups(): Marker[][] {
    return [...this.taken.values()].filter(g => g.length > 1)
  }

  at(row: number, column: number): Marker[] {
    return this.taken.get(row * 10_000 + column) ?? []
  }

  add(m: Marker, row: number, column: number): void {
    m.row = row
    m.column = column
    this.columns.add(column, m.evolution)
    this.rows.add(row, -m.visibility)
    const group = this.taken.get(row * 10_000 + column)
    if (group) group.push(m)
    else this.taken.set(row * 10_000 + column, [m])
  }

  drop(m: Marker): void {
    this.columns.drop(m.column, m.evolution)
    this.rows.drop(m.row, -m.visibility)
    const group = this.at(m.row, m.column)
    group.splice(group.indexOf(m), 1)
  }

  /** Whether a marker that stands nowhere may stand there, if the cell were empty. */
  private allows(m: Marker, row: number, column: number): boolean {
    const { plot } = this.scale
    const [first, last] = this.scale.stageColumns(m.evolution)
    return (
      column >= first &&
      column <= last &&
      row >= plot.row &&
      row < plot.row + plot.rows &&
      Math.abs(row - clamp(this.scale.rowAt(m.visibility), plot.row, plot.row + plot.rows - 1)) <= 1 &&
      Math.abs(column - clamp(this.scale.columnAt(m.evolution), plot.column, plot.column + plot.columns - 1)) <= 2 &&
      this.columns.allows(m.evolution, column) &&
      this.rows.allows(-m.visibility, row)
    )
  }

  /** Moves a marker to a free cell beside it; when all are taken, one of those in them first makes room. */
  shift(m: Marker, deep = true): boolean {
    const { row, column } = m
    this.drop(m)
    // What lies in a box never leaves its row.
    for (const [dr, dc] of steps)
      if (
        !(dr && m.box !== undefined) &&
        !this.at(row + dr, column + dc).length &&
        this.allows(m, row + dr, column + dc)
      ) {
        this.add(m, row + dr, column + dc)
        return true
      }
    if (deep)
      for (const [dr, dc] of steps) {
        const [other, ...more] = this.at(row + dr, column + dc)
        if (!other || more.length || (dr && m.box !== undefined)) continue
        const was: [number, number] = [other.row, other.column]
        if (!this.shift(other, false)) continue
        if (this.allows(m, ...was)) {
          this.add(m, ...was)
          return true
        }
        this.drop(other)
        this.add(other, ...was)
      }
    this.add(m, row, column)
    return false
  }
}

/** Gives every marker of the plot its cell, in place. At most 1 row and 2 columns from where it belongs. */
export function settle(markers: Marker[], scale: Scale): void {
  const cells = new Cells(scale)
  const row = rowsOf(markers, scale)
  for (const m of markers) cells.add(m, row(m), scale.column(m.evolution))
  // Two rounds: a cell freed in the first can be what the second needs.
  for (let round = 0; round < 2; round++)
    for (const group of cells.groups()) {
      const sorted = group
        .slice()
        .sort(
          (a, b) =>
            Number(b.box !== undefined) - Number(a.box !== undefined) || b.evolution - a.evolution || a.line - b.line,
        )
      for (const m of [...sorted, ...sorted.slice().reverse()])
        if (group.length > 1 && group.includes(m)) cells.shift(m)
    }
  for (const m of markers) m.sharing = cells.at(m.row, m.column).length
}

/** Puts the parts that wait for their evolution into the tray, each on its height or the nearest free row. */
export function settleTray(waiting: Marker[], tray: Area, scale: Scale): void {
  const taken = new Set<number>()
  for (const m of waiting.slice().sort((a, b) => b.visibility - a.visibility || a.line - b.line)) {
    const ideal = scale.row(m.visibility)
    let best: Cell = [ideal, tray.column + 1]
    search: for (let column = tray.column + 1; column < tray.column + tray.columns; column += 3)
      for (const d of [0, 1, -1]) {
        const row = clamp(ideal + d, tray.row, tray.row + tray.rows - 1)
        if (taken.has(row * 10_000 + column)) continue
        best = [row, column]
        break search
      }
    taken.add(best[0] * 10_000 + best[1])
    ;[m.row, m.column] = best
  }
}
