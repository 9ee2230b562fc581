/** What can be laid over a step: help, commands, the wheel, the clock, a line to type, trouble. One at a time. */

import { viewWords } from '../../../../views/words.ts'
import { screenWords } from '../../words.ts'
import { Guests } from '../guests.tsx'
import { Lobby } from '../lobby.tsx'
import { OneLine } from '../one-line.tsx'
import { BigClock } from './big-clock.tsx'
import { Blank } from './blank.tsx'
import { Commands } from './commands.tsx'
import { Help } from './help.tsx'
import { Jump } from './jump.tsx'
import { Leave } from './leave.tsx'
import { Older } from './older.tsx'
import type { OverlayName, OverlayProps } from './overlay.ts'
import { Plan } from './plan.tsx'
import { Trouble } from './trouble.tsx'
import { Wheel } from './wheel.tsx'

export function Overlays({ name, ...props }: OverlayProps & { name: OverlayName }) {
  const { acts, onShow, services } = props
  switch (name) {
    case 'help':
      return <Help {...props} />
    case 'commands':
      return <Commands {...props} />
    case 'wheel':
      return <Wheel {...props} />
    case 'clock':
      return <BigClock {...props} />
    case 'blank':
      return <Blank {...props} />
    case 'plan':
      return <Plan {...props} />
    case 'older':
      return <Older {...props} />
    case 'jump':
      return <Jump {...props} />
    case 'leave':
      return <Leave {...props} />
    case 'lobby':
      return services ? <Lobby {...props} services={services} /> : null
    case 'guests':
      return services ? <Guests {...props} services={services} /> : null
    case 'trouble':
      return <Trouble {...props} />
    case 'action':
      return (
        <OneLine
          {...props}
          prompt="action > "
          mode="ACTION"
          ask={viewWords.whatWillBeDone}
          message={screenWords.actionHint}
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
          ask={screenWords.parkAsk}
          message={screenWords.parkHint}
          onText={text => acts.park(text)}
          onDone={() => onShow(undefined)}
        />
      )
  }
}
