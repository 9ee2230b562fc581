/** What is voted on, with how many dots. */
import * as v from 'valibot'
import { type AgendaPart, id } from '../agenda-part.ts'

const mostDots = 20

export const agenda: AgendaPart<'vote'> = {
  fields: { on: id, dots: v.number() },
  check(step, { refer, count }) {
    refer('on', step.on, ['write', 'group', 'ring', 'tree'])
    count('dots', step.dots, 1, mostDots)
  },
}
