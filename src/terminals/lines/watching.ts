/** What plain lines say where somebody has no part of their own. */
import { isTalk } from '../../session/read.ts'
import type { Kind } from '../../session/shapes.ts'
import type { At } from './step-lines.ts'

/** What somebody without a part at this step is told to do. */
export function watchWords({ me, live, step }: At<Kind>): string[] {
  if (!me() || !live()) return []
  return isTalk(step)
    ? ['The talk is in the room. Say help to hear what you can do meanwhile.']
    : ['The facilitator types here; say aloud what you want to add. Say help to hear what you can do meanwhile.']
}
