/** What a vote says to people. */
import type { Refusals } from '../../session/refusing.ts'
import { plural } from '../../text.ts'

const left = (dots: number) => (dots ? `${plural(dots, 'dot')} left.` : 'No dot left.')

export const words = {
  few: (choices: number) => (choices ? `${choices} to choose from` : 'nothing to choose from'),
  // What can be done.
  count: 'count dots: 5 3 2 0, A5 C3, =2 each',
  counting: 'count',
  reveal: 'close the vote and show the bars',
  show: 'show',
  more: 'one dot more',
  give: 'give dots to a card',
  ballot: 'give dots by letter, A 2 C 1; or your whole vote by number, 1 1 3; none takes all back',
  // Counting by show of hands.
  countPrompt: 'dots per card, top to bottom',
  countAsk: (each: number, all: number) =>
    `${each} dots each, ${all} in the room. From top to bottom  5 3 2 0  or  A5 C3`,
  countApprove: (hands: number) => `Hands up for each card; ${hands} in the room. From top to bottom  5 3 2 0;  y: all`,
  counted: (dots: number, all: number) =>
    `Counted ${dots} of ${all} dots. Enter shows the bars; a new count replaces it.`,
  enterShows: 'Enter shows the bars.',
  nothingCounted: 'Nothing is counted yet. Type a number for each card.',
  countedSay: (echo: string) => `${echo} counted. Say reveal to close the vote, or count again.`,
  typeNumbers: 'Type a number for each, for example  5 3 2 0',
  tooManyNumbers: (numbers: number, places: number) =>
    `${plural(numbers, 'number')} for ${plural(places, 'place')}; type one for each.`,
  noLetterAndNumber: (word: string) => `"${word}" is no letter and number from the list.`,
  noNumber: (word: string) => `"${word}" is no whole number.`,
  twice: (letter: string) => `${letter} has two numbers; write each once.`,
  ofDots: (dots: number, all: number) => `${dots} of ${plural(all, 'dot')}`,
  // One's own dots.
  giveHint: (dots: number) => `${plural(dots, 'dot')} left: + gives one, j and k move. Nobody sees how you vote.`,
  approveHint: 'As many as you like: + gives a dot, - takes it back. Nobody sees how you vote.',
  approved: (dots: number) => `${plural(dots, 'dot')} given, as many as you like`,
  oneEach: 'At most one dot a card here; as many cards as you like.',
  eachApproves: 'as many as you like, one dot a card; bars after the vote',
  howToApprove: 'As many as you like: A 1 gives A a dot, A 0 takes it back; or your whole vote by number: 1 3',
  howToCountApprove: 'As many as you like. Count hands for each in this order and say vote 5 3 2 0; then reveal.',
  allGiven: 'All given. You may move them until the vote is closed.',
  sameVote: (rest: number) => `That is how you voted. ${left(rest)}`,
  numberFrom: (count: number) => `Type numbers from 1 to ${count}.`,
  noSuchLetter: (word: string, letters: readonly string[]) =>
    `There is no card "${word}"; the letters are ${letters.join(', ')}.`,
  notSoMany: (dots: number, wanted: number) => `You have ${plural(dots, 'dot')}, not ${wanted}.`,
  yours: (letter: string, dots: number) => `${letter} ${dots}`,
  yourDots: (given: readonly string[], rest: number) =>
    given.length ? `Your dots: ${given.join(', ')}. ${left(rest)}` : `You gave no dot yet. ${left(rest)}`,
  // What it is about, and where it stands.
  nothing: 'There is nothing to vote on.',
  nothingYet: 'There is nothing to vote on yet.',
  each: (dots: number) => `${plural(dots, 'dot')} each; bars when the vote is closed`,
  openHands: 'The vote is open. Enter counts dots, r shows the bars.',
  openOwn: 'The vote is open. M gives your own dots, r shows the bars.',
  closed: 'Closed. u opens it again; Enter goes on to talk about the top.',
  closedOwn: 'Closed: this is how we voted.',
  countSoFar: (dots: number) => `${plural(dots, 'dot')} counted so far; the vote is open.`,
  howToCount: (each: number, all: number) =>
    `${each} dots each, ${plural(all, 'dot')} in the room. Count the dots for each in this order and say them: vote 5 3 2 0. Then reveal.`,
  howToGive: (dots: number) =>
    `You have ${plural(dots, 'dot')}. A 2 puts two on A, A 0 takes them back; or your whole vote by number: 1 1 3`,
  closedSay: 'The vote is closed; undo opens it again.',
  lettered: (letter: string, text: string) => `${letter}. ${text}`,
  card: (letter: string, text: string) => `${letter}, ${text}`,
  cards: (text: string, count: number) => `${text}, ${plural(count, 'card')}`,
  on: (text: string, under: string) => `${text}, on ${under}`,
  result: (text: string, dots: number) => `${text}: ${plural(dots, 'dot')}`,
  notGiven: (people: number) => `${plural(people, 'person has', 'people have')} dots left`,
  others: (count: number) => `${count} more without a dot.`,
  noDots: 'Nobody gave a dot.',
  // What came of a move.
  tallied: (dots: number) => `${plural(dots, 'dot')} counted`,
  moved: (who: string) => `${who} moved a dot`,
  // Refusals.
  over: (hands: number, have: number, counted: number) =>
    `${hands === 1 ? '1 person has' : `${hands} people have`} ${plural(have, 'dot')}; ${counted} were counted.`,
}

/** Why a move is refused. */
export const refusals = {
  noSuch: ['no-such', 'There is no such thing to vote on.'],
  isClosed: ['not-now', 'The vote is closed; u opens it again.'],
  oneEach: ['too-many', words.oneEach],
  dotsLeft: ['too-many', (dots: number) => `You have ${plural(dots, 'dot')} left.`],
  overCard: [
    'too-many',
    (hands: number, counted: number) =>
      `${hands === 1 ? '1 person is' : `${hands} people are`} in the room; ${counted} were counted for one card.`,
  ],
  over: ['too-many', words.over],
} satisfies Refusals
