/** Where everything goes: markers, then the texts beside them, then the links through what is left. Decides cells, paints nothing. */
import { width } from '../../text.ts'
import { teamsOf } from '../teams.ts'
import { Parts } from '../text/find.ts'
import { tidy } from '../text/names.ts'
import type { WardleyMap } from '../text/types.ts'
import { chainOf } from './chain.ts'
import { cellOf, keptWays, route } from './edges.ts'
import { Follower, Passing } from './follow.ts'
import { type GlyphSet, glyphSets, markerGlyph } from './glyphs.ts'
import { legendOf } from './legend.ts'
import { type Marker, partsOf, settle } from './markers.ts'
import { annotationsOf, areaOf, barsOf, ghostsOf, movesOf, wallsOf } from './overlays.ts'
import { Field } from './places.ts'
import { rimsOf } from './rims.ts'
import { type Area, type Cell, clamp, Scale, type Size, type Window, wholeMap } from './scale.ts'
import { type DrawnNode, type Layout, Scene } from './scene.ts'
import { fillRows, placeWords } from './words.ts'

export type LayoutOptions = {
  /** The signs to draw with; their legend takes room. Braille when left out. */
  glyphs?: GlyphSet
  /** A part whose chain is shown; the links of all others are left out. */
  focus?: string
  /** An earlier map, shown as ghosts where its parts stood. */
  ghost?: WardleyMap
  /** The stretch of the map to show; all of it when left out. */
  window?: Window
  /**
   * The rows the list below the axis may take at most. When left out: a sixth of all, and none where the names fill the map, so
   * that it has all rows and the list comes after it.
   */
  listRows?: number
  /** An earlier drawing of nearly the same map: its names stay where they still fit. */
  before?: Layout
  /**
   * True while a part is on its way and the next drawing follows at once: what the part does not touch stays as it was in `before`,
   * also where it could now be better, and a list that has become longer is cut.
   */
  quick?: boolean
}

/** The smallest drawing that can be read with ease, and the smallest there is: most names are in its list. */
export const smallest: Size = { columns: 60, rows: 15 }
export const least: Size = { columns: 40, rows: 9 }

/** Puts the parts that wait for their evolution into the tray, each on its height or the nearest free row. */
function settleTray(waiting: Marker[], tray: Area, scale: Scale): void {
  const taken = new Set<number>()
  for (const m of waiting.slice().sort((a, b) => b.visibility - a.visibility || a.line - b.line)) {
    const ideal = scale.row(m.visibility)
    let best: Cell = [ideal, tray.column + 1]
    search: for (let column = tray.column + 1; column < tray.column + tray.columns; column += 3)
      for (const d of [0, 1, -1]) {
        const row = clamp(ideal + d, tray.row, tray.row + tray.rows - 1)
        if (taken.has(row * 10_000 + column)) continue
        best = [row, column]
        break search
      }
    taken.add(best[0] * 10_000 + best[1])
    ;[m.row, m.column] = best
  }
}

/** What the sign of a part cannot show: the marks that gave way to another, and the letter of the team that owns it. */
function others(m: Marker, teams: ReadonlyMap<string, string>): string {
  const left = m.decorators.filter(d => d !== markerGlyph(m.kind, m.decorators))
  const letter = m.team === undefined ? '' : ` /${teams.get(m.team)}`
  return `${left.length ? ` (${left.join(', ')})` : ''}${letter}`
}

/** The markers as they will be drawn: bright when they belong to the chain in focus, or nothing is in focus. */
function withFocus(map: WardleyMap, markers: Marker[], focus: string | undefined): DrawnNode[] {
  const parts = new Parts(map)
  const chain: ReadonlySet<unknown> | undefined = focus === undefined ? undefined : chainOf(map, focus)
  const found = focus === undefined ? undefined : parts.find(focus)
  const thing = found && (found.is === 'node' ? found.node : found.is === 'child' ? found.child : found.evolve)
  const owners = new Map<unknown, unknown>()
  for (const p of map.pipelines) {
    const owner = parts.find(p.name)
    if (owner?.is === 'node') for (const c of p.children) owners.set(c, owner.node)
  }
  for (const e of map.evolve) {
    const owner = parts.find(e.name)
    if (owner?.is === 'node') owners.set(e, owner.node)
    if (owner?.is === 'child') owners.set(e, owners.get(owner.child))
  }
  const teams = teamsOf(map)
  return markers.map(m => ({
    ...m,
    words: { text: tidy(`${m.name}${others(m, teams)}`), lines: [] },
    bright: !chain?.size || chain.has(owners.get(m.of) ?? m.of),
    focus: m.of !== undefined && m.of === thing,
  }))
}

type Arrangement = {
  finish: (below: string[], more: string[]) => Layout
  entries: string[]
}

/** One try, with a number of rows kept below the axis; links are found their ways only when it is kept. */
function arrange(map: WardleyMap, all: Marker[], size: Size, options: LayoutOptions, kept: number): Arrangement {
  const window = options.window ?? wholeMap
  const whole: Area = { row: 1, column: 2, rows: Math.max(4, size.rows - 2 - kept), columns: size.columns - 2 }
  const everything = new Scale(whole, map.boundaries, window)
  const markers = all.filter(p => p.tray || everything.shows(p))
  const waiting = markers.filter(p => p.tray)
  const trayColumns = waiting.length
    ? Math.max(8, Math.floor(whole.columns * (waiting.length === markers.length ? 0.6 : 0.28)))
    : 0
  const plot = trayColumns
    ? { ...whole, column: whole.column + trayColumns + 1, columns: whole.columns - trayColumns - 1 }
    : whole
  const scale = trayColumns ? new Scale(plot, map.boundaries, window) : everything
  settle(
    markers.filter(p => !p.tray),
    scale,
  )
  settleTray(waiting, { ...whole, columns: trayColumns }, scale)
  const nodes = withFocus(map, markers, options.focus)
  const field = new Field(size.columns, size.rows, whole)
  for (const n of nodes) field.block(n.row, n.column, true)
  const divider = trayColumns ? plot.column - 1 : undefined
  if (divider !== undefined) for (let r = 0; r < whole.rows; r++) field.block(whole.row + r, divider)
  const scene = new Scene(map, scale, field, nodes)
  const bars = barsOf(scene)
  const moves = movesOf(scene)
  const walls = wallsOf(scene, moves)
  const annotations = annotationsOf(scene)
  const ghosts = options.ghost ? ghostsOf(scene, options.ghost) : []
  const areas = map.attitudes
    .filter(a => scale.shows({ visibility: a.corners[0], evolution: a.corners[1] }))
    .map(attitude => ({ attitude, area: areaOf(attitude, scale), words: { text: attitude.kind, lines: [] } }))
  const ends = map.links.flatMap(link => {
    const from = scene.named(link.from)
    const to = scene.named(link.to)
    return from && to && from !== to ? [{ from, to, link }] : []
  })
  const shown = window === wholeMap ? undefined : rimsOf(scene, all, map.links)
  if (shown) ends.push(...shown.ends)
  const rims = shown?.rims ?? []
  const linksOutside =
    window === wholeMap ? 0 : map.links.filter(l => scene.thing(l.from) && scene.thing(l.to)).length - ends.length
  const empty = new Follower(new Uint8Array(field.hard.length), size.columns)
  for (const { from, to } of ends) {
    // Hiding one cell of a short link hides much of it.
    const length = Math.max(Math.abs(from.row - to.row), Math.abs(from.column - to.column))
    const by = 0.35 + 2.5 / Math.max(1, length - 1)
    // Neighbours have no cell between them: their link is seen beside them, or not at all.
    if (length === 1)
      for (const { row, column } of [from, to]) for (const side of [-1, 1]) scene.soften(row, column + side, 2.5, 5)
    empty.follow([cellOf(from), cellOf(to)], undefined, (row, column) => scene.soften(row, column, by, 3.5))
  }
  const sign = glyphSets[options.glyphs ?? 'braille'].note
  const { edgeWords, notes, entries } = placeWords(scene, ends, areas, walls, options, sign, rims)
  const parts = {
    size,
    map,
    glyphs: options.glyphs ?? 'braille',
    scale,
    divider,
    nodes,
    bars,
    moves,
    walls,
    areas,
    notes,
    annotations,
    ghosts,
    rims,
  }
  const finish = (below: string[], more: string[]): Layout => {
    const cover = coverOf(parts, edgeWords, whole)
    const tries = ends.length > 400 ? 10 : ends.length > 200 ? 50 : 60
    const by = new Follower(cover, size.columns, new Passing(cover.length))
    const earlier = options.before?.scale.plot.rows === whole.rows ? options.before.edges : []
    const kept = keptWays(ends, earlier, by, options.quick)
    const edges = ends.map((e, i) => ({
      ...e,
      words: edgeWords[i],
      bright: e.from.bright && e.to.bright,
      way: kept[i] ?? route(cellOf(e.from), cellOf(e.to), whole, by, tries),
    }))
    return { ...parts, edges, below, more, outside: all.length - markers.length, linksOutside }
  }
  return { finish, entries }
}

/** What links meet on their way: texts and markers hide them, pipelines and movements are crossed. */
function coverOf(
  parts: Omit<Layout, 'edges' | 'below' | 'more' | 'outside' | 'linksOutside'>,
  edgeWords: (Layout['notes'][number] | undefined)[],
  whole: Area,
): Uint8Array {
  const { columns, rows } = parts.size
  const cover = new Uint8Array(columns * rows)
  const fill = (row: number, from: number, to: number, what = 1) =>
    cover.fill(what, row * columns + from, row * columns + to)
  for (const b of parts.bars) fill(b.row, b.from, b.to + 1, 3)
  for (const m of parts.moves) fill(m.row, Math.min(m.from, m.to) + 1, Math.max(m.from, m.to), 3)
  for (const b of parts.bars) for (const x of [b.from, b.to]) fill(b.row, x, x + 1)
  for (const m of parts.moves) if (m.wall !== undefined) fill(m.row, m.wall, m.wall + 1)
  for (const [row, column] of parts.walls) fill(row, column, column + 1)
  for (const a of parts.annotations) fill(a.row, a.column, a.column + a.text.length)
  if (parts.divider !== undefined)
    for (let r = 0; r < whole.rows; r++) fill(whole.row + r, parts.divider, parts.divider + 1)
  const texts = [...parts.nodes.map(n => n.words), ...parts.areas.map(a => a.words), ...parts.notes, ...edgeWords]
  for (const words of texts) for (const l of words?.lines ?? []) fill(l.row, l.column, l.column + width(l.text))
  for (const n of parts.nodes) cover[n.row * columns + n.column] = 2
  return cover
}

/** Stands where the list is cut. */
const pointer = '… and more, not shown'

type Fit = { missing: number; finish: () => Layout }

/** Puts the list of one try and the legend below the axis. Where rows are missing, the legend gives way to names, and what is cut is in `more`. */
function fitList({ entries, finish }: Arrangement, rows: number, legend: string[], columns: number): Fit {
  const all = fillRows([...entries, ...legend], columns)
  const missing = all.length - rows
  if (missing <= 0) return { missing, finish: () => finish(all, []) }
  const cut = (count: number) => fillRows([...entries.slice(0, count), pointer], columns)
  return {
    missing,
    finish: () => {
      // No row holds more entries than it has cells, so that a list of thousands is not tried whole.
      let count = Math.min(entries.length, rows * columns)
      while (count > 0 && cut(count).length > rows) count -= Math.max(1, Math.min(count >> 2, cut(count).length - rows))
      while (count < entries.length && cut(count + 1).length <= rows) count++
      return finish(cut(count).slice(0, rows), [...entries.slice(count), ...fillRows(legend, columns)])
    },
  }
}

/** How much of the cells names may take before the list has to make room for them. */
const filled = 0.25

/** Whether the names of the parts shown fill so much of a drawing that many will find no place. */
function isFilled(map: WardleyMap, all: readonly Marker[], { columns, rows }: Size, window = wholeMap): boolean {
  const plot: Area = { row: 1, column: 2, rows: rows - 2, columns: columns - 2 }
  const scale = new Scale(plot, map.boundaries, window)
  const cells = all.filter(m => m.tray || scale.shows(m)).reduce((sum, m) => sum + width(tidy(m.name)) + 1, 0)
  return cells > filled * plot.rows * plot.columns
}

/**
 * Lays a map out in so many cells; smaller than 40x9 is drawn as 40x9. Entries of the list stand below the axis with the
 * legend; what has no room there is in `more`, to be shown after the drawing. The same input gives the same layout.
 */
export function layout(map: WardleyMap, size: Size, options: LayoutOptions = {}): Layout {
  const cells = {
    columns: Math.max(least.columns, Math.floor(size.columns)),
    rows: Math.max(least.rows, Math.floor(size.rows)),
  }
  const was = options.before?.size
  const before = was?.columns === cells.columns && was.rows === cells.rows ? options.before : undefined
  const all = partsOf(map)
  const legend = legendOf(map, all, options.glyphs ?? 'braille', {
    focus: options.focus !== undefined,
    ghost: options.ghost !== undefined,
  })
  const annotations = map.annotations.map(a => `(${a.number}) ${tidy(a.text)}`)
  const annotated = fillRows([...annotations, ...legend], cells.columns - 2).length
  // A full map keeps two rows, used or not, so that one name more or less in the list does not move everything.
  const full = cells.rows >= 20 && all.length > 16
  const usual = before ? cells.rows - 2 - before.scale.plot.rows : full ? 2 : 1
  const isLong = !before && isFilled(map, all, cells, options.window)
  if (options.listRows === undefined && (before ? usual === 0 : isLong))
    return fitList(arrange(map, all, cells, { ...options, before }, 0), 0, legend, cells.columns - 2).finish()
  const most = Math.max(2, Math.min(options.listRows ?? Math.floor(cells.rows / 6), Math.floor(cells.rows / 3)))
  // A list that will be long has all its rows at once.
  const rows = Math.min(most, isLong ? most : Math.max(usual, annotated))
  const first = arrange(map, all, cells, { ...options, before }, rows)
  const fit = fitList(first, rows, legend, cells.columns - 2)
  // More rows for the list are fewer for the map: only where the whole list then has room.
  if (fit.missing <= 0 || rows + fit.missing > most || (before && options.quick)) return fit.finish()
  const more = arrange(map, all, cells, { ...options, before }, rows + fit.missing)
  const second = fitList(more, rows + fit.missing, legend, cells.columns - 2)
  return (second.missing <= 0 ? second : fit).finish()
}
