/** What the facilitator's private hints say, and how a turn stands on the wheel. Each hint is one short line without a full stop. */
import { cut, list, plural } from '../text.ts'

/** `Eva`, `Eva and Finn`, `Eva, Finn and 3 more`. */
function names(people: readonly string[]): string {
  const all = people.map(name => cut(name, 16))
  return all.length > 3 ? `${all.slice(0, 2).join(', ')} and ${all.length - 2} more` : list(all)
}

/** The counts of a step, said of everybody. */
const ofEverybody: Record<string, string> = {
  'are done': 'is done',
  'are in': 'is in',
  'have voted': 'has voted',
  'have answered': 'has answered',
}

export const planWords = {
  atOneKeyboard: (people: number, minutes: number) =>
    `${plural(people, 'person', 'people')} at one keyboard: ${minutes} min`,
}

export const wheelWords = {
  nameless: 'a delivery',
  older: (count: number) => `and ${count} older`,
  howSure: 'HOW SURE',
  fewBets: (n: number, least: number) =>
    `${plural(n, 'bet')} settled with a likelihood; from ${least} on a score is told`,
  brier: (n: number, score: string) =>
    `${plural(n, 'bet')}, Brier ${score}: 0 is always right, 0.25 no better than a coin`,
  said: (likely: string) => `said ${likely}`,
  came: (came: string, n: number) => `${came} of ${n} came`,
  /** How the wheel turns, and its weakest phase where there is one. */
  both: (state: string, weakest: string | undefined) => (weakest ? `${state} · weakest: ${weakest}` : state),
}

export const hintWords = {
  // What to do next.
  closed: 'this turn is closed',
  goIn: 'go in; the first step begins then',
  revealAll: (word: string) => `reveal: everybody ${ofEverybody[word] ?? word}`,
  revealNow: (done: number, of: number, word: string) => `reveal: ${done} of ${of} ${word}`,
  revealOver: 'reveal: time is up; or + for a minute more',
  revealWhen: (enough: number, of: number, word: string) => `reveal when ${enough} of ${of} ${word}`,
  revealWhenOrAt: (enough: number, of: number, word: string) => `reveal when ${enough} of ${of} ${word}, or at 0:00`,
  close: 'close the turn at this step when all is said',
  step: (title: string, minutes: number) => `"${title}" (${plural(minutes, 'minute')})`,
  over: (step: string) => `time is up: go on to ${step}, or + for a minute more`,
  still: (step: string) => `the clock stands still: . starts it; then ${step}`,
  talkThen: (step: string) => `go on to ${step} at 0:00, or when the talk has run dry`,
  allThen: (step: string) => `go on to ${step} at 0:00, or when all is in`,
  none: 'nothing needs your attention',
  // The people.
  away: (people: readonly string[]) =>
    `${names(people)} ${people.length > 1 ? 'are' : 'is'} away; the place and what was typed are kept`,
  stuck: (people: readonly string[], seconds: number) =>
    `no key from ${names(people)} for ${seconds} s: is the question clear?`,
  noInput: (people: readonly string[]) =>
    `${names(people)} ${people.length > 1 ? 'have' : 'has'} added nothing in this phase yet`,
  fewSeats: (people: readonly string[], cards: number, all: number) =>
    `${names(people)} wrote ${cards} of ${all} cards: ask the others first`,
  // The step.
  longTalk: (minutes: number) => `${minutes} min of talk, nothing noted: a adds an action, p parks, n goes on`,
  bigMap: (parts: number, most: number) =>
    `the map has ${parts} parts; above ${most} it gets hard to read: leave some out`,
  several: (first: string, second: string) =>
    `two next steps, "${cut(first, 24)}" and "${cut(second, 24)}": which one is first?`,
  // Earlier turns.
  carried: (times: number, text: string, more: number) =>
    `carried ${times} times: "${cut(text, 30)}"${more ? ` (and ${more} more)` : ''}. Shrink it, hand it over or drop it?`,
  noStop: 'no option stops or deletes anything, neither here nor in the last turn',
  oldStar: (turns: number) => `the star has had no new value for ${turns} turns: is it still the right number?`,
  gatesSkipped: (phases: readonly string[]) =>
    `${plural(phases.length, 'gate')} skipped in the last two turns: ${phases.join(', ')}`,
}
