/** What a participant can do at a step, and what that is given: the hands of one person, without anybody else's secrets. */
import type { Grid } from '../../draw/grid.ts'
import type { Drafts } from '../../interact/stay.ts'
import type { Layer } from '../../screen/router.ts'
import type { Past } from '../../session/past.ts'
import type { Day, Kind, PersonId, StepId, StepOf } from '../../session/shapes.ts'
import type { Move, Session } from '../../session/types.ts'
import type { Stand } from '../../views/stand.ts'

/** A person at a step. */
export type At<K extends Kind> = {
  step: StepOf<K>
  me: PersonId
  /** The session as this person may see it: their own words and dots, of others only what is shown to all. */
  mine(): Session
  /** The session as the stage may show it. */
  shared(): Session
  /** False when nothing may be changed: a closed turn. */
  live(): boolean
  today(): Day
  /** Milliseconds since 1970. */
  now(): number
  /** Lines not sent yet, by place; a place is the step and what the line is for. */
  drafts: Drafts
  /** Makes a move; true when it was accepted. What came of it is told, as `said` where that is given. */
  submit(move: Move, said?: string): boolean
  /** How the person's terminal stands, where that is kept. */
  stand?: Stand | undefined
  tell(say: string): void
  isDone(): boolean
  /** What others who are here have chosen at this step. */
  points?(): ReadonlyMap<PersonId, string>
  /** How the step came to be, where it hides nothing. */
  past?(step: StepId): Past | undefined
  /** This person is done here, or not after all. */
  finish(done: boolean): void
}

/** A line that is typed: above what is one's own, or under the room's drawing. Its text is the draft of its place. */
type Line = { prompt: string; place: string; on: 'top' | 'bottom' }

/** What a person's screen has of their own. */
export type Own = {
  /** Drawn instead of the room's drawing, in so many cells. */
  grid?(width: number, height: number, ascii?: boolean): Grid
  /** Drawn under the room's drawing. */
  foot?(width: number): Grid
  line?: Line
  /** The page of the room's drawing; default the first. */
  page?: number
  /** What is chosen, for those who see the cursors of others. */
  points?: string | undefined
  /** True when there is nothing to do here but look up. */
  idle?: true
  /** The message row when there is nothing more urgent to say. */
  message: string
  /** In capitals at the left of the key row while keys mean text. */
  mode?: string
  /** What the step's own keys do, nearest first. */
  layers: Layer[]
  paste?(text: string): void
}

/** Asked again after every key and every change of one's own. */
export type OwnView = () => Own

/** Hands for one stay at a step; what they remember goes with them. */
export type BindStep<K extends Kind> = (at: At<K>) => OwnView
