/** Earlier turns: what one is called, and how long ago it was. */
import type { Session } from './types.ts'

/** `t-6` and `checkout-t0006` are turn 6; ids of another make are told as they are. */
export function turnWord(id: string): string {
  const number = turnNumber(id)
  return number === undefined ? id : `turn ${number}`
}

/**
 * How many turns ago that turn was, 0 for this one: by its place among the turns before, else by the number in its id. One
 * that nobody knows any more was before the first one known.
 */
export function turnsSince(id: string, session: Session): number {
  if (id === session.turn.id) return 0
  const { turns } = session.turn.carried
  const at = turns.findIndex(t => t.id === id)
  if (at >= 0) return turns.length - at
  const number = turnNumber(id)
  return number === undefined ? turns.length : Math.max(0, session.turn.number - number)
}

/** The number in a turn's id, `6` for `checkout-t0006`; undefined where there is none. */
export function turnNumber(id: string): number | undefined {
  const digits = /(?:^|-)t-?(\d+)$/.exec(id)?.[1]
  return digits === undefined ? undefined : Number(digits)
}
