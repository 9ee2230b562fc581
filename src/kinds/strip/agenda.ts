/** Under which name the way to production is kept. */
import { type AgendaPart, id } from '../agenda-part.ts'

export const agenda: AgendaPart<'strip'> = {
  fields: { keep: id },
  check: (step, checking) => checking.id(step.keep, ['keep']),
}
