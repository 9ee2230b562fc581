/** What only the facilitator is told: a sentence, how urgent it is, and the facts it may be made from. */
import type { PersonId } from '../session/shapes.ts'
import type { Entry, Session } from '../session/types.ts'

/** `act`: do it now; `watch`: keep an eye on it; `know`: good to know before the next sentence. */
export type Hint = { what: HintName; say: string; level: 'act' | 'watch' | 'know' }

export type HintName =
  | 'next'
  | 'hands'
  | 'away'
  | 'stuck'
  | 'no-input'
  | 'few-seats'
  | 'long-talk'
  | 'big-map'
  | 'several'
  | 'carried'
  | 'no-stop'
  | 'old-star'
  | 'gate-skipped'

/**
 * Somebody as the facilitator may know them now. `done`, `writing`, `cards` and `idle` are absent wherever they would tell
 * who gave what without a name; `idle` is ms since their last key, `away` ms since their terminal left.
 */
export type PersonNow = {
  id: PersonId
  name: string
  here: boolean
  /** They were named and have not come yet. */
  expected?: boolean
  /** They share the room's keyboard. */
  room?: boolean
  done?: boolean
  writing?: boolean
  cards?: number
  idle?: number
  away?: number
}

/**
 * What a hint may look at. `session` is what the stage may show, so that nothing hidden can be said; `log` is only counted;
 * `in` is how many are done with the open step, without `done` where so few that it would name them. `now` is ms since 1970.
 */
export type Around = {
  session: Session
  log: readonly Entry[]
  people: readonly PersonNow[]
  in?: { done?: number; of: number; word: string }
  now: number
}
