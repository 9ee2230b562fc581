/** What is compared. */
import { type AgendaPart, id } from '../agenda-part.ts'

export const agenda: AgendaPart<'compare'> = {
  fields: { on: id },
  check(step, { refer, say }) {
    refer('on', step.on, ['write', 'group', 'ring', 'tree', 'timeline'])
    if (!step.hidden) say(['hidden'], 'everybody compares alone: a compare step is hidden')
  },
}
