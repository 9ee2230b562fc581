/** What several numbers side by side say to people. */
import type { Refusals } from '../../session/refusing.ts'
import { plural } from '../../text.ts'

const withUnit = (value: number, unit: string | undefined) => (unit ? `${value} ${unit}` : `${value}`)

export const words = {
  add: 'add a value and its day; without a day it is of today',
  name: 'say what you call a number, and its unit',
  correct: 'correct the newest value of a number',
  drop: 'remove the newest value of a number',
  before: 'number before',
  following: 'next number',

  valuePrompt: (name: string, unit: string | undefined) => `${name}: ${unit ?? 'value'}, day`,
  valueAsk: 'A value and its day:  12 21 Nov  (or today)',
  namePrompt: 'what we call it, unit',
  nameAsk: 'Your own name and its unit:  releases, a week',
  correctPrompt: 'the value',
  correctAsk: 'The right value; its day stays.',
  emptyNext: 'An empty line: the next number.',
  emptyGoesOn: 'An empty line goes on.',
  emptyEnds: 'An empty line ends.',

  none: (name: string, unit: string | undefined) => `${name}: no value yet${unit ? `, in ${unit}` : ''}.`,
  last: (name: string, value: string, day: string, n: number) => `${name}: ${value} on ${day}, ${plural(n, 'value')}.`,
  noValue: 'This number has no value yet.',
  hint: 'Enter adds a value to the chosen number, n goes on.',
  joinHint: 'You know a value? Choose its number; Enter adds it.',
  goOn: 'Enter goes on.',
  howAdd: 'Say the number and its value: value 1 12 21 Nov. number 1 NAME, UNIT calls it as you do.',
  howJoin: 'You know a value? Say the number and the value: value 1 12 21 Nov.',

  named: (row: string, name: string, unit: string | undefined) => `"${row}" is ${name}${unit ? `, in ${unit}` : ''}`,
  added: (name: string, value: number, unit: string | undefined, day: string) =>
    `${name}: ${withUnit(value, unit)} on ${day}`,
  corrected: (name: string, value: number, unit: string | undefined) =>
    `${name}: corrected to ${withUnit(value, unit)}`,
  dropped: (name: string) => `${name}: a value was removed`,
}

/** Why a move is refused. */
export const refusals = {
  noRow: ['no-such', 'There is no such number here.'],
  gone: ['no-such', 'That value is gone.'],
  needsName: ['empty', 'What is this number called?'],
} satisfies Refusals
