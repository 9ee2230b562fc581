/** What the program asks about grouping cards. */

import { plural } from '../../text.ts'
import type { Facts } from '../kind-facts.ts'
import { boardOf } from '../made/board.ts'

export const group: Facts<'group'> = {
  talk: true,
  broad: true,
  headline(step, _work, session) {
    const groups = boardOf(session, step.id).filter(b => b.cards.length > 1).length
    return groups ? plural(groups, 'group') : undefined
  },
}
