/** What people read of a session that cannot be had: what its file, its lock or its disk has against it names places of the machine, and is for the log. */
import { exitCodes, sentence, UserError } from '../../errors.ts'
import { serviceWords } from '../words.ts'

/** The error as people are told it, with the one there was as its cause; a fault of ours stays what it is. */
export function toldOf(error: unknown, session: string): unknown {
  if (!(error instanceof UserError)) return error
  return Object.assign(new UserError(sentenceFor(error, session), serviceWords.tellOperator, error.exit), {
    cause: error,
  })
}

function sentenceFor({ exit }: UserError, session: string): string {
  if (exit === exitCodes.locked) return serviceWords.heldElsewhere(session)
  if (exit === exitCodes.damaged) return serviceWords.damaged(session)
  if (exit === exitCodes.newer) return serviceWords.newer(session)
  return serviceWords.cannotOpen(session)
}

/** What stands in the log of it: the whole sentence, of what people were told otherwise the one behind it. */
export function whyNot(told: unknown): string {
  const error = told instanceof UserError ? (told.cause ?? told) : told
  return error instanceof UserError ? sentence(error) : String(error)
}
