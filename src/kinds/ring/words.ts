/** What a ring of links says to people. */
import type { Refusals } from '../../session/refusing.ts'
import { cut, list, plural } from '../../text.ts'

export const words = {
  add: 'add a link after the chosen one',
  addLast: 'add a link at the end',
  after: 'add a link after number N',
  weakest: 'name it the weakest link',
  reword: 'change its words',
  earlier: 'move it one place back',
  later: 'move it one place on',
  moveTo: 'move it to the place of number M',
  drop: 'remove it',
  cards: 'take a card into the line',
  otherCard: 'the card after it',
  linkPrompt: (number: number) => `link ${number}`,
  linkAsk: 'What does it feed?',
  firstAsk: 'What does a customer notice first?',
  linkAfter: 'What does that feed? An empty line ends.',
  upTakesCard: 'Up takes a card. An empty line ends.',
  inOtherWords: 'in other words',
  rewordAsk: 'Which words are better?',
  noWords: 'Type the words of the link.',
  placeAsk: 'Before which number does it belong? Say its new place.',
  noPlace: (count: number) => `Say a place from 1 to ${count}.`,
  firstHint: 'Enter names the first link.',
  weakestHint: 'Up and down choose; s names the weakest link. n goes on.',
  chooseHint: 'Up and down choose a link, n goes on.',
  none: 'No link yet.',
  one: 'One link.',
  ring: (count: number) => `A ring of ${plural(count, 'link')}; each feeds the next, and ${count} feeds 1 again.`,
  weakestIs: (number: number, text: string) => `The weakest is ${number}, ${text}.`,
  noWeakest: 'No link is named the weakest yet.',
  leftCards: (cards: readonly string[]) => `On cards, not in the ring yet: ${list(cards)}.`,
  // The drawing.
  empty: 'No link yet. Begin with what a customer notices first.',
  weakestMark: 'THE WEAKEST',
  lastTime: 'the weakest last time',
  each: 'each feeds the next',
  closes: (links: number) => `each feeds the next, and ${links} feeds 1 again`,
  alone: 'one link feeds nothing yet',
  // What came of a move.
  named: (text: string | undefined) => (text === undefined ? 'it' : `"${cut(text, 40)}"`),
  added: (number: number, text: string) => `Link ${number}: ${cut(text, 48)}`,
  changed: (text: string) => `Now in other words: ${cut(text, 48)}`,
  moved: (link: string, number: number) => `${link} is number ${number} now`,
  dropped: (left: number) => `A link was removed; ${plural(left, 'link')} left`,
  weakestNow: (link: string) => `The weakest link is ${link}`,
  // Refusals.
  howMore: 'Say "add" and words for another link, "weakest 3" to name the weakest.',
  howFirst: 'Say "add" and what a customer notices first; then what that feeds, until the ring closes.',
}

/** Why a move is refused. */
export const refusals = {
  gone: ['no-such', 'That link is gone.'],
  noWords: ['empty', words.noWords],
  most: ['too-many', (most: number) => `${plural(most, 'link')} are the most; four to six work best.`],
  emptied: ['empty', 'A link needs a few words; x removes it.'],
  noShift: ['no-such', 'A link moves by whole places, past another one.'],
  isWeakest: ['not-now', 'That is the weakest link already.'],
} satisfies Refusals
