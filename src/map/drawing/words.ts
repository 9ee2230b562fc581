/** Every text of a drawing: names, what flows, areas, notes; placed in full, or as a number with a list below. */
import { itemAt } from '../../lists.ts'
import { tidy } from '../text/names.ts'
import { Sums } from './field.ts'
import { isCrowded, placeLabels } from './labels.ts'
import { notesOf, placeNotes } from './notes.ts'
import type { LabelLine, Placed, Want } from './places.ts'
import { placeRims } from './rims.ts'
import { Room } from './room.ts'
import type { DrawnEdge, DrawnNode, Layout, Scene, Words } from './scene.ts'

/** The side an author's label offset asks for. */
function wishOf(label: [number, number] | undefined): [number, number] | undefined {
  return label && [label[0] < -8 ? -1 : 1, label[1] > 8 ? 1 : label[1] < -18 ? -1 : 0]
}

type Ends = Pick<DrawnEdge, 'from' | 'to' | 'link'>

/**
 * Places all texts of a scene. Gives what edges and notes say, and the entries of the list below, in reading order.
 * `before` keeps names where they stood in an earlier drawing, `quick` also those that had found no room; notes begin with `sign`.
 */
export function placeWords(
  scene: Scene,
  ends: Ends[],
  areas: Layout['areas'],
  walls: Layout['walls'],
  { before, quick = false }: { before?: Layout; quick?: boolean },
  sign: string,
  rims: Layout['rims'],
): { edgeWords: (Words | undefined)[]; notes: Words[]; entries: string[]; numbers: number } {
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
  const notes = notesOf(scene)
  if (isCrowded(wants.length)) for (const w of wants) w.key = '[000]'
  const sums = new Sums(scene.field)
  let placed = placeLabels(wants, sums, quick)
  if (wants[0]?.key === '[00]' && placed.filter(p => p.keyed).length > 99) {
    for (const w of wants) w.key = '[000]'
    placed = placeLabels(wants, sums, quick)
  }
  const room = new Room(sums)
  placed.forEach((p, i) => {
    const owner = itemAt(owners, i)
    owner.lines = p.lines
    if (p.keyed) owner.key = 0
    room.take(p.lines)
  })
  placeRims(rims, room)
  placeNotes(notes, scene, room, sign)
  owners.push(...notes.map(n => n.words))
  const columns = new Map(owners.map((o, i) => [o, wants[i]?.column ?? 0]))
  const keyed = numbered(owners, scene, columns)
  return { edgeWords, notes: notes.map(n => n.words), entries: entriesOf(keyed, scene), numbers: keyed.length }
}

/** Gives the texts that are only a number theirs, in reading order, names of parts first: where the list must be cut, it is cut at the notes. */
function numbered(owners: readonly Words[], scene: Scene, columns: ReadonlyMap<Words, number>): Words[] {
  const names = new Set(scene.nodes.map(n => n.words))
  const reading = (w: Words) => (w.lines[0]?.row ?? 999) * 1_000 + (w.lines[0]?.column ?? 0)
  const keyed = owners
    .filter(o => o.key !== undefined)
    .sort((a, b) => Number(names.has(b)) - Number(names.has(a)) || reading(a) - reading(b))
  for (const [i, o] of keyed.entries()) {
    o.key = i + 1
    if (o.lines[0]) number(o.lines[0], i + 1, columns.get(o) ?? 0)
  }
  return keyed
}

/** The entries of the list: what is only a number, then annotations, each once. */
function entriesOf(keyed: readonly Words[], { map }: Scene): string[] {
  const listed = new Set(map.annotations.map(a => `(${a.number}) ${tidy(a.text)}`.trimEnd()))
  return [...keyed.map(o => `[${o.key}] ${o.text}`), ...listed]
}

/** Writes a number in place of the signs that kept its room; to the left of its marker it stays as near as those were. */
function number(line: LabelLine, key: number, column: number): void {
  const text = line.text.startsWith('[') ? `[${key}]` : String(key)
  if (line.column + line.text.length <= column) line.column += line.text.length - text.length
  line.text = text
}
