/** Measuring a drawing by what it shows: overwritten cells, missing names, wrong places, links that cannot be seen. */
import { graphemes, width } from '../text.ts'
import type { drawingJson } from './drawing/draw.ts'
import { clamp } from './drawing/scale.ts'
import type { WardleyMap } from './text/types.ts'

type Drawing = ReturnType<typeof drawingJson>
type LabelLine = Drawing['notes'][number]['lines'][number]

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

const keyOf = (row: number, column: number) => row * 10_000 + column

/** What the cells of a drawing are claimed by: how often each is, by labels and markers, and which labels lost some. */
class Claims {
  readonly markers: ReadonlySet<number>
  /** Cells that hold a label or a marker. */
  readonly covered: Set<number>
  overwritten = 0
  private readonly cells: readonly string[][]
  private readonly plot: Drawing['plot']
  private readonly times: Map<number, number>

  constructor(cells: readonly string[][], { plot, nodes }: Drawing) {
    this.cells = cells
    this.plot = plot
    this.markers = new Set(nodes.map(n => keyOf(n.row, n.column)))
    this.covered = new Set(this.markers)
    this.times = new Map([...this.markers].map(m => [m, 1]))
  }

  /** Claims the cells of a label's line; false when other letters stand there. */
  take(line: LabelLine): boolean {
    let whole = true
    let column = line.column
    for (const g of graphemes(line.text)) {
      const seen = this.cells[line.row]?.[column] ?? ' '
      if (seen !== g && g !== ' ') {
        this.overwritten++
        whole = false
      }
      for (let i = 0; i < width(g); i++) this.takeCell(line.row, column + i, column)
      column += width(g)
    }
    return whole
  }

  private takeCell(row: number, column: number, start: number): void {
    const at = keyOf(row, column)
    this.times.set(at, (this.times.get(at) ?? 0) + 1)
    this.covered.add(at)
    if (row < this.plot.row || row >= this.plot.row + this.plot.rows || start < 2) this.overwritten++
  }

  /** Cells that are no longer what the first claimed, those claimed twice included. */
  lost(): number {
    return [...this.times.values()].reduce((sum, n) => sum + n - 1, this.overwritten)
  }
}

/** How names are shown: whole, or neither whole nor by a number that is explained. */
function namesShown({ nodes, notes, keys, more }: Drawing, claims: Claims): Pick<Measures, 'full' | 'neither'> {
  const out = { full: 0, neither: 0 }
  const list = [...keys, ...more].join(' ')
  for (const { label } of nodes) {
    const shown = takeAll(label.lines, claims)
    const said = label.lines.map(l => l.text).join(' ')
    const key = 'key' in label ? label.key : undefined
    if (shown && key === undefined && bare(said) === bare(label.text)) out.full++
    else if (!(shown && key !== undefined && list.includes(`[${key}]`))) out.neither++
  }
  for (const note of notes) takeAll(note.lines, claims)
  return out
}

function takeAll(lines: readonly LabelLine[], claims: Claims): boolean {
  return lines.map(line => claims.take(line)).every(Boolean) && lines.length > 0
}

function bare(text: string): string {
  return text.replace(/\s+/g, '')
}

/** How far markers stand from where the map says. */
function placesShown(
  map: WardleyMap,
  { nodes, plot, ticks }: Drawing,
): Pick<Measures, 'rowsOff' | 'columnsOff' | 'stageChanged' | 'inverted'> {
  const places = placesOf(map)
  const measured = nodes.flatMap(n => {
    const at = 'tray' in n && n.tray ? undefined : places.get(`${n.kind} ${n.line}`)
    return at ? [{ n, v: clamp(at.visibility, 0, 1), e: clamp(at.evolution, 0, 1) }] : []
  })
  const out = { rowsOff: 0, columnsOff: 0, stageChanged: 0 }
  for (const { n, v, e } of measured) {
    out.rowsOff = Math.max(out.rowsOff, Math.abs(n.row - (plot.row + (1 - v) * (plot.rows - 1))))
    out.columnsOff = Math.max(out.columnsOff, Math.abs(n.column - (plot.column + e * (plot.columns - 1))))
    const stage = map.boundaries.filter(b => e >= b).length
    if (ticks.filter(t => n.column >= t).length !== stage) out.stageChanged++
  }
  const inverted =
    inversions(measured.map(m => ({ value: m.e, cell: m.n.column }))) +
    inversions(measured.map(m => ({ value: -m.v, cell: m.n.row })))
  return { ...out, inverted }
}

function linksShown(cells: readonly string[][], { edges }: Drawing, { covered, markers }: Claims) {
  const out = { halfHidden: 0, allHidden: 0, throughForeign: 0 }
  for (const edge of edges) {
    const hidden = edge.cells.filter(
      ([row, column]) => covered.has(keyOf(row, column)) || !linkSign.test(cells[row]?.[column] ?? ' '),
    ).length
    if (hidden >= edge.cells.length) out.allHidden++
    if (hidden > edge.cells.length / 2) out.halfHidden++
    if (edge.cells.some(([row, column]) => markers.has(keyOf(row, column)))) out.throughForeign++
  }
  return out
}

/** Measures one drawing against the map it shows. */
export function checkDrawing(map: WardleyMap, drawing: Drawing): Measures {
  const cells = cellsOf(drawing.rows)
  const claims = new Claims(cells, drawing)
  const names = namesShown(drawing, claims)
  return {
    nodes: drawing.nodes.length,
    overwritten: claims.lost(),
    ...names,
    ...placesShown(map, drawing),
    sharing: drawing.nodes.length - claims.markers.size,
    edges: drawing.edges.length,
    ...linksShown(cells, drawing, claims),
  }
}
