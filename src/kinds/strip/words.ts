/** What a walk along the way to production says to people. */
import type { Refusals } from '../../session/refusing.ts'
import { list, plural } from '../../text.ts'

export const words = {
  walk: 'add a step: what happened, work, waiting; the name of a known step changes that one',
  edit: 'change a step',
  name: 'say which change is walked',
  drop: 'remove a step',
  sooner: 'move a step one place earlier',
  later: 'move a step one place later',
  above: 'take the step above into the line',
  below: 'take the step below into the line',

  namePrompt: 'which change',
  nameAsk: 'Which small change reached people last?  An empty line goes on to its steps.',
  walkPrompt: 'what happened, work, wait',
  firstAsk: 'In the past tense, left to right:  review, 60 min, 11 h  (work, then waiting).',
  againAsk: 'What changed?  review, 60 min, 8 h  changes or adds it.  Nothing: go on.',
  emptyGoesOn: 'An empty line goes on.',
  editPrompt: 'change it',
  editAsk: 'Name, work, waiting, who.  Enter keeps it, an empty line leaves it as it was.',

  noChange: 'Nobody has said yet which change this is.',
  changeIs: (change: string) => `The change: ${change}`,
  step: (name: string, who: string | undefined, work: string, wait: string) =>
    [name, who, `${work} of work`, `${wait} of waiting`].filter(Boolean).join(', '),
  none: 'No steps yet.',
  sums: (work: string, wait: string, flow: string | undefined) =>
    `Work ${work}, waiting ${wait}${flow === undefined ? '' : `, flow ${flow}`}.`,
  longest: (names: readonly string[], wait: string) => `Longest wait: ${list(names)}, ${wait}.`,
  same: (steps: number, turns: readonly string[]) =>
    `Waiting on the same ${plural(steps, 'step')}: ${turns.join(', ')}.`,
  added: (names: readonly string[]) => `New: ${list(names)}.`,
  gone: (names: readonly string[]) => `Gone: ${list(names)}.`,

  hint: 'Enter adds a step, or changes the chosen one; n goes on.',
  goOn: 'Enter goes on.',
  chooseFirst: 'choose a step first: up and down',
  howAgain: 'What changed? Say a step again with its new times, for example walk review, 60 min, 8 h.',
  howFirst:
    'In the past tense, from the first step to the last, one line each: walk review, 60 min, 11 h. Work first, then waiting.',

  walked: (change: string) => (change ? `We walk "${change}"` : 'The change has no name again'),
  made: (name: string, work: string, wait: string) => `${name}: ${work} of work, ${wait} of waiting`,
  changed: (name: string, work: string | undefined, wait: string | undefined, who: string | undefined) => {
    const parts = [work && `${work} of work`, wait && `${wait} of waiting`, who].filter(Boolean)
    return `${name} changed${parts.length ? `: ${parts.join(', ')}` : ''}`
  },
  moved: (name: string, isEarlier: boolean) => `${name} comes ${isEarlier ? 'earlier' : 'later'}`,
  dropped: 'A step was removed',
  unknown: 'A step',
  // In the drawing.
  noneHow: 'No steps yet. One line a step: what happened, minutes of work, hours of waiting after it.',
  // Read from a line.
  oneNumberOrTwo: (typed: string, next: string) =>
    `"${typed} ${next}" may be one number or two; put a comma behind the name`,
  notATime: (typed: string) => `I cannot read "${typed}" as a time`,
  twiceUnit: (what: string, example: string) => `That is twice ${what}. ${example}`,
  workOrWait: (name: string, time: string) => `Is that work or waiting? For example  ${name} ${time} wait`,
  whatName: (example: string) => `What is this step called? ${example}`,
  fromZeroUp: (example: string) => `Work and waiting count from 0 up. ${example}`,
  oneLineAStep: 'One line a step:  review, 60 min, 11 h',
}

/** Why a move is refused. */
export const refusals = {
  noStep: ['no-such', 'That step is gone.'],
  needsName: ['empty', 'What is this step called?'],
  tooMany: ['too-many', (most: number) => `${most} steps are the most; put two that follow each other together.`],
  isFirst: ['not-now', 'This is the first step already.'],
  isLast: ['not-now', 'This is the last step already.'],
  twice: ['too-many', (name: string) => `There is a step "${name}" already; call this one something else.`],
  workLimit: ['no-such', 'The work of one step takes 0 minutes to 100 days.'],
  waitLimit: ['no-such', 'The wait after one step takes 0 hours to a year.'],
} satisfies Refusals
