/** What a stay in plain lines needs of the conversation it is part of, and what it is to that. */
import type { Kind, PersonId, StepId } from '../session/shapes.ts'
import type { Move } from '../session/types.ts'
import type { At } from './act.ts'
import type { Command } from './command.ts'

/** What lines need of the conversation they are said in. */
export type LinesHost<K extends Kind> = {
  at(): At<K>
  say(...texts: readonly string[]): void
  /** Asks for a line; undefined when the step was left instead of answering. Commands begin with a colon meanwhile. */
  ask(...texts: readonly string[]): Promise<string | undefined>
  /**
   * Makes moves as one thing; `quiet` when what came of it is said here. True when all were accepted, `waits` when they are not durable
   * yet; that is told, as a refusal is.
   */
  submit(moves: readonly Move[], how: { by?: PersonId; quiet?: boolean }): Promise<boolean | 'waits'>
  next?(): Promise<void> | void
  /** What another step has gathered. */
  read?(step: StepId): string[]
  /** This person is done at the step, or not after all. */
  finish?(done: boolean): void
}

export type LinesStay = {
  readonly commands: Command[]
  tell(): string[]
  todo(): string[]
  goesOn(): boolean
  /** Takes a line that is no command; false when the step has no use for it. */
  line(text: string): Promise<boolean>
  /** True for a line that is read as an answer before any command. */
  isAnswer(text: string): boolean
  /** Every line is text now, so commands begin with a colon; `hidden` while nobody may see it. */
  typing(): 'open' | 'hidden' | undefined
  /** Several pasted lines at a step that does not take each line alone: the question to ask, and the rows that are taken then. */
  pasted(rows: readonly string[]): { ask: string; rows: string[] } | undefined
  /** Makes what is true once the step was read out. */
  told(): Promise<void>
}
