/** What can be done at watch signals: those whose day has come are scored, new ones added with their sign and day. */
import { readDay, showDay } from '../../day.ts'
import { type Act, type At, describe, type Read } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { itemAt } from '../../lists.ts'
import { workOf } from '../../session/read.ts'
import { type Signal, type SignalResult, signalResults } from '../../session/shapes.ts'
import { inTime, isDue } from '../../session/signals.ts'
import { cut, numbered } from '../../text.ts'
import { causesOf } from '../made/causes.ts'
import { dropAct } from '../shared/common-acts.ts'
import { resultWords, words } from './words.ts'

type Here = At<'signals'>
type Spot = { id: string; type: 'signal'; say: string; signal: Signal }
type SignalAct = Act<'signals', Spot>

const signalsAt = (at: Here) => inTime(workOf(at.session, at.step.id, 'signals')?.signals ?? [], at.session)
const isWaiting = (at: Here, signal: Signal) => isDue(signal, at.session) && !signal.result
const asText = (text: string): Read => ({ ok: text })

function spots(at: Here): Spot[] {
  return signalsAt(at).map(signal => ({ id: signal.id, type: 'signal', say: saySignal(at, signal), signal }))
}

function saySignal(at: Here, signal: Signal): string {
  const { text, by, sign, result, saw } = signal
  return [
    words.bySay(text, showDay(by, at.today)),
    sign && words.signSay(sign),
    result ? resultWords[result] : isWaiting(at, signal) && words.dueSay,
    saw && words.sawSay(saw),
  ]
    .filter(Boolean)
    .join('; ')
}

/** A day to come; a day that was left as it stood is that day, even when it is over. */
function readAhead(at: Here, text: string, old?: string): Read<string> {
  const by = old && text === showDay(old, at.today) ? old : readDay(text, at.today, 'future')
  if (by) return { ok: by }
  return { say: text ? words.badDay(cut(text, 20)) : words.needsDay }
}

const next = (at: Here) => spots(at).find(s => isWaiting(at, s.signal))?.id

type Form = 'add' | 'change'

/** What a line of the form leads to: the next one, about the same signal. */
const follow = (act: string, spot: Spot | undefined, memory: Record<string, unknown>) => ({
  stay: { open: { act, ...(spot ? { spot: spot.id } : {}) }, memory },
})

/** Causes from an attack on the ask that nobody watches yet. */
function causesAt(at: Here): string[] {
  const watched = new Set(workOf(at.session, at.step.id, 'signals')?.signals.map(s => s.text))
  return causesOf(at.session).flatMap(({ text }) => (watched.has(text) ? [] : [text]))
}

/** Puts a cause into the line for a new signal; which one, is told by where it stands after the one shown there. */
const withCause = (by: (i: number) => number, more: Pick<SignalAct, 'id' | 'keys' | 'does' | 'hint'>): SignalAct => ({
  who: 'facilitator',
  during: ['add'],
  ...more,
  fits: at => causesAt(at).length > 0,
  move(at, _spot, _value, { line }) {
    const causes = causesAt(at)
    const cause = (by(Number(line.cause ?? -1)) + causes.length) % causes.length
    return { stay: { open: { act: 'add' }, text: itemAt(causes, cause), line: { cause } } }
  },
})

/** A number stands for a cause where there are any. */
function readText(at: Here, text: string): Read {
  const cause = /^\d{1,2}$/.test(text) ? causesAt(at)[Number(text) - 1] : undefined
  return { ok: cause ?? text, ...(cause ? { echo: cause } : {}) }
}

function textLine(form: Form): SignalAct {
  const isNew = form === 'add'
  // A new one is its own, whichever is chosen.
  const of = (spot: Spot | undefined) => (isNew ? undefined : spot)
  return {
    id: form,
    who: 'facilitator',
    ...(isNew ? {} : { on: ['signal'] as const }),
    keys: isNew ? ['s'] : ['enter'],
    command: { words: isNew ? ['watch', 's'] : ['change'], takes: 'WORDS' },
    does: isNew ? words.add : words.change,
    hint: isNew ? 'new' : 'change',
    field: (at, spot) => ({
      prompt: words.textPrompt,
      ask: isNew && causesAt(at).length ? words.upTakes(causesAt(at).length) : words.textAsk,
      ...(isNew && causesAt(at).length ? { aloud: [words.causesSay, ...numbered(causesAt(at))].join('\n') } : {}),
      mode: 'SIGNAL',
      ...(of(spot) ? { start: of(spot)?.signal.text } : {}),
      parse: text => (isNew ? readText(at, text) : { ok: text }),
      empty: { stay: { open: null } },
    }),
    move: (_at, spot, text) => follow(`${form}-sign`, of(spot), { text }),
  }
}

const signLine = (form: Form): SignalAct => ({
  id: `${form}-sign`,
  who: 'facilitator',
  ...(form === 'add' ? {} : { on: ['signal'] as const }),
  does: words.sign,
  field: (_at, spot) => ({
    prompt: words.signPrompt,
    ask: words.signAsk,
    mode: 'SIGNAL',
    optional: true,
    ...(spot?.signal.sign ? { start: spot.signal.sign } : {}),
    parse: asText,
  }),
  move: (_at, spot, sign) => follow(`${form}-day`, spot, { sign }),
})

const dayLine = (form: Form): SignalAct => ({
  id: `${form}-day`,
  who: 'facilitator',
  ...(form === 'add' ? {} : { on: ['signal'] as const }),
  does: words.day,
  field: (at, spot) => ({
    prompt: words.dayPrompt,
    ask: words.dayAsk,
    mode: 'SIGNAL',
    ...(spot ? { start: showDay(spot.signal.by, at.today) } : {}),
    parse: text => readAhead(at, text, spot?.signal.by),
  }),
  move(at, spot, by, { memory }) {
    const text = String(memory.text)
    const sign = String(memory.sign ?? '')
    const day = String(by)
    if (spot) return make(at, { do: 'change', signal: spot.id, text, sign, by: day }, { open: null })
    return make(at, { do: 'add', text, ...(sign ? { sign } : {}), by: day }, { open: { act: 'add', more: true } })
  },
})

/** Three lines make or change a signal; they go at once, so that none is kept without its day. */
const form = (['add', 'change'] as const).flatMap(of => [textLine(of), signLine(of), dayLine(of)])

const score = (result: SignalResult, i: number): SignalAct => ({
  id: result,
  who: 'facilitator',
  on: ['signal'],
  keys: [String(i + 1)],
  command: { words: result === 'open' ? ['open', 'still'] : [result], takes: words.whatWasSeen },
  does: words[result],
  hint: { came: 'came', not: 'did not', open: 'still open' }[result],
  // The score counts at once; what was seen is asked for after it, or came with the command.
  move: (at, spot, saw) =>
    make(
      at,
      { do: 'score', signal: spot?.id ?? '', result, ...(saw ? { saw: String(saw) } : {}) },
      saw ? { choose: next(at) ?? null } : { open: { act: 'saw', spot: spot?.id ?? '' } },
    ),
})

const done = (at: Here, spot: Spot | undefined) =>
  spot?.signal.result === 'open'
    ? { open: { act: 'again', spot: spot.id } }
    : { open: null, choose: signalsAt(at).find(s => s.id !== spot?.id && isWaiting(at, s))?.id ?? null }

export const signalsInteraction = describe<'signals', Spot>({
  spots,
  begin: at => (signalsAt(at).length ? { chosen: next(at) } : { open: { act: 'add' } }),
  acts: [
    ...form,
    withCause(i => (i < 0 ? 0 : i - 1), {
      id: 'cause-before',
      keys: ['up'],
      does: words.causeBefore,
      hint: words.causesHint,
    }),
    withCause(i => i + 1, { id: 'cause-after', keys: ['down'], does: words.causeAfter }),
    ...signalResults.map(score),
    {
      id: 'saw',
      who: 'facilitator',
      on: ['signal'],
      command: { words: ['seen'], takes: 'WORDS' },
      does: words.saw,
      field: (at, spot) => ({
        prompt: words.sawPrompt,
        ask: words.sawAsk,
        mode: 'SEEN',
        optional: true,
        parse: asText,
        empty: { stay: done(at, spot) },
      }),
      move: (at, spot, saw) =>
        spot?.signal.result
          ? make(at, { do: 'score', signal: spot.id, result: spot.signal.result, saw: String(saw) }, done(at, spot))
          : { say: words.scoreFirst },
    },
    {
      id: 'again',
      who: 'facilitator',
      on: ['signal'],
      command: { words: ['day'], takes: '1 Mar' },
      does: words.day,
      field: at => ({
        prompt: words.againPrompt,
        ask: words.againAsk,
        mode: 'SEEN',
        parse: text => readAhead(at, text),
        empty: { stay: { open: null } },
      }),
      move: (at, spot, by) => make(at, { do: 'change', signal: spot?.id ?? '', by: String(by) }),
    },
    {
      id: 'sign',
      who: 'facilitator',
      on: ['signal'],
      command: { words: ['sign'], takes: 'WORDS' },
      does: words.sign,
      field: () => ({ prompt: words.signPrompt, ask: words.signAsk, mode: 'SIGNAL', parse: asText }),
      move: (at, spot, sign) => make(at, { do: 'change', signal: spot?.id ?? '', sign: String(sign) }),
    },
    dropAct({
      on: ['signal'],
      does: words.drop,
      move: (at, spot) => make(at, { do: 'drop', signal: spot?.id ?? '' }),
    }),
  ],
  message(at, spot) {
    if (!spot) return at.step.hint ?? words.noneChosen
    return isWaiting(at, spot.signal) ? words.dueHint : words.signalHint
  },
  list: ['signals'],
  tell: at => (signalsAt(at).length ? numbered(spots(at).map(s => s.say)) : [words.none]),
  todo: at => [...(next(at) ? [words.howDue] : []), words.howAdd],
  goesOn: at => !next(at),
})
