/** The list of all sessions, read once for everybody who asks within a moment: reading it looks at every session there is. */
import type { SessionInfo } from '../ports/session-store.ts'
import { steadyOf } from '../steady.ts'

export type SharedList = {
  /** The list as it was a moment ago at most. */
  recent(): Promise<SessionInfo[]>
  /** The list as it is now. */
  now(): Promise<SessionInfo[]>
  /** Something is another now: whoever asks next gets a new one. */
  changed(): void
}

/** Shares what `list` reads; `keptFor` is in ms, `now` in ms since any moment. */
export function sharedList(
  list: () => Promise<SessionInfo[]>,
  keptFor: number,
  now: () => number = Date.now,
): SharedList {
  const clock = steadyOf(now)
  let kept: { since: number; list: Promise<SessionInfo[]> } | undefined
  const read = () => {
    const mine = { since: clock(), list: list() }
    kept = mine
    // What could not be read is asked for again by the next one.
    mine.list.catch(() => {
      if (kept === mine) kept = undefined
    })
    return mine.list
  }
  return {
    recent: () => (kept && clock() - kept.since < keptFor ? kept.list : read()),
    now: read,
    changed() {
      kept = undefined
    },
  }
}
