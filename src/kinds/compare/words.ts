/** What comparing two at a time says to people. */
import type { Refusals } from '../../session/refusing.ts'
import { list, plural } from '../../text.ts'

export const words = {
  // What can be done.
  left: 'the left one',
  right: 'the right one',
  same: 'both alike',
  sameHint: 'alike',
  leftHint: 'left',
  rightHint: 'right',
  back: 'take the last comparison back',
  backHint: 'take back',
  start: 'hand the keyboard to the next person',
  startHint: 'begin',
  stop: 'stop comparing and hand the keyboard on',
  stopHint: 'hand on',
  reveal: 'close the comparison and show the order',
  show: 'show',
  // Two at a time.
  leftHead: '◂ LEFT',
  rightHead: 'RIGHT ▸',
  more: (cards: number) => `(${plural(cards, 'card')})`,
  soFar: (done: number, enough: number) => `${done} of ${plural(enough, 'comparison')}`,
  which: 'Left or right arrow; = for both alike. Nobody sees how you compare.',
  enough: 'Thank you, that is enough. More comparisons make the order surer.',
  noMore: 'You have compared all there is. Backspace takes the last one back.',
  tooFew: 'Two cards are needed to compare.',
  turn: (name: string) => `${name}, the keyboard is yours: Enter begins. Others look away.`,
  withYou: (name: string) => `${name}: left or right arrow; = for both alike; h hands on.`,
  allHadIt: 'Everybody has compared. Enter shows the order.',
  keyboardIs: 'Keyboard is with',
  // What it is about, and where it stands.
  nothingYet: 'There is nothing to compare yet.',
  each: (things: number, enough: number) =>
    `${plural(things, 'card')}, two at a time; ${plural(enough, 'comparison')} each; the order when it is closed`,
  only: (count: number, all: number) => `The first ${count} of ${all} cards are compared.`,
  openOwn: 'The comparison is open. M compares yourself, r shows the order.',
  closed: 'Closed. u opens it again; Enter goes on to talk about the top.',
  closedOwn: 'Closed: this is our order.',
  closedSay: 'The comparison is closed; undo opens it again.',
  never: 'not compared',
  alike: (names: readonly string[]) => `${list(names)} cannot be told apart yet.`,
  made: (comparisons: number, people: number) =>
    `${plural(comparisons, 'comparison')} by ${plural(people, 'person', 'people')}; the line is where a card may stand`,
  none: 'Nobody has compared anything.',
  first: (title: string, others: number) =>
    others ? `${title}, not yet told apart from ${plural(others, 'other')}` : title,
  // Plain lines.
  ask: (left: string, right: string) => `Left: ${left}. Right: ${right}.`,
  howTo: 'Say left, right or same; back takes the last one back.',
  howToStart: (name: string) => `Say compare to hand the keyboard to ${name}; what is typed then is not shown.`,
  unseen: 'hand the keyboard on in plain lines: l, r or = for each pair, not shown',
  unseenPrompt: (name: string) => `${name}, not shown: l, r or =`,
  signs: 'Type l for left, r for right, = for alike.',
  handNow: 'Thank you. Say compare for the next person, or reveal.',
  kept: 'Kept.',
  ranked: (rank: string, text: string) => `${rank}: ${text}`,
  // What came of a move.
  somebody: 'Somebody',
  compared: (who: string) => `${who} compared two cards`,
  tookBack: (who: string) => `${who} took a comparison back`,
  // Refusals.
  noSuch: 'There are no such two cards to compare.',
  nothingBack: 'Nothing to take back yet.',
}

/** Why a move is refused. */
export const refusals = {
  isClosed: ['not-now', 'The comparison is closed; u opens it again.'],
  nothingBack: ['no-such', words.nothingBack],
  noSuch: ['no-such', words.noSuch],
  twice: ['not-now', 'You have compared these two.'],
} satisfies Refusals
