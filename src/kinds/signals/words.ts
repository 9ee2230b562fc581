/** What watch signals say to people. */
import type { Refusals } from '../../session/refusing.ts'
import type { SignalResult } from '../../session/shapes.ts'

/** How a score is said. */
export const resultWords: Record<SignalResult, string> = { came: 'it came', not: 'it did not come', open: 'still open' }

export const words = {
  add: 'watch for something new; its sign and day are asked for',
  change: 'change a signal',
  came: 'it came',
  not: 'it did not come',
  open: 'it is still open',
  saw: 'say what was seen',
  scoreFirst: 'Say first whether it came: came, not or open.',
  sign: 'change the sign that would tell us',
  day: 'set another day to look at it',
  drop: 'remove a signal',
  upTakes: (count: number) =>
    `Up takes ${count > 1 ? `one of the ${count} causes` : 'the cause'} from the attack; an empty line ends.`,
  causesSay: 'What do we expect to change? A number takes one of these causes:',
  causesHint: 'causes',
  causeBefore: 'the cause before it',
  causeAfter: 'the cause after it',
  textPrompt: 'what will change',
  textAsk: 'What do we expect to change? An empty line ends.',
  signPrompt: 'what sign tells us',
  signAsk: 'What would we see if it were true? Empty is fine.',
  dayPrompt: 'by when',
  dayAsk: 'When do we look again?  1 Mar,  in 3 months,  2027-06-30',
  sawPrompt: 'what did we see',
  sawAsk: 'What did we see? One line; empty is fine.',
  againPrompt: 'look again by',
  againAsk: 'Which new day do we look?  in 3 months.  Empty keeps the old one.',
  needsDay: 'By when would we know? Type a day.',
  badDay: (typed: string) => `I cannot read the day in "${typed}"; for example  1 Mar  or  in 3 months`,
  added: (day: string, text: string) => `We watch until ${day}: ${text}`,
  changed: (text: string) => `Changed: ${text}`,
  scored: (text: string, result: SignalResult) => `${text}: ${resultWords[result]}`,
  dropped: 'A signal was removed',
  dueHint: 'Its day has come: 1 it came, 2 it did not, 3 still open.',
  signalHint: 'Enter changes it, 1 says it came, x removes it; s adds another.',
  noneChosen: 's adds a signal, up and down choose one, Enter goes on.',
  none: 'Nothing is watched yet.',
  bySay: (text: string, day: string) => `${text}, by ${day}`,
  signSay: (sign: string) => `sign: ${sign}`,
  sawSay: (saw: string) => `seen: ${saw}`,
  dueSay: 'its day has come',
  howDue: 'First those whose day has come: "came 1", "not 2" or "open 3", and what was seen.',
  howAdd: 'Say "watch" and what we expect; the sign and the day are asked for.',
  // In the drawing.
  didItCome: 'did it come?',
  dayHasCome: 'THE DAY HAS COME',
  nothingWatched: 'Nothing is watched yet. A signal is what we expect, the sign that would tell us, and a day.',
  didNotCome: 'DID NOT COME',
  // Headings.
  whatWasSeen: 'WHAT WAS SEEN',
}

/** Why a move is refused. */
export const refusals = {
  gone: ['no-such', 'That signal is not here.'],
  needsWords: ['empty', 'What do we expect? A few words.'],
  emptyText: ['empty', 'A signal needs words; remove it if you no longer expect it.'],
  notYet: ['not-now', (day: string) => `Its day is still to come: ${day}. It may come until then.`],
  past: ['not-now', (day: string) => `${day} is over. By when would we know?`],
} satisfies Refusals
