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

/** Minutes and seconds of a time left in ms: ` 03:12`, and `+00:07` when it is over. Always six cells. */
export function showLeft(ms: number): string {
  const over = ms < 0
  const all = over ? Math.floor(-ms / 1_000) : Math.ceil(ms / 1_000)
  const minutes = Math.min(99, Math.floor(all / 60))
  return `${over ? '+' : ' '}${String(minutes).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`
}
