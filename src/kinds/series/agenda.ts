/** Which series of values it is. */
import { type AgendaPart, flag, id } from '../agenda-part.ts'

export const agenda: AgendaPart<'series'> = {
  fields: { role: id, deliveries: flag },
  check(step, checking) {
    checking.id(step.role, ['role'])
    if (step.deliveries && step.role !== 'time-to-value')
      checking.say(['deliveries'], 'deliveries are a series with the role time-to-value')
  },
}
