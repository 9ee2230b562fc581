/** Moves that a lost process had accepted and not made durable: which of them are made again, and in which way. */
import { isDeepStrictEqual } from 'node:util'
import { isStepMove } from '../../room/apply.ts'
import { misfit } from '../../room/fits.ts'
import type { Room } from '../../room/room.ts'
import { isHidden, stepOf } from '../../session/read.ts'
import type { PersonId } from '../../session/shapes.ts'
import type { Move, Session } from '../../session/types.ts'

/** A move that somebody made, with the number it was given. */
export type Made = { n: number; by: PersonId; move: Move }

/** What is not made again, and why not where the room said so. */
export type NotMade = Made & { why?: string }

/** Nobody makes these by a key of theirs; what comes out of a ballot box is nobody's. */
const notTyped = new Set(['open', 'join', 'sit', 'seen', 'box'])

/** The moves of this person behind the first `durable` entries of a room's log. */
export function movesOf(room: Room, person: PersonId, durable: number): Made[] {
  return room.log.slice(durable).flatMap(({ n, by, hand, move }) => {
    return (hand ?? by) === person && !notTyped.has(move.do) ? [{ n, by, move }] : []
  })
}

/**
 * Makes moves again that are not in the log under their numbers. `durable` is how far the log was durable when they were kept. Returns those that
 * were not made.
 */
export function makeAgain(room: Room, person: PersonId, made: readonly Made[], durable: number): NotMade[] {
  const there = room.log.length
  /** The numbers that entries have by now which were not durable then. */
  const numbers = new Map<number, number>()
  return made.flatMap(one => {
    const { n, by } = one
    if (isThere(room, one, there)) {
      numbers.set(n, n)
      return []
    }
    const move = numbered(one.move, durable, numbers)
    const [open] = room.log
    if (!move || !open || misfit([open, { n, at: '', by, move }]) || opensBoxes(room, move)) return [one]
    const outcome = room.submit(by === person ? { by } : { by, hand: person }, move)
    if ('refusal' in outcome) return [{ ...one, why: outcome.refusal.say }]
    if ('entry' in outcome) numbers.set(n, outcome.entry.n)
    return []
  })
}

function isThere(room: Room, { n, by, move }: Made, there: number): boolean {
  const entry = n <= there ? room.log[n - 1] : undefined
  return entry?.by === by && isDeepStrictEqual(entry.move, move)
}

/** Answers of a ballot box that were not durable are gone: people answer once more before it is opened. */
function opensBoxes({ session }: Room, move: Move): boolean {
  if (isStepMove(move)) return false
  if (move.do === 'close') return Object.keys(session.work).some(id => isOpenBox(session, id))
  return move.do === 'reveal' && isOpenBox(session, move.step)
}

function isOpenBox(session: Session, id: string): boolean {
  const step = stepOf(session, id)
  return step?.anonymous === true && isHidden(session, step)
}

/**
 * The move with the numbers of today; undefined where it takes back an entry of which nobody knows the number by now. What a step's move is about
 * was on the screen before it was made, and screens show what is durable: that is what it was.
 */
function numbered(move: Move, durable: number, numbers: ReadonlyMap<number, number>): Move | undefined {
  if (isStepMove(move) || move.do !== 'undo' || move.entry <= durable) return move
  const entry = numbers.get(move.entry)
  return entry === undefined ? undefined : { ...move, entry }
}
