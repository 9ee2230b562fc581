/** Measuring what a reader of a drawing needs: labels nearest to their own marker, notes in order, parts in their pipeline, links apart. */
import { itemAt, lastOf } from '../lists.ts'
import { width } from '../text.ts'
import type { drawingJson } from './drawing/draw.ts'
import { tidy } from './text/names.ts'
import type { WardleyMap } from './text/types.ts'

type Drawing = ReturnType<typeof drawingJson>

export type ReaderMeasures = {
  /** Labels and numbers that stand beside a marker. */
  standing: number
  /** Those of them nearer to another marker than to their own; a row counts as two cells. */
  astray: number
  /** Those of them more than three cells from their marker. */
  far: number
  /** Pairs of notes of one column of the map, and those of them in its order on the drawing. */
  notePairs: number
  notesInOrder: number
  /** Parts a pipeline holds, and those of them on its box and between its ends. */
  piped: number
  inside: number
  /** Cells of links, and those of them that also show a link with no end in common. */
  linkCells: number
  sharedCells: number
  /** Links that share at most two fifths of their cells so. */
  apart: number
}

/** How far a cell is from a marker, squared: a row is as high as two columns are wide. */
function far(rows: number, columns: number): number {
  return columns * columns + 4 * rows * rows
}

type Cells = { row: number; from: number; to: number }

/** The distance, squared, from a marker to the nearest cell of a text. */
function distance(of: { row: number; column: number }, text: Cells[]): number {
  let least = Number.POSITIVE_INFINITY
  for (const { row, from, to } of text) {
    const columns = of.column < from ? from - of.column : of.column >= to ? of.column - to + 1 : 0
    least = Math.min(least, far(row - of.row, columns))
  }
  return least
}

function labels({ nodes }: Drawing): Pick<ReaderMeasures, 'standing' | 'astray' | 'far'> {
  const out = { standing: 0, astray: 0, far: 0 }
  for (const n of nodes) {
    if (!n.label.lines.length) continue
    const cells = n.label.lines.map(l => ({ row: l.row, from: l.column, to: l.column + width(l.text) }))
    const own = distance(n, cells)
    out.standing++
    if (nodes.some(o => o !== n && distance(o, cells) < own)) out.astray++
    if (own > 9) out.far++
  }
  return out
}

/** Notes as near to one column as authors put the rows of one text. */
const column = 0.02

function notes(map: WardleyMap, drawing: Drawing): Pick<ReaderMeasures, 'notePairs' | 'notesInOrder'> {
  const out = { notePairs: 0, notesInOrder: 0 }
  const said = map.notes.filter(n => tidy(n.text))
  said.forEach((a, i) => {
    for (const [j, b] of said.entries()) {
      if (a.visibility - b.visibility < 1e-9 || Math.abs(a.evolution - b.evolution) > column) continue
      out.notePairs++
      const [above, below] = [drawing.notes[i]?.lines, drawing.notes[j]?.lines]
      if (above?.length && below?.length && lastOf(above).row < itemAt(below, 0).row) out.notesInOrder++
    }
  })
  return out
}

/** Lower than its component by so much, a part is meant to lie in the box that hangs there. */
const [nearest, furthest] = [0.0149, 0.0451]

function pipelines(map: WardleyMap, drawing: Drawing): Pick<ReaderMeasures, 'piped' | 'inside'> {
  /** Whether each part that some box claims lies in one of them. */
  const claimed = new Map<number, boolean>()
  for (const p of map.pipelines) {
    const owner = map.components.find(c => c.name === p.name)
    const bar = drawing.pipelines.find(b => b.line === p.line)
    if (!owner || !bar || p.hidden) continue
    const loose = map.components.filter(c => {
      const lower = owner.visibility - c.visibility
      return c !== owner && lower > nearest && lower < furthest && c.evolution >= p.from && c.evolution <= p.to
    })
    for (const { line } of p.children.length ? p.children : loose) {
      const node = drawing.nodes.find(n => n.line === line && (n.kind === 'child' || n.kind === 'component'))
      const inside = node?.row === bar.row && node.column > bar.from && node.column < bar.to
      claimed.set(line, inside || claimed.get(line) === true)
    }
  }
  return { piped: claimed.size, inside: [...claimed.values()].filter(Boolean).length }
}

function links({ edges }: Drawing): Pick<ReaderMeasures, 'linkCells' | 'sharedCells' | 'apart'> {
  const passing = new Map<number, Drawing['edges']>()
  const key = ([row, column]: readonly [number, number]) => row * 10_000 + column
  for (const e of edges)
    for (const c of e.cells) {
      const there = passing.get(key(c))
      if (there) there.push(e)
      else passing.set(key(c), [e])
    }
  const out = { linkCells: 0, sharedCells: 0, apart: 0 }
  for (const e of edges) {
    const isOther = (o: Drawing['edges'][number]) => ![o.from, o.to].some(end => end === e.from || end === e.to)
    const shared = e.cells.filter(c => passing.get(key(c))?.some(isOther)).length
    out.linkCells += e.cells.length
    out.sharedCells += shared
    if (shared <= e.cells.length * 0.4) out.apart++
  }
  return out
}

/** Measures one drawing of a whole map by what its reader needs. */
export function checkReader(map: WardleyMap, drawing: Drawing): ReaderMeasures {
  return { ...labels(drawing), ...notes(map, drawing), ...pipelines(map, drawing), ...links(drawing) }
}
