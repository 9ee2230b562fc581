/** One change of the sources that a test should notice. */
export type Mutant = {
  /** Path from the root of the project. */
  file: string
  /** The text that is replaced, at `at` (default: where it first stands). */
  before: string
  after: string
  at?: number
  /** Test files that should notice it, the likeliest first (default: those that run the place, by what was recorded). */
  tests?: readonly string[]
  floor?: string
}

/** Where the change begins in the text of its file. @throws when the text is not there. */
export function placeOf({ file, before, at }: Mutant, text: string): number {
  const place = at ?? text.indexOf(before)
  if (place < 0 || !text.startsWith(before, place)) throw new Error(`${file} has no "${before}"`)
  return place
}
