/** What the room says: why a move is refused, and what an entry of the log did. */
import { plural } from '../text.ts'

export const roomWords = {
  // Ballot store.
  noStep: 'This agenda has no such step.',
  cardNotYours: 'That card was not yours.',
  // Check.
  twoHours: 'At most two hours at once.',
  alreadyUndone: 'That is taken back already.',
  alreadyCounted: 'That was counted when the step was shown; it stays.',
  notYours: 'That was not yours.',
  nothingToUndo: 'There is nothing to take back.',
  nothingToPark: 'There is nothing to park yet.',
  noExercise: 'This agenda has no such exercise.',
  nothingHidden: 'Nothing is hidden here.',
  stepNotBegun: 'This step has not begun yet.',
  noPerson: 'Nobody of that name is here.',
  nameTaken: (name: string) => `There is already somebody called ${name}; add a letter.`,
  alreadyOpen: 'This session is open already.',
  notBegun: (title: string) => `"${title}" has not begun yet.`,
  typesForOthers: 'Only the facilitator types for somebody else.',
  turnClosed: `This turn is closed and stays as it is; the next one starts from it.`,
  forFacilitator: 'That is for the facilitator to do.',
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
  // Reveal warning.
  revealAgain: (warning: string) => `${warning} Reveal again to show it.`,
  fewerIn: (least: number) => `Fewer than ${least} people are in: it may show who is who.`,
  // Room.
  boxByReveal: 'A ballot box is opened by the reveal.',
  roomClosed: 'This room has closed.',
  // Seated.
  tooManyCards: (most: number) => `You have ${most} cards here, as many as one step takes from one person.`,
  tooFast: (most: number) => `${most} changes in ten seconds is as fast as it goes; wait a moment.`,
  notFromHere: 'That is not yours to do from here.',
  lookingOn: 'You are looking on; nothing changes.',
}
