/** Which map, and which part of it. */
import * as v from 'valibot'
import { type AgendaPart, id, line } from '../agenda-part.ts'

export const agenda: AgendaPart<'place'> = {
  fields: { on: id, part: v.optional(line(100)) },
  check: (step, { refer }) => refer('on', step.on, ['map']),
}
