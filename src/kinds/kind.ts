/** The contract of a step kind: pure functions, nothing else. */
import type { GenericSchema } from 'valibot'
import type { Grid } from '../draw/grid.ts'
import type { Kind, MoveOf, PersonId, Shapes, StepOf, WorkOf } from '../session/shapes.ts'
import type { Entry, Refusal, Session } from '../session/types.ts'

/**
 * How much room a drawing has (cells) and what it points at: `focus` is the id of a card, group, action, row or gap.
 * `page` counts from 0 and goes round; without it the page with the focus is shown. `ascii` asks for words instead of
 * marks like ✓. `working`: the room is at it, so what there is to work with is shown too, like cards not used yet; notes
 * leave that out. `brief`: of much that nobody chose only the number is told. `here`: who is here now, where that is known; without it, as in notes, those count who share the room's keyboard
 * or gave something.
 */
export type Look = {
  width: number
  height: number
  ascii?: boolean
  focus?: string
  page?: number
  working?: boolean
  brief?: boolean
  here?: readonly { id: PersonId }[]
}

/** Draws a step of any kind. */
export type DrawStep = (step: StepOf, session: Session, look: Look) => Grid

/** The moves of a kind that add one thing. */
export type AddOf<K extends Kind> = Extract<MoveOf<K>, { do: 'add' }>

export type Rules<K extends Kind> = {
  /** The shape of a move as it stands in a file; what does not fit never reaches `apply`. */
  moves: GenericSchema<Shapes[K]['move']>
  /** The work of a step that begins. */
  start(step: StepOf<K>, session: Session): WorkOf<K>
  /** Why this move cannot be made by this person now, or undefined when it can. */
  check(step: StepOf<K>, work: WorkOf<K>, move: MoveOf<K>, by: PersonId, session: Session): Refusal | undefined
  /** True for a move that speaks for the whole room (hands counted, said aloud) or changes what is theirs now: the facilitator's alone. */
  leads?(move: MoveOf<K>, work?: WorkOf<K>): boolean
  /** What a move is about, where several people may change one thing and the last of them counts; undefined for other moves. */
  about?(move: MoveOf<K>): string | undefined
  /** The work after the move, in the session before it. Pure and total: a move that no longer fits changes nothing. */
  apply(step: StepOf<K>, work: WorkOf<K>, move: MoveOf<K>, entry: Entry, session: Session): WorkOf<K>
  /** The work after a stretch of `add` moves: the same as `apply` one after the other, in linear time. Without it they go one by one. */
  adds?(step: StepOf<K>, work: WorkOf<K>, stretch: readonly { move: AddOf<K>; entry: Entry }[]): WorkOf<K>
  /** The work with what is hidden from `me` gone, lengths included. No `me`: the stage. */
  redact(step: StepOf<K>, work: WorkOf<K>, me?: PersonId): WorkOf<K>
  /** The same for a step that hides nothing but keeps a part to whoever gave it until that is shown, like dots on topics. */
  veil?(step: StepOf<K>, work: WorkOf<K>, me?: PersonId): WorkOf<K>
  /** True for a move that counted when a part of the step was shown: taking it back would change a result behind the room. */
  counted?(step: StepOf<K>, work: WorkOf<K>, move: MoveOf<K>, by: PersonId): boolean
  /** How many people have answered, counted before redaction. */
  answered(step: StepOf<K>, work: WorkOf<K>): number
  /** What everybody may look at, from a redacted session. As high as it needs, at most `look.height` rows. */
  draw(step: StepOf<K>, session: Session, look: Look): Grid
  /** The move in words for the message line ("C joined A"), from the session after it. Must not tell what is hidden. */
  say(step: StepOf<K>, move: MoveOf<K>, session: Session, entry: Entry): string
}
