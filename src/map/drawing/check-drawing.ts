/** Measuring a drawing by what it shows: overwritten cells, missing names, wrong places, links that cannot be seen. */
import { graphemes, width } from '../../text.ts'
import type { WardleyMap } from '../text/types.ts'
import type { drawingJson } from './draw.ts'
import { clamp } from './scale.ts'

type Drawing = ReturnType<typeof drawingJson>

export type Measures = {
  nodes: number
  /** Cells that a label shares with another label, a marker or the frame, or where the row shows something else. */
  overwritten: number
  /** Labels shown in full, by their text in the rows. */
  full: number
  /** Nodes with neither their name nor a number that the list below explains. */
  neither: number
  /** The furthest a marker stands from its place, in rows and in columns. */
  rowsOff: number
  columnsOff: number
  stageChanged: number
  /** Pairs that stand the wrong way round along an axis. */
  inverted: number
  /** Markers that share a cell with another. */
  sharing: number
  edges: number
  halfHidden: number
  allHidden: number
  throughForeign: number
}

/** The rows as cells: a grapheme, or '' for the second half of a wide one. */
function cellsOf(rows: string[]): string[][] {
  return rows.map(row => graphemes(row).flatMap(g => (width(g) === 2 ? [g, ''] : width(g) === 0 ? [] : [g])))
}

function inversions(pairs: { value: number; cell: number }[]): number {
  const sorted = pairs.slice().sort((a, b) => a.value - b.value || a.cell - b.cell)
  let bad = 0
  let largest = Number.NEGATIVE_INFINITY
  // Cells of equal values are in no order among themselves: they count for those after them alone.
  let [value, ofValue] = [Number.NaN, largest]
  for (const pair of sorted) {
    if (pair.value !== value) [value, largest] = [pair.value, Math.max(largest, ofValue)]
    if (pair.cell < largest) bad++
    ofValue = Math.max(ofValue, pair.cell)
  }
  return bad
}

type Where = { visibility: number; evolution: number }

/** The places the map gives the nodes of its drawing, by kind, name and line. */
function placesOf(map: WardleyMap): Map<string, Where> {
  const out = new Map<string, Where>()
  for (const n of [...map.anchors, ...map.components, ...map.submaps]) if (n.placed) out.set(`${n.kind} ${n.line}`, n)
  const byName = new Map<string, Where>()
  for (const n of [...map.anchors, ...map.components, ...map.submaps]) if (!byName.has(n.name)) byName.set(n.name, n)
  for (const p of map.pipelines)
    for (const c of p.children) {
      const at = { visibility: byName.get(p.name)?.visibility ?? 0.5, evolution: c.evolution }
      out.set(`child ${c.line}`, at)
      if (!byName.has(c.name)) byName.set(c.name, at)
    }
  for (const e of map.evolve) {
    const source = byName.get(e.name)
    if (source) out.set(`evolved ${e.line}`, { visibility: source.visibility, evolution: e.to })
  }
  for (const a of map.accelerators) out.set(`${a.slowing ? 'deaccelerator' : 'accelerator'} ${a.line}`, a)
  return out
}

/** The signs links are drawn with, in any set. */
const linkSign = /[\u2801-\u28ff─│╱╲╳›‹≬\-|/\\+{}X]/

/** Measures one drawing against the map it shows. */
export function checkDrawing(map: WardleyMap, drawing: Drawing): Measures {
  const cells = cellsOf(drawing.rows)
  const { plot, nodes } = drawing
  const claimed = new Map<number, number>()
  const key = (row: number, column: number) => row * 10_000 + column
  const claim = (row: number, column: number) => claimed.set(key(row, column), (claimed.get(key(row, column)) ?? 0) + 1)
  const markers = new Set(nodes.map(n => key(n.row, n.column)))
  for (const m of markers) claimed.set(m, 1)
  let overwritten = 0
  let full = 0
  let neither = 0
  const list = [...drawing.keys, ...drawing.more].join(' ')
  const covered = new Set<number>(markers)
  for (const { label, isNode } of [
    ...nodes.map(n => ({ label: n.label, isNode: true })),
    ...drawing.notes.map(n => ({ label: n, isNode: false })),
  ]) {
    let shown = label.lines.length > 0
    for (const line of label.lines) {
      let column = line.column
      for (const g of graphemes(line.text)) {
        const seen = cells[line.row]?.[column] ?? ' '
        if (seen !== g && g !== ' ') {
          overwritten++
          shown = false
        }
        for (let i = 0; i < width(g); i++) {
          claim(line.row, column + i)
          covered.add(key(line.row, column + i))
          if (line.row < plot.row || line.row >= plot.row + plot.rows || column < 2) overwritten++
        }
        column += width(g)
      }
    }
    const said = label.lines
      .map(l => l.text)
      .join(' ')
      .replace(/\s+/g, '')
    const isKey = 'key' in label && label.key !== undefined
    if (!isNode) continue
    if (shown && !isKey && said === label.text.replace(/\s+/g, '')) full++
    else if (!(shown && isKey && list.includes(`[${label.key}]`))) neither++
  }
  for (const n of claimed.values()) if (n > 1) overwritten += n - 1
  const places = placesOf(map)
  const measured = nodes.flatMap(n => {
    const at = 'tray' in n && n.tray ? undefined : places.get(`${n.kind} ${n.line}`)
    return at ? [{ n, v: clamp(at.visibility, 0, 1), e: clamp(at.evolution, 0, 1) }] : []
  })
  let rowsOff = 0
  let columnsOff = 0
  let stageChanged = 0
  for (const { n, v, e } of measured) {
    rowsOff = Math.max(rowsOff, Math.abs(n.row - (plot.row + (1 - v) * (plot.rows - 1))))
    columnsOff = Math.max(columnsOff, Math.abs(n.column - (plot.column + e * (plot.columns - 1))))
    const stage = map.boundaries.filter(b => e >= b).length
    if (drawing.ticks.filter(t => n.column >= t).length !== stage) stageChanged++
  }
  let halfHidden = 0
  let allHidden = 0
  let throughForeign = 0
  for (const edge of drawing.edges) {
    const hidden = edge.cells.filter(
      ([row, column]) => covered.has(key(row, column)) || !linkSign.test(cells[row]?.[column] ?? ' '),
    ).length
    if (hidden >= edge.cells.length) allHidden++
    if (hidden > edge.cells.length / 2) halfHidden++
    if (edge.cells.some(([row, column]) => markers.has(key(row, column)))) throughForeign++
  }
  return {
    nodes: nodes.length,
    overwritten,
    full,
    neither,
    rowsOff,
    columnsOff,
    stageChanged,
    inverted:
      inversions(measured.map(m => ({ value: m.e, cell: m.n.column }))) +
      inversions(measured.map(m => ({ value: -m.v, cell: m.n.row }))),
    sharing: nodes.length - markers.size,
    edges: drawing.edges.length,
    halfHidden,
    allHidden,
    throughForeign,
  }
}
