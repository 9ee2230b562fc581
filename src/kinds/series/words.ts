/** What a series says to people. */
import type { Refusals } from '../../session/refusing.ts'
import { plural } from '../../text.ts'

/** A value as it is said: `61 %`, `29`. */
const withUnit = (value: number, unit: string | undefined) => (unit ? `${value} ${unit}` : `${value}`)

export const words = {
  add: 'add a value and its day; without a day it is of today',
  deliver: 'add a delivery: when it was requested, when first used, what it was',
  name: 'say which number this is, and its unit',
  correct: 'correct a value; its day stays',
  drop: 'remove a value',
  dropLast: 'remove the newest value',
  values: 'hear all values, the newest first',

  valuePrompt: (unit: string | undefined) => (unit ? `value ${unit}, day` : 'value, day'),
  valueAsk: 'A value and its day:  61 21 Nov  (no day: today)',
  deliveryPrompt: 'requested, first used, what',
  deliveryAsk: 'When was it requested, when first used, what was it?  10 Jan, 24 Feb, search',
  namePrompt: 'which number, its value',
  nameAsk: 'Which number, and what is it today?  For example:  orders without help, 61 %',
  correctPrompt: 'the value',
  correctAsk: 'The right value; its day stays.',
  emptyGoesOn: 'An empty line goes on.',
  emptyEnds: 'An empty line ends.',

  deliveries: 'Days from request to first use',
  nameless: 'a delivery',
  older: (count: number) => `and ${count} older`,
  number: (name: string, unit: string | undefined) => (unit ? `${name}, in ${unit}` : name),
  noName: 'This number has no name yet',
  noDelivery: 'Nothing yet. One delivery is two days: when it was requested and when it was first used.',
  noValue: 'No value yet. A value is a number and its day.',
  noValues: 'No values yet.',
  counted: (title: string, n: number) => `${title}: ${plural(n, 'value')}.`,
  more: (n: number) => `Say values to hear all ${n}.`,
  requested: (day: string) => `requested on ${day}`,
  longestWait: (step: string, time: string, turn: string) => `Longest wait on the way: ${step}, ${time} (${turn}).`,

  addHint: 'Enter adds a value, up and down choose one; n goes on.',
  nameHint: 'Enter says which number this is; n goes on.',
  valueHint: 'Enter corrects this value, x removes it.',
  deliveryHint: 'x removes this delivery.',
  joinHint: 'You know a value? Enter adds it.',
  waitForName: 'The facilitator says which number this is.',
  goOn: 'Enter goes on.',
  howDeliver: 'Two days and what it was: delivered 10 Jan, 24 Feb, search by order id.',
  howName: 'Say number NAME, UNIT first; then value 61 21 Nov.',
  howAdd: 'Add a value: value 61 21 Nov, or value 61 for today. correct 1 62 corrects the newest.',

  named: (name: string, unit: string | undefined) => `The number is ${name}${unit ? `, in ${unit}` : ''}`,
  added: (value: number, unit: string | undefined, day: string) => `Added ${withUnit(value, unit)} on ${day}`,
  delivered: (name: string | undefined, days: number) => `Added ${name ?? 'a delivery'}: ${plural(days, 'day')}`,
  corrected: (value: number, unit: string | undefined) => `Corrected to ${withUnit(value, unit)}`,
  dropped: 'A value was removed',
}

/** Why a move is refused. */
export const refusals = {
  gone: ['no-such', 'That value is gone.'],
  needsName: ['empty', 'What is this number called?'],
  twoDays: ['not-now', 'Two days are needed here: when it was requested and when it was first used.'],
  oneDay: ['not-now', 'A value and one day are needed here.'],
  turnRound: [
    'no-such',
    (from: string, at: string) => `First used on ${at}, before it was requested on ${from}? Swap the two.`,
  ],
  daysCounted: ['not-now', 'The days of a delivery are counted; remove it and add it again.'],
} satisfies Refusals
