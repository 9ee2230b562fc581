/** What the keyboard is doing on a map right now. */
import type { Place } from '../../../map/index.ts'
import type { Make } from '../../../mapping/work.ts'

/** Two opposite corners: visibility, evolution, visibility, evolution. */
export type Corners = [number, number, number, number]

export type Moving = {
  is: 'moving'
  /** For the history: `move Payments`. */
  words: string
  /** What is called in the sentence above the map. */
  name: string
  /** The spot that is shown as chosen. */
  id: string
  /** Where it was, or would be put without a move; `at` is where it is now. */
  from: Place
  at: Place
  /** The whole change, what is added included. `to` has only the axes that differ from `from`. */
  make(at: Place, to: Partial<Place>, why?: string): Make
  /** Why it moves: what is said of it now, undefined where nothing can be. `isSaid` once it was typed. */
  why?: string
  isSaid?: boolean
  /** It was not there before, so there is nothing to say about where it was. */
  fresh?: boolean
  /** A movement has no height of its own. */
  level?: boolean
  /** What `x` does, with its words. */
  drop?: { words: string; make: Make }
}

export type Stretching = {
  is: 'stretching'
  words: string
  name: string
  id: string
  /** A pipeline uses the evolutions alone. */
  corners: Corners
  /** Which corner is in hand. */
  second: boolean
  level: boolean
  make(corners: Corners): Make
  drop?: { words: string; make: Make }
}

export type Lining = {
  is: 'lining'
  mode: string
  prompt: string
  /** Where its text is kept while it is typed. */
  place: string
  message: string
  /** What esc goes back to; the map when left out. */
  back?: Mode
  /** True when the text was taken; it may have changed the mode. */
  take(text: string): boolean
}

export type Mode =
  | { is: 'browsing' }
  | { is: 'listing' }
  | { is: 'lettering'; typed: string }
  | { is: 'linking'; to: string; typed: string; back: boolean }
  | { is: 'choosing'; what: 'inertia' | 'team' | 'marks' | 'find' }
  | { is: 'asking' }
  | Moving
  | Stretching
  | Lining
