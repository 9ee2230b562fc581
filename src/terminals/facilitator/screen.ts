/** What a screen supplies: something to look at, a message, and what its keys do. The frame does the rest. */
import type { ReactNode } from 'react'
import type { Drafts } from '../../interact/stay.ts'
import type { Room } from '../../room/room.ts'
import type { Cell } from '../../screen/keys/decode.ts'
import type { Layer } from '../../screen/router.ts'
import type { Kind, PersonId, StepOf } from '../../session/shapes.ts'
import type { Move, Session } from '../../session/types.ts'

export type ScreenContent = {
  main: ReactNode
  /** The message row when there is nothing more urgent to say. */
  message: string
  /** What to do next, said behind the last event when there is room for both. */
  after?: string
  /** A question that has to be answered first: it stands before any event. */
  ask?: string
  /** How the line that is typed will be understood, or what it lacks: it stands before everything else. */
  echo?: string | undefined
  /** In capitals at the left of the key row while keys mean text. */
  mode?: string
  /** What the screen's own keys do, nearest first. */
  layers: Layer[]
  /** True while a line is typed. */
  typing?: boolean
  paste?: (text: string) => void
  /** Takes a press of the mouse. */
  click?: (at: Cell) => void
  /** Something is on its way that the keys of the step would break off: they do nothing meanwhile. */
  alone?: boolean
}

export type ScreenProps<K extends Kind> = {
  step: StepOf<K>
  /** The session as the screen on the wall may show it. */
  session: Session
  room: Room
  /** Who holds the keyboard for the room: the facilitator. */
  me: PersonId
  /** Cells below the question. */
  width: number
  height: number
  /** Makes a move, as `by` when given (typed by the facilitator's hand). True when accepted; a refusal is told. */
  submit(move: Move, by?: PersonId): boolean
  /** Moves that are one thing to a person, called `what`: told, taken back and given back as one. */
  submitAll(moves: readonly Move[], what: string): boolean
  tell(say: string): void
  /** On to the next step. */
  next(): void
  /** False when nothing may be changed: a closed turn, or looking on. */
  live: boolean
  drafts: Drafts
}

/** The hands for a kind: a React hook that returns what to show and what keys do. */
export type Screen<K extends Kind> = (props: ScreenProps<K>) => ScreenContent
