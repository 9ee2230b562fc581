/** The facilitator's private hints: what to do next, and what a room does that the method warns of. Advice; nothing happens by itself. */
import { currentStep, isHidden, isPaused, isTalk, left, neighbour } from '../session/read.ts'
import { plural } from '../text.ts'
import type { Around, Hint } from './hint.ts'
import { hintsAcrossTurns } from './hints-across-turns.ts'
import { hintsInPhase } from './hints-in-phase.ts'

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
  if (session.closed) return hint('this turn is closed')
  if (!step) return hint('go in; the first step begins then')
  const still = isPaused(session)
  const over = !still && left(session, step, now) <= 0
  if (isHidden(session, step) && given) {
    const { done, of, word } = given
    const enough = enoughOf(of)
    if (done !== undefined && of > 0 && done >= of) return hint(`reveal: everybody ${one[word] ?? word}`, 'act')
    if (done !== undefined && done >= enough) return hint(`reveal: ${done} of ${of} ${word}`, 'act')
    if (over) return hint('reveal: the time is over; or + for a minute more', 'act')
    return hint(`reveal when ${enough} of ${of} ${word}${still ? '' : ', or at 0:00'}`)
  }
  const next = neighbour(session, step.id, 1)
  if (!next) return hint('close the turn on the step itself, when all is said')
  const to = `"${next.title}" (${plural(next.minutes, 'minute')})`
  if (over) return hint(`the time is over: on to ${to}, or + for a minute more`, 'act')
  if (still) return hint(`the clock stands still: . starts it; then ${to}`)
  return hint(`on to ${to} at 0:00, or when ${isTalk(step) ? 'talk runs dry' : 'all is in'}`)
}

const one: Record<string, string> = {
  'are done': 'is done',
  'are in': 'is in',
  'have voted': 'has voted',
  'have answered': 'has answered',
}
