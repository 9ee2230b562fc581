/** Which cards are grouped. */
import * as v from 'valibot'
import { type AgendaPart, id } from '../agenda-part.ts'

const mostLeast = 50

export const agenda: AgendaPart<'group'> = {
  fields: { cards: id, least: v.optional(v.number()) },
  check(step, { refer, count }) {
    refer('cards', step.cards, ['write'])
    count('least', step.least, 2, mostLeast)
  },
}
