/** Which cell every part gets: its own where it can, a neighbouring one where two would share, never out of order or stage. */
import { heights } from './chain.ts'
import { Parts } from './find.ts'
import { clamp, type Scale } from './scale.ts'
import type { Child, Evolve, MapNode, Place, WardleyMap } from './types.ts'

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
  /** The side the author wanted the label on: right and down of the marker, in pixels. */
  label?: [x: number, y: number]
  /** Waits for its evolution beside the map. */
  tray: boolean
  of?: MapNode | Child | Evolve
  /** How many parts share this cell, when there was no room for each. */
  sharing: number
}

/** The parts a map shows, with their places: declared ones, pipeline parts at the height of their pipeline, futures, accelerators. */
export function partsOf(map: WardleyMap): Marker[] {
  const high = heights(map)
  const rowless = { row: 0, column: 0, sharing: 1 }
  const markers: Marker[] = [...map.anchors, ...map.components, ...map.submaps].map(n => ({
    ...rowless,
    kind: n.kind,
    name: n.name,
    visibility: n.placed ? n.visibility : (high.get(n) ?? n.visibility),
    evolution: n.evolution,
    line: n.line,
    decorators: n.decorators,
    inertia: n.inertia,
    label: n.label,
    tray: !n.placed,
    of: n,
  }))
  const byThing = new Map(markers.map(m => [m.of, m]))
  const parts = new Parts(map)
  const plain = { ...rowless, decorators: [], inertia: false, tray: false }
  for (const p of map.pipelines) {
    const parent = parts.find(p.name)
    const visibility = (parent?.is === 'node' && byThing.get(parent.node)?.visibility) || 0.5
    for (const c of p.children) {
      const marker: Marker = { ...plain, kind: 'child', name: c.name, visibility, evolution: c.evolution, line: c.line, label: c.label, of: c }
      markers.push(marker)
      byThing.set(c, marker)
    }
  }
  for (const e of map.evolve) {
    const part = parts.find(e.name)
    const source = part?.is === 'node' ? byThing.get(part.node) : part?.is === 'child' ? byThing.get(part.child) : undefined
    if (source && !source.tray)
      markers.push({ ...plain, kind: 'evolved', name: e.rename ?? e.name, visibility: source.visibility, evolution: e.to, line: e.line, decorators: e.decorators, of: e })
  }
  for (const a of map.accelerators)
    markers.push({ ...plain, kind: a.slowing ? 'deaccelerator' : 'accelerator', name: a.name, visibility: a.visibility, evolution: a.evolution, line: a.line })
  return markers
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
    const list = this.values.get(at)!
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

/** Gives every marker of the plot its cell, in place. At most 1 row and 2 columns from where it belongs. */
export function settle(markers: Marker[], scale: Scale): void {
  const { plot } = scale
  const columns = new Order()
  const rows = new Order()
  const taken = new Map<number, Marker[]>()
  const key = (row: number, column: number) => row * 10_000 + column
  for (const m of markers) {
    m.row = scale.row(m.visibility)
    m.column = scale.column(m.evolution)
    columns.add(m.column, m.evolution)
    rows.add(m.row, -m.visibility)
    const at = taken.get(key(m.row, m.column))
    if (at) at.push(m)
    else taken.set(key(m.row, m.column), [m])
  }
  const fits = (m: Marker, row: number, column: number) => {
    const [first, last] = scale.stageColumns(m.evolution)
    return (
      column >= first &&
      column <= last &&
      row >= plot.row &&
      row < plot.row + plot.rows &&
      Math.abs(row - clamp(scale.rowAt(m.visibility), plot.row, plot.row + plot.rows - 1)) <= 1 &&
      Math.abs(column - clamp(scale.columnAt(m.evolution), plot.column, plot.column + plot.columns - 1)) <= 2 &&
      !taken.get(key(row, column))?.length &&
      (column === m.column || columns.allows(m.evolution, column)) &&
      (row === m.row || rows.allows(-m.visibility, row))
    )
  }
  // Two rounds: a cell freed in the first can be what the second needs.
  for (let round = 0; round < 2; round++)
    for (const group of [...taken.values()]) {
      // Those nearest an edge of the group move first, so that the rest keeps its order.
      const sorted = [...group].sort((a, b) => Number(b.kind === 'child') - Number(a.kind === 'child') || b.evolution - a.evolution || a.line - b.line)
      for (const m of [...sorted, ...sorted.slice().reverse()]) {
        if (group.length < 2) break
        if (!group.includes(m)) continue
        columns.drop(m.column, m.evolution)
        rows.drop(m.row, -m.visibility)
        const free = steps.find(([dr, dc]) => fits(m, m.row + dr, m.column + dc))
        if (free) {
          group.splice(group.indexOf(m), 1)
          m.row += free[0]
          m.column += free[1]
          const at = taken.get(key(m.row, m.column))
          if (at) at.push(m)
          else taken.set(key(m.row, m.column), [m])
        }
        columns.add(m.column, m.evolution)
        rows.add(m.row, -m.visibility)
      }
    }
  for (const group of taken.values()) for (const m of group) m.sharing = group.length
}
