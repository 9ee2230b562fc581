/** Gates that the room answers aloud: what each was answered, which owes a reason, and whose reason was asked for. */
import type { At, Memory } from '../../interact/act.ts'
import { remembered } from '../../interact/remembered.ts'
import { workOf } from '../../session/read.ts'
import type { ScaleRow, StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { capital, full } from '../../text.ts'
import { words } from './words.ts'

export type Here = At<'scale'>

/**
 * Are gates answered aloud here? Those that hide nothing always, and private ones where one keyboard serves everybody:
 * hands in the air are not private anyway.
 */
export function isAloud(step: StepOf<'scale'>, session: Session): boolean {
  if (!step.rows.some(row => row.phase)) return false
  const isOneKeyboard = session.people.length > 0 && session.people.every(person => person.room)
  return !step.hidden || isOneKeyboard
}

const workAt = (at: Here) => workOf(at.session, at.step.id, 'scale')
export const answerOf = (at: Here, row: ScaleRow) => workAt(at)?.room[row.id]
export const reasonOf = (at: Here, row: ScaleRow) => workAt(at)?.why[row.id]
/** A gate of several checks has one reason for all of them. */
const isOfGate = (row: ScaleRow) => (other: ScaleRow) => other.phase === row.phase
export const hasReason = (at: Here, row: ScaleRow) => at.step.rows.filter(isOfGate(row)).some(r => reasonOf(at, r))
export const owes = (at: Here, row: ScaleRow) => (answerOf(at, row) ?? 0) > 0 && !hasReason(at, row)
/** True where all rows are checks of one gate. */
export const isOneGate = (at: Here) =>
  at.step.rows.length > 1 && at.step.rows.every(isOfGate(at.step.rows[0] ?? { id: '', say: '' }))
export const isAllAnswered = (at: Here) => at.step.rows.every(r => answerOf(at, r) !== undefined)
export const isAnswering = (at: Here, { memory }: Memory) => at.live && memory.answering !== false
const askedGates = remembered<readonly string[]>('asked')
export const askedOf = (memory: Memory) => askedGates.of(memory) ?? []
/** Was the reason of this row's gate asked for? Nobody is asked twice. */
export const wasAsked = (at: Here, row: ScaleRow, asked: readonly string[]) =>
  at.step.rows.filter(isOfGate(row)).some(r => asked.includes(r.id))
export const toAsk = (at: Here, memory: Memory) =>
  isAllAnswered(at) ? at.step.rows.find(r => owes(at, r) && !wasAsked(at, r, askedOf(memory))) : undefined

/** A gate with its answer and the reason, as a sentence. */
export function sayGate(at: Here, row: ScaleRow): string {
  const point = answerOf(at, row)
  const answer = capital(point === undefined ? words.noAnswerYet : (at.step.points[point] ?? ''))
  const reason = reasonOf(at, row)
  return full(`${full(row.say)} ${reason ? words.because(answer, reason) : answer}`)
}
