/** Who is here, is done and writes, as React sees it: drawn anew a few times a second at most, however many people come and go. */
import { useEffect, useState } from 'react'
import type { Hall, Wall } from './hall.ts'

/** ms between two drawings for what changed among the people. */
const every = 200

/** The hall; the screen is drawn again when something in it changed. */
export function useHall<H extends Hall | undefined>(hall: H): H {
  const [, draw] = useState(0)
  useEffect(() => {
    if (!hall) return
    let timer: NodeJS.Timeout | undefined
    const changed = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        draw(n => n + 1)
      }, every)
    }
    const stops = [hall.watch(changed), hall.presence.watch(changed)]
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [hall])
  return hall
}

/** While this is on the facilitator's screen, it is on the stage, too; undefined leaves the stage as it is. */
export function useWall(hall: Hall | undefined, wall: Wall | undefined): void {
  useEffect(() => {
    if (!wall) return
    hall?.cover(wall)
    return () => hall?.cover(undefined)
  }, [hall, wall])
}
