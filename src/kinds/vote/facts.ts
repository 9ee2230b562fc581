/** What the program asks about voting with dots. */

import { plural } from '../../text.ts'
import type { Facts } from '../kind-facts.ts'
import { boardOf, resultOf, titleOf } from '../made/board.ts'
import { unseenCards } from '../made/unseen.ts'
import { byHand } from '../shared/least-minutes.ts'
import { words } from './words.ts'

/** A vote with fewer choices is none. */
const fewest = 2

export const vote: Facts<'vote'> = {
  answers: {
    done: 'have voted',
    by: work => new Set(Object.values(work.dots).flatMap(by => Object.keys(by))),
  },
  talk: true,
  /** With fewer choices than `least` it is passed over. */
  minimumMinutes: (step, people) => byHand(step.least ?? fewest, people),
  passedOver(step, session) {
    if (unseenCards(session, step.on)) return undefined
    const choices = boardOf(session, step.on).length
    return choices < (step.least ?? fewest) ? words.few(choices) : undefined
  },
  headline(step, _work, session) {
    const top = resultOf(session, step.id)[0]
    return top?.dots ? `${titleOf(top.on)}, ${plural(top.dots, 'dot')}` : undefined
  },
}
