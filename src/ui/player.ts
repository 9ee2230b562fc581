/** A finished session played again through the real screens: the log, entry by entry, on a clock of its own. */

import { nowhere } from '../ports/session-store.ts'
import { refuseMisfit } from '../room/fits.ts'
import { Room } from '../room/room.ts'
import type { Entry } from '../session/types.ts'
import type { OpenSession } from './doors.ts'

/** How fast: `speed` times as fast as it was (waits cut to five seconds), or all of it within so many ms. */
export type Pace = { speed: number } | { within: number }

export type Player = {
  open: OpenSession
  /** The time in the session, ms since 1970. */
  now(): number
  /** Starts playing, or goes on. */
  play(): void
  pause(): void
  playing(): boolean
  ended(): boolean
  /** On to the next change of step, at once. */
  skip(): void
  faster(by: number): void
  /** Calls back when playing, pausing or the end changes. */
  watch(call: () => void): () => void
}

const longest = 5_000

/** A player over a whole log. Throws a UserError when a move in it is none, a plain Error when it does not begin with `open`. */
export function player(log: readonly Entry[], pace: Pace, clock: () => number = Date.now): Player {
  refuseMisfit(log)
  // Nobody sees people come in before the first step is on the screen: it begins there.
  const start = Math.max(1, log.findIndex(isGo) + 1)
  const before = log.slice(0, start)
  const rest = log.slice(start)
  const first = before.at(-1)
  if (!first) throw new Error('nothing to play')
  const room = new Room({
    log: before,
    writer: nowhere,
    now: clock,
  })
  const waits = waitsOf(log.slice(start - 1), pace)
  const watchers = new Set<() => void>()
  let at = 0
  let factor = 1
  let timer: NodeJS.Timeout | undefined
  // The session's clock runs from its last entry at the pace of playing.
  let since = { session: Date.parse(first.at), real: clock() }

  const now = () => since.session + (timer ? Math.min(clock() - since.real, longest) * scale() : 0)
  const scale = () => {
    const gap = Date.parse(rest[at]?.at ?? '') - since.session
    const wait = (waits[at] ?? 0) / factor
    return wait > 0 && gap > 0 ? gap / wait : 1
  }
  const tell = () => {
    for (const call of watchers) call()
  }
  const show = () => {
    const entry = rest[at++]
    if (!entry) return
    room.relive(entry)
    since = { session: Date.parse(entry.at), real: clock() }
  }
  const plan = () => {
    clearTimeout(timer)
    timer = undefined
    if (at >= rest.length) return tell()
    since = { ...since, real: clock() }
    timer = setTimeout(
      () => {
        show()
        plan()
      },
      (waits[at] ?? 0) / factor,
    )
  }
  return {
    open: { room, key: '', readOnly: true, recovered: 0 },
    now,
    play() {
      if (!timer) plan()
      tell()
    },
    pause() {
      since = { session: now(), real: clock() }
      clearTimeout(timer)
      timer = undefined
      tell()
    },
    playing: () => timer !== undefined,
    ended: () => at >= rest.length,
    skip() {
      const going = timer !== undefined
      do show()
      while (at < rest.length && !isGo(rest[at - 1]))
      if (going || at >= rest.length) plan()
      tell()
    },
    faster(by) {
      since = { session: now(), real: clock() }
      factor = Math.min(64, Math.max(1 / 8, factor * by))
      if (timer) plan()
    },
    watch(call) {
      watchers.add(call)
      return () => watchers.delete(call)
    },
  }
}

function isGo(entry: Entry | undefined): boolean {
  return entry !== undefined && !('in' in entry.move) && entry.move.do === 'go'
}

/** ms to wait before each entry after the first. */
function waitsOf(log: readonly Entry[], pace: Pace): number[] {
  const gaps = log.slice(1).map((entry, i) => Math.max(0, Date.parse(entry.at) - Date.parse(log[i]!.at)))
  if ('speed' in pace) return gaps.map(gap => Math.min(longest, gap / pace.speed))
  // Everything gets a moment to be read; what took long gets more, up to a limit.
  const weights = gaps.map(gap => Math.min(20_000, Math.max(1_000, gap)))
  const sum = weights.reduce((a, b) => a + b, 0)
  return weights.map(w => Math.min(longest, (w / Math.max(1, sum)) * pace.within))
}
