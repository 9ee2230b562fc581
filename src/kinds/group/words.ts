/** What grouping cards says to people. */
import type { Refusals } from '../../session/refusing.ts'
import { plural } from '../../text.ts'

export const words = {
  few: (cards: number) => (cards ? plural(cards, 'card') : 'no card'),
  letter: 'choose a card, then the group it joins',
  put: 'put card A with card C',
  name: 'name the group of a card',
  split: 'take a card out of its group',
  start: 'group cards',
  leave: 'keys instead of letters; with a card chosen, choose none',
  shuffle: 'a new order, with new letters',
  page: 'more cards',
  card: 'hear one card',

  secondLetter: (typed: string) => `${typed}_   its second letter?`,
  noCard: (letter: string) => `There is no card ${letter}.`,
  joinsWhich: (letter: string, text: string) => `${letter}: "${text}"  joins which? Type its letter.`,
  twoLetters: 'Name two letters: group A C puts A with C.',
  namePrompt: (letter: string) => `name of ${letter}'s group`,
  nameAsk: 'A short name; an empty one takes the name away.',
  nameAskLines: 'What is it called? An empty line leaves it as it is.',
  chosen: (letter: string) => `${letter} is chosen: type the card it joins, or Enter to name its group.`,
  chosenOwn: 'Type the card it joins, or Enter to name its group.',
  chooseOwn: 'Type a card, then the card it belongs to; Esc ends.',
  groups: (groups: number, alone: number) =>
    `${plural(groups, 'group')}, ${alone} alone. Type a card, then the group; Enter goes on.`,
  howTo: (one: string, other: string) =>
    `Type a card, then the card it belongs to:  ${one} ${other}  puts them together.`,
  resting: 'Enter groups cards; n goes on to the vote.',
  restingOwn: 'Say which belong together, or press Enter to group them.',
  nothingHere: 'There are no cards to put together.',
  count: (cards: string, groups: number, alone: number) =>
    groups ? `${cards}, ${plural(groups, 'group')}, ${alone} alone.` : `${cards}, each alone.`,
  groupHead: (name: string | undefined, cards: string) =>
    `${name ? `Group ${name}` : 'Group without a name'}, ${cards}:`,
  todo: 'Say group A C to put A with C, name A TEXT to name a group; names can wait.',

  stillHidden: (title: string) => `The cards of "${title}" are still hidden; reveal them first.`,
  aCard: 'A card',
  joined: (card: string, into: string) => `${card} joined ${into}`,
  standsAlone: (card: string) => `${card} stands alone`,
  isCalled: (card: string, name: string) => (name ? `${card} is called ${name}` : `${card} has no name again`),
  shuffled: 'The cards are in a new order, with new letters',
  seen: (cards: number) => `${plural(cards, 'card')} seen`,
  // In the drawing.
  noCardsIn: (title: string) => `No cards to put together: "${title}" has none.`,
}

/** Why a move is refused. */
export const refusals = {
  noSuchCard: ['no-such', 'There is no such card here.'],
  stillHidden: ['not-now', words.stillHidden],
  itself: ['not-now', 'A card cannot join itself; type another letter.'],
  together: ['not-now', 'Those two are together already; x takes one out.'],
  alone: ['not-now', 'This card stands alone already.'],
  noName: ['empty', 'Type a name; names can also wait.'],
  noneToShuffle: ['not-now', 'There are no cards to shuffle.'],
} satisfies Refusals
