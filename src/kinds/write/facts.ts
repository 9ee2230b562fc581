/** What the program asks about writing cards. */
import { plural } from '../../text.ts'
import type { Facts } from '../kind-facts.ts'
import { byTurns, isRound, isShared } from '../shared/least-minutes.ts'

/** Silent minutes that hidden writing needs before its reveal (facilitation: silence first). */
export const silence = 2

export const write: Facts<'write'> = {
  answers: {
    done: 'done',
    said: true,
    by: work => new Set(work.cards.flatMap(card => card.by ?? [])),
  },
  anonymous: true,
  opens: true,
  talk: true,
  silence: step => (step.hidden || step.anonymous ? silence : undefined),
  /** Hidden words stand on paper before they are typed; what is said aloud needs none. */
  minimumMinutes(step, people) {
    const isSilent = Boolean(step.hidden || step.anonymous)
    if (!isShared(people)) return isSilent ? silence : undefined
    return isRound(step) ? byTurns(people, isSilent ? 1 : 0) : undefined
  },
  headline: (_step, { cards }) => (cards.length ? plural(cards.length, 'card') : undefined),
}
