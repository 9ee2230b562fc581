/** What the program asks about voting with dots. */

import { plural } from '../../text.ts'
import type { Facts } from '../kind-facts.ts'
import { resultOf, titleOf } from '../made/board.ts'

export const vote: Facts<'vote'> = {
  answers: {
    done: 'have voted',
    by: work => new Set(Object.values(work.dots).flatMap(by => Object.keys(by))),
  },
  talk: true,
  headline(step, _work, session) {
    const top = resultOf(session, step.id)[0]
    return top?.dots ? `${titleOf(top.on)}, ${plural(top.dots, 'dot')}` : undefined
  },
}
