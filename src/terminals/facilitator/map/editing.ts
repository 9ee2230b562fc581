/** What every group of keys on a map works with. */
import type { Document, Layout } from '../../../map/index.ts'
import type { Make } from '../../../mapping/work.ts'
import type { Mode } from './mode.ts'
import type { Spot } from './spots.ts'

/** What is shown besides the map. */
export type Extras = { grid: boolean; ghosts: boolean; chain: boolean; zoom: 1 | 2 | 4 }

/** The map that is changed, wherever it is kept: in a file, or in the step of a turn. */
export type Working = {
  document: Document
  /** Makes a change, said in words; a refusal is told. True when the map is as asked, even if it was so before. */
  accept(make: Make, words: string, chosen?: string): boolean
}

/** What the map was before, and when that was. */
export type Before = { text: string; when: string }

export type Editing = {
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
