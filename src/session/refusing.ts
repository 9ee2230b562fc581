/** Refusals by name: each is a row in the words of its folder, and the compiler knows what its sentence is about. */
import type { Refusal } from './types.ts'

type Row<Sentence> = readonly [why: Refusal['why'], say: Sentence]

/** The refusals of a folder: `full: ['too-many', (most: number) => …]`. Written with `satisfies`, so that each keeps its parameters. */
export type Refusals = Readonly<Record<string, Row<string | ((...given: never[]) => string)>>>

/** The refusal of a row, its sentence made of what is given. */
export function refuse(row: Row<string>): Refusal
export function refuse<Given extends unknown[]>(row: Row<(...given: Given) => string>, ...given: Given): Refusal
export function refuse<Given extends unknown[]>(
  [why, say]: Row<string | ((...given: Given) => string)>,
  ...given: Given
): Refusal {
  return { why, say: typeof say === 'string' ? say : say(...given) }
}
