/** What the bet and its consent say to people. */

import type { Refusals } from '../../session/refusing.ts'
import type { Gap } from '../../session/shapes.ts'
import { full, list, plural } from '../../text.ts'
import { inWords } from '../shared/in-words.ts'

/** How each gap is asked for in plain lines. */
const asks: Record<Gap, string> = {
  we: 'We: what will we do?',
  because: 'Because: why would that help?',
  measure: 'Measure: which number do we expect to move?',
  from: 'From: what is its value now?',
  to: 'To: which value do we expect?',
  until: 'Until: when do we see it?',
  likely: 'Likely: how likely is that, 0 to 100 %?',
  stop: 'Stop: which sign tells us to stop or change?',
  owner: 'Owner: who does it?',
  by: 'By: when is it done?',
  if: 'If: what triggers it? Optional.',
}

/** Open gaps that are named one by one; more are only counted. */
const namedGaps = 4

export const words = {
  ownerElsewhere: (name: string) => `Nobody called "${name}" is in the room; it is kept all the same.`,
  // What can be done.
  bet: 'fill the sentence in, one gap after the other',
  sentence: 'sentence',
  weWill: 'we will',
  nextGap: 'next gap',
  gapBefore: 'gap before',
  takeOption: 'take an option into the sentence',
  optionsHint: 'options',
  options: 'hear the options',
  consent: 'the fingers of each, 0 to 5, in the order of the list; or how many showed each: 2x4 1x5',
  consentHint: 'consent',
  reveal: 'show consent',
  show: 'show',
  objection: 'note an objection',
  objectionHint: 'objection',
  answer: 'give your consent, 0 to 5',
  // The sentence.
  upTakes: (count: number) =>
    `Up takes ${count > 1 ? `one of the ${count} options` : 'the option'}. An empty gap may wait.`,
  wholeWay: 'The number, or all at once:  the wait from 31 h to 12 h by 14 Dec',
  ownerAndDay: 'Who, or at once with the day:  Bo, Friday',
  tabNext: 'Tab goes to the next gap; an empty gap may wait.',
  ask: (gap: Gap, now: string | undefined) => asks[gap] + (now ? ` Now: ${now}. An empty line keeps it.` : ''),
  numberTakes: 'A number takes one of these:',
  oneByOne: 'One question after the other; an empty line leaves a gap open. Commands begin with a colon meanwhile.',
  earlierOption: (text: string) => `${text}, from an earlier turn`,
  optionAsk: 'Which option? Say its number.',
  numberFrom: (count: number) => (count === 1 ? 'There is one option, number 1.' : `Type numbers from 1 to ${count}.`),
  noOptions: 'No options were written.',
  optionsHead: 'Options:',
  empty: 'The bet is still empty.',
  complete: 'The bet is complete.',
  missing: (gaps: readonly string[]) =>
    gaps.length > namedGaps
      ? `${gaps.length} gaps are still open; they may wait.`
      : `Still open: ${list(gaps)}. It may wait.`,
  howBet:
    'Say bet and answer gap by gap, or fill one gap by its name: we stop reviewing twice. option 1 takes an option.',
  if: (text: string) => `When ${text},`,
  because: (text: string) => `because ${text}`,
  likely: (text: string) => `, ${text} likely`,
  likelyAlone: (text: string) => `We hold it ${text} likely`,
  we: (text: string) => `we will ${text}`,
  owner: (who: string | undefined, day: string | undefined) =>
    [who ? `${who} does it` : 'Done', day && `by ${day}`].filter(Boolean).join(' '),
  weExpect: (measure: string | undefined, from: string | undefined, to: string | undefined, day: string | undefined) =>
    ['We expect', measure, 'to go', from && `from ${from}`, to && `to ${to}`, day && `by ${day}`]
      .filter(Boolean)
      .join(' '),
  stopIf: (sign: string) => `We stop or change if ${sign}`,
  // The drawing.
  heading: (turn: number) => `THE BET OF TURN ${turn}`,
  label: {
    we: 'We will',
    because: 'because',
    expect: 'we expect',
    stop: 'we stop or change if',
    owner: 'owner',
    when: 'when',
  },
  nextQuestion: (measure: string, from: string, to: string, day: string) =>
    `Next turn starts with: did ${measure} go from ${from} to ${to} by ${day}?`,
  optionsTitle: 'OPTIONS',
  heardSay: (text: string) => `heard: ${text}`,
  consentPrivate: 'Consent 0 to 5, private until all are in',
  consentNone: 'Consent 0 to 5: nobody has answered yet',
  consentGiven: (consents: readonly number[], low: readonly number[]) => {
    const given = `Consent   ${consents.join(' ')}`
    if (!low.length) return given
    return `${given}     ${list(low.map(n => `the ${n}`))} ${low.length > 1 ? 'are' : 'is'} heard first`
  },
  // Consent.
  tooEarly: 'Say first what we do; consent comes after that.',
  enterFills: 'Enter fills it in.',
  stillOpen: ([first = '', ...others]: readonly string[]) =>
    `Still open: ${first}${others.length ? ` and ${others.length} more` : ''}. s fills it in.`,
  openHands: 'Enter counts consent, r shows it.',
  openOwn: 'M gives your own consent, r shows it.',
  lowFirst: 'Hear those who showed less than 3 first: x notes it. Enter goes on.',
  lowFirstOwn: 'Those who showed less than 3 are heard first.',
  countPrompt: '0 to 5 each',
  allAtOnce: 'All show 0 to 5 fingers at once.',
  entersConsent: 'Enter shows consent.',
  howConsent: (how: string) =>
    `Consent: everybody shows 0 to 5 fingers at once. ${full(how)} =4: all show 4. Then reveal.`,
  countedUnseen: (hands: number) => `Consent is counted, ${plural(hands, 'hand')}, and not told before the reveal.`,
  nobodyAnswered: 'Nobody answered the consent.',
  consents: (values: readonly number[]) => {
    const low = values.some(n => n < 3)
    const shown = [...new Set(values)].toSorted((a, b) => b - a)
    const said = shown.map((value, i) => {
      const n = values.filter(v => v === value).length
      return `${inWords(n)}${i ? '' : n === 1 ? ' person' : ' people'} showed ${value}`
    })
    return `Consent: ${said.join(', ')}.${low ? ' Hear those who showed less than 3 first: objection TEXT notes it.' : ''}`
  },
  heard: (text: string) => `Heard: ${text}`,
  objectionPrompt: 'objection',
  objectionAsk: 'What would have to change? One line; it goes into the notes of the team.',
  // Estimates.
  estimate: 'estimate unseen: how likely, 0 to 100 %, and the number you expect',
  estimateHint: 'estimate',
  spread: 'show the estimates, without names',
  spreadHint: 'show estimates',
  again: 'estimate once more after the talk',
  againHint: 'once more',
  agree: 'go on to consent without more estimates',
  agreeHint: 'to consent',
  estimatePrompt: (name: string) => (name ? `${name}, how likely %, number` : 'how likely %, number'),
  estimateAsk: 'How likely does it come, 0 to 100 %, and which number?  70 12',
  estimateUnseen: 'Nobody sees it. An empty line hands it on.',
  howEstimate: 'Estimates: everybody says unseen how likely it comes, and which number they expect. Say estimate.',
  estimateSay: 'Estimate unseen: how likely, 0 to 100, then the number: estimate 70 12',
  estimateTurn: (name: string) =>
    `${name} has the keyboard: how likely, 0 to 100, and the number: 70 12. Typed unseen.`,
  estimateKept: (likely: string, expect: string | undefined) =>
    `Your estimate: ${likely}${expect === undefined ? '' : ` and ${expect}`}. e changes it until all are shown.`,
  estimateKeptUnseen: 'Kept.',
  estimatesIn: 'Enter shows the estimates.',
  estimatesInSay: 'All have estimated. Say spread to see them.',
  waitForSpread: 'The facilitator shows the estimates when all are in.',
  estimateOpen: 'Enter takes estimates, one after the other; k goes on to consent.',
  estimateOpenOwn: 'Everybody estimates at their own terminal: r shows it, k goes on.',
  estimateOwn: 'e: how likely does it come, and which number do you expect? Private.',
  talkSpread: 'What do the lowest and the highest see? Enter asks once more, k goes on.',
  talkSpreadOwn: 'What do the lowest and the highest see? Then once more.',
  talkSpreadSay: 'Let the lowest and the highest say why. Then say again; or agree, to go on to consent.',
  estimated: (who: string) => `${who} has estimated`,
  spreadShown: 'The estimates are shown',
  againBegun: 'Everybody estimates once more',
  agreed: 'The estimates are done',
  sayFirst: 'Say first what we do; estimates come after that.',
  hundred: 'How likely is a number from 0 to 100.',
  readEstimate: (text: string) => `"${text}" is no estimate; type how likely, then the number:  70 12`,
  estimatePrivate: (round: number, of: number) => `Estimate ${round} of ${of}, private until all are in`,
  round: (n: number) => `ESTIMATE ${n}`,
  howLikely: 'how likely',
  expected: 'expected',
  medians: (likely: string, expect: string | undefined) =>
    `median ${likely} likely${expect === undefined ? '' : `, ${expect} expected`}`,
  spreadOf: (all: string, middle: string) => `${all}   median ${middle}`,
  spreadSay: (round: number, likely: string, expect: string) =>
    `Estimate ${round}, how likely: ${likely}.${expect ? ` Expected: ${expect}.` : ''}`,
  // What a gap may take.
  upTakesNumber: (count: number) =>
    count > 1
      ? `Up takes one of your ${count} numbers; other words name a new one.`
      : 'Up takes your number; other words name a new one.',
  upTakesCause: (count: number) =>
    `Up takes ${count > 1 ? `one of the ${count} causes` : 'the cause'} from the attack.`,
  choices: 'choices',
  nothingReady: 'Nothing stands ready for this gap; type it.',
  choiceBefore: 'the choice before it',
  choiceAfter: 'the choice after it',
  toIsEstimated: 'Leave it open: everybody estimates it next.',
  // One's own consent.
  ownAsk: 'One key, 0 to 5. Private until all are in; under 3 is heard first.',
  ownAnswered: 'Answered; another key changes it until all is shown.',
  ownTodo: 'Your consent, a number from 0, never, to 5, all in. Private until all are in.',
  yourConsent: (value: string) => `Your consent: ${value}.`,
  yours: 'Your consent:  ',
  notYet: 'not yet',
  ownScale: '0 never    3 good enough for now    5 all in',
  // What came of a move.
  filled: (text: string) => (text ? `The bet: ${text}` : 'A gap of the bet is empty again'),
  took: 'An option went into the bet',
  answered: (who: string) => `${who} answered`,
  somebody: 'Somebody',
  counted: 'Consent is counted',
  // Refusals.
  nobodyEstimated: 'Nobody has estimated yet.',
  zeroToFive: 'Consent is a number from 0 to 5.',
  whatWasSaid: 'What was said? Type a line.',
}

/** Why a move is refused. */
export const refusals = {
  closed: ['not-now', 'The consent is in; u opens it again.'],
  noSuchOption: ['no-such', 'There is no such option.'],
  zeroToFive: ['no-such', words.zeroToFive],
  sixCounts: ['no-such', 'Type six counts, one for each of 0 1 2 3 4 5.'],
  notPrivate: ['not-now', 'Nothing is private at this step; estimates are.'],
  twoRounds: ['not-now', 'The second round comes after the first is shown.'],
  roundShown: ['not-now', 'This round is shown; its estimates stand.'],
  nobodyEstimated: ['empty', words.nobodyEstimated],
  sayFirst: ['not-now', words.sayFirst],
  hundred: ['no-such', words.hundred],
  whatWasSaid: ['empty', words.whatWasSaid],
} satisfies Refusals
