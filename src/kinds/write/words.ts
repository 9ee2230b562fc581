/** What a writing step says to people. */
import type { Refusals } from '../../session/refusing.ts'
import type { Mark } from '../../session/shapes.ts'
import { list, plural } from '../../text.ts'

/** Signs as they are called, for people who hear them. */
const signs: Record<string, string> = { '+': 'plus', '-': 'minus', '?': 'question', '!': 'exclamation mark' }

export const words = {
  start: 'write cards',
  add: 'write another card',
  change: 'put other words on a card',
  drop: 'remove a card',
  said: 'add a card that was said aloud',
  hand: 'hand the keyboard on, or be done',
  done: 'I am done, or not after all',
  stop: 'no more cards for now',
  former: 'see what is typed, or take the last card back into the line',
  following: 'the card after it',
  reveal: 'reveal the cards',
  revealNow: 'reveal the cards once everybody had the keyboard',
  page: 'more cards',
  cards: 'hear the cards',
  card: 'hear one card',

  changeAsk: 'Changing a card; Enter keeps it.',
  changePrompt: (n: number) => `card ${n}`,
  saidPrompt: 'said aloud',
  saidAsk: 'What was said?',
  firstKeep: 'Enter keeps this line first.',
  nothingToEdit: 'Nothing to edit yet.',
  hiddenHint: (canSay: boolean) =>
    `Hidden while you type; up shows it for 2 seconds.${canSay ? ' ! in front: said aloud.' : ''}`,
  hiddenOwnHint: 'One thing a card, as many as you like. An empty line: done.',
  anonymousHint: 'Nobody sees who wrote what, ever: no names are kept.',
  openHint: 'Enter keeps a card; an empty line ends.',
  openOwnHint: 'Enter keeps a card, and everybody sees it.',
  emptyEnds: 'An empty line ends.',
  emptyGoesOn: 'An empty line goes on.',
  save: 'save',
  saveAndHand: 'save, hand on',
  hiddenUntil: (cards: number | undefined) =>
    `Hidden until you reveal: r.${cards === undefined ? '' : `  ${plural(cards, 'card')} so far.`}`,
  ownHidden: (cards: number, isDone: boolean) =>
    `${isDone ? 'You are done. ' : ''}${plural(cards, 'card')} of yours, hidden until the reveal.`,
  everybodySees: 'Everybody sees these now.',
  goesOn: 'Enter goes on; s writes another card.',
  entersOn: 'Enter goes on.',
  chosenHint: 'Enter changes this card, x removes it.',
  entersWrite: 'Enter writes a card.',
  entersReveal: 'Enter reveals the cards, s goes round again.',
  everybodyHad: 'Everybody had the keyboard.',

  savedOwn: (n: number) => `Saved ${n}. Hidden until the reveal.`,
  changed: 'Changed.',
  dropped: 'Taken back; u gives it back.',
  savedSaid: (n: number) => `Card ${n} saved, as said aloud.`,
  isIn: (name: string) => `${name} is in.`,
  inBox: 'In the box, without your name.',
  savedOf: (n: number, name: string) => `Card ${n} of ${name} saved.`,
  saved: (n: number) => `Card ${n} saved.`,
  changedCard: (n: number) => `Card ${n} is changed.`,
  keyboardIsWith: (name: string) => `The keyboard is with ${name}.`,
  yourTurn: (name: string) => `Your turn, ${name}.`,
  afterHidden: 'Say reveal to show the cards, or write to go round again.',
  afterOpen: 'Say next to go on, cards to hear them, or write for more.',
  afterOwn: 'Type another card at any time; cards reads yours, change 1 and drop 1 mend them.',

  nobodyOfThatName: (name: string, names: readonly string[]) =>
    `${name} does not share this keyboard. Those who do: ${list(names)}.`,
  hiddenChoose: 'Cards are hidden: say write and a name first; then that person can change theirs unseen.',
  noCardsToHear: 'No cards to hear yet.',
  inviteOne: 'One line from you.',
  inviteRound: 'Type a card and press Enter; an empty line hands the keyboard on.',
  inviteOpen: 'Type a card and press Enter; an empty line ends. Commands begin with a colon here, like :help',
  inviteFirst: 'Type a card and press Enter. Commands begin with a colon here, like :help',
  inviteOwn: 'Type a card and press Enter.',
  inviteOwnHidden: 'Type a card and press Enter; nobody sees it before the reveal. An empty line: you are done.',
  unseen: 'Nobody sees what is typed.',
  aloudAndColon: 'A card that begins with ! was said aloud. Commands begin with a colon, like :reveal',
  silent: (people: number) => `Silent writing: ${plural(people, 'person', 'people')} share this keyboard.`,
  marks: (marks: readonly Mark[]) =>
    `Begin a card with its mark: ${list(
      marks.map(m => `${m.mark} ${signs[m.mark] ? `(${signs[m.mark]}) ` : ''}means ${m.label}`),
    )}.`,
  more: 'Say next to go on, or write for more cards.',
  wrote: (wrote: number, of: number, counts: string) => `${wrote} of ${of} have written.${counts ? ` ${counts}.` : ''}`,
  saidCard: (text: string) => `Said: ${text}`,
  manyCards: (n: number) => `${plural(n, 'card')}. Say cards to hear them, or card 3 for one.`,
  ownCards: (n: number) => `${plural(n, 'card')} of yours, hidden until the reveal:`,
  noCard: (count: number) => {
    if (count === 0) return 'There is no card here.'
    return count === 1 ? 'There is only number 1.' : `Say a number from 1 to ${count}.`
  },

  /** What Enter, ctrl-j and Esc do with a paste; in plain lines an empty line takes it. */
  pasted: (rows: number, left: number, isLines = false) => {
    const all = `Pasted ${plural(rows, 'line')}:`
    const [enter, forgets] = isLines ? ['an empty line', 'anything else'] : ['enter', 'esc']
    if (left < 1) return `${all} no card is left for you here; ${forgets} forgets.`
    return rows <= left
      ? `${all} ${enter} makes ${plural(rows, 'card')}, ${isLines ? '' : 'ctrl-j keeps 1, '}${forgets} forgets.`
      : `${all} ${enter} makes 1 card of them, ${forgets} forgets. (${plural(left, 'card')} left)`
  },

  empty: 'There is nothing on this card yet.',
  full: (each: number) => (each === 1 ? 'One card each here.' : `${each} cards each here.`),
  emptyChange: 'An empty card says nothing; x takes a card away.',
  gone: 'That card is gone.',
  didSave: (who: string) => `${who} saved a card`,
  didAdd: (who: string, text: string) => `${who}: ${text}`,
  didChange: (who: string, text?: string) => `${who} changed a card${text === undefined ? '' : `: ${text}`}`,
  didDrop: (who: string) => `${who} took a card away`,
  wereInBox: (n: number) => `${n} cards were in the box`,
  somebody: 'Somebody',
  // In the drawing.
  noCards: 'No cards here yet.',
  // One's own cards.
  beginWithMark: (marks: string) => `Begin a card with its mark:   ${marks}`,
  // While the keyboard goes round.
  haveWritten: (wrote: number, of: number, left: string) => `${wrote} of ${of} have written${left}`,
  keyboardWith: 'Keyboard is with',
}

/** Why a move is refused. */
export const refusals = {
  empty: ['empty', words.empty],
  facilitatorTypes: ['not-now', 'Cards carry no names here: the facilitator types them for everybody.'],
  full: ['too-many', words.full],
  stale: ['stale', 'That card was changed meanwhile.'],
  emptyChange: ['empty', words.emptyChange],
  noBox: ['not-now', 'This step has no ballot box.'],
  gone: ['no-such', words.gone],
  notYours: [
    'not-yours',
    (name: string | undefined) => `That card is ${name ?? 'somebody'}'s; ask them or the facilitator.`,
  ],
} satisfies Refusals
