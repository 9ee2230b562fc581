/** One change of the sources that a test should notice. */
export type Mutant = {
  /** Path from the root of the project. */
  file: string
  /** The text that is replaced, at `at` (default: where it first stands). */
  before: string
  after: string
  at?: number
  /** Test files or folders that should notice it, the likeliest first; each is run only while nobody has. */
  tests: readonly string[]
  floor?: string
}
