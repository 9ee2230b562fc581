/** The numbers that are asked for. */
import * as v from 'valibot'
import { type AgendaPart, checkRows, id, line } from '../agenda-part.ts'

export const agenda: AgendaPart<'metrics'> = {
  fields: { rows: v.array(v.strictObject({ id, say: line(80), unit: v.optional(line(20)) })) },
  check: checkRows,
}
