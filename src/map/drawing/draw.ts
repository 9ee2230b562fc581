/** Painting a layout: areas and links first, then what lies on them, then markers and texts, then the frame. */

import { Grid, type Tone } from '../../draw/grid.ts'
import { itemAt } from '../../lists.ts'
import { cut, plural, width } from '../../text.ts'
import { tidy } from '../text/names.ts'
import type { WardleyMap } from '../text/types.ts'
import { flowGlyph, type Glyphs, glyphSets, markerGlyph } from './glyphs.ts'
import { type LayoutOptions, layout } from './layout.ts'
import type { Size } from './scale.ts'
import type { DrawnEdge, DrawnNode, Layout, Words } from './scene.ts'

/** The bit of each of a braille sign's dots: two to a row, four rows. */
const dotBits = Uint8Array.of(0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)

function paintAreas(grid: Grid, plan: Layout, glyphs: Glyphs): void {
  const { across, upright, corner } = glyphs.area
  for (const { area } of plan.areas) {
    const [bottom, right] = [area.row + area.rows - 1, area.column + area.columns - 1]
    for (const row of [area.row, bottom]) grid.fill(row, area.column, right + 1, across, 'quiet')
    for (let row = area.row; row <= bottom; row++)
      for (const x of [area.column, right])
        grid.put(row, x, row === area.row || row === bottom ? corner : upright, 'quiet')
  }
}

/** Links as fine dots: what several put into a cell is seen together. */
function paintDots(grid: Grid, edges: DrawnEdge[], tone: Tone): void {
  const bits = new Uint8Array(grid.width * grid.height)
  const flows = new Uint8Array(bits.length)
  for (const { way, link } of edges)
    for (let i = 0; i < way.dots.length; i += 2) {
      const y = way.dots[i] ?? 0
      const x = way.dots[i + 1] ?? 0
      const at = (y >> 2) * grid.width + (x >> 1)
      bits[at] = (bits[at] ?? 0) | (dotBits[(y & 3) * 2 + (x & 1)] ?? 0)
      if (link.flow) flows[at] = 1
    }
  bits.forEach((b, at) => {
    if (b)
      grid.put(
        Math.floor(at / grid.width),
        at % grid.width,
        String.fromCodePoint(0x2800 + b),
        flows[at] ? 'accent' : tone,
      )
  })
}

/** Links as one sign a cell, chosen by the direction they pass in. */
function paintLines(grid: Grid, edges: DrawnEdge[], glyphs: Glyphs, tone: Tone): void {
  const signs = new Map<number, { sign: string; tone: Tone }>()
  for (const e of edges) {
    const end: [number, number] = [e.to.row, e.to.column]
    let before: [number, number] = [e.from.row, e.from.column]
    for (const [i, cell] of e.way.cells.entries()) {
      const next = e.way.cells[i + 1] ?? end
      const dy = next[0] - before[0]
      const dx = next[1] - before[1]
      before = cell
      const slanting = dy > 0 === dx > 0 ? glyphs.falling : glyphs.rising
      const sign = dy === 0 ? glyphs.across : dx === 0 ? glyphs.upright : slanting
      const at = cell[0] * 10_000 + cell[1]
      const there = signs.get(at)?.sign
      signs.set(at, {
        sign: there === undefined || there === sign ? sign : glyphs.crossing,
        tone: e.link.flow ? 'accent' : tone,
      })
    }
  }
  for (const [at, { sign, tone }] of signs) grid.put(Math.floor(at / 10_000), at % 10_000, sign, tone)
}

/** The sign of a flow, on the middle of what is to be seen of it. */
function paintFlows(grid: Grid, plan: Layout, edges: DrawnEdge[], glyphs: Glyphs): void {
  if (!edges.some(e => e.link.flow)) return
  const texts = new Set<number>()
  for (const l of allWords(plan).flatMap(w => w.lines))
    for (let i = 0; i < width(l.text); i++) texts.add(l.row * 10_000 + l.column + i)
  for (const e of edges) {
    if (!e.link.flow) continue
    const open = e.way.cells.filter(([row, column]) => !texts.has(row * 10_000 + column))
    const middle = open[Math.floor(open.length / 2)]
    if (!middle) continue
    grid.put(middle[0], middle[1], glyphs[flowGlyph(e.link)], 'accent')
  }
}

/** What links may cross: ghosts, pipelines, movements. */
function paintUnder(grid: Grid, plan: Layout, glyphs: Glyphs): void {
  for (const g of plan.ghosts) grid.put(g.row, g.column, glyphs.ghost, 'quiet')
  for (const m of plan.moves)
    grid.fill(m.row, Math.min(m.from, m.to) + 1, Math.max(m.from, m.to), glyphs.move, 'accent')
  // In a box a movement leaves every other cell to it, so that both are seen.
  for (const b of plan.bars)
    for (let x = b.from; x <= b.to; x++)
      if (x % 2 === 0 || grid.at(b.row, x) !== glyphs.move) grid.put(b.row, x, glyphs.bar)
}

/** What stands on links: the ends of pipelines, inertia, the numbers of annotations. */
function paintOver(grid: Grid, plan: Layout, glyphs: Glyphs): void {
  for (const b of plan.bars) {
    grid.put(b.row, b.from, glyphs.barFrom)
    grid.put(b.row, b.to, glyphs.barTo)
  }
  for (const m of plan.moves) if (m.wall !== undefined) grid.put(m.row, m.wall, glyphs.inertia, 'warn')
  for (const [row, column] of plan.walls) grid.put(row, column, glyphs.inertia, 'warn')
  for (const a of plan.annotations) grid.put(a.row, a.column, a.text, 'accent')
}

/** How a part is drawn: those of another chain quiet, the one in focus lit. */
function toneOf({ bright, focus, kind }: DrawnNode): Tone {
  if (!bright) return 'quiet'
  if (focus) return 'focus'
  return kind === 'anchor' ? 'strong' : kind === 'evolved' ? 'accent' : 'plain'
}

/** The sign of a marker; a digit when several parts share a cell. */
function signOf(node: DrawnNode, glyphs: Glyphs): string {
  if (node.sharing > 1) return node.sharing > 9 ? '9' : String(node.sharing)
  return node.focus ? glyphs.focus : glyphs[markerGlyph(node.kind, node.decorators)]
}

/** Faint lines where stages begin, in cells nothing else stands in, blanks of texts included. */
function paintStages(grid: Grid, plan: Layout, glyphs: Glyphs): void {
  const { plot, ticks } = plan.scale
  const texts = allWords(plan).flatMap(w => w.lines)
  for (const column of ticks) {
    if (column <= plot.column || column >= plot.column + plot.columns) continue
    const near = new Set(
      texts.filter(l => column >= l.column - 1 && column <= l.column + width(l.text)).map(l => l.row),
    )
    for (let row = plot.row; row < plot.row + plot.rows; row++)
      if (!near.has(row) && grid.at(row, column) === ' ') grid.put(row, column, glyphs.area.upright, 'quiet')
  }
}

function paintFrame(grid: Grid, plan: Layout, glyphs: Glyphs): void {
  const { map, scale } = plan
  const { plot } = scale
  const { axis } = glyphs
  const bottom = plot.row + plot.rows
  const right = plot.column + plot.columns - 1
  for (let row = plot.row; row < bottom; row++) grid.put(row, 1, axis.upright, 'quiet')
  if (plan.divider !== undefined)
    for (let row = plot.row; row < bottom; row++) grid.put(row, plan.divider, glyphs.divider, 'quiet')
  if (!map.heightHidden)
    for (const [i, letter] of [...tidy(map.heightName).slice(0, plot.rows)].entries())
      grid.put(plot.row + i, 0, width(letter) === 1 ? letter : ' ', 'quiet')
  grid.put(bottom, 1, axis.corner, 'quiet')
  grid.fill(bottom, 2, right, axis.across, 'quiet')
  grid.put(bottom, right, axis.end, 'quiet')
  if (plan.divider !== undefined) grid.put(bottom, 3, cut(' to place ', plan.divider - 4), 'quiet')
  const starts = [plot.column, ...scale.ticks]
  starts.forEach((start, i) => {
    if (i > 0 && start > plot.column && start < right) grid.put(bottom, start, axis.tick, 'quiet')
    const from = Math.max(plot.column, start) + 1
    const to = Math.min(right, starts[i + 1] ?? right)
    if (map.axisHidden || to - from < 4) return
    const name = shorten(tidy(map.axis[i] ?? ''), i, to - from - 1)
    const end = grid.put(bottom, from, ` ${name}${from + width(name) + 1 < to ? ' ' : ''}`)
    if (i === 3 && to === right && right - end > evolution.length + 3)
      grid.putRight(bottom, right, ` ${evolution} `, 'quiet')
  })
}

/** What the axis shows, said at its arrow where room is. */
const evolution = 'Evolution'

const numerals = ['I', 'II', 'III', 'IV'] as const

/** A stage name as far as it fits: without its second name, without its brackets, its first word, its number. */
function shorten(name: string, stage: number, cells: number): string {
  if (!name) return ''
  const first = itemAt(name.split(' / '), 0).trim()
  const plain = first.replace(/(?<!\s)\s*\([^()]*\)/, '')
  const [word] = plain.split(/[\s-]/)
  return [name, first, plain, word].find(n => n && width(n) <= cells) ?? cut(numerals[stage] ?? '', cells)
}

function allWords(plan: Layout): Words[] {
  return [
    ...plan.nodes.map(n => n.words),
    ...plan.areas.map(a => a.words),
    ...plan.notes,
    ...plan.rims.map(r => r.words),
    ...plan.edges.flatMap(e => e.words ?? []),
  ]
}

function paintTitle(grid: Grid, plan: Layout): void {
  const { map, size } = plan
  const parts = plan.nodes.filter(n => n.kind !== 'evolved').length + plan.outside
  // Links that lead nowhere are not drawn, so they are not counted.
  const links = plan.edges.length + plan.linksOutside
  const facts = `${plural(parts, 'part')}  ${plural(links, 'link')}`
  const outside = plan.outside ? `  ${plan.outside} outside this view` : ''
  const advice = parts > 20 && !outside && size.columns >= 100 ? '; about 20 are easier to talk about' : ''
  const start = grid.putRight(0, size.columns - 1, `${facts}${advice}${outside}`, 'quiet')
  grid.put(0, 1, cut(tidy(map.title), Math.max(4, start - 3)), 'strong')
}

/** Paints a layout on a grid of its size. */
export function paint(plan: Layout): Grid {
  const glyphs = glyphSets[plan.glyphs]
  const grid = new Grid(plan.size.columns, plan.size.rows)
  paintAreas(grid, plan, glyphs)
  paintUnder(grid, plan, glyphs)
  const shown = plan.edges.filter(e => e.bright)
  // In focus, the chain is what is looked at.
  const tone: Tone = plan.nodes.some(n => n.focus) ? 'accent' : 'link'
  if (plan.glyphs === 'braille') paintDots(grid, shown, tone)
  else paintLines(grid, shown, glyphs, tone)
  paintFlows(grid, plan, shown, glyphs)
  paintOver(grid, plan, glyphs)
  for (const r of plan.rims) {
    grid.put(r.row, r.column, glyphs.rim[r.towards], tone)
    paintWords(grid, r.words, 'quiet')
  }
  for (const a of plan.areas) paintWords(grid, a.words, 'quiet')
  for (const e of shown) if (e.words) paintWords(grid, e.words, 'quiet')
  for (const n of plan.notes) paintWords(grid, n, 'quiet')
  for (const n of plan.nodes) {
    const tone = toneOf(n)
    grid.put(n.row, n.column, signOf(n, glyphs), tone)
    paintWords(grid, n.words, tone)
  }
  paintStages(grid, plan, glyphs)
  paintFrame(grid, plan, glyphs)
  paintTitle(grid, plan)
  const under = plan.scale.plot.row + plan.scale.plot.rows + 1
  for (const [i, row] of plan.below.entries()) grid.put(under + i, 2, row)
  const beside = plan.scale.plot.column + plan.scale.plot.columns + 1
  for (const [i, row] of plan.beside.entries()) grid.put(plan.scale.plot.row + i, beside, row)
  return grid
}

function paintWords(grid: Grid, words: Words, tone: Tone): void {
  for (const l of words.lines) grid.put(l.row, l.column, l.text, tone)
}

/** A map drawn in so many cells. */
export function drawMap(map: WardleyMap, size: Size, options: LayoutOptions = {}): Grid {
  return paint(layout(map, size, options))
}

/** A drawing as data, cells 0-based: what stands where, so that anybody can check it. */
export function drawingJson(plan: Layout, grid: Grid) {
  const text = (w: Words) => ({ text: w.text, ...(w.key !== undefined && { key: String(w.key) }), lines: w.lines })
  const { plot } = plan.scale
  return {
    rows: grid.lines(),
    nodes: plan.nodes.map(n => ({
      name: n.name,
      kind: n.kind,
      row: n.row,
      column: n.column,
      line: n.line,
      ...(n.tray && { tray: true }),
      label: text(n.words),
    })),
    edges: plan.edges.map(e => ({ from: e.link.from, to: e.link.to, cells: e.way.cells, hidden: e.way.hidden })),
    pipelines: plan.bars,
    notes: plan.notes.map(text),
    annotations: plan.annotations,
    plot,
    ticks: plan.scale.ticks,
    keys: [...plan.beside, ...plan.below],
    more: plan.more,
  }
}
