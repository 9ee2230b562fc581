/** What the screens of the facilitator say. */
import { plural } from '../../text.ts'

export const screenWords = {
  // Mount.
  otherProgram: 'Other programs start only on the machine that hosts.',
  noSuspend: 'ctrl-z would stop the room for everybody; q leaves it.',
  // Blank.
  blank: 'The screen is blank. c shows it again.',
  // Command list.
  commandCount: (choices: number) => `${choices} commands. Type a part of the name; the key stands beside it.`,
  // Facilitator.
  stageStepAgain: 'The step is on the stage again.',
  stageClock: 'The clock is on the stage; t takes it off.',
  stageStep: 'The stage shows the step again.',
  stageBlank: 'The stage is blank; c shows it again.',
  privateAgain: 'Private, and others may see this screen: V again opens it.',
  // Guests.
  newCodes: 'New codes; they are in the lobby (D).',
  sentAway: (name: string) => `${name} was sent away. New codes are in the lobby (D).`,
  sendAwayAgain: (name: string) => `x again sends ${name} away: their rejoin code, key and name will no longer work.`,
  doorOpen: 'The door is open.',
  doorLocked: 'The door is locked.',
  handsOver: (name: string) => `Enter hands the facilitating over to ${name}.`,
  // Help.
  helpWhole: 'Colon or space lists all as commands. Esc closes this.',
  helpPage: (page: number, pages: number) => `Page ${page} of ${pages}: Tab shows more. Colon lists all as commands.`,
  // Home help.
  homeHelpFoot: 'Esc closes this.  flywheel --help  lists the commands of the shell.',
  whatIsATurn:
    'A group says what it tries to move, what slows it down, what the smallest next action is and what would prevent the problem; it ends with a bet, and the next turn starts from it.',
  oneTurn: 'One turn of the flywheel',
  // Home.
  restored: 'The last good state is back; the damaged file is kept beside it.',
  askRestore: 'Bring back the last good state of this file? The damaged one is kept aside.',
  quitAgain: 'Press ctrl-c again to quit; q does it at once.',
  // Jump.
  jumpFoot: 'Enter goes there. Nothing is deleted by moving; a step keeps what it has.',
  // Leave.
  leaveSaved: 'Everything is saved; the clock stops, and the next start goes on at this step.',
  leaveClosed: 'It is closed and saved.',
  leaveEndsAll: 'Everything is saved. Leaving ends the room for everybody else, too.',
  leaveGoesOn: 'Everything is saved, and the room goes on without this screen.',
  leaveUnsaved: (unsaved: number) =>
    `${plural(unsaved, 'change is', 'changes are')} not on the disk yet. Enter tries once more to save, and stays here if it cannot; ctrl-c twice quits without.`,
  leaveAsk: 'Leave this turn?',
  // List.
  noFit: 'Nothing fits; backspace widens the search.',
  // Lobby.
  goIn: 'Enter goes in and starts the clock; D comes back here.',
  localAddress: (commandLine: string) =>
    `On this machine people type: ${commandLine}  Enter goes in; D comes back here.`,
  // New form.
  enterKeepsLine: 'Enter keeps the line and goes on; Esc goes back.',
  enterTakes: 'Enter takes this; typing replaces it.',
  oneKeyboard: 'One screen and one keyboard for everybody in the room.',
  startsFromLast: 'It starts from the last one: actions, bet, what was parked, numbers.',
  whoIsHere: 'Who is in the room? Names with commas between.',
  nextTurn: 'The next turn',
  nextFullTurn: 'The next full turn',
  firstRetro: 'A retro, once round the wheel in 25 minutes',
  firstTurn: 'A full turn, once round the wheel',
  onePersonPlease: 'Type at least one name: the person at the keyboard.',
  teamNamePlease: 'Type a name for the team; the file is named after it.',
  // Older.
  olderLater: 'Bets, gates and actions of earlier turns will stand here.',
  firstHere: 'This is the first turn of this team here.',
  lastOne: (file: string) => `The last one is ${file}; closed files never change.`,
  // Overlays.
  parkHint: 'It comes back when the next turn opens.',
  parkAsk: 'What does not belong here, but should not be lost?',
  actionHint: 'One line; owner and day come at the close. Everybody sees it there.',
  // Bell.
  timeIsUp: 'Time is up. ] adds a minute; nothing goes on by itself.',
  bellOff: 'The bell is off; B turns it on.',
  bellOn: 'The bell is on; B turns it off.',
  // Plan.
  shortestAlready: 'It is as short as it can be; Enter leaves it out.',
  noVote: 'No vote to come here.',
  doneAlready: 'That has been done already.',
  joinHint: 'One or more names with commas between; they share this keyboard.',
  renameAsk: (name: string) => `What is ${name} called?`,
  renamePrompt: 'name',
  chairAsk: (name: string) => `What does ${name} answer for? Sponsor, product, CTO; empty for nothing.`,
  chairPrompt: 'chair',
  planFoot: 'Up and down choose a person, Tab the plan. c gives a chair, s marks as away.',
  // Trouble.
  nothingLost: 'Nothing typed so far is lost; it is kept here until it is on the disk.',
  copiedTo: (folder: string) => `A whole copy is in ${folder}. Saving here is tried again.`,
  triedAgain: (tries: number) =>
    `Tried again, ${plural(tries, 'time')} by now. While this is shown, nothing new is saved.`,
  notWritten: 'The session could not be saved.',
  hostSaves: 'Tell those who run the machine. Stay here: it goes on when it can be saved.',
  // Turn ending.
  savedGoesOn: (team: string, number: number) => `Saved. ${team} turn ${number} goes on from here.`,
  quitSaved: 'Everything is saved. Press ctrl-c again to quit, or go on.',
  quitUnsaved: (unsaved: number) =>
    `${plural(unsaved, 'change is', 'changes are')} not saved. Press ctrl-c again to quit without.`,
  // Turn.
  lateNow: (plan: string) => `${plan}: i offers ways to end on time.`,
  // Wheel.
  wheelFoot: '■ worked on, □ only asked about, · not yet. 1-4 looks into a phase.',
  wheelFacts: 'Facts with their n: no scores, no comparing of people.',
  noStepShows: 'No step of this turn shows it.',
  // Covered.
  coveredCards: (title: string) => `The cards of "${title}" are still hidden. Enter reveals them.`,
  // Map.
  textAsBefore: 'The text is as it was.',
  undoOneByOne: 'u takes them back one by one.',
  // Summary.
  closeOnly: 'Enter closes this turn.',
  nextKeys: 'Enter asks when we meet again and closes this turn. e writes the notes.',
  closeKeys: 'Enter closes this turn.  e writes the notes.',
  closedNow: (then: string) => `This turn is closed.  ${then}`,
  closedKeys: 'e writes the notes; q goes home to the next one.',
  closeAsk: 'Close this turn? Nothing in it changes afterwards; the next starts from it.',
  dayPlease: 'Type a day; for example  5 Dec, Dee',
  nextTurnHint: 'When do we meet again, and who facilitates? For example:  5 Dec 14:00, Dee',
  nextTurnOrClose: 'When, and who facilitates?  5 Dec 14:00, Dee.  An empty line: no day yet.',
  // Use playing.
  playedAll: (commandLine: string) => `That was the whole turn.  q ends; ${commandLine} starts one of your own.`,
  // Use turn.
  backAtStep: (back: string) => `Back at the same step${back}.`,
  undoKey: '  u takes it back.',
}
