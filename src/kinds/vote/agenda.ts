/** What is voted on, with how many dots. */
import * as v from 'valibot'
import { type AgendaPart, flag, id } from '../agenda-part.ts'

const mostDots = 20
const mostLeast = 50

export const agenda: AgendaPart<'vote'> = {
  fields: { on: id, dots: v.optional(v.number()), approve: flag, least: v.optional(v.number()) },
  check(step, { refer, count, say }) {
    refer('on', step.on, ['write', 'group', 'ring', 'tree', 'timeline'])
    count('dots', step.dots, 1, mostDots)
    count('least', step.least, 2, mostLeast)
    if ((step.dots === undefined) !== (step.approve === true))
      say(['dots'], 'a vote has so many dots each, or approve: true for as many as people like')
  },
}
