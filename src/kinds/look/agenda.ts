/** What a look step may show. */
import * as v from 'valibot'
import { kindNames } from '../../session/shapes.ts'
import { type AgendaPart, flag, id } from '../agenda-part.ts'

/** A timebox is no longer than an hour. */
const mostMinutes = 60

export const agenda: AgendaPart<'look'> = {
  fields: { from: v.optional(id), summary: flag, facts: flag, round: flag, timebox: v.optional(v.number()) },
  check(step, { refer, say, count }) {
    if (step.timebox !== undefined) count('timebox', step.timebox, 1, mostMinutes)
    refer(
      'from',
      step.from,
      kindNames.filter(k => k !== 'look'),
    )
    if (step.from === undefined && !step.summary && !step.facts && !step.round)
      say([], 'a look step shows the result of a step (from), the summary, the facts of earlier turns, or is a round')
  },
}
