/** Signals need nothing but what every step has. */
import type { AgendaPart } from '../agenda-part.ts'

export const agenda: AgendaPart<'signals'> = {
  fields: {},
}
