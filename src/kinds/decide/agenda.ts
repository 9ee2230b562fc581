/** Where the options of a bet come from, and whether everybody estimates it first. */
import * as v from 'valibot'
import { type AgendaPart, flag, id } from '../agenda-part.ts'

export const agenda: AgendaPart<'decide'> = {
  fields: { options: v.optional(id), estimate: flag },
  check(step, { refer, say }) {
    refer('options', step.options, ['write'])
    if (step.estimate && !step.hidden) say(['estimate'], 'estimates are private, so the step needs hidden: true')
  },
}
