/** Dots each, and minutes a topic. */
import * as v from 'valibot'
import type { AgendaPart } from '../agenda-part.ts'

const mostDots = 20
/** A timebox is no longer than an hour. */
const mostMinutes = 60

export const agenda: AgendaPart<'topics'> = {
  fields: { dots: v.number(), timebox: v.number() },
  check(step, { count }) {
    count('dots', step.dots, 1, mostDots)
    count('timebox', step.timebox, 1, mostMinutes)
  },
}
