/** Whether earlier actions are settled or new ones collected. */
import { type AgendaPart, flag } from '../agenda-part.ts'

export const agenda: AgendaPart<'actions'> = {
  fields: { settle: flag },
}
