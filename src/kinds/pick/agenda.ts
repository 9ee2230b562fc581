/** The deck cards are picked from. */
import * as v from 'valibot'
import { deckIds } from '../../session/shapes.ts'
import { type AgendaPart, id } from '../agenda-part.ts'

const mostPicked = 20

export const agenda: AgendaPart<'pick'> = {
  fields: { deck: v.picklist(deckIds), most: v.optional(v.number()), on: v.optional(id) },
  check(step, { count, refer }) {
    count('most', step.most, 1, mostPicked)
    refer('on', step.on, ['map'])
  },
}
