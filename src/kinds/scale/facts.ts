/** What the program asks about answering on a scale. */
import { sum } from '../../numbers.ts'
import { workOf } from '../../session/read.ts'
import type { CarriedScale } from '../../session/types.ts'
import { type Facts, mostMeasures } from '../kind-facts.ts'
import { countsOf, minAnonymousAnswers } from '../made/answers.ts'
import { byHand, byTurns, countedRows, isRound } from '../shared/least-minutes.ts'
import { filledScale } from './filled.ts'
import { warningOf } from './reading.ts'

export const scale: Facts<'scale'> = {
  answers: { done: 'have answered', by: work => new Set(Object.keys(work.answers)) },
  anonymous: true,
  needed: step => step.rows.some(row => row.phase),
  warning(asked, session, seenBy) {
    const step = filledScale(asked, session)
    const all = workOf(session, step.id, 'scale') ?? { kind: 'scale', answers: {}, tally: {}, room: {}, why: {} }
    const own = session.people.flatMap(({ id }) => {
      const mine = workOf(seenBy(id), step.id, 'scale')?.answers[id]
      return mine ? [[id, mine] as const] : []
    })
    return warningOf(step, { ...all, answers: { ...all.answers, ...Object.fromEntries(own) } })
  },
  minimumMinutes: (step, people) => (isRound(step) ? byTurns(people) : byHand(countedRows(step), people)),
  /** Counts, never who; what an anonymous step was told in words, and answers too few to hide in, stay in its file. */
  carry(step, work, { scales }, session) {
    if (!step.keep) return
    const asked = step.least ?? 1
    const least = step.anonymous ? Math.max(minAnonymousAnswers, asked) : asked
    const rows: CarriedScale['rows'] = {}
    for (const { id } of step.rows) {
      const counts = countsOf(step, work, id)
      const said = Object.hasOwn(work.room, id) ? work.room[id] : undefined
      if (said !== undefined && said < counts.length && !counts.some(n => n > 0)) counts[said] = 1
      const isEnough = sum(counts) >= (said === undefined ? least : 1)
      const why = Object.hasOwn(work.why, id) && !step.anonymous ? work.why[id] : undefined
      if (isEnough) rows[id] = { counts, ...(why ? { why } : {}) }
    }
    if (!Object.keys(rows).length) return
    const answered: CarriedScale = { turn: session.turn.id, on: session.opened.slice(0, 10), points: step.points, rows }
    scales[step.keep] = [...(scales[step.keep] ?? []), answered].slice(-mostMeasures)
  },
}
