/** The bet's sentence: gaps filled one after the other or by their names, with what stands ready for a gap taken by one key. */
import { showDay } from '../../day.ts'
import { type Act, type Field, type Memory, type Outcome, type Read, typing } from '../../interact/act.ts'
import { make, unchanged } from '../../interact/outcomes.ts'
import { readDue } from '../../interact/read-day.ts'
import { itemAt } from '../../lists.ts'
import { gapWords, likelihoodOf } from '../../session/bet.ts'
import { type Card, type Gap, gaps } from '../../session/shapes.ts'
import { amount } from '../../session/trend.ts'
import type { Move } from '../../session/types.ts'
import { numbered } from '../../text.ts'
import { knownNumbers, numberNamed } from '../made/bet-number.ts'
import { causesOf } from '../made/causes.ts'
import { personCalled } from '../shared/owner.ts'
import { isOpen } from '../shared/reveal.ts'
import {
  fieldsAt,
  type Here,
  isEarly,
  isEstimatingAt,
  missing,
  nextTodo,
  optionLines,
  optionsAt,
  sentence,
} from './here.ts'
import { readSeveral } from './several.ts'
import { words } from './words.ts'

export type BetAct = Act<'decide'>
/** What a gap's line came to: its words, or an option by its number. */
type Typed = { text: string; option?: Card }

const dayGaps: readonly Gap[] = ['by', 'until']
/** Gaps for which something may stand ready: options, numbers of the team, causes from an attack on the ask. */
const choiceGaps = ['we', 'measure', 'stop'] as const
const otherGaps = gaps.filter(gap => !choiceGaps.some(one => one === gap))

/** The gaps that are asked one after the other: what everybody estimates next is not asked of one. */
const gapsAt = (at: Here): readonly Gap[] => (at.step.estimate ? gaps.filter(gap => gap !== 'likely') : gaps)
const firstGap = (at: Here) => gapsAt(at).find(gap => !fieldsAt(at)[gap]) ?? gaps[0]
/** What stands ready for a gap, as texts in their order. */
function choicesFor(at: Here, gap: Gap): string[] {
  if (gap === 'we') return optionsAt(at).map(card => card.text)
  if (gap === 'measure') return knownNumbers(at.session).map(({ name }) => name)
  return gap === 'stop' ? causesOf(at.session).map(({ text }) => text) : []
}

function readChoice(at: Here, gap: Gap, text: string): Read<Typed> {
  const choice = choicesFor(at, gap)[Number(text) - 1]
  if (choice === undefined) return { say: words.numberFrom(choicesFor(at, gap).length) }
  const option = gap === 'we' ? optionsAt(at)[Number(text) - 1] : undefined
  return { ok: { text: choice, ...(option ? { option } : {}) }, echo: choice }
}

function readOption(at: Here, text: string): Read<Typed> {
  if (!optionsAt(at).length) return { say: words.noOptions }
  return readChoice(at, 'we', /^\d{1,3}$/.test(text) ? text : '0')
}

function readLikely(text: string): Read<Typed> {
  const likely = likelihoodOf({ likely: text })
  return likely === undefined ? { say: words.hundred } : { ok: { text: amount(likely * 100, '%') } }
}

/** The name of somebody of the room, as the room writes it; undefined for nobody there. */
const known = (at: Here, typed: string) => personCalled(at.session.people, typed)?.name

/** Somebody who is not in the room may own a bet, but it is said before Enter. */
function readOwner(at: Here, text: string): Read<Typed> {
  const name = known(at, text)
  return { ok: { text: name ?? text }, echo: name ?? words.ownerElsewhere(text) }
}

/** Days are kept in words; what stood there before, from a time when any words did, may stay. */
function readGap(at: Here, gap: Gap, text: string): Read<Typed> {
  if (/^\d{1,3}$/.test(text) && choicesFor(at, gap).length) return readChoice(at, gap, text)
  const several = readSeveral(at, gap, text)
  if (several.length) return { ok: { text }, echo: several.map(one => one.text).join(' · ') }
  if (gap === 'likely' && text) return readLikely(text)
  if (gap === 'owner' && text) return readOwner(at, text)
  if (!text || text === fieldsAt(at)[gap] || !dayGaps.includes(gap)) return { ok: { text } }
  const read = readDue(text, at.today)
  return 'ok' in read ? { ok: { text: showDay(read.ok, at.today) } } : read
}

/** Where it goes on after a gap: to the next one of the form, then to estimates or consent. A gap filled alone ends there. */
function onward(
  at: Here,
  gap: Gap,
  { open }: Memory,
  text = '',
  last = gap,
): Pick<Extract<Outcome<'decide'>, { moves: unknown }>, 'stay' | 'aloud'> {
  const aloud = (now: Here) => [...sentence(now), missing(now)]
  if (open?.act !== gap) return { aloud }
  const all = gapsAt(at)
  const next = all[all.indexOf(last) + 1]
  if (next) return { stay: { open: { act: next }, ...startOf(at, next, text) } }
  const isAsked = isOpen(at) && !isEarly(at) && at.keyboard
  const act = isEstimatingAt(at) ? 'estimate' : 'consent'
  return {
    stay: { open: isAsked ? { act, more: true } : null },
    aloud: now => [...aloud(now), ...(isOpen(now) ? [nextTodo(now)] : [])],
  }
}

/** The line after the number's begins with its value now: the number is kept a moment later. */
function startOf(at: Here, next: Gap, measure: string): { text?: string } {
  const known = next === 'from' && measure && !fieldsAt(at).from ? knownValue(at, measure) : undefined
  return known ? { text: known } : {}
}

/** What the message row says of a gap. */
function askOf(at: Here, gap: Gap, count: number): string {
  if (gap === 'to' && isEstimatingAt(at)) return words.toIsEstimated
  if (!count) return words.tabNext
  if (gap === 'measure') return words.upTakesNumber(count)
  return gap === 'stop' ? words.upTakesCause(count) : words.upTakes(count)
}

/** Where the number stands now, as the team keeps it; undefined where that is not known, or was said. */
function valueNow(at: Here, gap: Gap): string | undefined {
  const { measure, from } = fieldsAt(at)
  return gap === 'from' && !from && measure ? knownValue(at, measure) : undefined
}

function knownValue(at: Here, measure: string): string | undefined {
  const { last, unit } = numberNamed(at.session, measure)
  return last && amount(last.value, unit)
}

/** What else may be typed in the line of a gap. */
function hintOf(gap: Gap): { hint?: string } {
  if (gap === 'measure') return { hint: words.wholeWay }
  return gap === 'owner' ? { hint: words.ownerAndDay } : {}
}

function gapField(at: Here, gap: Gap, memory: Memory): Field<Typed> {
  const now = fieldsAt(at)[gap]
  const known = valueNow(at, gap)
  const choices = choicesFor(at, gap)
  const lines = gap === 'we' ? optionLines(at) : numbered(choices)
  const choice = choices.length ? [words.numberTakes, ...lines] : []
  return {
    prompt: gapWords[gap],
    ask: askOf(at, gap, choices.length),
    aloud: [words.ask(gap, now ?? known), ...choice].join('\n'),
    mode: 'WRITE',
    ...hintOf(gap),
    ...((now ?? known) ? { start: now ?? known } : {}),
    parse: text => readGap(at, gap, text),
    skipped: known ? fill(at, gap, { text: known }, memory) : { moves: [], ...onward(at, gap, memory) },
    keeps: 'if it can',
    focus: () => gap,
  }
}

function fill(at: Here, gap: Gap, typed: Typed, memory: Memory): Outcome<'decide'> {
  const several = typed.option ? [] : readSeveral(at, gap, typed.text)
  const end = several.at(-1)
  if (end) {
    const moves = several.map((one): Move => ({ in: at.step.id, do: 'fill', ...one }))
    return { moves, ...onward(at, gap, memory, '', end.gap) }
  }
  const { option } = typed
  const owner = gap === 'owner' ? known(at, typed.text) : undefined
  const text = owner ?? typed.text
  const shown = gap === 'we' ? optionsAt(at)[Number(memory.line.choice ?? -1)] : undefined
  const taken = option ?? (shown?.text === text ? shown : undefined)
  const then = onward(at, gap, memory, text)
  if (text === (fieldsAt(at)[gap] ?? '')) return { moves: [], ...then }
  if (taken) return { ...make<'decide'>(at, { do: 'take', option: taken.id }), ...then }
  const spoken = gap === 'owner' && text && owner === undefined ? words.ownerElsewhere(text) : ''
  return { ...make<'decide'>(at, { do: 'fill', gap, text }), ...then, spoken }
}

/** A gap each. On full screens one line follows the other, so that only what is missing first has a key of its own. */
const gapActs = gaps.map(
  (gap): BetAct =>
    typing({
      id: gap,
      who: 'facilitator',
      ...(gap === 'we'
        ? { keys: ['W'], enter: at => isOpen(at) && isEarly(at), hint: at => (isEarly(at) ? words.weWill : undefined) }
        : {}),
      command: { words: [gap], takes: 'TEXT' },
      does: gapWords[gap],
      field: (at, _spot, memory) => gapField(at, gap, memory),
      move: (at, _spot, value, memory) => fill(at, gap, value, memory),
    }),
)

const gapOf = ({ open }: Memory): Gap => gaps.find(gap => gap === open?.act) ?? gaps[0]

/** From the open gap to the one beside it, round the sentence. */
const beside = (by: 1 | -1, more: Pick<BetAct, 'id' | 'keys' | 'does' | 'hint'>): BetAct => ({
  who: 'facilitator',
  during: gaps,
  saves: () => 'changes',
  ...more,
  move(at, _spot, _value, memory) {
    const all = gapsAt(at)
    const i = all.indexOf(gapOf(memory)) + by
    return { stay: { open: { act: itemAt(all, (i + all.length) % all.length) } } }
  },
})

/** Puts what stands ready into the line of its gap; which one, is told by where it stands after the one shown there. */
const withChoice = (
  by: (i: number) => number,
  more: Pick<BetAct, 'id' | 'keys' | 'does' | 'hint' | 'during'>,
  gapFor: (memory: Memory) => Gap = gapOf,
): BetAct => ({
  who: 'facilitator',
  ...more,
  fits: (at, _spot, memory) => choicesFor(at, gapFor(memory)).length > 0 || words.nothingReady,
  move(at, _spot, _value, memory) {
    const gap = gapFor(memory)
    const choices = choicesFor(at, gap)
    const shown = memory.open?.act === gap ? Number(memory.line.choice ?? -1) : -1
    const choice = (by(shown) + choices.length) % choices.length
    return { stay: { open: { act: gap }, text: itemAt(choices, choice), line: { choice } } }
  },
})

export const sentenceActs: BetAct[] = [
  {
    id: 'bet',
    who: 'facilitator',
    keys: ['s'],
    command: { words: ['bet', 's'] },
    does: words.bet,
    hint: words.sentence,
    move: at => ({ stay: { open: { act: firstGap(at) } }, spoken: words.oneByOne }),
  },
  ...gapActs,
  beside(1, { id: 'next-gap', keys: ['tab'], does: words.nextGap, hint: words.nextGap }),
  beside(-1, { id: 'gap-before', keys: ['shift-tab'], does: words.gapBefore }),
  {
    // What was typed in another gap is kept first.
    ...withChoice(
      () => 0,
      { id: 'to-options', during: otherGaps, keys: ['up', 'down'], does: words.takeOption, hint: words.optionsHint },
      () => 'we',
    ),
    saves: () => 'changes',
  },
  withChoice(i => (i < 0 ? 0 : i - 1), {
    id: 'choice-before',
    during: choiceGaps,
    keys: ['up'],
    does: words.choiceBefore,
    hint: words.choices,
  }),
  withChoice(i => i + 1, { id: 'choice-after', during: choiceGaps, keys: ['down'], does: words.choiceAfter }),
  typing({
    // On full screens the arrows take options.
    id: 'option',
    who: 'facilitator',
    command: { words: ['option'], takes: 'N' },
    does: words.takeOption,
    field: at => ({
      prompt: words.optionsHint,
      ask: words.optionAsk,
      mode: 'OPTION',
      parse: text => readOption(at, text),
    }),
    move: (at, _spot, { option }) => (option ? make(at, { do: 'take', option: option.id }) : unchanged),
  }),
  {
    // On full screens the drawing shows them.
    id: 'options',
    who: 'everybody',
    reads: true,
    command: { words: ['options'] },
    does: words.options,
    move: at => ({ stay: {}, spoken: optionsAt(at).length ? optionLines(at).join('\n') : words.noOptions }),
  },
]
