/** Parts of a session as sentences to listen to: numbers in front, no tables, no marks. */

import { showDay } from '../../../day.ts'
import { gatesOf } from '../../../kinds/made/answers.ts'
import { gateStates } from '../../../kinds/scale/words.ts'
import { namesIn } from '../../../lists.ts'
import { headcount, headcountWords, hereOf } from '../../../room/headcount.ts'
import type { Presence } from '../../../room/presence.ts'
import { betLine } from '../../../session/bet.ts'
import type { BetFields } from '../../../session/shapes.ts'
import type { GateMark, Session } from '../../../session/types.ts'
import { list, plural } from '../../../text.ts'
import { phaseWords } from '../../../turn/momentum.ts'

export { onBoardWords } from '../../../kinds/shared/board-words.ts'
export { cardWords } from '../../../kinds/write/reading.ts'
export { full, numbered } from '../../../text.ts'

/** A number from a list of so many, as an index from 0; a sentence when it is none. */
export function readNumber(text: string, count: number, what: string): { ok: number } | { say: string } {
  if (!count) return { say: `There is no ${what} here.` }
  const n = /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (n >= 1 && n <= count) return { ok: n - 1 }
  return { say: count === 1 ? 'There is only number 1.' : `Say a number from 1 to ${count}.` }
}

/** The number in front of a text, and the text: `3 less waiting`. */
export function splitNumber(text: string): { number: string; rest: string } {
  const at = text.search(/\s/)
  return at < 0 ? { number: text, rest: '' } : { number: text.slice(0, at), rest: text.slice(at).trimStart() }
}

/** How a gate stands, in the words of every screen and of the notes. */
export function gateWords(mark: GateMark | 'skipped'): string {
  return gateStates[mark].toLowerCase()
}

/** `Gates: purpose passed; challenge passed with follow-up, because nobody from legal was here; value not asked.` */
export function gatesLine(session: Session): string {
  const gates = gatesOf(session)
  const parts = namesIn(phaseWords).map(phase => {
    const gate = gates[phase]
    return `${phaseWords[phase]} ${gate ? [gateWords(gate.mark), gate.why].filter(Boolean).join(', because ') : 'not asked'}`
  })
  return `Gates: ${parts.join('; ')}.`
}

/** The bet in one line to listen to; empty for an empty bet. */
export function betWords(fields: BetFields, today: string): string {
  return betLine(fields, text => showDay(text, today)).replace(/ {2,}/g, ', ')
}

/** People in a sentence, the facilitator marked. */
export function peopleLine(session: Session, presence?: Presence): string {
  const heads = headcount(session, presence)
  const names = hereOf(session, presence).map(p => (p.id === session.facilitator ? `${p.name} (facilitates)` : p.name))
  const away = heads.expected.length || heads.left.length ? ` ${headcountWords(heads)}.` : ''
  return `${plural(names.length, 'person', 'people')} here: ${list(names)}.${away}`
}

export const lineWords = {
  // Bulletin.
  nobodyLeads: 'Nobody facilitates now. Say take over to do it.',
  // Clock.
  timeIsUp: 'Time is up.',
  // Conversation.
  emptyGoesOn: 'An empty line goes on.',
  readOther: 'Say read 3 to hear another step, or quit.',
  youAreDone: (told: string) => `You are done. ${told}`,
  noLongerLead: (who: string) => `You do not facilitate any more; ${who} does.`,
  youLead: 'You facilitate now: next, back, reveal, close and more are yours; say help all to hear them.',
  hiddenAgain: 'It is hidden again.',
  shownNow: 'It is shown now.',
  // Everywhere.
  sayHelp: 'Say help to hear what can be said here.',
  unknown: (word: string) => `I do not know "${word}"; say help to hear what can be said here.`,
  needsMore: (word: string, longer: string) => `"${word}" needs more words: ${longer}.`,
  takesNothing: (command: string) => `${command} takes nothing after it.`,
  nothingParked: 'Nothing is parked; say park and the words.',
  whyStep: (why: string, more: string) => `Why this step: ${why} ${more}`,
  linesAreCards: 'A line you type is a card here; commands begin with a colon, like :next',
  clockLine: (title: string, left: string, planned: string, used: number, all: number, stopped: string) =>
    `${title}: ${left}, of ${planned}. The turn: ${used} of ${all} minutes used.${stopped}`,
  clockStands: ' The clock stands still.',
  // Form.
  whoIsHere: 'Who is in the room? Names with commas between; the first one facilitates.',
  formRetro: 'A retro, once round the wheel in 25 minutes',
  formTurn: 'A full turn, once round the wheel in 75 minutes',
  colonGoesBack: (what: string) => `${what}. A colon alone goes back.`,
  nextStartsFromLast: 'The next turn starts from the last one: its actions, its bet, what was parked, its numbers.',
  emptyTakes: (question: string, known: string) => `${question} An empty line takes ${known}`,
  // Hints.
  onlyForYou: (next: string) => `Only for you. Next: ${next}`,
  // Home.
  waiting: (team: string, facts: string) => `Waiting since the last turn of ${team}: ${facts}`,
  cannotRead: (id: string, why: string) => `${id} cannot be read: ${why}`,
  restored: 'The last good state is back; the damaged file is kept beside it.',
  fileIsWhole: 'That file is whole.',
  unreadable: 'This file cannot be read',
  restoreSays: (state: string, number: string) => `${state} restore ${number} brings back its last good state.`,
  homeAskEmpty: 'Say new to start a retro, turn for a full turn of 75 minutes, or quit.',
  homeAsk:
    'Say a number to open that session, new for a retro, turn for a full turn, turn 1 to go on from session 1, help, or quit.',
  noSessions: (dir: string) => `No sessions in ${dir} yet.`,
  // Kept line.
  unsentKept: (title: string) => `Your unsent line at "${title}" is kept; say :kept to send it there.`,
  takesNoCards: (title: string, text: string) => `It was typed at "${title}", which takes no cards: ${text}`,
  noUnsent: 'There is no unsent line.',
  unsentBack: 'Your unsent line is back.',
  wentOn: (kept: string) => `The room went on. ${kept}`,
  // Lead commands.
  closedNow: (then: string) => `This turn is closed. notes writes the notes; ${then}.`,
  staysOpen: 'It stays open.',
  closeAsk: 'Close this turn? It cannot be opened again for changes; the next turn starts from it. Say yes or no.',
  dayPlease: 'Say a day; for example: next turn 5 Dec, Dee',
  nextTurnAsk: 'When do we meet again, and who facilitates? For example: 5 Dec 14:00, Dee',
  ownPart: 'Your own part, as everybody has it; lead goes back to facilitating.',
  sayWho: (people: string) => `Say who: ${people}.`,
  sayWhoLeads: (people: string) => `Say who facilitates: ${people}.`,
  // Map file.
  undoClash: (what: string) => `Not taken back: ${what}. Somebody else has changed the same lines.`,
  changedKept: (name: string) => `Somebody else changed this file. Yours is kept as ${name}; this is theirs now.`,
  changedNotKept: 'Somebody else changed this file, and yours could not be kept beside it.',
  // Meant.
  wentOnBefore: (title: string, otherwise: string) =>
    `The room went on to "${title}" before your line came. An empty line uses it here; ${otherwise}.`,
  cardOrCommandNamed: (text: string) => `Is "${text}" a card or the command? Say card or command.`,
  cardOrCommand: 'That is also the name of a command. Is it a card or the command? Say card or command.',
  // News.
  moreChanges: (left: number) => `${left} more changes; say read to hear what is here now.`,
  // Person.
  lostWithConnection:
    'A line you have not sent is lost when the connection breaks; what you have sent is kept. TERM=dumb ssh, without -T, keeps both.',
  plainLines: 'Plain lines: one thing a line. Say help at any time; where lines are cards, begin with a colon: :help',
  // Presence.
  everybodyIn: (count: string) => `Everybody is in: ${count} Say reveal to show it.`,
  // Reading.
  notInPlan: (title: string) => `Not in the plan: ${title}.`,
  // Lines that are heard.
  lineTooLong: (most: number) =>
    `That line is longer than ${most} characters: its beginning was taken, the rest was not.`,
  tooManyLines: (most: number) => `That was more than ${most} lines at once: the rest was not taken.`,
  // Replan.
  roomIs: (ahead: string) => `The room is ${ahead}`,
  noneNow: 'There is none now.',
  // Reports.
  gateNotAsked: 'Gate: not asked.',
  gateToCome: 'Gate: still to come.',
  outsidePlan: (others: string) => `Not in the plan: ${others}`,
  numberFromOne: (most: number) => `Say a number from 1 to ${most}.`,
  stepOf: (step: number, all: number, phase: string) => `Step ${step} of ${all}, in ${phase}`,
  // Room commands.
  newCodes: 'New codes; the old ones no longer work.',
  sendAwayAsk: (name: string) => `Send ${name} away? Their key and code will no longer work. Say yes or no.`,
  nobodyElse: 'Nobody else is at a terminal.',
  noNetwork: (commandLine: string) => `Nobody can join over the network; on this machine type: ${commandLine}`,
  watchCode: (code: string) => `Code for looking on: ${code}`,
  hostCode: (code: string) => `Code for facilitating: ${code}`,
  doorLocked: 'The door is locked: nobody new can join.',
  cannotTakeOver: (who: string) =>
    `${who} facilitates. You can take over when ${who} has been away from the room for a minute.`,
  notDone: 'Not done yet: take your time.',
  doneHere: 'You are done here; done again takes that back.',
  // Submit move.
  savedByItself: 'Everything is saved again. Press Enter to go on.',
  copiedTo: (folder: string) => `Everything so far is copied to ${folder}`,
  lineNotUsed: 'That line was not used, because this comes first. Type it again afterwards.',
  saveChoices: (again: string) =>
    `Say ${again}elsewhere to copy all of it to another folder, unsaved to go on without saving.`,
  safeBefore: (what: string, unsaved: number) =>
    `${what} Everything before is safe; ${plural(unsaved, 'change')} ${unsaved === 1 ? 'waits' : 'wait'} in memory.`,
  notWritten: (file: string) => `The session could not be saved: ${file}`,
  undone: (what: string) => `Taken back: ${what} Say redo to bring it back.`,
  notOnDisk: 'Not on the disk yet; saving is tried again.',
  // Summary.
  noDayYet: 'Next turn: no day yet.',
  nextThenClose: 'Say next turn 5 Dec, Dee for the day and who facilitates; then close. notes writes the notes.',
  closeOrNotes: 'Say close to close this turn, notes to write the notes.',
  // Turn.
  backAtStep: (back: string) => `Back at the same step.${back}`,
  fromJournal: (recovered: number) =>
    ` ${plural(recovered, 'entry', 'entries')} came from the journal; nothing is lost.`,
  earlyCards: 'Cards come in early: the clock stands still until the reveal.',
  savedGoesOn: (team: string, number: number) => `Saved. ${team} turn ${number} goes on from here.`,
  stillUnsaved: 'You are still in this turn, because it is not all saved; say quit to try again.',
  sessionNotBegun: 'This session has not begun yet.',
  // Turning.
  howManyMinutes: 'Say how many minutes, for example: more 2',
  noStepNamed: (text: string) => `There is no step "${text}". Say steps to hear them all.`,
  stepNumbers: (planned: number) => `There are ${planned} steps; say a number from 1 to ${planned}.`,
  // Understand.
  notUsed: 'That line was not used.',
  onlyFacilitator: (who: string) => `Only the facilitator can do that: ${who}.`,
  orWrite: (what: string) => `${what}, or write and a name to type cards.`,
  noCommandHere: 'That is no command here; say help',
  // Watching.
  facilitatorTypes:
    'The facilitator types here; say aloud what you want to add. Say help to hear what you can do meanwhile.',
  talkInRoom: 'Time to talk. Say help to hear what you can do meanwhile.',
}
