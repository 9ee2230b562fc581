/** Every text of a drawing: names, what flows, areas, notes; placed in full, or as a number with a list below. */
import { width, wrap } from '../text.ts'
import { placeLabels, type Want } from './labels.ts'
import type { DrawnEdge, Layout, Scene, Words } from './scene.ts'

export function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

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
): { edgeWords: (Words | undefined)[]; notes: Words[]; entries: string[] } {
  const owners: Words[] = []
  const wants: Want[] = []
  const many = scene.nodes.length + scene.map.notes.length > 90
  const key = many ? '[000]' : '[00]'
  const want = (words: Words, w: Partial<Want> & { row: number; column: number }) => {
    owners.push(words)
    wants.push({ text: words.text, key, span: 1, weight: 3, ...w })
  }
  const id = (n: { kind: string; name: string }) => `${n.kind} ${n.name}`
  const earlier = new Map(before?.nodes.filter(n => n.words.key === undefined).map(n => [id(n), n.words.lines]))
  const walled = new Set(walls.map(([row, column]) => row * 10_000 + column))
  for (const n of scene.nodes) {
    const span = walled.has(n.row * 10_000 + n.column + 1) ? 2 : 1
    want(n.words, { row: n.row, column: n.column, span, wish: wishOf(n.label), before: earlier.get(id(n)) })
  }
  const edgeWords = ends.map(({ link, from, to }) => {
    const text = tidy([link.flowText, link.context].filter(Boolean).join(', '))
    if (!text) return undefined
    const words: Words = { text, lines: [] }
    want(words, { row: Math.round((from.row + to.row) / 2), column: Math.round((from.column + to.column) / 2), weight: 1.5, free: true, span: 0 })
    return words
  })
  for (const a of areas) want(a.words, { row: a.area.row, column: a.area.column, weight: 1.2, free: true, span: 0 })
  const notes = scene.map.notes
    .filter(n => tidy(n.text) && scene.scale.shows(n))
    .map(n => {
      const words: Words = { text: tidy(n.text), lines: [] }
      want(words, { row: scene.scale.row(n.visibility), column: scene.scale.column(n.evolution), weight: 1, free: true, span: 0 })
      return words
    })
  placeLabels(wants, scene.field).forEach((p, i) => {
    owners[i]!.lines = p.lines
    if (p.keyed) owners[i]!.key = 0
  })
  const keyed = owners.filter(o => o.key !== undefined)
  keyed.sort((a, b) => (a.lines[0]?.row ?? 999) - (b.lines[0]?.row ?? 999) || (a.lines[0]?.column ?? 0) - (b.lines[0]?.column ?? 0))
  keyed.forEach((o, i) => {
    o.key = i + 1
    if (o.lines[0]) o.lines[0].text = `[${i + 1}]`
  })
  const seen = new Set<string>()
  const listed = scene.map.annotations.map(a => `(${a.number}) ${tidy(a.text)}`.trimEnd()).filter(a => !seen.has(a) && seen.add(a))
  return { edgeWords, notes, entries: [...keyed.map(o => `[${o.key}] ${o.text}`), ...listed] }
}

/** Entries one after the other, two blanks between them, in at most so many rows; the last says when there were more. */
export function fillRows(entries: string[], columns: number, most: number): string[] {
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
  if (rows.length <= most) return rows
  const more = '… and more; draw it larger'
  return [...rows.slice(0, Math.max(0, most - 1)), ...(most > 0 ? [more] : [])]
}
