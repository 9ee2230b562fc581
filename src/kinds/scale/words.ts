/** What scales and gates say to people. */

import type { WheelPhase } from '../../session/agenda.ts'
import type { Refusals } from '../../session/refusing.ts'
import type { GateMark } from '../../session/types.ts'
import { cut, plural } from '../../text.ts'

/** Phases as they are called beside a gate. */
export const phaseNames: Record<WheelPhase, string> = {
  purpose: 'purpose',
  challenge: 'challenge',
  action: 'action',
  value: 'long-term',
}

/** How a gate reads, wherever it is shown. */
export const gateStates: Record<GateMark | 'skipped', string> = {
  yes: 'PASSED',
  partly: 'PASSED WITH FOLLOW-UP',
  no: 'PASSED WITH FOLLOW-UP',
  unknown: 'PASSED WITH FOLLOW-UP',
  skipped: 'NOT ASKED',
}

/** A gate in one sign: passed, passed with a follow-up, not asked; a dash or a dot where the agenda has none. */
export function gateSign(mark: GateMark | 'skipped' | undefined, ascii = false): string {
  if (mark === undefined) return ascii ? '-' : '·'
  if (mark === 'skipped') return '?'
  return mark !== 'yes' ? '!' : ascii ? 'y' : '✓'
}

export const words = {
  before: 'before',
  noCards: 'No cards to ask about here.',
  // What can be done.
  count: 'count one answer per person, in the order of the list; or counts: 2x4 1x5',
  counting: 'count',
  nextRow: 'count the next row',
  round: 'hand the keyboard round, for answers nobody sees',
  handRound: 'hand round',
  reveal: 'show the answers',
  show: 'show',
  evidence: 'say what shows it, one line a row',
  evidenceHint: 'evidence',
  why: 'one line why the gate is passed with a follow-up',
  whyHint: 'why',
  find: 'make an action of what nobody knows',
  findHint: 'find out',
  meaning: 'hear what the answers to a row mean',
  answer: 'answer the row, 4; another row by its number, 2 4; or all rows in order',
  answerHint: 'answer',
  say: (point: string) => `answer ${point}`,
  ownAllYes: 'answer yes to all that you have not answered yet',
  roomSays: (point: string) => `the group agrees on ${point}`,
  allYes: 'the group agrees on yes to all that has no answer yet',
  gates: 'answer all gates in order: y yes, p partly, n no, d do not know',
  gate: 'answer one gate',
  answerKeys: 'answer the gates by keys',
  stopKeys: 'keys instead of answers',
  keysHint: 'keys',
  // Counting and the round.
  countPrompt: (row: number, rows: number, points: string) => (rows > 1 ? `row ${row} of ${rows}, ${points}` : points),
  showsAnswers: 'Enter shows the answers.',
  nextRowHint: 'Enter goes to the next row.',
  countedRow: (said: string, row: number | undefined) =>
    row === undefined ? said : said.replace(/ counted\.$/, ` counted for row ${row}.`),
  nowRow: (row: number, say: string) => `Now row ${row}: ${say}`,
  allCounted: 'Everything is counted.',
  revealOrAgain: 'Say reveal to hear it, or count again.',
  roundPrompt: (name: string, rows: number) => `${name}, ${plural(rows, 'answer')}`,
  roundAsk: (name: string, low: string, high: string) =>
    `${name}: a digit a row from the top, ${low} to ${high}, - for none.`,
  roundAloud: (name: string, rows: number, low: string, high: string) =>
    `The keyboard is with ${name}: ${plural(rows, 'answer')}, a digit a row, ${low} to ${high}, - for none.`,
  thenNext: (name: string) => `Then ${name}.`,
  thenAnswers: 'Then the answers.',
  allHadIt: 'Everybody had the keyboard.\nSay reveal to hear the answers, or answer to go round again.',
  roundOrReveal: 'Say answer to hand the keyboard round, reveal to hear the answers.',
  countedTwice: 'Already counted by show of hands; answers would count twice.',
  nobodyShares: 'Nobody shares this keyboard.',
  answeredTwice: 'Answers are in already; hands would count twice.',
  // One's own answers.
  yourAnswer: (point: string) => `Your answer: ${point}.`,
  ownHead: (points: readonly string[]) => `Your answer:   ${points.join('   ')}`,
  answered: (done: number, all: number) =>
    all > 1
      ? `${done} of ${all} answered. One key answers; change it until all is shown.`
      : 'One key answers; change it until all is shown.',
  allAnswered: 'All answered; change any until all is shown.',
  ownShown: 'The answers of all of us, without names.',
  oneOf: (points: readonly string[]) => `One of these: ${points.join('  ')}`,
  noSuchRow: (rows: number) => `There are ${plural(rows, 'row')}; say a row's number and your answer.`,
  rowToAnswer: (row: number, rows: number, say: string, points: readonly string[]) =>
    `${row} of ${rows}: ${say} Say one of: ${points.join(', ')}.`,
  allIn: 'All answered. Say a row and another answer to change it: 2 4',
  // What the screen says.
  openRound: 'Enter hands the keyboard round, r shows the answers.',
  openDone: 'Everybody had the keyboard. Enter shows the answers.',
  openHands: 'Enter counts fingers, r shows the answers.',
  openOwn: 'M gives your own answers, r shows the answers.',
  openGate: 'Private until all are in: Enter counts hands, r shows how it reads.',
  goOn: 'Enter goes on.',
  evidenceGoOn: 'x says what shows it, Enter goes on.',
  evidenceLater: 'First the answers, then what shows them.',
  evidencePrompt: 'seen in',
  evidenceAsk: (row: string) => `${row}: what shows it, in one line? An empty line leaves it.`,
  nobodyAnswered: 'Nobody answered; Enter goes on.',
  gateReads: (mark: GateMark) => `The gate: ${gateStates[mark].toLowerCase()}.`,
  sayWhy: 'Say why and one line; it comes back next turn.',
  followUp: 'Passed with follow-up: Enter types one line why. b stays in this phase.',
  mayFind: 'f makes what nobody knows an action; Enter goes on, b stays here.',
  gateGoOn: 'Enter goes on, b stays in this phase.',
  saysWhy: 'Enter says why.',
  whyPrompt: (phase: WheelPhase | undefined) => `why${phase ? `, ${phaseNames[phase]}` : ''}`,
  whyAsk: 'Why, in one line? It comes back as the first question of this phase.',
  findPrompt: 'who, by when',
  findAsk: 'An action to find it out. Who, and by when:  Bo, 28 Nov  (nothing: nobody yet)',
  oneDay: (days: number) => `Type one day, not ${days}; for example  Bo, 28 Nov`,
  noActions: 'This agenda has no step for actions.',
  nothingToFind: 'Nothing to find out is known here yet.',
  findOut: (check: string) => {
    const first = `${check.slice(0, 1).toLowerCase()}${check.slice(1)}`
    return check.endsWith('?') ? `find out: ${first}` : `find out whether ${first.replace(/\.$/, '')}`
  },
  // Gates answered aloud.
  gatesHint: 'Say it together, then one key a gate. A no comes back next turn.',
  checksHint: 'Aloud: Y when all say yes; else choose a check, then its key.',
  gatesFollowUp: 'Passed with follow-up: Enter types one line why. It comes back.',
  gatesDone: 'All answered. Enter goes on.',
  gatesKeys: 'Enter answers the gates, n goes on.',
  chooseAnswer: "Choose an answer first: y yes, p partly, n no, d don't know.",
  noAnswer: (word: string, points: readonly string[]) =>
    `"${word}" is no answer; say one of ${points.join(', ')}, or its first letter.`,
  tooManyAnswers: (answers: number, gates: number) => `${answers} answers for ${gates} gates; say one for each.`,
  gateOpen: (gate: number) => `Gate ${gate} has no answer yet.`,
  gateOwes: (gate: number) =>
    `Gate ${gate} is passed with follow-up. Say why ${gate} and the reason; it returns next turn.`,
  gatesAnswered: 'All gates are answered; an empty line goes on.',
  noneOwes: 'No gate waits for a reason; say why and its number.',
  noAnswerYet: 'no answer yet',
  because: (answer: string, why: string) => `${answer}, because ${why}`,
  howGates:
    'Say it together: all yes where everybody agrees; gates y p n d answers them all (yes, partly, no, do not know), gate 2 no one of them, why 2 TEXT gives a reason.',
  whyFirst: 'First the answers: say reveal.',
  // What was answered, read out.
  tooFew: (answers: number, least: number) =>
    `${plural(answers, 'answer')}; the answers are shown from ${least} people on.`,
  peopleSaid: (parts: readonly string[]) => {
    const text = `${parts.join(', ')}.`
    return text.slice(0, 1).toUpperCase() + text.slice(1)
  },
  median: (value: number, n: number) => `Median ${value} (n = ${n}).`,
  medianThen: (turn: string, value: number, n: number) => `In ${turn} the median was ${value} (n = ${n}).`,
  saidThen: (turn: string, parts: readonly string[]) => `In ${turn}: ${parts.join(', ')}.`,
  seenIn: (why: string) => `Seen in: ${why}`,
  becauseOf: (why: string) => `Because: ${why}`,
  hiddenRows: (counted: number, rows: number) =>
    `${rows > 1 ? `${counted} of ${rows} rows are` : 'It is'} counted, and not shown before the reveal.`,
  dontKnow: (check: string) => `A third or more do not know: ${check} Say find to make it an action.`,
  howShow: (isWords: boolean, points: string, how: string) =>
    `${isWords ? `Everyone answers at once: ${points}` : `Everyone shows fingers at once, ${points}`}. ${how} ${isWords ? 'y alone: all say yes' : '=3: all show 3'}. Then reveal.`,
  // What came of a move.
  handsCounted: 'Counted by show of hands',
  rowCounted: (row: number, rows: number) => `Row ${row} of ${rows} is counted`,
  boxCounted: 'The ballot box is counted',
  personAnswered: (who: string) => `${who} answered`,
  answeredTogether: (answers: number) => `${plural(answers, 'answer')}, said together`,
  roomAnswered: (row: string, point: string) => `${row}: ${point}`,
  /** A row in a few words: what stands before its colon, or its beginning. */
  rowName: (say: string) => (say.includes(': ') ? say.slice(0, say.indexOf(': ')) : cut(say.replace(/\.$/, ''), 26)),
  gateOf: (phase: WheelPhase) => `${phaseNames[phase]} gate`,
  evidenceKept: (row: string, text: string) => (text ? `${row}, seen in: ${text}` : `${row}: no evidence kept`),
  whyKept: (text: string) => (text ? `Why: ${text}` : 'No reason kept'),
  // Answers in one line.
  onePerRow: (rows: number, typed: number) =>
    `Type ${plural(rows, 'answer')}, one a row from the top; these were ${typed}.`,
  notAnAnswer: (typed: string, first: string, last: string) =>
    `"${typed}" is not an answer; use ${first} to ${last}, or - to leave a row out.`,
  // In the drawing.
  doNotKnow: (unknown: number, all: number, row: string) => `${unknown} of ${all} do not know:  ${row}`,
  // What rows mean.
  lowIsGood: (row: string) => `${row} (low is good)`,
  // Read from a line.
  allSaidSame: (rows: string) => `All agree in ${rows}: shown, no answer stays private.`,
  tooFewToSpread: (most: number, least: number) =>
    `Only ${plural(most, 'answer')}: the spread is shown from ${least} on.`,
}

/** Why a move is refused. */
export const refusals = {
  noRow: ['no-such', 'This scale has no such row.'],
  closed: ['not-now', 'The answers are in; u opens them again.'],
  noBox: ['not-now', 'This step has no ballot box.'],
  noNames: ['not-now', 'Answers here carry no names: count hands instead.'],
  countsFor: [
    'no-such',
    (points: readonly string[]) => `Type ${points.length} counts, one for each of: ${points.join(' ')}.`,
  ],
  pointOf: ['no-such', (points: readonly string[]) => `Choose one of these: ${points.join(', ')}.`],
} satisfies Refusals
