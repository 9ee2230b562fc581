/** The rows and points of a scale, and what makes it a gate. */
import * as v from 'valibot'
import { wheelPhases } from '../../session/agenda.ts'
import type { StepOf } from '../../session/shapes.ts'
import { type AgendaPart, type Checking, flag, id, line, mostRows } from '../agenda-part.ts'

const mostPoints = 10
const mostLeast = 20
/** Points may be written as numbers. */
const point = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.minLength(1), v.maxLength(20))

export const agenda: AgendaPart<'scale'> = {
  fields: {
    rows: v.optional(
      v.array(
        v.strictObject({
          id,
          say: line(200),
          phase: v.optional(v.picklist(wheelPhases)),
          says: v.optional(v.array(line(80))),
          reverse: flag,
          note: v.optional(line(300)),
        }),
      ),
      [],
    ),
    points: v.optional(v.array(point), []),
    cards: v.optional(id),
    again: v.optional(id),
    least: v.optional(v.number()),
    evidence: flag,
    keep: v.optional(id),
  },
  check(step, checking) {
    const { say } = checking
    const size = (key: string, found: number, least: number, most: number) => {
      if (found < least || found > most) say([key], `a scale has ${least} to ${most} ${key}, not ${found}`)
    }
    checking.refer('cards', step.cards, ['write', 'group', 'vote', 'timeline'])
    checking.refer('again', step.again, ['scale'])
    const isFilled = step.cards !== undefined || step.again !== undefined
    if (isFilled && (step.rows.length || step.keep !== undefined))
      say(['rows'], 'a scale with cards or again takes its rows from there, and keeps none of them for the next turn')
    if (!isFilled) size('rows', step.rows.length, 1, mostRows)
    if (step.again === undefined) size('points', step.points.length, 2, mostPoints)
    checking.rowIds(step.rows)
    checkGate(step, checking)
    step.rows.forEach(({ says }, i) => {
      if (says && says.length !== step.points.length)
        say(['rows', i, 'says'], `one description for each point: ${step.points.length} of them, not ${says.length}`)
    })
    checking.count('least', step.least, 1, mostLeast)
    checking.id(step.keep, ['keep'])
  },
}

/** Rows with a phase make a gate; each phase is asked once in an agenda. */
function checkGate({ rows, points }: StepOf<'scale'>, { say, gates }: Checking): void {
  rows.forEach(({ phase }, i) => {
    if (phase && gates.has(phase)) say(['rows', i, 'phase'], `the ${phase} gate is asked twice`)
  })
  for (const { phase } of rows) if (phase) gates.add(phase)
  if (rows.some(row => row.phase) && points.length !== 4)
    say(['points'], "a gate has four points: yes, partly, no, don't know")
}
