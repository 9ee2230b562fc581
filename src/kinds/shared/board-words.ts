/** A card or group of a board in a sentence. */

import { plural } from '../../text.ts'
import { type OnBoard, titleOf } from '../made/board.ts'

/** `release queue, 3 cards`; a card alone is only its text, with what it hangs on in a tree. */
export function onBoardWords(on: OnBoard): string {
  if (on.under) return `${titleOf(on)}, on ${on.under}`
  return on.cards.length > 1 ? `${titleOf(on)}, ${plural(on.cards.length, 'card')}` : titleOf(on)
}
