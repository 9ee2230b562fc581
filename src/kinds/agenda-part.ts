/** A kind's part of an agenda: its fields as they stand in a file, and what else has to hold before a room can walk it. */
import * as v from 'valibot'
import type { Kind, Shapes, StepId, StepOf } from '../session/shapes.ts'

/** Keys and positions from a step down to the thing that is wrong. */
export type Path = (string | number)[]

/** A text of at most so many characters. */
export const line = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most))
export const id = line(64)
/** `false` is a fine way to say no; in the agenda it is then absent. */
export const flag = v.optional(
  v.pipe(
    v.boolean(),
    v.transform(on => (on ? (true as const) : undefined)),
  ),
)

/** What a check asks, and where it says what is wrong. */
export type Checking = {
  say(path: Path, text: string): void
  /** Says so unless the step of this id is an earlier one of one of these kinds. */
  refer(key: string, id: StepId | undefined, fits: readonly Kind[]): void
  /** Says so unless it is absent, or a whole number within these. */
  count(key: string, value: number | undefined, least: number, most: number): void
  /** Says so unless it is absent or can be an id. */
  id(id: string | undefined, path: Path): void
  /** Says so unless each row has an id of its own. */
  rowIds(rows: readonly { id: string }[]): void
  /** The step of this id, when it comes before. */
  earlier(id: StepId): StepOf | undefined
  /** Phases whose gate an earlier step asks. */
  gates: Set<string>
}

export type AgendaPart<K extends Kind> = {
  /** What it adds to what every step has. */
  fields: { [F in keyof Required<Shapes[K]['step']>]: v.GenericSchema<unknown, Shapes[K]['step'][F]> }
  check?(step: StepOf<K>, checking: Checking): void
}

/** The most rows a screen can hold. */
export const mostRows = 12

/** Rows with ids of their own, as many as a screen can hold. */
export function checkRows({ kind, rows }: { kind: Kind; rows: readonly { id: string }[] }, { say, rowIds }: Checking) {
  if (rows.length < 1 || rows.length > mostRows)
    say(['rows'], `a ${kind} step has 1 to ${mostRows} rows, not ${rows.length}`)
  rowIds(rows)
}
