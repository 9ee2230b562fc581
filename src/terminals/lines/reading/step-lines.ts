/** What a kind of step says and takes in lines, and what it is given for that. */
import type { Presence } from '../../../room/presence.ts'
import type { StepId } from '../../../session/agenda.ts'
import type { FiguresRead } from '../../../session/offer.ts'
import type { Day, Kind, PersonId, StepOf } from '../../../session/shapes.ts'
import type { Entry, Move, Session } from '../../../session/types.ts'
import type { Command } from '../commands/command.ts'

/** A step as its hands see it. */
export type At<K extends Kind> = {
  step: StepOf<K>
  /** The session as everybody in the room may know it. */
  session(): Session
  /** The session as this person may know it, or with all that is hidden: to count, never to say. */
  mine(person: PersonId): Session
  whole(): Session
  /** Who types here: at a room's keyboard the facilitator; empty for those who look on. */
  me(): PersonId
  /** Facilitates the room. */
  leads(): boolean
  /** Types for people who share a keyboard. */
  keyboard(): boolean
  /** On to the next step. */
  next?(): Promise<void>
  /** False when nothing may be changed: a closed turn, or looking on. */
  live(): boolean
  today(): Day
  /** Milliseconds since 1970. */
  now(): number
  say(...texts: readonly string[]): void
  /** Asks for a line; undefined when the step was left instead of answering. Commands begin with a colon meanwhile. */
  ask(...texts: readonly string[]): Promise<string | undefined>
  /** Makes a move, as `by` when given (typed by the facilitator's hand). True when accepted; a refusal is told. */
  submit: SubmitMove
  /** Notes an action where this agenda keeps them; asks for its words when there are none. */
  note(text: string): Promise<void>
  /** Who is at a terminal of their own; undefined where all share one keyboard. */
  presence?(): Presence | undefined
  /** Every entry so far, for what tells how something came to be. */
  log(): readonly Entry[]
  /** Says that this person is done with the step, where others wait for that; true. */
  done?(): boolean
  /** Reads what the host's folder offers; only at the host's keyboard. */
  figures?: (() => Promise<FiguresRead>) | undefined
  /** What another step has gathered, in lines. */
  read(step: StepId): string[]
}

/** `quiet`: whoever asks says itself what came of it. */
/**
 * What became of a move: refused, which was told; accepted; or accepted and not durable yet, which was told as well, so that nothing is said
 * to be saved.
 */
export type Submitted = boolean | 'waits'
export type SubmitMove = (move: Move, options?: SubmitOptions) => Promise<Submitted>
export type SubmitOptions = { by?: PersonId; quiet?: boolean }

export type StepLines = {
  /** What the step has gathered so far, to listen to. */
  tell(): string[]
  /** What to do now. */
  todo(): string[]
  commands: Command[]
  /** True when nothing more is needed here: then an empty line goes on, like Enter on the full screen. */
  goesOn?(): boolean
  /** Takes a line that is no command, when this step has a use for it; false when it has none. */
  line?(text: string): Promise<boolean>
  /** True for a line this step reads as an answer before any command: `n` at a gate is a no, not the next step. */
  isAnswer?(text: string): boolean
  /** Lines are text now, so commands begin with a colon; `hidden` while nobody may see them. */
  typing?(): 'open' | 'hidden' | undefined
  /** What several pasted lines become where each of them cannot be a thing of its own: what is asked first, and what is then taken. */
  pasted?(rows: readonly string[]): { ask: string; rows: string[] } | undefined
  /** After all of `tell` was said. */
  told?(): Promise<void>
}

/** Hands for one stay at a step; what they remember goes with them. */
export type BindStep<K extends Kind> = (at: At<K>) => StepLines

/** Where nothing can be heard or done. */
export const noLines: StepLines = { tell: () => [], todo: () => [], commands: [] }
