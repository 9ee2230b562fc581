/** What the program asks about a map. */
import { parseOnce } from '../../map/index.ts'
import { plural } from '../../text.ts'
import type { Facts } from '../kind-facts.ts'

export const map: Facts<'map'> = {
  opens: true,
  broad: true,
  headline(_step, { text }) {
    const parts = parseOnce(text).map.components.length
    return parts ? plural(parts, 'part') : undefined
  },
  carry(step, { text }, { maps }, session) {
    if (text) maps[step.role] = { text, turn: session.turn.id }
  },
}
