/** The time on a screen: wakes when the second that is shown changes, and draws anew only what is another then. */
import { useEffect, useRef, useState } from 'react'
import { useSurface } from './context.ts'

/** What a clock counts from, in ms since 1970, and whether it stands still. */
export type Ticking = { base: number; still: boolean }

/** Calls on each full second after `base` with the time in ms. Returns the way to stop. */
export function eachSecond(base: number, now: () => number, call: (time: number) => void): () => void {
  const next = (time: number) => 1_000 - ((((time - base) % 1_000) + 1_000) % 1_000) + 2
  let timer: NodeJS.Timeout
  const tick = () => {
    const time = now()
    timer = setTimeout(tick, next(time))
    call(time)
  }
  timer = setTimeout(tick, next(now()))
  return () => clearTimeout(timer)
}

/** Now in ms, renewed on each full second after `base` (a clock that counts from there ticks with it). Still while `still`. */
export function useClock(base: number, still: boolean): number {
  return useTime({ base, still }, time => Math.floor((time - base) / 1_000))
}

/** The time in ms as it was when `read` last gave something else: looked at on each full second, and when the clock is another one. */
export function useTime({ base, still }: Ticking, read: (time: number) => string | number): number {
  const { now } = useSurface()
  const [at, setAt] = useState(now)
  const latest = useRef(read)
  latest.current = read
  useEffect(() => {
    const look = (time: number) => setAt(before => (latest.current(before) === latest.current(time) ? before : time))
    look(now())
    return still ? undefined : eachSecond(base, now, look)
  }, [base, still, now])
  return at
}

/**
 * A clock for what is drawn now. Once all is drawn, `end` says whether it was looked at: what shows the time has to be drawn again each
 * second. Called first in a component.
 */
export function useWatchedClock(): { now(): number; end(): boolean } {
  const { now } = useSurface()
  const clock = useRef({ isDrawing: false, isRead: false })
  clock.current = { isDrawing: true, isRead: false }
  return {
    now() {
      clock.current.isRead ||= clock.current.isDrawing
      return now()
    },
    end() {
      clock.current.isDrawing = false
      return clock.current.isRead
    },
  }
}
