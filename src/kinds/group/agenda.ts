/** Which cards are grouped. */
import { type AgendaPart, id } from '../agenda-part.ts'

export const agenda: AgendaPart<'group'> = {
  fields: { cards: id },
  check: (step, { refer }) => refer('cards', step.cards, ['write']),
}
