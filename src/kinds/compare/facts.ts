/** What the program asks about comparing things two at a time. */

import type { Facts } from '../kind-facts.ts'
import { titleOf } from '../made/board.ts'
import { isRanked, rankingOf } from '../made/ranking.ts'
import { words } from './words.ts'

export const compare: Facts<'compare'> = {
  answers: {
    done: 'have compared',
    by: work => new Set(Object.keys(work.compared).filter(person => work.compared[person]?.length)),
  },
  talk: true,
  drawnFor: ['team'],
  headline(step, _work, session) {
    const ranking = rankingOf(session, step.id)
    const [first] = ranking
    if (!first || !isRanked(ranking)) return undefined
    return words.first(titleOf(first.on), first.worst - 1)
  },
}
