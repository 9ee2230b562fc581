/** A scale as one person meets it, and what is asked of it again and again. */
import type { Act, Memory } from '../../interact/act.ts'
import { roomPeople, workOf } from '../../session/read.ts'
import type { ScaleRow } from '../../session/shapes.ts'
import { reveal } from '../shared/reveal.ts'
import { whoShows } from '../shared/show-of-hands.ts'
import type { Here, RowSpot } from './own.ts'

export type ScaleAct = Act<'scale', RowSpot>

export const workAt = (at: Here) => workOf(at.session, at.step.id, 'scale')
export const tallies = (at: Here) => workOf(at.whole, at.step.id, 'scale')?.tally ?? {}
export const showOf = (at: Here) => ({
  people: whoShows(at.whole, workOf(at.whole, at.step.id, 'scale')?.answers),
  points: at.step.points,
})
export const isCounted = (at: Here) => Object.keys(tallies(at)).length > 0
export const phaseAt = (at: Here) => at.step.rows.find(r => r.phase)?.phase
/** Fingers in the air keep no secret: where names are not kept and there is more than one row, a line each does. */
export const circleAt = (at: Here) => (at.step.anonymous && at.step.rows.length > 1 ? roomPeople(at.session) : [])
/** Rows that tell more when they are pointed at. */
const telling = (at: Here) => Boolean(at.step.evidence) || at.step.rows.some(r => r.says || r.note)
export const firstShown = (at: Here) => (telling(at) ? (at.step.rows[0]?.id ?? null) : null)

export function shown(at: Here) {
  return { ...reveal(at), stay: { open: null, choose: firstShown(at) } }
}

/** Whose turn it is, counted from 0; all have had it once it is as many as there are. */
export function turnOf(at: Here, { memory, open }: Memory): number {
  const turn = Number(memory.turn ?? 0)
  return open?.act === 'round' && turn >= circleAt(at).length ? 0 : turn
}

export const hadIt = (at: Here, { memory }: Memory) =>
  circleAt(at).length > 0 && Number(memory.turn ?? 0) >= circleAt(at).length

export function afterRow(at: Here, id: string | undefined): ScaleRow | undefined {
  return at.step.rows[at.step.rows.findIndex(r => r.id === id) + 1]
}
