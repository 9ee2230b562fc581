/** What a sentence is chosen from. */
import * as v from 'valibot'
import { type AgendaPart, id } from '../agenda-part.ts'

export const agenda: AgendaPart<'choose'> = {
  fields: { from: v.optional(id), keep: id },
  check(step, checking) {
    checking.refer('from', step.from, ['write', 'group', 'vote', 'compare'])
    checking.id(step.keep, ['keep'])
  },
}
