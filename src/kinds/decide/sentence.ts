/** The bet's sentence: gaps filled one after the other or by their names, options taken into the line of what we do. */
import { showDay } from '../../day.ts'
import type { Act, At, Field, Memory, Outcome, Read } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { readDue } from '../../interact/read-day.ts'
import { betComplete, consentPoints, gapWords } from '../../session/bet.ts'
import { workOf } from '../../session/read.ts'
import { type Card, type Gap, gaps } from '../../session/shapes.ts'
import { capital, full, numbered } from '../../text.ts'
import { optionsOf } from '../made/ranking.ts'
import { isOpen } from '../shared/reveal.ts'
import { howToShow, whoShows } from '../shared/show-of-hands.ts'
import { words } from './words.ts'

export type Here = At<'decide'>
export type BetAct = Act<'decide'>
/** What a gap's line came to: its words, or an option by its number. */
type Typed = { text: string; option?: Card }

const dayGaps: readonly Gap[] = ['by', 'until']
const otherGaps = gaps.filter(gap => gap !== 'we')

export const workAt = (at: Here) => workOf(at.session, at.step.id, 'decide')
export const fieldsAt = (at: Here) => workAt(at)?.fields ?? {}
export const optionsAt = (at: Here) => optionsOf(at.session, at.step)
export const showOf = (at: Here) => ({
  people: whoShows(at.whole, workOf(at.whole, at.step.id, 'decide')?.consent),
  points: consentPoints,
})
const firstGap = (at: Here) => gaps.find(gap => !fieldsAt(at)[gap]) ?? gaps[0]
/** Nobody can consent to a bet that does not say what is done. */
export const isEarly = (at: Here) => !fieldsAt(at).we
export const optionLines = (at: Here) =>
  numbered(optionsAt(at).map(card => (card.id.startsWith('old') ? words.earlierOption(card.text) : card.text)))

function readOption(at: Here, text: string): Read<Typed> {
  const option = /^\d{1,3}$/.test(text) ? optionsAt(at)[Number(text) - 1] : undefined
  if (option) return { ok: { text: option.text, option }, echo: option.text }
  return { say: optionsAt(at).length ? words.numberFrom(optionsAt(at).length) : words.noOptions }
}

/** Days are kept in words; what stood there before, from a time when any words did, may stay. */
function readGap(at: Here, gap: Gap, text: string): Read<Typed> {
  if (gap === 'we' && /^\d{1,3}$/.test(text) && optionsAt(at).length) return readOption(at, text)
  if (!text || text === fieldsAt(at)[gap] || !dayGaps.includes(gap)) return { ok: { text } }
  const read = readDue(text, at.today)
  return 'ok' in read ? { ok: { text: showDay(read.ok, at.today) } } : read
}

/** Where it goes on after a gap: to the next one of the form, then to consent. A gap filled alone ends there. */
function onward(
  at: Here,
  gap: Gap,
  { open }: Memory,
): Pick<Extract<Outcome<'decide'>, { moves: unknown }>, 'stay' | 'aloud'> {
  const aloud = (now: Here) => [...sentence(now), missing(now)]
  if (open?.act !== gap) return { aloud }
  const next = gaps[gaps.indexOf(gap) + 1]
  if (next) return { stay: { open: { act: next } } }
  return {
    stay: { open: isOpen(at) && !isEarly(at) ? { act: 'consent', more: true } : null },
    aloud: now => [...aloud(now), ...(isOpen(now) ? [consentTodo(now)] : [])],
  }
}

function gapField(at: Here, gap: Gap, memory: Memory): Field<Typed> {
  const now = fieldsAt(at)[gap]
  const options = optionsAt(at)
  const choice = gap === 'we' && options.length ? [words.numberTakes, ...optionLines(at)] : []
  return {
    prompt: gapWords[gap],
    ask: options.length ? words.upTakes(options.length) : words.tabNext,
    aloud: [words.ask(gap, now), ...choice].join('\n'),
    mode: 'WRITE',
    ...(now ? { start: now } : {}),
    parse: text => readGap(at, gap, text),
    skipped: { moves: [], ...onward(at, gap, memory) },
    keeps: 'if it can',
    focus: () => gap,
  }
}

function fill(at: Here, gap: Gap, { text, option }: Typed, memory: Memory): Outcome<'decide'> {
  const shown = gap === 'we' ? optionsAt(at)[Number(memory.line.option ?? -1)] : undefined
  const taken = option ?? (shown?.text === text ? shown : undefined)
  const then = onward(at, gap, memory)
  if (text === (fieldsAt(at)[gap] ?? '')) return { moves: [], ...then }
  if (taken) return { ...make<'decide'>(at, { do: 'take', option: taken.id }), ...then }
  return { ...make<'decide'>(at, { do: 'fill', gap, text }), ...then, spoken: '' }
}

/** A gap each. On full screens one line follows the other, so that only what is missing first has a key of its own. */
const gapActs = gaps.map(
  (gap): BetAct => ({
    id: gap,
    who: 'facilitator',
    ...(gap === 'we'
      ? { keys: ['W'], enter: at => isOpen(at) && isEarly(at), hint: at => (isEarly(at) ? words.weWill : undefined) }
      : {}),
    command: { words: [gap], takes: 'TEXT' },
    does: gapWords[gap],
    field: (at, _spot, memory) => gapField(at, gap, memory),
    move: (at, _spot, value, memory) => fill(at, gap, value as Typed, memory),
  }),
)

/** From the open gap to the one beside it, round the sentence. */
const beside = (by: 1 | -1, more: Pick<BetAct, 'id' | 'keys' | 'does' | 'hint'>): BetAct => ({
  who: 'facilitator',
  during: gaps,
  saves: () => 'changes',
  ...more,
  move(_at, _spot, _value, { open }) {
    const i = gaps.indexOf(open?.act as Gap)
    return { stay: { open: { act: gaps[(i + by + gaps.length) % gaps.length]! } } }
  },
})

/** Puts an option into the line of what we do; which one, is told by where it stands after the one shown there. */
const withOption = (
  by: (i: number) => number,
  more: Pick<BetAct, 'id' | 'keys' | 'does' | 'hint' | 'during'>,
): BetAct => ({
  who: 'facilitator',
  ...more,
  fits: at => optionsAt(at).length > 0 || words.noOptions,
  move(at, _spot, _value, { open, line }) {
    const options = optionsAt(at)
    const shown = open?.act === 'we' ? Number(line.option ?? -1) : -1
    const option = (by(shown) + options.length) % options.length
    return { stay: { open: { act: 'we' }, text: options[option]!.text, line: { option } } }
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
    ...withOption(() => 0, {
      id: 'to-options',
      during: otherGaps,
      keys: ['up', 'down'],
      does: words.takeOption,
      hint: words.optionsHint,
    }),
    saves: () => 'changes',
  },
  withOption(i => (i < 0 ? 0 : i - 1), {
    id: 'option-before',
    during: ['we'],
    keys: ['up'],
    does: words.optionBefore,
    hint: words.optionsHint,
  }),
  withOption(i => i + 1, { id: 'option-after', during: ['we'], keys: ['down'], does: words.optionAfter }),
  {
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
    move: (at, _spot, value) => make(at, { do: 'take', option: (value as Required<Typed>).option.id }),
  },
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

/** The bet as sentences; what is empty is left out. */
export function sentence(at: Here): string[] {
  const f = fieldsAt(at)
  const day = (text: string | undefined) => text && showDay(text, at.today)
  const [by, until] = [day(f.by), day(f.until)]
  const parts = [f.if && words.if(f.if), f.we && words.we(f.we), f.owner && words.owner(f.owner), by && words.by(by)]
  const expected = f.measure || f.from || f.to ? words.weExpect(f.measure, f.from, f.to, until) : ''
  return [parts.filter(Boolean).join(' '), expected, f.stop ? words.stopIf(f.stop) : '']
    .filter(Boolean)
    .map(text => capital(full(text)))
}

export function missing(at: Here): string {
  const open = betComplete(fieldsAt(at))
  return open.length ? words.missing(open) : words.complete
}

/** What consent waits for, or how it is shown: read out once the sentence is filled in. */
export function consentTodo(at: Here): string {
  return isEarly(at) ? words.tooEarly : words.howConsent(howToShow(showOf(at)))
}
