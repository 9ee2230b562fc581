/** A step as one person at one terminal meets it: what every act is given. */
import type { FiguresRead } from '../session/offer.ts'
import type { Past } from '../session/past.ts'
import type { Day, Kind, PersonId, StepId, StepOf } from '../session/shapes.ts'
import type { Entry, Person, Session } from '../session/types.ts'

/** A step as one person at one terminal meets it. */
export type At<K extends Kind = Kind> = {
  step: StepOf<K>
  /** The session as this person may see it. */
  session: Session
  /** The session with what is hidden: to count with, never to say or draw. A participant's terminal only has its own. */
  whole: Session
  /** Undefined for those who look on. */
  me: PersonId | undefined
  /** Facilitates the room. */
  leads: boolean
  /** Types for people who share this keyboard. */
  keyboard: boolean
  /** False when nothing may be changed: a closed turn, or looking on. */
  live: boolean
  today: Day
  /** Milliseconds since 1970: to say how much time is left, never to make a move of. */
  now(): number
  log(): readonly Entry[]
  /** How a step came to be; undefined while nobody has been there. It may hold what is hidden: it is for steps that hide nothing. */
  past?(step: StepId): Past | undefined
  /** The screen may be on the wall: nothing private is done on it. */
  shared?: true
  /** What people who are here have chosen at this step on their terminals, where that is shown. */
  points?(): ReadonlyMap<PersonId, string>
  /** Somebody who shares the keyboard is in the step's ballot box. */
  boxed?: boolean
  /** The session as this person, or one for whom the keyboard is held, may see it: their own hidden words included. */
  mine(person: PersonId): Session
  /** People in the ballot box of a step; undefined when they are too few to be counted aloud, or this terminal may not know. */
  inBox?(step: StepId): number | undefined
  /** Who is in the room or at a terminal now, and how many left. */
  heads?(): { here: readonly Person[]; left: number }
  /** This person said that they are done at the step. */
  isDone?: boolean
  /** Reads what the host's own folder offers; only at the host's keyboard, and offline. */
  figures?: (() => Promise<FiguresRead>) | undefined
}
