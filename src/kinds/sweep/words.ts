/** What a sweep says to people. */
import type { Refusals } from '../../session/refusing.ts'
import { plural } from '../../text.ts'

export const words = {
  add: 'add what we found under a row',
  change: 'change the words of a finding; its age stays',
  close: 'close a finding, with what ended it',
  reopen: 'open a closed finding again',
  weakest: 'name this row the weakest for the bet',
  makeAction: 'make an action of a finding',
  drop: 'remove a finding of this turn',
  whatFound: 'What did we find? A few words.',
  emptyNextRow: 'An empty line goes to the next row.',
  inFewWords: 'The finding in a few words; its age stays.',
  whatEnded: 'what ended it',
  whatEndedAsk: 'What ended it? One line for next year, or just Enter.',
  elsewhere: 'Elsewhere',
  noActions: 'This agenda has no step for actions.',
  goOn: 'Enter goes on.',
  closedHint: 'Closed. x opens it again.',
  isItOver: 'Is it over? x closes it; a makes it an action.',
  findingHint: 'x closes it, a makes it an action, delete removes it.',
  rowHint: 'Enter adds what we found, s names this row the weakest; n goes on.',
  nothingChosen: 'Enter goes on; up and down choose a row.',
  nothingYet: 'Nothing found yet.',
  weakestIs: (row: string) => `The weakest for this bet: ${row.toLowerCase()}.`,
  rowsAre: (rows: readonly string[]) => `The rows are ${rows.join(', ')}.`,
  // The drawing.
  openCount: (open: number) => (open ? `${open} open` : 'nothing open any more'),
  openNow: (open: number) => `${open} open`,
  closedBy: (note: string | undefined, day: string) => `closed${note ? `: ${note}` : ` on ${day}`}`,
  age: (turns: number, day: string) => (turns > 1 ? `open ${plural(turns, 'turn')}, since ${day}` : 'new'),
  weakestMark: 'WEAKEST',
  noneFound: 'nothing found',
  closedCount: (closed: number) => `${closed} closed this turn`,
  weakestHead: (row: string | undefined) => `weakest for this bet: ${row ?? 'not named yet'}`,
  // What came of a move.
  aRow: 'a row',
  aFinding: 'a finding',
  found: (row: string, text: string) => `${row}: ${text}`,
  changed: (text: string) => `Changed to: ${text}`,
  closed: (text: string) => `Closed: ${text}`,
  reopened: (text: string) => `Open again: ${text}`,
  dropped: 'A finding was removed',
  weakestNow: (row: string) => `The weakest for this bet: ${row.toLowerCase()}`,
  // Refusals.
  howInLines:
    'Type a row and what you found: security shared account. Then "close 2" with what ended it, and "weakest ROW".',
  // Headings.
  whatEndedIt: 'WHAT ENDED IT',
}

/** Why a move is refused. */
export const refusals = {
  gone: ['no-such', 'That finding is gone.'],
  noRow: ['no-such', 'There is no such row here.'],
  whatFound: ['empty', words.whatFound],
  emptied: ['empty', 'A finding needs words; close it if it is over.'],
  isClosed: ['not-now', 'That one is closed already.'],
  isOpen: ['not-now', 'That one is open.'],
  isOld: ['not-now', 'It is open since an earlier turn. Close it and say what ended it.'],
} satisfies Refusals
