/** What the screens are to show first. */
import type { Pace } from '../views/player.ts'
import type { FirstPicture } from './first-picture.ts'

/** `form` asks for what a new turn still needs; `first` is home when it is on the screen already. */
export type ToShow =
  | { show: 'home'; first?: FirstPicture }
  | { show: 'form'; team?: string; people?: string[]; agenda?: string }
  | { show: 'session'; path: string; readOnly: boolean; takeOver?: boolean }
  | { show: 'playing'; path: string; pace: Pace }
  | { show: 'map'; path: string; braille: boolean }
