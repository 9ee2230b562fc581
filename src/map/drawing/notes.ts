/** Where notes stand: those of one column of the map in its order, rows of one text together, nothing else between them. */
import { lastOf } from '../../lists.ts'
import { width, wrap } from '../../text.ts'
import { tidy } from '../text/names.ts'
import type { Note } from '../text/types.ts'
import type { Broken } from './breaks.ts'
import type { Room } from './room.ts'
import type { Scene, Words } from './scene.ts'

/** Notes as near to each other in evolution stand in one column, and as near in height are rows of one text. */
const [sameColumn, sameText] = [0.0255, 0.065]
/** How many rows from its place a note may stand: it belongs to a region, not to a cell. */
const reach = 12

type Placing = { note: Note; words: Words; row: number; column: number }

/** The notes of a map that a window shows, in the order of the text. */
export function notesOf(scene: Scene): Placing[] {
  return scene.map.notes
    .filter(n => tidy(n.text) && scene.scale.shows(n))
    .map(note => ({
      note,
      words: { text: tidy(note.text), lines: [] },
      row: scene.scale.row(note.visibility),
      column: scene.scale.column(note.evolution),
    }))
}

/** Notes by the column they stand in, each from the top down. */
function columnsOf(notes: readonly Placing[]): Placing[][] {
  const sorted = notes.slice().sort((a, b) => a.note.evolution - b.note.evolution)
  const columns: Placing[][] = []
  for (const n of sorted) {
    const column = columns.at(-1)
    const last = column?.at(-1)
    if (column && last && n.note.evolution - last.note.evolution < sameColumn) column.push(n)
    else columns.push([n])
  }
  for (const c of columns) c.sort((a, b) => b.note.visibility - a.note.visibility || a.note.line - b.note.line)
  return columns
}

/** The rows of one text of a column. */
function textsOf(column: readonly Placing[]): Placing[][] {
  const texts: Placing[][] = []
  for (const n of column) {
    const text = texts.at(-1)
    const last = text?.at(-1)
    if (text && last && last.note.visibility - n.note.visibility < sameText) text.push(n)
    else texts.push([n])
  }
  return texts
}

/** The rows of some notes under each other at most so wide, and how many of them each note takes. */
function set(notes: readonly Placing[], sign: string, columns: number): { text: Broken; rows: number[] } {
  const each = notes.map(n =>
    wrap(n.words.text, Math.max(4, columns - 2)).map((line, i) => `${i ? '  ' : `${sign} `}${line}`),
  )
  const lines = each.flat()
  const widths = lines.map(width)
  return { text: { lines, widths, wide: Math.max(...widths) }, rows: each.map(e => e.length) }
}

/** Puts notes that belong together; in halves, and at last alone, where there is no room for all of them. Gives the last row. */
function put(notes: Placing[], room: Room, sign: string, wide: number, top: number, bottom: number): number {
  const [first] = notes
  if (!first || top > bottom) return top - 1
  const whole = Math.min(wide, Math.max(...notes.map(n => width(n.words.text))) + 2)
  const ways = [whole, Math.ceil(whole * 0.62), Math.ceil(whole * 0.42)]
    .filter((w, i) => i === 0 || w >= 14)
    .map(w => set(notes, sign, w))
  const lines = room.find(
    ways.map(w => w.text),
    first.row,
    first.column,
    reach,
    top,
    bottom,
  )
  if (lines) {
    const way = ways.find(
      w => w.text.lines.length === lines.length && w.text.lines.every((t, i) => t === lines[i]?.text),
    )
    let at = 0
    for (const [i, n] of notes.entries()) {
      const rows = way?.rows[i] ?? 1
      n.words.lines = lines.slice(at, at + rows)
      at += rows
    }
    return lastOf(lines).row
  }
  if (notes.length > 1) {
    const half = Math.ceil(notes.length / 2)
    const rest = notes.length - half
    const end = put(notes.slice(0, half), room, sign, wide, top, bottom - rest)
    return put(notes.slice(half), room, sign, wide, Math.max(top, end + 1), bottom)
  }
  first.words.key = 0
  const key = [{ lines: ['[00]'], widths: [4], wide: 4 }]
  first.words.lines = room.find(key, first.row, first.column, 30, top, bottom) ?? []
  return first.words.lines[0]?.row ?? top - 1
}

/** Places all notes where the names leave room. */
export function placeNotes(notes: Placing[], scene: Scene, room: Room, sign: string): void {
  const { plot } = scene.field
  const end = plot.row + plot.rows - 1
  for (const column of columnsOf(notes)) {
    let left = column.length
    let top = plot.row
    for (const text of textsOf(column)) {
      left -= text.length
      const last = put(text, room, sign, Math.floor(plot.columns * 0.6), top, end - left)
      top = Math.max(top, last + 1)
    }
  }
}
