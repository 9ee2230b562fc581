/** What a step for looking and talking says to people. */
import type { Refusals } from '../../session/refusing.ts'
import { plural } from '../../text.ts'

export const words = {
  noCards: 'nothing was written',
  // What can be done.
  note: 'note what was said; a line each',
  noteHint: 'note',
  change: 'change a note',
  changeHint: 'change',
  drop: 'remove a note',
  dropHint: 'remove',
  about: 'talk about this topic',
  following: 'done with this topic, on to the next',
  nextHint: 'next topic',
  thisHint: 'talk about it',
  longer: 'another timebox for this topic',
  longerHint: 'more time',
  thumbUp: 'thumb up: go on with this topic',
  upHint: 'go on',
  thumbDown: 'thumb down: on to the next topic',
  downHint: 'next topic',
  // The lines that are typed.
  notePrompt: 'note',
  noteAsk: 'What was said? One line each; an empty line ends.',
  changePrompt: 'note',
  changeAsk: 'How should it read?',
  // What to do now.
  talk: 'Talk. s notes what was said, a an action. Enter goes on.',
  byTopic: (left: string, hint = 'Enter notes what was said, n goes on.') => `${left} ${hint}`,
  isUp: 'Time is up. Go on? m takes more time, f the next topic.',
  isUpLast: 'Time is up. Go on? m takes more time, n goes on.',
  isUpOwn: 'Time is up. Go on? + for yes, - for the next topic.',
  counted: (up: number, down: number) => `Go on: ${up}, next topic: ${down}. m takes more time, f the next topic.`,
  own: 'The talk is in the room. s notes what was said.',
  yours: (up: boolean) => (up ? 'Your thumb is up: go on.' : 'Your thumb is down: next topic.'),
  noteChosen: 'Enter changes this note, x removes it.',
  enterGoesOn: 'Enter goes on.',
  left: (minutes: number) => (minutes > 0 ? `${plural(minutes, 'minute')} left.` : 'Time is up.'),
  // The same, read out.
  topicNow: (text: string) => `We talk about: ${text}.`,
  noteSay: (text: string) => `Note: ${text}`,
  talkInLines: 'Talk. action TEXT notes an action, park TEXT what belongs elsewhere.',
  howToNote: 'Say note and what was said; topic 2 goes to the second topic.',
  howToNoteStep: 'Say note and what was said.',
  // The drawing.
  now: 'WE TALK ABOUT',
  notes: 'NOTES',
  noDots: 'Nothing got a dot. What is worth the time?',
  // What came of a move.
  noted: (text: string) => `Noted: ${text}`,
  changed: (text: string) => `Changed: ${text}`,
  dropped: 'A note was removed',
  nowAbout: (text: string) => `We talk about: ${text}`,
  longerNow: (text: string) => `More time for: ${text}`,
  thumb: 'A thumb was given',
  // In the drawing.
  stillOpen: (title: string) => `"${title}" is still open.`,
}

/** Why a move is refused. */
export const refusals = {
  noMoves: ['not-now', 'This step is for looking and talking.'],
  noWords: ['empty', 'A note needs a few words.'],
  noTopic: ['no-such', 'That is not talked about here.'],
  gone: ['no-such', 'That note is not here.'],
} satisfies Refusals
