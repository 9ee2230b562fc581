/** Where everything goes: markers, then the texts beside them, then the links through what is left. Decides cells, paints nothing. */
import { itemAt } from '../../lists.ts'
import { width } from '../../text.ts'
import { teamsOf } from '../teams.ts'
import { Parts } from '../text/find.ts'
import { tidy } from '../text/names.ts'
import type { WardleyMap } from '../text/types.ts'
import { chainOf } from './chain.ts'
import { cellOf, keptWays, routeAll } from './edges.ts'
import { Field } from './field.ts'
import { Follower, Passing } from './follow.ts'
import { type GlyphSet, glyphSets, markerGlyph } from './glyphs.ts'
import { besideRows, fillRows, fitList, legendOf } from './legend.ts'
import { type Marker, partsOf, settle, settleTray } from './markers.ts'
import { annotationsOf, areaOf, barsOf, ghostsOf, movesOf, wallsOf } from './overlays.ts'
import { rimsOf } from './rims.ts'
import { type Area, Scale, type Size, type Window, wholeMap } from './scale.ts'
import { type DrawnNode, type Layout, Scene } from './scene.ts'
import { placeWords } from './words.ts'

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
  /** True where the list never stands beside the map, however wide it is. */
  listBelow?: boolean
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
  finish: (below: string[], more: string[], beside?: string[]) => Layout
  entries: string[]
  /** How many texts are only a number. */
  numbers: number
  rows: number
}

/** One try, with rows kept below the axis and columns beside the map; links are found their ways only when it is kept. */
function arrange(
  map: WardleyMap,
  all: Marker[],
  size: Size,
  options: LayoutOptions,
  kept: number,
  aside = 0,
): Arrangement {
  const window = options.window ?? wholeMap
  const rows = Math.max(4, size.rows - 2 - kept)
  const whole: Area = { row: 1, column: 2, rows, columns: size.columns - 2 - aside }
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
  const { edgeWords, notes, entries, numbers } = placeWords(scene, ends, areas, walls, options, sign, rims)
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
  const finish = (below: string[], more: string[], beside: string[] = []): Layout => {
    const cover = coverOf(parts, edgeWords, whole)
    const tries = ends.length > 400 ? 10 : ends.length > 200 ? 50 : 60
    const by = new Follower(cover, size.columns, new Passing())
    const earlier = options.before?.scale.plot.rows === whole.rows ? options.before.edges : []
    const kept = keptWays(ends, earlier, by, options.quick)
    const ways = routeAll(ends, kept, whole, by, tries)
    const edges = ends.map((e, i) => ({
      ...e,
      words: edgeWords[i],
      bright: e.from.bright && e.to.bright,
      way: itemAt(ways, i),
    }))
    return { ...parts, edges, aside, beside, below, more, outside: all.length - markers.length, linksOutside }
  }
  return { finish, entries, numbers, rows }
}

/** What links meet on their way: texts and markers hide them, pipelines and movements are crossed. */
function coverOf(
  parts: Omit<Layout, 'edges' | 'aside' | 'beside' | 'below' | 'more' | 'outside' | 'linksOutside'>,
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

/** How much of the cells names may take before the list has to make room for them. */
const filled = 0.25

/** Whether the names of the parts shown fill so much of a drawing that many will find no place. */
function isFilled(map: WardleyMap, all: readonly Marker[], { columns, rows }: Size, window = wholeMap): boolean {
  const plot: Area = { row: 1, column: 2, rows: rows - 2, columns: columns - 2 }
  const scale = new Scale(plot, map.boundaries, window)
  const cells = all.filter(m => m.tray || scale.shows(m)).reduce((sum, m) => sum + width(tidy(m.name)) + 1, 0)
  return cells > filled * plot.rows * plot.columns
}

/** The cells a map keeps where a list stands beside it, the fewest and the most that list takes, and what parts the two. */
const beside = { map: 80, least: 14, most: 40, gap: 2 }

type Task = { map: WardleyMap; all: Marker[]; cells: Size; options: LayoutOptions; legend: string[] }

/** A try with so many columns beside the map for the list, and its legend below; what has no room is in `more`. */
function besideTry({ map, all, cells, options, legend }: Task, aside: number) {
  const under = fillRows(legend, cells.columns - 2)
  const kept = options.before ? cells.rows - 2 - options.before.scale.plot.rows : Math.min(under.length, 2)
  const { entries, numbers, rows, finish } = arrange(map, all, cells, options, kept, aside)
  const list = besideRows(entries, aside - beside.gap)
  const more = [...list.slice(rows), ...under.slice(kept)]
  return {
    numbers,
    isWhole: list.length <= rows,
    finish: () => finish(under.slice(0, kept), more, list.slice(0, rows)),
  }
}

/** The list beside a map of whose names some are only a number; undefined where it has no room there, or more would become numbers. */
function listBeside(task: Task, { numbers, entries }: Arrangement): Layout | undefined {
  const most = Math.min(beside.most, task.cells.columns - beside.map)
  if (task.options.listBelow || task.options.before || most < beside.most || !numbers) return undefined
  const longest = Math.max(...entries.map(width))
  const tried = besideTry(task, Math.min(most, Math.max(beside.least, longest + beside.gap)))
  return tried.isWhole && tried.numbers <= numbers ? tried.finish() : undefined
}

/** The list below the axis, with as many rows as it needs and may take. */
function listBelow(task: Task): { first: Arrangement; finish: () => Layout } {
  const { map, all, cells, options, legend } = task
  const columns = cells.columns - 2
  const { before } = options
  const annotations = map.annotations.map(a => `(${a.number}) ${tidy(a.text)}`)
  const annotated = fillRows([...annotations, ...legend], columns).length
  // A full map keeps two rows, used or not, so that one name more or less in the list does not move everything.
  const full = cells.rows >= 20 && all.length > 16
  const usual = before ? cells.rows - 2 - before.scale.plot.rows : full ? 2 : 1
  const isLong = !before && isFilled(map, all, cells, options.window)
  if (options.listRows === undefined && (before ? usual === 0 : isLong)) {
    const first = arrange(map, all, cells, options, 0)
    return { first, finish: fitList(first, 0, legend, columns).finish }
  }
  const most = Math.max(2, Math.min(options.listRows ?? Math.floor(cells.rows / 6), Math.floor(cells.rows / 3)))
  // A list that will be long has all its rows at once.
  const rows = Math.min(most, isLong ? most : Math.max(usual, annotated))
  const first = arrange(map, all, cells, options, rows)
  const fit = fitList(first, rows, legend, columns)
  // More rows for the list are fewer for the map: only where the whole list then has room.
  if (fit.missing <= 0 || rows + fit.missing > most || (before && options.quick)) return { first, finish: fit.finish }
  const more = arrange(map, all, cells, options, rows + fit.missing)
  const second = fitList(more, rows + fit.missing, legend, columns)
  return second.missing <= 0 ? { first: more, finish: second.finish } : { first, finish: fit.finish }
}

/**
 * Lays a map out in so many cells; smaller than 40x9 is drawn as 40x9. Entries of the list stand below the axis with the
 * legend, or beside the map from 120 columns on; what has no room is in `more`, to be shown after the drawing. The same input
 * gives the same layout.
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
  const task: Task = { map, all, cells, options: { ...options, before }, legend }
  if (before?.aside) return besideTry(task, before.aside).finish()
  const { first, finish } = listBelow(task)
  return listBeside(task, first) ?? finish()
}
