/** What actions say to people: new ones, and what earlier turns left. */
import type { Refusals } from '../../session/refusing.ts'
import type { ActionStatus, BetResult, ParkedFate } from '../../session/shapes.ts'
import { full } from '../../text.ts'

/** How a status and the fate of something parked are said. */
export const statusWords: Record<ActionStatus, string> = {
  open: 'still open',
  done: 'done',
  dropped: 'dropped',
  handed: 'handed over',
}
export const fateWords: Record<ParkedFate, string> = {
  keep: 'Kept parked',
  drop: 'No longer parked',
  action: 'Became an action',
}

export const words = {
  nothingOld: 'nothing from last time',
  add: 'note an action; who, when and where it shows are asked for',
  choose: 'choose an action by its number',
  change: 'change an action',
  owner: 'say who does an action',
  due: 'set the due date of an action',
  signal: 'say where an action will be seen',
  drop: 'drop an action',
  take: 'make an action of a candidate',
  candidateUp: 'take a candidate into the line',
  makeParked: 'make an action of what is parked',
  keepParked: 'keep what is parked',
  dropParked: 'drop what is parked',
  list: 'hear the actions',

  textPrompt: 'what',
  textAsk: 'What will be done? An empty line ends.',
  nextTextAsk: 'What else will be done? An empty line goes on.',
  upTakes: 'Up takes a candidate.',
  ownerPrompt: 'who',
  ownerAsk: 'Who does it? An empty line: nobody yet.',
  ownerHint: 'Who, or all at once:  Bo, Friday, where we see it',
  duePrompt: 'due date',
  dueAsk: 'When is it due?  28 Nov,  Friday,  in 2 weeks.  An empty line: no date.',
  signalPrompt: 'we will see it in',
  signalAsk: 'How will we see that it worked? A number or a sign; empty is fine.',

  none: 'No actions yet.',
  nobody: 'nobody yet',
  candidates: 'Candidates:',
  parked: 'Parked:',
  challenge: 'top challenge',
  objection: 'objection',
  prevention: 'prevention',
  wait: 'longest wait',
  unknown: "don't know",
  shortenWait: (step: string, time: string) => `shorten the wait after ${step}, ${time}`,
  noted: (n: number, text: string) => full(`Action ${n} is noted: ${text}. Say owner Bo, due 28 Nov, signal TEXT`),
  chosen: (n: number, say: string) => `Action ${n}: ${say}. Say owner, due, signal or change.`,
  now: (n: number, say: string) => full(`${n}. ${say}`),
  noAction: 'There is no action yet; say action and what will be done.',

  parkedHint: 'Parked: s keeps it, x drops it, a makes it an action.',
  candidateHint: 'Enter makes an action of it; who and when follow. n goes on.',
  whoHint: 'Who does this? Enter adds a name; n goes on without one.',
  actionHint: 'Enter changes this action, x drops it; a notes another.',
  hint: 'a notes an action, up and down choose one, Enter goes on.',
  goOn: 'Enter goes on.',
  howNote: 'Say action and what will be done; then owner, due and signal for it. action 2 chooses the second.',
  howTake: 'take 1 makes an action of the first candidate.',
  howParked: 'What is parked: keep 1, drop parked 1, or take parked 1.',

  note: 'say what changed',
  done: 'done; words after the number say what changed',
  still: 'still open, or keep what is parked',
  dropped: 'dropped',
  give: 'hand it over to somebody',
  smaller: 'make it smaller, so that it gets done',
  why: 'say why it is kept',
  hit: 'the bet hit',
  partly: 'the bet hit partly',
  miss: 'the bet missed',
  early: 'too early to say how the bet went',
  score: 'how the bet went: hit, partly, miss or early, and what you see',
  saw: 'say what we see of the bet',
  notePrompt: 'what changed',
  lineAsk: 'One line; empty is fine.',
  givePrompt: 'to whom',
  giveAsk: 'To whom?',
  whyPrompt: 'why keep it',
  whyAsk: 'One line why it stays; it has waited for three turns.',
  smallerPrompt: 'smaller',
  smallerAsk: 'Which part of it can be done by the next turn? One line.',
  sawPrompt: 'what do we see',
  sawAsk: 'The number as it is now, for example:  10 days on 1 Dec',
  itWas: (text: string) => `it was: ${text}`,
  smallerNow: (text: string) => full(`Smaller now: ${text}`),
  handedTo: (owner: string, text: string) => full(`Handed over to ${owner}: ${text}`),
  betIs: (turn: string, bet: string) => full(`The bet of ${turn}: ${bet}`),
  heldLikely: (likely: string) => `, ${likely} likely`,
  writes: (value: string, day: string, name: string) => `${value} on ${day}, written to ${name}`,
  scored: (result: string, saw: string | undefined) => full(`Scored: ${result}${saw ? `, ${saw}` : ''}`),
  parkedSay: (text: string) => `parked: ${text}`,
  isAction: 'That is an action already: done, open, dropped or hand.',
  isParked: 'What is parked is kept, dropped or made an action: keep, drop or action and its number.',
  howScore: 'Say score and how it went: hit, partly, miss or early; then what you see: score hit 10 days.',
  noBet: 'No bet waits to be scored here.',

  betHint: 'The bet first: 1 hit, 2 partly, 3 miss, 4 too early to say.',
  twiceHint: 'Carried twice: S smaller, v hand over, x drop, s keep why',
  settleHint: 'd done · s still open · x dropped · v handed over. Enter adds a note.',
  allAnswered: 'All answered. Enter goes on.',
  how: 'Up and down choose, one key answers; n goes on.',
  betFirst: 'Score the bet first: score hit 10 days; or partly, miss, early.',
  byNumber:
    'Answer by number: done 1, open 2, dropped 3, hand 4 to Bo. What is parked: keep, drop or action and its number.',
  carriedTwice:
    'What was carried twice: smaller 1 and its words, hand it over, drop it, or keep it and say why: open 1 because.',

  followUps: 'FOLLOW-UP FROM GATES',

  needsText: 'What will be done? An action needs words.',
  made: (text: string) => `Action: ${text}`,
  changed: (text: string) => `Changed: ${text}`,
  anAction: 'an action',
  bet: (result: string) => `The bet: ${result}`,
  // In the drawing.
  carriedOften: (carried: number) =>
    `Open for ${carried} turns: shrink it, hand it over, drop it, or keep it and say why.`,
  scoreAsk: 'hit, partly, miss, or too early?',
  nothingWaits: 'Nothing waits from an earlier turn.',
  didItHappen: (top: string) => `Last time's top challenge: "${top}". Did it happen?`,
  undoEarlier: (count: string) => `${count} of earlier turns can still be taken.`,
  fromLastTime: 'ACTIONS FROM LAST TIME',
  parkedAsk: 'keep, drop or make it an action?',
}

/** The keys that score a bet, in order. */
export const scores: readonly BetResult[] = ['hit', 'partly', 'miss', 'early']

/** Why a move is refused. */
export const refusals = {
  gone: ['no-such', 'That action is gone.'],
  needsText: ['empty', words.needsText],
  emptied: ['empty', 'An action needs words. Drop it if nobody wants it any more.'],
  noBet: ['not-now', words.noBet],
  notParked: ['no-such', 'That is not parked here.'],
} satisfies Refusals
