/** Links that leave the view: drawn to its rim, with the name of what they lead to where there is room. */
import { width } from '../../text.ts'
import { tidy } from '../text/names.ts'
import type { Link } from '../text/types.ts'
import { breaks } from './breaks.ts'
import type { Marker } from './markers.ts'
import type { Room } from './room.ts'
import { clamp } from './scale.ts'
import type { DrawnEdge, DrawnNode, Rim, Scene, Words } from './scene.ts'

type Ends = Pick<DrawnEdge, 'from' | 'to' | 'link'>

/** The cell where a straight line from a marker to a place outside leaves the plot. */
function leaving(scene: Scene, from: DrawnNode, to: Marker): Omit<Rim, 'words'> {
  const { scale } = scene
  const { plot } = scale
  const [bottom, right] = [plot.row + plot.rows - 1, plot.column + plot.columns - 1]
  const dr = scale.rowAt(clamp(to.visibility, 0, 1)) - from.row
  const dc = scale.columnAt(clamp(to.evolution, 0, 1)) - from.column
  const share = Math.min(
    1,
    dr > 0 ? (bottom - from.row) / dr : dr < 0 ? (plot.row - from.row) / dr : 1,
    dc > 0 ? (right - from.column) / dc : dc < 0 ? (plot.column - from.column) / dc : 1,
  )
  const row = clamp(Math.round(from.row + dr * share), plot.row, bottom)
  const column = clamp(Math.round(from.column + dc * share), plot.column, right)
  const isUp = row === plot.row && dr < 0
  const aside = column === right && dc > 0 ? 'right' : 'left'
  const towards = isUp ? 'up' : row === bottom && dr > 0 ? 'down' : aside
  return { row, column, towards }
}

/** The links with one end in view, each to a cell of the rim that is still free; `all` are the markers of the whole map. */
export function rimsOf(scene: Scene, all: readonly Marker[], links: readonly Link[]): { rims: Rim[]; ends: Ends[] } {
  const byThing = new Map(all.map(m => [m.of, m]))
  const rims: Rim[] = []
  const ends: Ends[] = []
  const byCell = new Map<number, DrawnNode>()
  for (const link of links) {
    const [from, to] = [scene.named(link.from), scene.named(link.to)]
    const inside = from ?? to
    if (!inside || (from && to) || inside.tray) continue
    const thing = scene.thing(from ? link.to : link.from)
    const other = thing && byThing.get(thing)
    if (!other || other.tray) continue
    const at = leaving(scene, inside, other)
    const cell = at.row * 10_000 + at.column
    if (at.row === inside.row && at.column === inside.column) continue
    let end = byCell.get(cell)
    if (!end && scene.taken(at.row, at.column)) continue
    if (!end) {
      const words: Words = { text: tidy(other.name), lines: [] }
      end = { ...other, ...at, words, bright: true, focus: false, sharing: 1 }
      byCell.set(cell, end)
      rims.push({ ...at, words })
      scene.field.block(at.row, at.column)
    }
    ends.push(from ? { from, to: end, link } : { from: end, to: inside, link })
  }
  return { rims, ends }
}

/** Puts the names of what lies outside beside the rim, where nothing else stands. */
export function placeRims(rims: readonly Rim[], room: Room): void {
  for (const { row, column, towards, words } of rims) {
    const wide = width(words.text)
    const start = towards === 'right' ? column - wide - 1 : towards === 'left' ? column + 2 : column + 1
    words.lines = room.find(breaks(words.text, 40).slice(0, 2), row, start, 1) ?? []
  }
}
