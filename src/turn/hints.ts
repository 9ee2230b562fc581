/** The facilitator's private hints: what to do next, and what a room does that the method warns of. Advice; nothing happens by itself. */

import { stepOnward } from '../kinds/facts.ts'
import { isTalk } from '../kinds/made/board.ts'
import { currentStep, isHidden, isPaused, left } from '../session/read.ts'
import type { Around, Hint } from './hint.ts'
import { hintsAcrossTurns } from './hints-across-turns.ts'
import { hintsInPhase } from './hints-in-phase.ts'
import { hintWords as words } from './words.ts'

/** What to do next, and then every hint there is now, the most urgent first. */
export function hintsFor(around: Around): Hint[] {
  const hints = around.session.closed ? [] : [...hintsInPhase(around), ...hintsAcrossTurns(around)]
  return [nextFor(around), ...hints.toSorted((a, b) => urgency[b.level] - urgency[a.level])]
}

const urgency = { act: 2, watch: 1, know: 0 }

/** So many of a room are enough to reveal; the others are asked once whether they need a minute. */
export function enoughOf(people: number): number {
  return people <= 3 ? people : Math.ceil(people * 0.8)
}

/** `reveal when 5 of 6 are done, or at 0:00`: what the key for the next thing will do, and when to press it. */
function nextFor({ session, in: given, now }: Around): Hint {
  const hint = (say: string, level: Hint['level'] = 'know'): Hint => ({ what: 'next', say, level })
  const step = currentStep(session)
  if (session.closed) return hint(words.closed)
  if (!step) return hint(words.goIn)
  const still = isPaused(session)
  const over = !still && left(session, step, now) <= 0
  if (isHidden(session, step) && given) {
    const { done, of, word } = given
    const enough = enoughOf(of)
    if (done !== undefined && of > 0 && done >= of) return hint(words.revealAll(word), 'act')
    if (done !== undefined && done >= enough) return hint(words.revealNow(done, of, word), 'act')
    if (over) return hint(words.revealOver, 'act')
    return hint((still ? words.revealWhen : words.revealWhenOrAt)(enough, of, word))
  }
  const next = stepOnward(session, step.id, 1).to
  if (!next) return hint(words.close)
  const to = words.step(next.title, next.minutes)
  if (over) return hint(words.over(to), 'act')
  if (still) return hint(words.still(to))
  return hint(isTalk(step) ? words.talkThen(to) : words.allThen(to))
}
