/** What every group of keys on a map works with. */
import type { Document } from '../../map/parse.ts'
import type { Layout } from '../../map/scene.ts'
import type { MapFile } from './map-file.ts'
import type { Mode } from './mode.ts'
import type { Spot } from './spots.ts'
import type { Working } from './use-work.ts'

/** What is shown besides the map. */
export type Extras = { grid: boolean; ghosts: boolean; chain: boolean; zoom: 1 | 2 | 4 }

export type Editing = {
  file: MapFile
  document: Document
  working: Working
  /** The whole map as laid out, whatever stretch of it is shown. */
  plan: Layout
  spots: readonly Spot[]
  chosen: Spot | undefined
  mode: Mode
  extras: Extras
  setMode(mode: Mode): void
  setExtras(extras: Extras): void
  /** Makes a spot the chosen one; by its id, which may be on the map only after a change. */
  choose(id: string): void
  tell(say: string): void
  /** Text of lines that are typed, by place. */
  drafts: { get(place: string): string; set(place: string, text: string): void }
}
