/** What can be done at the bet: its sentence, consent counted or given unseen, objections noted. */
import { Grid } from '../../draw/grid.ts'
import { describe, type Memory, type Spot, typing } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { sum } from '../../numbers.ts'
import { workOf } from '../../session/read.ts'
import { gaps } from '../../session/shapes.ts'
import { countField, countWords, saidCount } from '../shared/counting.ts'
import { andReveal, isOpen, isWholeCount, reveal, revealAct } from '../shared/reveal.ts'
import { isShow } from '../shared/show-of-hands.ts'
import { consentsOf } from './drawing.ts'
import { estimateActs, estimateMessage, estimateTodo, tellRounds } from './estimating.ts'
import {
  fieldsAt,
  type Here,
  isEarly,
  isEstimatingAt,
  missing,
  missingAt,
  nextTodo,
  optionLines,
  optionsAt,
  sentence,
  showOf,
  stageAt,
  workAt,
} from './here.ts'
import { type BetAct, sentenceActs } from './sentence.ts'
import { words } from './words.ts'

const hasRounds = (at: Here) => Boolean(workAt(at)?.rounds?.length)
const tallyAt = (at: Here) => workOf(at.whole, at.step.id, 'decide')?.tally
const mayAnswer = (at: Here) => at.live && isOpen(at) && !isEstimatingAt(at)

const consent: BetAct = typing({
  id: 'consent',
  who: 'keyboard',
  keys: ['f'],
  enter: at => !isEarly(at),
  command: {
    words: ['consent', 'count', 'tally'],
    takes: '4 3 5',
    bare: (text, at) => isOpen(at) && isShow(text, showOf(at)),
  },
  does: words.consent,
  hint: at => (isEarly(at) ? undefined : words.consentHint),
  fits: at => isOpen(at) && !isEstimatingAt(at) && (isEarly(at) ? words.tooEarly : true),
  field: at =>
    countField({
      of: showOf(at),
      prompt: words.countPrompt,
      counted: tallyAt(at) !== undefined,
      enter: words.entersConsent,
      empty: reveal(at),
      hint: words.allAtOnce,
    }),
  move(at, _spot, value) {
    const made = make<'decide'>(at, { do: 'tally', counts: value.counts }, { open: { act: 'consent', more: true } })
    if (isWholeCount(at, sum(value.counts), showOf(at).people.length))
      return andReveal(at, { ...made, spoken: saidCount(value, 'hand') })
    return { ...made, spoken: `${saidCount(value, 'hand')} ${countWords.revealOrAgain}` }
  },
})

const objection: BetAct = {
  id: 'objection',
  who: 'facilitator',
  keys: ['x'],
  command: { words: ['objection', 'x'], takes: 'TEXT' },
  does: words.objection,
  hint: words.objectionHint,
  field: () => ({
    prompt: words.objectionPrompt,
    ask: words.objectionAsk,
    mode: 'OBJECTION',
    parse: text => (text ? { ok: text } : { say: words.whatWasSaid }),
    empty: { stay: { open: null } },
  }),
  move: (at, _spot, text) => make(at, { do: 'hear', text: String(text) }),
}

const answer: BetAct = {
  id: 'answer',
  who: 'participant',
  keys: ['0-5'],
  command: { words: ['answer'], takes: '4', bare: (text, at) => mayAnswer(at) && /^[0-5]$/.test(text) },
  does: words.answer,
  hint: words.consentHint,
  fits: mayAnswer,
  move(at, _spot, value) {
    // The bet may have been filled in or emptied by others since the key was drawn: it is asked again when it is pressed.
    if (isEarly(at)) return { say: words.tooEarly }
    const text = String(value)
    if (!/^[0-5]$/.test(text)) return { say: words.zeroToFive }
    const said = words.yourConsent(text)
    return { ...make<'decide'>(at, { do: 'consent', value: Number(text) }), said }
  },
}

function tellConsent(at: Here): string[] {
  const work = workAt(at)
  const heard = (work?.heard ?? []).map(words.heard)
  if (isOpen(at)) {
    const tally = at.leads ? tallyAt(at) : undefined
    return [...(tally ? [words.countedUnseen(sum(tally))] : []), ...heard]
  }
  const all = work ? consentsOf(work) : []
  return [all.length ? words.consents(all) : words.nobodyAnswered, ...heard]
}

function message(at: Here, memory: Memory): string {
  const open = missingAt(at)
  const estimates = estimateMessage(at, memory)
  if (estimates && !(at.leads && open.length && stageAt(at) === 'asks' && !hasRounds(at))) return estimates
  if (!at.leads) {
    if (!mayAnswer(at)) return at.step.hint ?? words.lowFirstOwn
    if (isEarly(at)) return words.tooEarly
    return ownConsent(at) === undefined ? words.ownAsk : words.ownAnswered
  }
  if (isOpen(at) && isEarly(at)) return `${words.tooEarly} ${words.enterFills}`
  if (open.length) return words.stillOpen(open)
  if (isOpen(at)) return at.keyboard ? words.openHands : words.openOwn
  return at.step.hint ?? words.lowFirst
}

const ownConsent = (at: Here) => workAt(at)?.consent[at.me ?? '']

/** One's own consent under the room's sentence. */
function foot(at: Here, width: number): Grid | undefined {
  if (at.leads || !mayAnswer(at)) return undefined
  const mine = ownConsent(at)
  const grid = new Grid(width, 2)
  grid.put(0, grid.put(0, 1, words.yours), mine === undefined ? words.notYet : String(mine), 'accent')
  grid.put(1, 1, words.ownScale)
  return grid
}

function todo(at: Here, memory: Memory): string[] {
  const isOwn = (!at.leads || !at.keyboard) && mayAnswer(at)
  const own = isOwn ? [isEarly(at) ? words.tooEarly : words.ownTodo] : []
  if (!at.leads) return [...own, ...estimateTodo(at, memory)]
  const estimates = estimateTodo(at, memory)
  if (missingAt(at).length && !hasRounds(at)) return [...own, words.howBet, ...estimates]
  if (estimates.length) return estimates
  return [...own, ...(isOpen(at) && at.keyboard ? [nextTodo(at)] : [])]
}

/** While estimates are asked, r shows those. */
const showConsent: BetAct = {
  ...revealAct<'decide', Spot>(words.reveal, words.show),
  fits: at => isOpen(at) && !isEstimatingAt(at),
}

export const decideInteraction = describe<'decide', Spot>({
  // On a screen an empty sentence is filled in at once; in plain lines the form begins by its command.
  begin(at) {
    const isEmpty = gaps.every(gap => !fieldsAt(at)[gap])
    return at.live && at.shared && isEmpty ? { open: { act: gaps[0] } } : {}
  },
  acts: [...sentenceActs, ...estimateActs, consent, showConsent, objection, answer],
  message: (at, _spot, memory) => message(at, memory),
  mode: at => (!at.leads && mayAnswer(at) ? 'ANSWER' : undefined),
  foot,
  list: ['results'],
  tell: at => [
    ...(Object.keys(fieldsAt(at)).length ? [...sentence(at), missing(at)] : [words.empty]),
    ...(isEarly(at) && optionsAt(at).length ? [words.optionsHead, ...optionLines(at)] : []),
    ...tellRounds(at),
    ...tellConsent(at),
  ],
  todo,
  goesOn: at => !isOpen(at),
})
