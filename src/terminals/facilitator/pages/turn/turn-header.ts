/** The header of a turn: how it stands with saving, who is here, how much time is left, and the strip of its phases. */
import { useMemo } from 'react'
import type { Room } from '../../../../room/room.ts'
import { showLeft } from '../../../../screen/show-left.ts'
import type { StepOf } from '../../../../session/shapes.ts'
import type { Session } from '../../../../session/types.ts'
import { counted } from '../../../../views/counts.ts'
import { drawStrip, headerOf, headerPeople, hueOf } from '../../../../views/header.ts'
import type { HostServices } from '../../../../views/host-services.ts'
import { useSurface } from '../../context.ts'
import type { Header } from '../../frame.tsx'
import type { StepClock } from '../../use-step-time.ts'

/** The most urgent word about the turn as a whole; empty while it just runs. */
type Marked = {
  player?: string | undefined
  isFailing: boolean
  readOnly: boolean
  closed: boolean
  leads: boolean
  still: boolean
  /** What is said in place of `paused`. */
  until?: string | undefined
}

export function markOf({ player, isFailing, readOnly, closed, leads, still, until }: Marked): string {
  const marks: [is: boolean, mark: string][] = [
    [player !== undefined, player ?? ''],
    [isFailing, 'NOT SAVED'],
    [readOnly, 'looking on'],
    [closed, 'closed'],
    [!leads, 'stage'],
    [still, until ?? 'paused'],
  ]
  const mark = marks.find(([is]) => is)?.[1]
  return mark === undefined ? '' : `${mark}  `
}

type Given = {
  session: Session
  room: Room
  services: HostServices | undefined
  step: StepOf | undefined
  mark: string
  /** How the minutes go: `3 min ahead`. */
  plan: string
  clock: StepClock
}

export function useTurnHeader({ session, room, services, step, mark, plan, clock }: Given): Header {
  const { width, theme } = useSurface()
  const strip = useMemo(() => drawStrip(session, width, theme.ascii, plan), [session, width, theme.ascii, plan])
  // A long mark takes the room of the count, which stands with the step as well.
  const isWide = width >= (mark.length > 12 ? 100 : 80)
  const count = services && step && isWide ? counted(step, room, services.presence)?.say : undefined
  const right = `${mark}${count ? `${count}   ` : ''}${headerPeople(session, services?.presence)}`
  const { still } = theme
  return useMemo(() => {
    const time = { ...clock, text: (now: number) => showLeft(clock.left(now), still) }
    return { ...headerOf(session, width), right, strip, hue: hueOf(session), clock: time }
  }, [session, width, right, strip, clock, still])
}
