/** Scale: rows answered on a line of points, each for oneself, by show of hands, or by the room aloud. */

import * as v from 'valibot'
import { isWhole, sum } from '../../numbers.ts'
import { nameOf, roomPeople } from '../../session/read.ts'
import { refuse } from '../../session/refusing.ts'
import type { ScaleRow, StepOf, WorkOf } from '../../session/shapes.ts'
import type { Refusal, Session } from '../../session/types.ts'
import { capital } from '../../text.ts'
import type { Rules } from '../kind.ts'
import { areCounts, checkShowOfHands } from '../shared/hands.ts'
import { drawScale } from './drawing.ts'
import { refusals, words } from './words.ts'

const counts = v.array(v.number())
const moves = v.variant('do', [
  v.object({ do: v.literal('answer'), row: v.string(), point: v.number() }),
  v.object({ do: v.literal('tally'), row: v.string(), counts }),
  v.object({ do: v.literal('room'), row: v.string(), point: v.number() }),
  v.object({ do: v.literal('why'), row: v.string(), text: v.string() }),
  v.object({ do: v.literal('box'), counts: v.record(v.string(), counts) }),
])

const gone: Refusal = refuse(refusals.noRow)
const closed: Refusal = refuse(refusals.closed)

export const scale: Rules<'scale'> = {
  moves,

  start: () => ({ kind: 'scale', answers: {}, tally: {}, room: {}, why: {} }),

  check(step, work, move, _by, session) {
    const isClosed = session.revealed[step.id] !== undefined
    if (move.do === 'box') {
      if (!step.anonymous) return refuse(refusals.noBox)
      return Object.entries(move.counts).every(([row, c]) => rowOf(step, row) && fits(step, c)) ? undefined : gone
    }
    if (!rowOf(step, move.row)) return gone
    switch (move.do) {
      case 'answer':
        if (isClosed) return closed
        // An entry in the log names who made it, so an answer without a name cannot be one.
        if (step.anonymous) return refuse(refusals.noNames)
        return pointOrRefusal(step, move.point)
      case 'room':
        return pointOrRefusal(step, move.point)
      case 'tally': {
        if (isClosed) return closed
        if (!fits(step, move.counts)) return refuse(refusals.countsFor, step.points)
        return checkShowOfHands(move.counts, handsOf(work, session))
      }
      case 'why':
        return undefined
    }
  },

  leads: move => move.do === 'tally' || move.do === 'room',

  apply(step, work, move, entry) {
    if (move.do === 'box') {
      const known = Object.entries(move.counts).filter(([row, c]) => rowOf(step, row) && fits(step, c))
      const added = known.map(([row, c]) => [row, c.map((n, i) => n + (work.tally[row]?.[i] ?? 0))] as const)
      return { ...work, tally: { ...work.tally, ...Object.fromEntries(added) } }
    }
    if (!rowOf(step, move.row)) return work
    switch (move.do) {
      case 'answer': {
        if (!isPoint(step, move.point)) return work
        const mine = { ...work.answers[entry.by], [move.row]: move.point }
        return { ...work, answers: { ...work.answers, [entry.by]: mine } }
      }
      case 'tally':
        return fits(step, move.counts) ? { ...work, tally: { ...work.tally, [move.row]: move.counts } } : work
      case 'room':
        return isPoint(step, move.point) ? { ...work, room: { ...work.room, [move.row]: move.point } } : work
      case 'why': {
        const { [move.row]: _, ...others } = work.why
        return { ...work, why: move.text ? { ...others, [move.row]: move.text } : others }
      }
    }
  },

  redact(_step, work, me) {
    const mine = me === undefined ? undefined : work.answers[me]
    return { kind: 'scale', answers: me !== undefined && mine ? { [me]: mine } : {}, tally: {}, room: {}, why: {} }
  },

  answered: (_step, work) =>
    Object.keys(work.answers).length + Math.max(0, ...Object.values(work.tally).map(c => sum(c))),

  draw: drawScale,

  say(step, move, session, entry) {
    if (move.do === 'box') return words.boxCounted
    const asked = rowOf(step, move.row)
    // A gate's sentence would leave no room for what to do next; one of several checks has to be told from the others.
    const alone = step.rows.filter(r => r.phase === asked?.phase).length === 1
    const row = asked?.phase && alone ? words.gateOf(asked.phase) : (asked?.say ?? '')
    switch (move.do) {
      case 'answer':
        return words.personAnswered(nameOf(session, entry.by) ?? 'Somebody')
      case 'tally':
        // The row's sentence would leave no room for what to do next.
        return step.rows.length === 1
          ? words.handsCounted
          : words.rowCounted(step.rows.findIndex(r => r.id === move.row) + 1, step.rows.length)
      case 'room':
        return words.roomAnswered(
          capital(asked?.phase && !alone ? words.rowName(row) : row),
          step.points[move.point] ?? '',
        )
      case 'why':
        if (step.evidence) return words.evidenceKept(words.rowName(row), move.text)
        return words.whyKept(move.text)
    }
  },
}

function rowOf(step: StepOf<'scale'>, id: string): ScaleRow | undefined {
  return step.rows.find(r => r.id === id)
}

function isPoint(step: StepOf<'scale'>, point: number): boolean {
  return isWhole(point, 0, step.points.length - 1)
}

function pointOrRefusal(step: StepOf<'scale'>, point: number): Refusal | undefined {
  return isPoint(step, point) ? undefined : refuse(refusals.pointOf, step.points)
}

function fits(step: StepOf<'scale'>, counted: number[]): boolean {
  return areCounts(counted, step.points.length)
}

/** People of the room whose hands may be counted: those who did not answer for themselves. */
function handsOf(work: WorkOf<'scale'>, session: Session): number {
  return roomPeople(session).filter(p => !work.answers[p.id]).length
}
