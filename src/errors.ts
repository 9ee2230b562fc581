/** Errors people are meant to read: what happened, what is safe, what to do next. */

/** Exit codes of the program; `flywheel help exit-codes` prints this table. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  usage: 2,
  damaged: 3,
  locked: 4,
  newer: 5,
  bug: 70,
  interrupted: 130,
} as const

/** What the program ends with: one of these, or 128 and the number of the signal that ended it. */
export type ExitCode = number

/**
 * The world is not as needed (a bad file, a full disk). Thrown with a sentence and a next step, caught once in `cli/`,
 * printed as one line without a stack.
 */
export class UserError extends Error {
  /** What to do next, a sentence. */
  readonly next: string
  readonly exit: ExitCode

  constructor(say: string, next = '', exit: ExitCode = exitCodes.failed) {
    super(say)
    this.name = 'UserError'
    this.next = next
    this.exit = exit
  }
}

/** The line people see: the sentence and, if there is one, the next step. */
export function sentence(error: UserError): string {
  return error.next ? `${error.message} ${error.next}` : error.message
}
