/** What several kinds say: counting a show of hands, dots, days, facts of earlier turns. */
import type { Refusals } from '../session/refusing.ts'
import { plural } from '../text.ts'

export const kindWords = {
  // The plan at the opening.
  tourTitle: (title = 'ONCE ROUND THE WHEEL', minutes: number) => `${title}, ${minutes} MINUTES`,
  tour: 'Every step asks one question and says which key comes next. Nothing is locked.',
  tourSteps: (steps: number) => plural(steps, 'step'),
  // Owners.
  notHere: (name: string, meant: string | undefined) =>
    `Nobody called "${name}" is in the room.${meant ? ` Did you mean ${meant}?` : ''} Enter it again to keep it.`,
  // Counting.
  sayReveal: 'Say reveal to hear it, or count again.',
  readAsCounts: (spoken: string) => `Read as counts: ${spoken}`,
  notCounted: (how: string) => `Nothing is counted yet. ${how}`,
  counted: (what: string) => `Counted. ${what} A new count replaces this one.`,
  // Dots.
  allDotsGiven: 'All your dots are given; - takes one back.',
  wholeDots: 'Dots are whole numbers from 0 up.',
  noDotLeft: 'No dot left.',
  // Facts drawing.
  openOldest: (open: number, oldest: string) => `${open} open, the oldest: ${oldest}`,
  toProduction: (hours: string, steps: number, day: string) =>
    `${hours} on ${plural(steps, 'step')} to production, ${day}`,
  tooFew: (deliveries: number) => `${plural(deliveries, 'delivery', 'deliveries')}, too few to say more`,
  timeToValue: 'TIME TO VALUE',
  noEarlierNumber: 'No earlier turn left a number. This one will.',
  // Left cards.
  onCards: (where: string) => `ON CARDS, NOT IN THE ${where} YET`,
  // Read dated.
  usedBeforeAsked: (used: string, asked: string) => `First used on ${used} is before it was asked for, on ${asked}.`,
  twoDays: 'Two days and what it was:  10 Jan, 24 Feb, search',
  noTwoDays: (text: string) => `No two days in "${text}"; for example  10 Jan, 24 Feb, search`,
  /** What a turn of this agenda is called where there is little room: every full turn is a turn, however many minutes it takes. */
  turnKind: (agenda: string) => agenda.replace(/^turn-.*/, 'turn'),
  namedNow: (name: string, value: string) => `${name}: ${value}`,
  nameFirst: (value: string) => `Its name first, as in  orders, ${value}`,
  numberAndDay: 'Type a number and its day, for example  61 21 Nov',
  // Show of hands.
  notAnAnswerHere: (answer: string, known: string) => `"${answer}" is not an answer here; use ${known}, or - for none.`,
  withoutAnswer: (people: string) => `${people} without an answer`,
  moreThanHere: (n: number, all: number) => `${n} counted, but ${plural(all, 'person is', 'people are')} in the room.`,
  countMissing: (n: number, all: number) => `${n} of ${all} counted; ${all - n} missing.`,
  answersMissing: (n: number, all: number, next: string, same: string) =>
    `${n} of ${all} answered; ${all - n} missing, next ${next}.${same}`,
  ifEverybody: (sign: string, answer: string) => ` =${sign} if everybody says ${answer}.`,
  countedTwice: (answer: string) => `${answer} is counted twice; write each answer once.`,
  twoReadings: (typed: string, answer: string, people: string) =>
    `"${typed}" can be read two ways. Write ${answer}s: ${people} if ${people} said ${answer}.`,
  order: (people: string) => `In this order: ${people}`,
  inListOrder: (what: string) => `${what}, in the order of the list.`,
  inThisOrder: (what: string, people: string) => `${what}, in this order: ${people}`,
  oneLetterEach: (letters: string) => `One letter per person (${letters})`,
  oneNumberEach: 'One number per person',
  nobodyShares: 'Nobody shares this keyboard, so no hands are counted here.',
}

/** Why a move is refused. */
export const kindRefusals = {
  tooManyCounted: [
    'too-many',
    (hands: number, counted: number) =>
      `${plural(hands, 'person is', 'people are')} in the room; ${counted} were counted.`,
  ],
  dayLike: ['no-such', (example: string) => `A day is written like ${example}.`],
  stillToCome: ['not-now', (day: string) => `${day} is still to come.`],
  valueIsNumber: ['no-such', 'The value is a number.'],
  wholeDots: ['no-such', kindWords.wholeDots],
} satisfies Refusals
