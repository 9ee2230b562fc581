/** The rows that are gone through. */
import * as v from 'valibot'
import { type AgendaPart, checkRows, id, line } from '../agenda-part.ts'

export const agenda: AgendaPart<'sweep'> = {
  fields: { rows: v.array(v.strictObject({ id, say: line(80), ask: v.optional(line(200)) })), keep: id },
  check(step, checking) {
    checkRows(step, checking)
    checking.id(step.keep, ['keep'])
  },
}
