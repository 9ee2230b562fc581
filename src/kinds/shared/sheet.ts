/** Rows of text on a screen: in columns when it is wide, on pages when there is too much. How every kind lays out a list. */
import { Grid, type Tone } from '../../draw/grid.ts'
import { width, wrap } from '../../text.ts'
import type { Look } from '../kind.ts'

/** A text at a column (0-based cells) of its row. */
export type Piece = { at: number; text: string; tone?: Tone }

/** One row of a sheet. `id` names the thing it shows, so that it can be pointed at and counted as seen. */
export type Row = { pieces: Piece[]; id?: string }

/** What stays together: never split over a column or a page, unless it is taller than one. */
export type Block = Row[]

export type Sheet = {
  /** Shown on every page, above and below the blocks. */
  head?: Block
  blocks: Block[]
  foot?: Block
  /** Columns side by side; default 1. */
  columns?: number
  /** A blank row between blocks where there is room; default true. */
  airy?: boolean
  /** Blocks may go over to the next column or page between two things; default false. */
  loose?: boolean
  /** The id of what must be on the page when none is asked for; default what is pointed at. */
  follow?: string
  /** What is on the pages below, in a few words: `L M N`. */
  rest?: (below: Block[]) => string
}

export const blank: Row = { pieces: [] }

/** A row with one text; `at` 1 is the left edge of everything. */
export function line(text: string, at = 1, tone: Tone = 'plain'): Row {
  return { pieces: [{ at, text, tone }] }
}

/** A text wrapped into rows from column `at` up to column `end` (exclusive). */
export function lines(text: string, at: number, end: number, tone: Tone = 'plain'): Row[] {
  return wrap(text, Math.max(8, end - at)).map(part => line(part, at, tone))
}

/** Short facts in a row, three blanks apart; a new row begins between two of them, not inside one. */
export function facts(items: readonly string[], at: number, end: number, tone: Tone = 'plain'): Row[] {
  const rows: string[] = []
  for (const item of items.filter(Boolean)) {
    const last = rows.at(-1)
    if (last !== undefined && width(last) + 3 + width(item) <= end - at) rows[rows.length - 1] = `${last}   ${item}`
    else rows.push(item)
  }
  return rows.flatMap(row => lines(row, at, end, tone))
}

/** Rows laid side by side: the pieces of the second go into the rows of the first, top to top. */
export function beside(left: readonly Row[], right: readonly Row[]): Row[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => {
    const id = left[i]?.id ?? right[i]?.id
    return { pieces: [...(left[i]?.pieces ?? []), ...(right[i]?.pieces ?? [])], ...(id ? { id } : {}) }
  })
}

/** The sheet at this look: the page asked for, else the one with what is pointed at, else the first. As high as it needs. */
export function drawSheet(sheet: Sheet, look: Look): Grid {
  const { head, foot, pages, gap } = layOut(sheet, look)
  const follow = sheet.follow ?? look.focus
  const followed =
    follow === undefined ? -1 : pages.findIndex(p => p.columns.some(rows => rows.some(r => r.id === follow)))
  // Pages go round, so that one key is enough to see them all.
  const at = (look.page ?? Math.max(0, followed)) % Math.max(1, pages.length)
  const page = pages[at]
  const grid = new Grid(look.width, look.height)
  const across = Math.floor(look.width / (sheet.columns ?? 1))
  let y = paint(grid, 0, 0, head, look.focus)
  if (page) {
    const bottoms = page.columns.map((column, i) => paint(grid, y, i * across, column, look.focus))
    y = Math.max(y, ...bottoms)
  }
  if (page && pages.length > 1) {
    const where = `page ${at + 1} of ${pages.length}`
    const rest = at + 1 < pages.length ? page.below() : []
    const below = rest.length ? `more below${sheet.rest ? `: ${sheet.rest(rest)}` : ''}` : ''
    grid.put(y, 3, below, 'strong')
    const start = grid.width - 4 - width(where)
    grid.fill(y, start - 2, grid.width, ' ')
    grid.put(y, start, where, 'strong')
    if (below) grid.put(y, grid.width - 2, '↓', 'strong')
    y++
  }
  if (foot.length) y = paint(grid, y + gap, 0, foot)
  return snug(grid)
}

/** True where all of a sheet is seen at once. */
export function isOnePage(sheet: Sheet, look: Look): boolean {
  return layOut(sheet, look).pages.length <= 1
}

/** The ids on each page of a sheet, in reading order. */
export function idsByPage(sheet: Sheet, look: Look): string[][] {
  return layOut(sheet, look).pages.map(idsOf)
}

/** The ids on one page of a sheet, counted from 0 and round again, in reading order. */
export function idsOnPage(sheet: Sheet, look: Look, page: number): string[] {
  const { pages } = layOut(sheet, look)
  const one = pages[page % Math.max(1, pages.length)]
  return one ? idsOf(one) : []
}

function idsOf({ columns }: Page): string[] {
  return [...new Set(columns.flat().flatMap(row => (row.id === undefined ? [] : [row.id])))]
}

/** A drawing without the empty rows under it. */
export function snug(grid: Grid): Grid {
  const rows = grid.used()
  if (rows === grid.height) return grid
  const cut = new Grid(grid.width, rows)
  cut.paste(0, 0, grid)
  return cut
}

/** `below` is worked out when it is asked for: there may be hundreds of pages. */
type Page = { columns: Row[][]; below: () => Block[]; isChopped: boolean }
type Laid = { head: Block; foot: Block; gap: number; pages: Page[] }

/** Every sheet as it was laid out last: a frame asks for its pages and draws one of them, the next frame another. */
const last = new WeakMap<Sheet, { height: number; laid: Laid }>()

function layOut(sheet: Sheet, { height }: Look): Laid {
  const known = last.get(sheet)
  if (known?.height === height) return known.laid
  const laid = layOutAnew(sheet, height)
  last.set(sheet, { height, laid })
  return laid
}

/** Head and foot give way before the blocks do. `most` rows are there. */
function layOutAnew(sheet: Sheet, most: number): Laid {
  const gap = most >= 16 ? 1 : 0
  const blocks = sheet.blocks.filter(b => b.length)
  let head = sheet.head ?? []
  let foot = sheet.foot ?? []
  if (head.length && blocks.length && gap) head = [...head, blank]
  const left = () => most - head.length - (foot.length ? foot.length + gap : 0)
  if (left() < 4 && blocks.length) foot = []
  if (left() < 4 && blocks.length) head = []
  const columns = sheet.columns ?? 1
  const airy = sheet.airy ?? true
  const height = Math.max(1, left())
  const loose = sheet.loose ?? false
  const flow = (h: number, air: boolean, pages?: number) =>
    fill(blocks, { columns, height: h, airy: air, loose, most: pages })
  const rows = blocks.reduce((n, b) => n + b.length, 0)
  const pages =
    (rows <= columns * height ? onePage(flow, columns, height, airy) : undefined) ??
    fewest((airy ? [true, false] : [false]).map(air => flow(Math.max(1, height - 1), air)))
  return { head, foot, gap, pages }
}

/** `most`: it is given up as soon as there are more pages than that. */
type Flow = { columns: number; height: number; airy: boolean; loose: boolean; most?: number }

/** Everything on one page with columns of about the same height, airy if it can be; undefined when it does not fit. */
function onePage(
  flow: (height: number, airy: boolean, most: number) => Page[],
  columns: number,
  height: number,
  airy: boolean,
): Page[] | undefined {
  for (const air of airy ? [true, false] : [false])
    for (let h = columns > 1 ? Math.min(height, 6) : height; h <= height; h++) {
      const pages = flow(h, air, 1)
      if (pages.length <= 1 && (h === height || !pages.some(p => p.isChopped))) return pages
    }
  return undefined
}

/** Blank rows are not worth another page. */
function fewest(flows: Page[][]): Page[] {
  return flows.reduce((best, pages) => (pages.length < best.length ? pages : best))
}

/** Column by column, page by page, as much as goes in. Linear: it walks on through the blocks, and copies only what it places. */
function fill(
  blocks: readonly Block[],
  { columns, height, airy, loose, most = Number.POSITIVE_INFINITY }: Flow,
): Page[] {
  const pages: Page[] = []
  /** The block that waits, and how many of its rows are placed already. */
  let next = 0
  let placed = 0
  let column: Row[] | undefined
  /** Places so many rows of the block that waits, all of them by default. */
  const place = (into: Row[], air: boolean, rows = blocks[next]!.length - placed) => {
    if (air) into.push(blank)
    for (let i = 0; i < rows; i++) into.push(blocks[next]![placed + i]!)
    placed += rows
    if (placed < blocks[next]!.length) return
    next++
    placed = 0
  }
  while (next < blocks.length) {
    const block = blocks[next]!
    const air = Boolean(column?.length && airy)
    const room = column ? height - column.length - (air ? 1 : 0) : 0
    if (column && block.length - placed <= room) {
      place(column, air)
      continue
    }
    const part = column && loose ? breakAt(block, placed, room) : 0
    if (column && part > 1) place(column, air, part)
    else if (column && !column.length) {
      place(column, false, breakAt(block, placed, height) || height)
      pages.at(-1)!.isChopped = true
    }
    let page = pages.at(-1)
    if (!page || page.columns.length === columns) {
      if (page) page.below = waitingFrom(blocks, next, placed)
      page = { columns: [], below: () => [], isChopped: false }
      pages.push(page)
      if (pages.length > most) return pages
    }
    column = []
    page.columns.push(column)
  }
  return pages
}

function waitingFrom(blocks: readonly Block[], next: number, placed: number): () => Block[] {
  return () => [...(placed ? [blocks[next]!.slice(placed)] : []), ...blocks.slice(placed ? next + 1 : next)]
}

/** How many of a block's rows after the first `from` go into so many, cut where one thing ends and the next begins; 0 for none. */
function breakAt(block: Block, from: number, height: number): number {
  let at = Math.min(from + height, block.length)
  while (at > from && block[at]?.id !== undefined && block[at]?.id === block[at - 1]?.id) at--
  return Math.max(0, at - from)
}

/** Paints rows downwards and returns the row under them. What is pointed at gets ▸ and the focus tone on its first row. */
function paint(grid: Grid, top: number, left: number, rows: readonly Row[], focus?: string): number {
  rows.forEach((row, i) => {
    const isFocus = row.id !== undefined && row.id === focus
    for (const { at, text, tone } of row.pieces) grid.put(top + i, left + at, text, isFocus ? 'focus' : tone)
    if (row.id !== undefined) grid.mark(top + i, left, row.id)
    if (isFocus && rows[i - 1]?.id !== row.id) grid.put(top + i, left, '▸', 'focus')
  })
  return top + rows.length
}
