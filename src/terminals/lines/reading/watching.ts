/** What plain lines say where somebody has no part of their own. */
import { isTalk } from '../../../kinds/made/board.ts'
import type { Kind } from '../../../session/shapes.ts'
import type { At } from './step-lines.ts'
import { lineWords } from './words.ts'

/** What somebody without a part at this step is told to do. */
export function watchWords({ me, live, step }: At<Kind>): string[] {
  if (!me() || !live()) return []
  return isTalk(step) ? [lineWords.talkInRoom] : [lineWords.facilitatorTypes]
}
