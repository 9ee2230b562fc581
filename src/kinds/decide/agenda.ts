/** Where the options of a bet come from. */
import * as v from 'valibot'
import { type AgendaPart, id } from '../agenda-part.ts'

export const agenda: AgendaPart<'decide'> = {
  fields: { options: v.optional(id) },
  check: (step, { refer }) => refer('options', step.options, ['write']),
}
