/** The time of a step on a screen: what is left of it, second by second, and how the minutes of the turn go. */
import { useMemo } from 'react'
import { isPaused, left } from '../../session/read.ts'
import type { StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { aheadWords, planOf } from '../../turn/plan.ts'
import { useBell } from './pages/turn/bell.ts'
import { type Ticking, useTime } from './use-clock.ts'

/** The clock of a step; `left` are the ms it has left at a time, below 0 once it is over. */
export type StepClock = Ticking & { left(now: number): number }

type StepTime = {
  clock: StepClock
  /** ms that the turn is ahead of its plan, and how that is said. */
  ahead: number
  plan: string
}

/** Draws the screen anew when more than the seconds has changed, and each minute. Rings once when the time is over. */
export function useStepTime(session: Session, step: StepOf | undefined, isLive: boolean, ring: () => void): StepTime {
  const clock = useMemo(() => clockOf(session, step), [session, step])
  const time = useTime(
    clock,
    at => `${Math.floor(at / 60_000)} ${clock.left(at) <= 0} ${aheadWords(planOf(session, at).ahead)}`,
  )
  useBell(clock.left(time), step?.id ?? '', clock.still || !isLive, ring)
  const { ahead } = planOf(session, time)
  return { clock, ahead, plan: aheadWords(ahead) }
}

function clockOf(session: Session, step: StepOf | undefined): StepClock {
  const still = isPaused(session)
  const visit = session.visits.at(-1)
  const from = visit?.from ?? session.opened
  const stopped = still ? Date.parse(visit?.to ?? from) : undefined
  return {
    base: Date.parse(from),
    still,
    left: now => (step ? left(session, step, stopped ?? now) : 0),
  }
}
