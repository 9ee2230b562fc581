/** The time on a screen: wakes when the second that is shown changes, and not more often. */
import { useEffect, useState } from 'react'
import { useSurface } from './context.ts'

/** Now in ms, renewed on each full second after `base` (a clock that counts from there ticks with it). Still while `still`. */
export function useClock(base: number, still: boolean): number {
  const { now } = useSurface()
  const [at, setAt] = useState(now)
  useEffect(() => {
    setAt(now())
    if (still) return
    let timer: NodeJS.Timeout
    const tick = () => {
      const time = now()
      setAt(time)
      timer = setTimeout(tick, 1_000 - ((((time - base) % 1_000) + 1_000) % 1_000) + 2)
    }
    timer = setTimeout(tick, 1_000 - ((((now() - base) % 1_000) + 1_000) % 1_000) + 2)
    return () => clearTimeout(timer)
  }, [base, still, now])
  return at
}
