/** What a tree says to people. */
import type { Refusals } from '../../session/refusing.ts'
import { capital, cut, plural } from '../../text.ts'

const quoted = (text: string, most = 30) => `"${cut(text, most)}"`

export const words = {
  addFirst: 'add at the top; with one top, below it',
  addBelow: 'add below the chosen one',
  addBeside: 'add another one beside it',
  value: 'its value today',
  reword: 'put it in other words',
  hang: 'hang it somewhere else',
  hangTo: 'hang number N on number M; without M, on nothing',
  drop: 'remove it; what hangs on it stays, marked ?',
  cards: 'take a card into the line',
  otherCard: 'the card after it',
  hangHere: 'hang it here',
  placeUp: 'the place above',
  placeDown: 'the place below',
  onNothing: 'let it hang on nothing',
  stays: 'it stays where it is',
  addHint: (level: string) => `add ${level}`,
  addAsk: 'In a few words.',
  under: (text: string, hasCards: boolean) => `On ${quoted(text)}.${hasCards ? ' Up takes a card.' : ''}`,
  loose: (hasCards: boolean) => `On nothing yet.${hasCards ? ' Up takes a card.' : ''}`,
  atTop: (levels: number, hasCards: boolean) =>
    `${levels > 1 ? 'The top of the tree.' : 'One a line.'}${hasCards ? ' Up takes a card.' : ''}`,
  emptyEnds: 'An empty line ends.',
  noWords: 'Type a few words for it.',
  valuePrompt: (unit: string | undefined) => `value${unit ? ` ${unit}` : ''}, day`,
  otherUnit: (now: string, before: string) => `in ${now}; until now it was in ${before}`,
  valueAsk: 'A value, its unit and its day, like  35 h 21 Nov  (no day: today).',
  rewordPrompt: 'in other words',
  rewordAsk: 'Which words are better?',
  hangToAsk: 'On which number does it hang? An empty line lets it hang on nothing.',
  doesItHang: (node: string, on: string) => `Does ${quoted(node)} hang on ${quoted(on)}?`,
  noOtherPlace: (node: string) => `There is no other place for ${quoted(node)}.`,
  noNode: (count: number) => (count > 1 ? `Say a number from 1 to ${count}.` : 'There is only number 1.'),
  firstHint: (level: string) => `Enter names the first ${level}.`,
  chooseHint: 'Up and down choose, n goes on.',
  looseHint: (node: string) => `${quoted(node)} hangs on nothing: M hangs it somewhere.`,
  hangsIt: 'M hangs it somewhere.',
  noValueHint: (node: string) => `${quoted(node)} has no value yet: v gives it one. Up and down choose.`,
  // Read out.
  node: (level: string, on: number | undefined, isTop: boolean, text: string) =>
    `${capital(isTop ? level : on ? `${level} on ${on}` : `${level} on nothing yet`)}: ${text}`,
  known: (value: string, day: string, before: string | undefined) =>
    `, ${value} on ${day}${before ? `, before that ${before}` : ''}`,
  noValue: ', no value yet',
  counted: (levels: readonly string[], count: number) => `${capital(levels.join(', then '))}: ${count} in the tree.`,
  none: (level: string) => `No ${level} yet.`,
  orphans: (count: number) => `${plural(count, 'hangs', 'hang')} on nothing yet.`,
  sayAloud: (sentence: string) => `Say it aloud: ${sentence}`,
  leftCards: (cards: readonly string[]) => `On cards, not in the tree yet: ${cards.join('; ')}`,
  howFirst: (level: string) => `Say add and the ${level}.`,
  howMore: (example: string | undefined) =>
    `Say add 1 and words to hang something on number 1, hang 3 2 to hang 3 on 2${example ? `; ${example}` : ''}.`,
  // What came of a move.
  named: (text: string | undefined) => (text === undefined ? 'it' : quoted(text, 32)),
  added: (level: string, text: string, isLoose: boolean) =>
    `${capital(level)}: ${cut(text, 48)}${isLoose ? ', on nothing yet' : ''}`,
  changed: (text: string) => `Now in other words: ${cut(text, 48)}`,
  hung: (node: string, on: string | undefined) => `${capital(node)} hangs on ${on ?? 'nothing now'}`,
  dropped: (loose: number) => (loose ? `Removed; ${plural(loose, 'hangs', 'hang')} on nothing now` : 'Removed'),
  valued: (value: string, day: string, node: string) => `${value} on ${day} for ${node}`,
  // Refusals.
  valueExample: (day: string) => `value 1 61 % ${day} gives it a number`,
  // In the drawing.
  looseColumn: 'Hangs on nothing yet',
  hangsOnNothingYet: (loose: number, all: number) => `HANGS ON NOTHING YET, ${loose} of ${all}`,
}

/** Why a move is refused. */
export const refusals = {
  gone: ['no-such', 'That is not in the tree any more.'],
  noWords: ['empty', words.noWords],
  emptied: ['empty', 'It needs a few words; x removes it.'],
  noNumber: ['not-now', (level: string) => `${capital(level)} takes no number here.`],
  noLevel: [
    'too-many',
    (levels: number, last: string) => `This tree has ${plural(levels, 'level')}; it ends with ${last}.`,
  ],
  oneTop: [
    'too-many',
    (level: string, text: string) => `There is one ${level} already, ${quoted(text, 24)}; reword that one.`,
  ],
  notThere: ['no-such', (level: string, on: string) => `${capital(level)} does not hang on ${on}.`],
  topHangs: ['not-now', (level: string) => `The ${level} is the top; it hangs on nothing.`],
  hangsOnNothing: ['not-now', 'It hangs on nothing already.'],
  onItself: ['no-such', 'It cannot hang on itself or on what hangs on it.'],
  hangsThere: ['not-now', 'It hangs there already.'],
  tooDeep: ['too-many', (last: string) => `That is too deep; this tree ends with ${last}.`],
} satisfies Refusals
