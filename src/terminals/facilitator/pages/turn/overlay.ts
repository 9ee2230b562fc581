/** What can be laid over a step, what it is given, and the keys it has besides its own. */

import type { Header } from '../../../../screen/frame-drawing.ts'
import { layer } from '../../../../screen/layer.ts'
import type { Layer } from '../../../../screen/router.ts'
import type { Session } from '../../../../session/types.ts'
import type { OpenSession } from '../../../../views/app-services.ts'
import type { HostServices } from '../../../../views/host-services.ts'
import type { StepClock } from '../../use-step-time.ts'
import type { TurnActs } from '../../use-turn.ts'

export const overlayNames = [
  'help',
  'commands',
  'wheel',
  'clock',
  'blank',
  'plan',
  'older',
  'jump',
  'leave',
  'action',
  'park',
  'trouble',
  'lobby',
  'guests',
] as const
export type OverlayName = (typeof overlayNames)[number]

/** What every overlay is given. */
export type OverlayProps = {
  open: OpenSession
  /** Who is at other terminals, where people may come in to this room. */
  services?: HostServices
  /** The room goes on when this screen is left. */
  stays?: boolean
  session: Session
  acts: TurnActs
  header: Header
  clock: StepClock
  /** The keys of the step below, nearest first: what help and commands list. */
  below: Layer[]
  /** The keys that work at every step and everywhere. */
  base: Layer[]
  onShow(name: OverlayName | undefined): void
  onUnsaved(): void
  onLeave(): void
}

/** While a line is typed over a step, F1 is the one key for help; what was typed stays. */
export function helpOver(onShow: OverlayProps['onShow']): Layer {
  return layer('everywhere', {
    help: () => onShow('help'),
    commands: undefined,
    repaint: undefined,
    quit: undefined,
  })
}

/** What works everywhere, over a step: leaving goes back to it. */
export function everywhereOver(onShow: OverlayProps['onShow'], close: () => void): Layer {
  return layer('everywhere', {
    help: () => onShow('help'),
    commands: () => onShow('commands'),
    repaint: undefined,
    quit: close,
  })
}
