/** What can be laid over a step: help, commands, the wheel, the clock, a line to type, trouble. One at a time. */

import type { Session } from '../../session/types.ts'
import type { OpenSession } from '../doors.ts'
import type { Header } from '../frame.tsx'
import type { Layer } from '../router.ts'
import type { TurnActs } from '../use-turn.ts'
import { BigClock } from './big-clock.tsx'
import { Commands } from './commands.tsx'
import { Curtain } from './curtain.tsx'
import { Help } from './help.tsx'
import { Jump } from './jump.tsx'
import { Leave } from './leave.tsx'
import { Older } from './older.tsx'
import { OneLine } from './one-line.tsx'
import { Plan } from './plan.tsx'
import { Trouble } from './trouble.tsx'
import { Wheel } from './wheel.tsx'

export type OverlayName =
  | 'help'
  | 'commands'
  | 'wheel'
  | 'clock'
  | 'curtain'
  | 'plan'
  | 'older'
  | 'jump'
  | 'leave'
  | 'action'
  | 'park'
  | 'trouble'

/** What every overlay is given. */
export type OverlayProps = {
  open: OpenSession
  session: Session
  acts: TurnActs
  header: Header
  /** ms left of the step's time. */
  remaining: number
  /** The keys of the step below, nearest first: what help and commands list. */
  below: Layer[]
  /** The keys that work at every step and everywhere. */
  base: Layer[]
  onShow(name: OverlayName | undefined): void
  onUnsaved(): void
  onLeave(): void
}

export function Overlays({ name, ...props }: OverlayProps & { name: OverlayName }) {
  const { acts, onShow } = props
  switch (name) {
    case 'help':
      return <Help {...props} />
    case 'commands':
      return <Commands {...props} />
    case 'wheel':
      return <Wheel {...props} />
    case 'clock':
      return <BigClock {...props} />
    case 'curtain':
      return <Curtain {...props} />
    case 'plan':
      return <Plan {...props} />
    case 'older':
      return <Older {...props} />
    case 'jump':
      return <Jump {...props} />
    case 'leave':
      return <Leave {...props} />
    case 'trouble':
      return <Trouble {...props} />
    case 'action':
      return (
        <OneLine
          {...props}
          prompt="action > "
          mode="ACTION"
          ask="What will be done?"
          message="One line; owner and day come at the close. Everybody sees it there."
          onText={text => acts.addAction(text)}
          onDone={() => onShow(undefined)}
        />
      )
    case 'park':
      return (
        <OneLine
          {...props}
          prompt="park > "
          mode="PARK"
          ask="What does not belong here, but should not be lost?"
          message="Parked things come back at the opening of the next turn until they are kept, dropped or used."
          onText={text => acts.park(text)}
          onDone={() => onShow(undefined)}
        />
      )
  }
}
