/** What the room says: why a move is refused, and what an entry of the log did. */
import type { Refusals } from '../session/refusing.ts'
import { plural } from '../text.ts'

export const roomWords = {
  afterYou: (name: string, what: string) => `${name || 'Somebody'} changed it after you: ${what}`,
  ballot: (title: string, as: 'dots' | 'approve' | 'pairs') =>
    `${title}: ${{ dots: 'dots', approve: 'as many as you like', pairs: 'two at a time' }[as]}`,
  echo: (on: boolean) => (on ? 'What came up in earlier turns is said' : 'What came up in earlier turns is not said'),
  // Check.
  stepNotBegun: 'This step has not begun yet.',
  // Fits.
  doesNotFit: (move: string, text: string) => `"${move}" does not fit "${text}"`,
  noStepId: (id: string) => `"${id}" cannot be the id of a step`,
  noMove: (text: string) => `"${text}" is no move`,
  unreadable: (n: number, why: string) => `Entry ${n} cannot be read: ${why}.`,
  changedOutside: 'The file was changed outside flywheel; take that change back.',
  // Log.
  lostEntry: 'Lost: this entry was damaged',
  closed: 'This turn is closed',
  clockRuns: 'The clock runs',
  clockStands: 'The clock stands still',
  endLater: (minutes: number) => `We end ${plural(minutes, 'minute')} later`,
  endEarlier: (minutes: number) => `We end ${plural(minutes, 'minute')} earlier`,
  atTerminal: (who: string) => `${who} has a terminal now`,
  atKeyboard: (who: string) => `${who} is back at the room's keyboard`,
  renamed: (name: string) => `The name is now ${name}`,
  sits: (name: string, chair: string) => (chair ? `${name} is ${chair}` : `${name} has no chair`),
  away: (name: string) => `${name} is away; nobody waits for them`,
  back: (name: string) => `${name} is back`,
  removed: 'Somebody was removed from the list',
  // Reveal warning.
  revealAgain: (warning: string) => `${warning} Reveal again to show it.`,
  fewerIn: (least: number) => `Fewer than ${least} answered: it may show who said what.`,
  // Seated.
  lookingOn: 'You are only looking on; you cannot change anything.',
}

/** Why a move is refused. */
export const roomRefusals = {
  ballotBegun: ['not-now', 'How a vote is taken changes only before it begins.'],
  lookingOn: ['not-yours', roomWords.lookingOn],
  notFromHere: ['not-yours', 'You cannot do that from here.'],
  tooFast: ['too-many', (most: number) => `${most} changes in ten seconds is as fast as it goes; wait a moment.`],
  tooManyCards: ['too-many', (most: number) => `You have ${most} cards here, the most one person can have.`],
  forFacilitator: ['not-facilitator', 'That is for the facilitator to do.'],
  turnClosed: ['not-now', `This turn is closed and stays as it is; the next one starts from it.`],
  notHere: ['not-yours', 'Nobody here has that name.'],
  typesForOthers: ['not-yours', 'Only the facilitator types for somebody else.'],
  noStep: ['no-such', 'This agenda has no such step.'],
  notBegun: ['not-now', (title: string) => `"${title}" has not begun yet.`],
  alreadyOpen: ['not-now', 'This session is open already.'],
  nameTaken: ['too-many', (name: string) => `There is already somebody called ${name}; add a letter.`],
  noName: ['empty', 'Type a name first.'],
  leaderStays: ['not-now', 'That person facilitates; hand over first.'],
  noPerson: ['no-such', 'Nobody here has that name.'],
  stepNotBegun: ['not-now', roomWords.stepNotBegun],
  nothingHidden: ['not-now', 'Nothing is hidden here.'],
  noExercise: ['no-such', 'This agenda has no such exercise.'],
  nothingToPark: ['empty', 'There is nothing to park yet.'],
  nothingToUndo: ['no-such', 'There is nothing to take back.'],
  notYours: ['not-yours', 'That was not yours.'],
  alreadyCounted: ['not-now', 'That was counted when the step was shown; it stays.'],
  alreadyUndone: ['not-now', 'That has been taken back already.'],
  twoHours: ['too-many', 'At most two hours at once.'],
  cardNotYours: ['not-yours', 'That card was not yours.'],
  held: ['not-now', (why: string) => why],
  roomClosed: ['not-now', 'This room has closed.'],
  boxByReveal: ['not-yours', 'The reveal opens the ballot box.'],
} satisfies Refusals
