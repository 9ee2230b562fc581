/** What a drawing is made of, by cells: the types every step of the layout shares. */

import { Parts } from '../text/find.ts'
import type { Attitude, Child, Evolve, Link, MapNode, WardleyMap } from '../text/types.ts'
import type { Way } from './edges.ts'
import type { Field } from './field.ts'
import type { GlyphSet } from './glyphs.ts'
import type { Marker } from './markers.ts'
import type { LabelLine } from './places.ts'
import type { Area, Cell, Scale, Size } from './scale.ts'

/** A text on the drawing; `key` when only a number found room and the words are in the list below. */
export type Words = { text: string; lines: LabelLine[]; key?: number }
export type DrawnNode = Marker & { words: Words; bright: boolean; focus: boolean }
export type DrawnEdge = { from: DrawnNode; to: DrawnNode; link: Link; way: Way; words?: Words; bright: boolean }
/** A pipeline: its brackets and all between. */
export type Bar = { row: number; from: number; to: number; name: string; line: number }
/** A movement, without the two markers; `wall` is the column of its inertia. */
export type Move = { row: number; from: number; to: number; wall?: number }
/** Where a link leaves the view: a cell of the rim, the sign of its direction, and the name of the part outside. */
export type Rim = { row: number; column: number; towards: 'left' | 'right' | 'up' | 'down'; words: Words }
export type Ghost = { name: string; row: number; column: number }

export type Layout = {
  size: Size
  map: WardleyMap
  glyphs: GlyphSet
  scale: Scale
  /** The column that parts the tray from the map, when parts wait there. */
  divider?: number
  nodes: DrawnNode[]
  edges: DrawnEdge[]
  bars: Bar[]
  moves: Move[]
  /** Inertia of parts that do not move. */
  walls: Cell[]
  areas: { attitude: Attitude; area: Area; words: Words }[]
  notes: Words[]
  annotations: { number: number; row: number; column: number; text: string }[]
  ghosts: Ghost[]
  /** Where links leave the view. */
  rims: Rim[]
  /** Columns kept beside the map for the list of numbers, 0 where it stands below, and its rows. */
  aside: number
  beside: string[]
  /** Rows below the axis: the list of keyed texts and annotations, and the legend. */
  below: string[]
  /** Entries of the list for which the drawing has no room at all: to be shown beside or after it. */
  more: string[]
  /** Parts the window leaves out, and links of which it shows no end. */
  outside: number
  linksOutside: number
}

/** A layout in the making: which marker stands for which thing, and what is taken. */
export class Scene {
  readonly map: WardleyMap
  readonly scale: Scale
  readonly field: Field
  readonly nodes: DrawnNode[]
  readonly parts: Parts
  private readonly byThing: Map<unknown, DrawnNode>

  constructor(map: WardleyMap, scale: Scale, field: Field, nodes: DrawnNode[]) {
    this.map = map
    this.scale = scale
    this.field = field
    this.nodes = nodes
    this.parts = new Parts(map)
    this.byThing = new Map(nodes.filter(n => n.of).map(n => [n.of, n]))
  }

  /** The marker of a declared part, a pipeline's child, or a future. */
  markerOf(thing: unknown): DrawnNode | undefined {
    return this.byThing.get(thing)
  }

  /** What a link end means on the map, shown or not. */
  thing(name: string): MapNode | Child | Evolve | undefined {
    const part = this.parts.find(name)
    return part && (part.is === 'node' ? part.node : part.is === 'child' ? part.child : part.evolve)
  }

  /** The marker a link end means; undefined when it leads nowhere or out of the window. */
  named(name: string): DrawnNode | undefined {
    const thing = this.thing(name)
    return thing && this.markerOf(thing)
  }

  /** Makes a cell dearer for texts to cover, up to a most. */
  soften(row: number, column: number, by: number, most = 9): void {
    const at = row * this.field.columns + column
    this.field.soft[at] = Math.min(most, (this.field.soft[at] ?? 0) + by)
  }

  taken(row: number, column: number): boolean {
    return this.field.hard[row * this.field.columns + column] === 1
  }
}
