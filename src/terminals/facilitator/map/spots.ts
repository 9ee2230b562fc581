/** What can be chosen on a drawing, where it stands, and which is the nearest in a direction. */
import { itemAt } from '../../../lists.ts'
import { type Layout, type MarkerKind, normal, type Place, tidy } from '../../../map/index.ts'

type SpotKind = MarkerKind | 'note' | 'annotation' | 'area'

/** `id` stays the same as long as the thing keeps its name; cells are those of the drawing. */
export type Spot = Place & {
  id: string
  kind: SpotKind
  name: string
  row: number
  column: number
  /** The line of the text it comes from, 1-based. */
  line: number
  /** Which of its places: an annotation may have several. */
  nth: number
  /** Rows of text that belong to it on the drawing. */
  lines: { row: number; column: number; text: string }[]
  /** Waits beside the map for its evolution. */
  tray?: boolean
  /** Opposite corners of an area. */
  corners?: [number, number, number, number]
}

/** The id of a thing; the second one of the same name gets a number. */
export function idOf(kind: string, name: string, again = 0): string {
  return `${kind} ${normal(name)}${again ? ` #${again + 1}` : ''}`
}

/** Gives ids one after the other, so that the second thing of a name gets a number. */
type Ids = (kind: string, name: string) => string

function counting(): Ids {
  const counts = new Map<string, number>()
  return (kind, name) => {
    const first = idOf(kind, name)
    const again = counts.get(first) ?? 0
    counts.set(first, again + 1)
    return idOf(kind, name, again)
  }
}

/** Everything that can be chosen, the highest first, from left to right. */
export function spotsOf(plan: Layout): Spot[] {
  const id = counting()
  const spots = [...partSpots(plan, id), ...noteSpots(plan, id), ...annotationSpots(plan, id), ...areaSpots(plan, id)]
  return spots.sort((a, b) => a.row - b.row || a.column - b.column)
}

function partSpots({ nodes }: Layout, id: Ids): Spot[] {
  return nodes.map(n => ({
    id: id(n.kind, n.name),
    kind: n.kind,
    name: n.name,
    row: n.row,
    column: n.column,
    line: n.line,
    nth: 0,
    visibility: n.visibility,
    evolution: n.evolution,
    lines: n.words.lines,
    ...(n.tray && { tray: true }),
  }))
}

function noteSpots({ map, scale, notes }: Layout, id: Ids): Spot[] {
  const shown = map.notes.filter(n => tidy(n.text) && scale.shows(n))
  return shown.map((n, i) => {
    const lines = notes[i]?.lines ?? []
    const at = lines[0] ?? { row: scale.row(n.visibility), column: scale.column(n.evolution) }
    return {
      ...n,
      id: id('note', n.text),
      kind: 'note',
      name: tidy(n.text),
      row: at.row,
      column: at.column,
      nth: 0,
      lines,
    }
  })
}

function annotationSpots({ map, annotations }: Layout, id: Ids): Spot[] {
  const drawn = annotations.slice()
  const places = map.annotations.flatMap(a =>
    a.at.map(([visibility, evolution], nth) => ({ a, nth, visibility, evolution })),
  )
  return places.flatMap(({ a, nth, visibility, evolution }) => {
    const at = drawn.findIndex(d => d.number === a.number)
    const [cell] = at < 0 ? [] : drawn.splice(at, 1)
    if (!cell) return []
    const name = `(${a.number}) ${tidy(a.text)}`.trimEnd()
    const { row, column } = cell
    return [
      {
        id: id('annotation', name),
        kind: 'annotation',
        name,
        row,
        column,
        line: a.line,
        nth,
        visibility,
        evolution,
        lines: [cell],
      },
    ]
  })
}

function areaSpots({ areas }: Layout, id: Ids): Spot[] {
  return areas.map(({ attitude, area, words }) => {
    const at = words.lines[0] ?? area
    const [v1, e1, v2, e2] = attitude.corners
    return {
      id: id('area', attitude.kind),
      kind: 'area',
      name: attitude.kind,
      row: at.row,
      column: at.column,
      line: attitude.line,
      nth: 0,
      visibility: (v1 + v2) / 2,
      evolution: (e1 + e2) / 2,
      lines: words.lines,
      corners: attitude.corners,
    }
  })
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz'

/**
 * Letters to jump by, one each where they are enough. Else as many as can be still have one, first those where a second letter would cover
 * the marker or the text behind theirs, then those where it would touch it; the others have two, and no one of the single letters begins
 * a pair. At most 676 spots have any.
 */
export function lettersFor(spots: readonly Spot[]): Map<string, Spot> {
  const all = spots.slice(0, alphabet.length ** 2)
  // A letter that begins pairs stands for 26 spots in place of one.
  const begin = Math.max(0, Math.ceil((all.length - alphabet.length) / (alphabet.length - 1)))
  const singles = alphabet.length - begin
  const cells = new Set(all.flatMap(s => [s, ...s.lines].map(({ row, column }) => `${row} ${column}`)))
  const roomOf = ({ row, column }: Spot) => [1, 2].find(d => cells.has(`${row} ${column + d}`)) ?? 3
  const single = new Set(all.toSorted((a, b) => roomOf(a) - roomOf(b)).slice(0, singles))
  const letters = new Map<string, Spot>()
  let pairs = 0
  for (const spot of all) {
    const isSingle = single.has(spot)
    const nth = isSingle ? letters.size - pairs : pairs++
    const pair = () => itemAt(alphabet, singles + Math.floor(nth / 26)) + itemAt(alphabet, nth % 26)
    letters.set(isSingle ? itemAt(alphabet, nth) : pair(), spot)
  }
  return letters
}
