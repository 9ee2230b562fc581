/** Every text of a drawing: names, what flows, areas, notes; placed in full, or as a number with a list below. */
import { width, wrap } from '../text.ts'
import { isCrowded, placeLabels } from './labels.ts'
import { tidy } from './names.ts'
import { breaks, type Field, type LabelLine, type Placed, type Want } from './places.ts'
import type { DrawnEdge, DrawnNode, Layout, Scene, Words } from './scene.ts'

/** The side an author's label offset asks for. */
function wishOf(label: [number, number] | undefined): [number, number] | undefined {
  return label && [label[0] < -8 ? -1 : 1, label[1] > 8 ? 1 : label[1] < -18 ? -1 : 0]
}

type Ends = Pick<DrawnEdge, 'from' | 'to' | 'link'>

/**
 * Places all texts of a scene. Gives what edges and notes say, and the entries of the list below, in reading order.
 * `before` keeps names where they stood in an earlier drawing.
 */
export function placeWords(
  scene: Scene,
  ends: Ends[],
  areas: Layout['areas'],
  walls: Layout['walls'],
  before: Layout | undefined,
): { edgeWords: (Words | undefined)[]; notes: Words[]; entries: string[]; room: Room } {
  const owners: Words[] = []
  const wants: Want[] = []
  const want = (words: Words, w: Partial<Want> & { row: number; column: number }) => {
    owners.push(words)
    wants.push({ text: words.text, key: '[00]', span: 1, weight: 3, ...w })
  }
  const earlier = new Map(before?.nodes.map(n => [`${n.kind} ${n.name}`, n]))
  /** Where the words of a part stood, moved along when its marker has moved a little. */
  const stood = (n: DrawnNode): Placed | undefined => {
    const was = earlier.get(`${n.kind} ${n.name}`)
    if (!was) return undefined
    const [dr, dc] = [n.row - was.row, n.column - was.column]
    if (Math.abs(dr) > 2 || Math.abs(dc) > 4) return undefined
    return {
      keyed: was.words.key !== undefined,
      lines: was.words.lines.map(l => ({ ...l, row: l.row + dr, column: l.column + dc })),
    }
  }
  const walled = new Set(walls.map(([row, column]) => row * 10_000 + column))
  for (const n of scene.nodes) {
    const span = walled.has(n.row * 10_000 + n.column + 1) ? 2 : 1
    want(n.words, { row: n.row, column: n.column, span, wish: wishOf(n.label), before: stood(n) })
  }
  const edgeWords = ends.map(({ link, from, to }) => {
    const text = tidy([link.flowText, link.context].filter(Boolean).join(', '))
    if (!text) return undefined
    const words: Words = { text, lines: [] }
    want(words, {
      row: Math.round((from.row + to.row) / 2),
      column: Math.round((from.column + to.column) / 2),
      weight: 1.5,
      free: true,
      span: 0,
    })
    return words
  })
  for (const a of areas) want(a.words, { row: a.area.row, column: a.area.column, weight: 1.2, free: true, span: 0 })
  const notes = scene.map.notes
    .filter(n => tidy(n.text) && scene.scale.shows(n))
    .map(n => {
      const words: Words = { text: tidy(n.text), lines: [] }
      want(words, {
        row: scene.scale.row(n.visibility),
        column: scene.scale.column(n.evolution),
        weight: 1,
        free: true,
        span: 0,
      })
      return words
    })
  if (isCrowded(wants.length)) for (const w of wants) w.key = '[000]'
  let placed = placeLabels(wants, scene.field)
  if (wants[0]?.key === '[00]' && placed.filter(p => p.keyed).length > 99) {
    for (const w of wants) w.key = '[000]'
    placed = placeLabels(wants, scene.field)
  }
  placed.forEach((p, i) => {
    owners[i]!.lines = p.lines
    if (p.keyed) owners[i]!.key = 0
  })
  const room = new Room(scene.field, owners)
  for (const note of notes) {
    // A note belongs to a region, not to a cell: a little further off it still says the same.
    const at = note.key === undefined ? undefined : wants[owners.indexOf(note)]!
    const lines = at && room.find(note.text, at.row, at.column, 14)
    if (!lines) continue
    room.free(note.lines)
    note.lines = lines
    note.key = undefined
  }
  const keyed = owners.filter(o => o.key !== undefined)
  // Names of parts come first: where the list must be cut, it is cut at the notes.
  const names = new Set(scene.nodes.map(n => n.words))
  const reading = (w: Words) => (w.lines[0]?.row ?? 999) * 1_000 + (w.lines[0]?.column ?? 0)
  keyed.sort((a, b) => Number(names.has(b)) - Number(names.has(a)) || reading(a) - reading(b))
  keyed.forEach((o, i) => {
    o.key = i + 1
    if (o.lines[0]) o.lines[0].text = `[${i + 1}]`
  })
  const seen = new Set<string>()
  const listed = scene.map.annotations
    .map(a => `(${a.number}) ${tidy(a.text)}`.trimEnd())
    .filter(a => !seen.has(a) && seen.add(a))
  return { edgeWords, notes, entries: [...keyed.map(o => `[${o.key}] ${o.text}`), ...listed], room }
}

/** The cells texts still leave free, for what may stand anywhere. */
export class Room {
  private readonly field: Field
  private readonly texts: Uint8Array

  constructor(field: Field, owners: Words[]) {
    this.field = field
    this.texts = new Uint8Array(field.hard.length)
    for (const o of owners) this.take(o.lines)
  }

  take(lines: LabelLine[], value = 1): void {
    for (const l of lines) {
      const from = l.row * this.field.columns + l.column
      this.texts.fill(value, from, from + width(l.text))
    }
  }

  free(lines: LabelLine[]): void {
    this.take(lines, 0)
  }

  /** What standing on a run of cells costs; infinite when something is there. A blank is kept on both sides. */
  private cost(row: number, from: number, to: number): number {
    const { columns, plot, hard, soft } = this.field
    if (from < plot.column || to > plot.column + plot.columns) return Number.POSITIVE_INFINITY
    let sum = 0
    for (let x = Math.max(plot.column, from - 1); x <= Math.min(to, plot.column + plot.columns - 1); x++) {
      const at = row * columns + x
      if (this.texts[at] || hard[at]) return Number.POSITIVE_INFINITY
      sum += soft[at]!
    }
    return sum
  }

  /** The best free place for a text around a cell, over one to four rows, and takes it; `reach` is how many rows off is too far. */
  find(text: string, row: number, column: number, reach: number): LabelLine[] | undefined {
    const { plot } = this.field
    let best: LabelLine[] | undefined
    let least = Number.POSITIVE_INFINITY
    for (const lines of breaks(text, plot.columns)) {
      const widths = lines.map(width)
      const w = Math.max(...widths)
      for (
        let top = Math.max(plot.row, row - reach);
        top <= Math.min(plot.row + plot.rows - lines.length, row + reach);
        top++
      )
        for (
          let left = Math.max(plot.column, column - reach * 3 - w);
          left <= Math.min(plot.column + plot.columns - w, column + reach * 3);
          left++
        ) {
          const off = left > column ? left - column : left + w < column ? column - left - w : 0
          let cost = Math.abs(top - row) * 0.6 + off * 0.2 + lines.length * 0.3
          for (let i = 0; i < lines.length && cost < least; i++) cost += this.cost(top + i, left, left + widths[i]!)
          if (cost >= least) continue
          least = cost
          best = lines.map((t, i) => ({ row: top + i, column: left, text: t }))
        }
    }
    if (best) this.take(best)
    return best
  }
}

/** Entries one after the other, two blanks between them, in as many rows as they need. */
export function fillRows(entries: string[], columns: number): string[] {
  const rows: string[] = []
  let row = ''
  for (const entry of entries)
    for (const [i, piece] of wrap(entry, columns).entries()) {
      if (row && i === 0 && width(row) + 2 + width(piece) <= columns) row += `  ${piece}`
      else {
        if (row) rows.push(row)
        row = piece
      }
    }
  if (row) rows.push(row)
  return rows
}
