/** What is one's own of a frame: a line, cards, a word about what was begun; drawn once for all to whom it shows the same. */
import { Grid } from '../../draw/grid.ts'
import type { Edited } from '../../screen/edit-line.ts'
import type { Cursor } from '../../screen/painter.ts'
import { lookKey, rowsOf } from '../../screen/theme.ts'
import { drawLine } from '../../screen/typed-line.ts'
import { wrap } from '../../text.ts'
import type { Own } from './own-view.ts'
import { across, areSame, high, type Look, type Main } from './shared-rows.ts'

export type OwnScene = {
  look: Look
  own: Own
  /** Said where the eyes are, beside the line: the room went on from one that was begun. */
  notice?: string
  /** The line that is typed. */
  line?: { prompt: string; text: Edited; on: 'top' | 'bottom' }
}

/** Rows kept for a line under a drawing, and the most a line above one's cards may take. */
const lineBelow = 3
const lineAbove = 6

/** The parts of those who have nothing of their own, by the height of the drawing. */
const plainParts = new Map<number, Part>()

function plainPart(drawing: number): Part {
  const part = plainParts.get(drawing) ?? { above: [], drawing, below: [] }
  plainParts.set(drawing, part)
  return part
}

/** Parts made lately. People who have nothing in theirs yet have the same one, and so the same frame but for its first row. */
const parts: Part[] = []
const enoughParts = 24

/** This part, or one that shows exactly the same. */
function sharedPart(part: Part): Part {
  const known = parts.find(one => isSamePart(one, part))
  if (known) return known
  parts.unshift(part)
  parts.length = Math.min(parts.length, enoughParts)
  return part
}

function isSamePart(one: Part, other: Part): boolean {
  return (
    one.drawing === other.drawing &&
    one.cursor?.row === other.cursor?.row &&
    one.cursor?.column === other.cursor?.column &&
    areSame(one.above, other.above) &&
    areSame(one.below, other.below)
  )
}

/** Lines with nothing in them yet, by all that they are drawn from. */
const emptyLines = new Map<string, { rows: string[]; cursor: Cursor }>()
const enoughLines = 100

/** The line that is typed, in rows as wide as the main part asks. */
function lineRows({ prompt, text }: NonNullable<OwnScene['line']>, main: Main, most: number, { theme }: Look) {
  const draw = () => {
    const { grid, cursor } = drawLine(prompt, text, main.width, most)
    return { rows: across(rowsOf(grid, theme), main), cursor }
  }
  if (text.text) return draw()
  const key = `${main.width} ${main.filled} ${most} ${lookKey(theme)} ${prompt}`
  const known = emptyLines.get(key)
  if (known) return known
  if (emptyLines.size >= enoughLines) emptyLines.clear()
  const made = draw()
  emptyLines.set(key, made)
  return made
}

/** What is one's own of the main part: rows above the room's drawing, the drawing's height, rows below. */
export type Part = { above: string[]; drawing: number; below: string[]; cursor?: Cursor }

/** Draws it in `room` rows; those to whom it shows the same are given the same one. */
export function ownPart(scene: OwnScene, main: Main, room: number): Part {
  return sharedPart(scene.notice ? noticed(scene, scene.notice, main, room) : partOf(scene, main, room))
}

function noticed(scene: OwnScene, notice: string, main: Main, room: number): Part {
  const { look } = scene
  const lines = wrap(notice, main.width - 2).slice(0, Math.max(1, room - lineBelow - 1))
  const grid = new Grid(main.width, lines.length)
  for (const [y, text] of lines.entries()) grid.put(y, 1, text, 'warn')
  const row = across(rowsOf(grid, look.theme), main)
  if (scene.line?.on === 'bottom') {
    const { below, ...part } = partOf(scene, main, room - lines.length)
    // Right above the line, which ends the part.
    const at = Math.max(0, below.length - lineBelow)
    const typed = [...below.slice(0, at), ...row, ...below.slice(at)]
    const cursor = part.cursor && { ...part.cursor, row: part.cursor.row + lines.length }
    return { ...part, below: typed, ...(cursor ? { cursor } : {}) }
  }
  const part = partOf(scene, main, room - lines.length)
  const cursor = part.cursor && { ...part.cursor, row: part.cursor.row + lines.length }
  return { ...part, above: [...row, ...part.above], ...(cursor ? { cursor } : {}) }
}

function partOf({ own, line, look }: OwnScene, main: Main, room: number): Part {
  if (!line && !own.grid && !own.foot) return plainPart(room)
  const rows = (grid: Grid) => across(rowsOf(grid, look.theme), main)
  const foot = own.foot ? rows(own.foot(main.width)) : []
  if (line?.on === 'top') {
    const typed = lineRows(line, main, Math.min(lineAbove, Math.max(1, room - 1)), look)
    const above = [...typed.rows, main.filled ? ' '.repeat(main.width) : '']
    const rest = Math.max(0, room - above.length)
    const grid = own.grid ? high(rows(own.grid(main.width, rest, look.theme.ascii)), rest, main) : []
    return { above: [...above, ...grid], drawing: own.grid ? 0 : rest, below: [], cursor: typed.cursor }
  }
  const typed = line && lineRows(line, main, lineBelow, look)
  const below = [...foot, ...(typed ? high(typed.rows, lineBelow, main) : [])]
  const rest = Math.max(0, room - below.length)
  return {
    above: own.grid ? high(rows(own.grid(main.width, rest, look.theme.ascii)), rest, main) : [],
    drawing: own.grid ? 0 : rest,
    below,
    ...(typed ? { cursor: { row: rest + foot.length + typed.cursor.row, column: typed.cursor.column } } : {}),
  }
}
