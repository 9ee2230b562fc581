/** Cursors on the drawing of a map: one's own, and those of others who work on it, by a letter of their names. */
import type { Grid } from '../../draw/grid.ts'
import { glyphSets, type Layout, normal } from '../../map/index.ts'
import type { PersonId } from '../../session/shapes.ts'
import { graphemes, width } from '../../text.ts'

/** Kinds of things that are a sign with a name beside it; others are text alone. */
export const hasSign: ReadonlySet<string> = new Set([
  'anchor',
  'component',
  'submap',
  'child',
  'evolved',
  'accelerator',
  'deaccelerator',
])

/** Something that can be chosen, where it is drawn: cells of its sign and of its rows of text. */
type Chosen = {
  kind: string
  row: number
  column: number
  lines: readonly { row: number; column: number; text: string }[]
}

/** Shows which one is chosen: its sign changes, and its name is under the cursor. */
export function markChosen(grid: Grid, plan: Layout, spot: Chosen | undefined): void {
  if (!spot) return
  if (hasSign.has(spot.kind)) {
    const sign = grid.at(spot.row, spot.column)
    // A digit says how many share the cell; that matters more.
    grid.put(spot.row, spot.column, /\d/.test(sign) ? sign : glyphSets[plan.glyphs].focus, 'focus')
  }
  for (const line of spot.lines) grid.paint(line.row, 'focus', line.column, line.column + width(line.text))
}

/** Somebody else's cursor: the letter of their name, and the name of the part they have chosen as `normal` writes it. */
export type OtherCursor = { letter: string; part: string }

type Node = Layout['nodes'][number]

const byName = new WeakMap<Layout, Map<string, Node>>()

/** Where a part is drawn, not where it is going; of several with one name the first, undefined for one that is not on the drawing. */
export function drawnPart(plan: Layout, part: string): Node | undefined {
  const known =
    byName.get(plan) ??
    new Map(plan.nodes.flatMap(n => (n.kind === 'evolved' ? [] : [[normal(n.name), n] as const])).reverse())
  byName.set(plan, known)
  return known.get(part)
}

/** Where letters may stand beside a sign, so many cells off, with the step outwards. */
const besides = [
  [-1, -1],
  [1, 1],
  [-2, -1],
  [2, 1],
] as const

/** Writes each letter beside the sign of its part, where it touches no text; else on the sign itself. */
export function markOthers(grid: Grid, plan: Layout, others: readonly OtherCursor[]): void {
  const written = new Set<string>()
  for (const { letter, part } of others) {
    const node = drawnPart(plan, part)
    if (!node) continue
    const { row, column } = node
    const isFree = (x: number) => x >= 0 && x < grid.width && grid.at(row, x) === ' '
    const isWord = (x: number) => /[\p{L}\p{N}]/u.test(grid.at(row, x)) && !written.has(`${row} ${x}`)
    const beside = besides.find(([by, out]) => isFree(column + by) && !isWord(column + by + out))
    const x = column + (beside?.[0] ?? 0)
    grid.put(row, x, letter, 'quiet')
    written.add(`${row} ${x}`)
  }
}

type People = readonly { id: PersonId; name: string }[]

const lettered = new WeakMap<People, ReadonlyMap<PersonId, string>>()

/** A letter for each: the first of the name that nobody before has, else the first one. */
export function lettersOf(people: People): ReadonlyMap<PersonId, string> {
  const known = lettered.get(people) ?? newLetters(people)
  lettered.set(people, known)
  return known
}

function newLetters(people: People): Map<PersonId, string> {
  const letters = new Map<PersonId, string>()
  const taken = new Set<string>()
  for (const { id, name } of people) {
    const own = graphemes(name.toUpperCase()).filter(g => /^\p{L}$/u.test(g) && width(g) === 1)
    const letter = own.find(g => !taken.has(g)) ?? own[0] ?? '?'
    letters.set(id, letter)
    taken.add(letter)
  }
  return letters
}
