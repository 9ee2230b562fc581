/** What a Wardley map is once it has been read: its nodes, links, movements and notes, each with the line it came from. */

/** Columns of a line, 0-based, end exclusive. */
export type Span = [start: number, end: number]

/** Height above the axis (1 is what the user sees) and distance along it (0 genesis, 1 commodity). */
export type Place = { visibility: number; evolution: number }

export const decorators = ['build', 'buy', 'outsource', 'market', 'ecosystem'] as const
export type Decorator = (typeof decorators)[number]

export type NodeKind = 'anchor' | 'component' | 'submap'

export type MapNode = Place & {
  kind: NodeKind
  name: string
  line: number
  /** False when the text gives no evolution: the part waits in the tray, its height comes from its links. */
  placed: boolean
  decorators: Decorator[]
  inertia: boolean
  /** Where the author wanted the label, in pixels right and down of the marker; a drawing takes only the side from it. */
  label?: [x: number, y: number]
  /** The reference of a submap's address. */
  url?: string
  /** Who owns it, as the comment behind it says: `// team: Checkout`. */
  team?: string
  /** Why it stands where it does, as the comment behind it says: `// why: sold as a service now`. */
  why?: string
}

export type Evolve = {
  name: string
  to: number
  rename?: string
  line: number
  decorators: Decorator[]
  /** Said of the movement; the part itself may say it too. */
  inertia?: boolean
  /** Why it is going there, as the comment behind it says. */
  why?: string
  label?: [x: number, y: number]
}
export type Child = {
  name: string
  evolution: number
  line: number
  label?: [x: number, y: number]
  team?: string
  why?: string
}
export type Pipeline = { name: string; from: number; to: number; hidden: boolean; children: Child[]; line: number }
export type Link = {
  from: string
  to: string
  flow: boolean
  future: boolean
  past: boolean
  flowText?: string
  context?: string
  line: number
}
export type Note = Place & { text: string; line: number }
export type Annotation = { number: number; at: [visibility: number, evolution: number][]; text: string; line: number }
export type Attitude = {
  kind: string
  /** Two opposite corners: visibility, evolution, visibility, evolution. */
  corners: [number, number, number, number]
  line: number
}
export type Accelerator = Place & { name: string; slowing: boolean; line: number }

export type WardleyMap = {
  title: string
  style: string
  /** Names of the four stages. */
  axis: [string, string, string, string]
  axisHidden: boolean
  /** Where the second, third and fourth stage begin along the evolution axis. */
  boundaries: [number, number, number]
  /** The value-chain axis: its name, and whether it is shown. */
  heightName: string
  heightHidden: boolean
  size?: [width: number, height: number]
  anchors: MapNode[]
  components: MapNode[]
  submaps: MapNode[]
  evolve: Evolve[]
  pipelines: Pipeline[]
  links: Link[]
  notes: Note[]
  annotations: Annotation[]
  /** Where the list of annotations stands. */
  annotationsAt?: Place
  attitudes: Attitude[]
  accelerators: Accelerator[]
  urls: Record<string, string>
}

/** Something a reader of the text should know. `error`: the line is lost to the map; `warning`: part of it; `info`: read leniently. */
export type Problem = {
  level: 'error' | 'warning' | 'info'
  line: number
  /** 1-based. */
  column: number
  say: string
  fix?: string
}

export const defaultAxis: WardleyMap['axis'] = ['Genesis', 'Custom-Built', 'Product (+rental)', 'Commodity (+utility)']
/** The stage boundaries onlinewardleymaps.com draws. */
export const defaultBoundaries: WardleyMap['boundaries'] = [0.175, 0.4, 0.7]
/** Where the reference puts what has no coordinates. */
export const defaultPlace: Place = { visibility: 0.9, evolution: 0.1 }

/** Four stage names as an axis; undefined when there are more or fewer. */
export function axisOf(names: readonly string[]): WardleyMap['axis'] | undefined {
  const [first, second, third, fourth, ...more] = names
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) return undefined
  return more.length ? undefined : [first, second, third, fourth]
}

/** A map with nothing on it. */
export function emptyMap(): WardleyMap {
  return {
    title: 'Untitled Map',
    style: 'plain',
    axis: [...defaultAxis],
    axisHidden: false,
    boundaries: [...defaultBoundaries],
    heightName: 'Value chain',
    heightHidden: false,
    anchors: [],
    components: [],
    submaps: [],
    evolve: [],
    pipelines: [],
    links: [],
    notes: [],
    annotations: [],
    attitudes: [],
    accelerators: [],
    urls: {},
  }
}
