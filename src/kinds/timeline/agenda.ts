/** A timeline needs nothing but what every step has. */
import type { AgendaPart } from '../agenda-part.ts'

export const agenda: AgendaPart<'timeline'> = {
  fields: {},
}
