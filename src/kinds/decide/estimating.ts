/** Estimates of a bet: typed unseen while the keyboard goes round, or by each at a terminal of their own; shown without names. */
import { type Field, type Memory, type Outcome, type Read, typing } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { readDecimal } from '../../numbers.ts'
import { roomPeople, workOf } from '../../session/read.ts'
import type { Estimate, PersonId } from '../../session/shapes.ts'
import { amount } from '../../session/trend.ts'
import type { Move, Person } from '../../session/types.ts'
import { cut } from '../../text.ts'
import { isOpen } from '../shared/reveal.ts'
import { openRound } from './estimates.ts'
import { type Here, isEarly, isEstimatingAt, nextTodo, stageAt, workAt } from './here.ts'
import type { BetAct } from './sentence.ts'
import { words } from './words.ts'

/** With what is hidden: only to see who is still to come. */
const wholeAt = (at: Here) => workOf(at.whole, at.step.id, 'decide') ?? { rounds: [] }
export const mineAt = (at: Here): Estimate | undefined => openRound(workAt(at) ?? {})?.given[at.me ?? '']

const passedIn = ({ memory }: Memory) => (Array.isArray(memory.passed) ? memory.passed : [])

/** Those at the room's keyboard who have not estimated in this round, nor handed it on. */
export function circleAt(at: Here, memory: Memory): Person[] {
  const given = openRound(wholeAt(at))?.given ?? {}
  return roomPeople(at.session).filter(p => given[p.id] === undefined && !passedIn(memory).includes(p.id))
}

const isAsked = (at: Here) => at.live && isOpen(at) && at.step.hidden === true && stageAt(at) === 'asks'
const mayEstimate = (at: Here) => isAsked(at) && (!isEarly(at) || words.sayFirst)
const hasAny = (at: Here) => Object.keys(openRound(wholeAt(at))?.given ?? {}).length > 0

/** `70 12`, `70 % 12 h`, `70`: how likely, then the number where there is one. */
export function readEstimate(text: string): Read<Estimate> {
  const [, likely = '', rest = ''] = /^(\d{1,3}(?:[.,]\d{1,2})?)\s*%?(?:[\s,;]+(.+))?$/.exec(text.trim()) ?? []
  const said = readDecimal(likely)
  if (!('ok' in said)) return { say: words.readEstimate(cut(text, 16)) }
  if (said.ok > 100) return { say: words.hundred }
  if (!rest) return { ok: { likely: said.ok } }
  const [, digits = ''] = /^([-+\u2212]?[\d.,]+\s?[kKM]?)(?:\s*[^\d\s].{0,20})?$/u.exec(rest) ?? []
  const expect = readDecimal(digits.replace(/\s/, ''))
  return 'ok' in expect ? { ok: { likely: said.ok, expect: expect.ok } } : { say: words.readEstimate(cut(text, 16)) }
}

function given(at: Here, { likely, expect }: Estimate): Move {
  const mine = expect === undefined ? { likely } : { likely, expect }
  return { in: at.step.id, do: 'estimate', ...mine }
}

/** After this person comes the next; after the last one no line is open. */
function onward(at: Here, person: PersonId, memory: Memory, passed: readonly PersonId[]) {
  const [next] = circleAt(at, { ...memory, memory: { ...memory.memory, passed } }).filter(p => p.id !== person)
  return {
    stay: { open: next ? { act: 'estimate' } : null, memory: { passed } },
    spoken: next ? words.estimateKeptUnseen : words.estimatesInSay,
  }
}

function roundField(at: Here, memory: Memory): Field<Estimate> {
  const [person] = circleAt(at, memory)
  const passed = person ? [...passedIn(memory), person.id] : []
  return {
    prompt: words.estimatePrompt(person?.name ?? ''),
    ask: words.estimateAsk,
    aloud: person ? words.estimateTurn(person.name) : words.estimatesInSay,
    hint: words.estimateUnseen,
    mode: 'HIDDEN',
    masked: true,
    parse: readEstimate,
    empty: person ? onward(at, person.id, memory, passed) : { stay: { open: null } },
  }
}

/** The keyboard goes round: whoever has it types unseen, and an empty line hands it on. */
const round: BetAct = typing({
  id: 'estimate',
  who: 'keyboard',
  keys: ['e'],
  enter: (at, _spot, memory) => isEstimatingAt(at) && circleAt(at, memory).length > 0,
  command: { words: ['estimate'], unseen: text => 'ok' in readEstimate(text) },
  does: words.estimate,
  hint: at => (isEarly(at) ? undefined : words.estimateHint),
  fits: (at, _spot, memory) => mayEstimate(at) === true && circleAt(at, memory).length > 0,
  field: (at, _spot, memory) => roundField(at, memory),
  move(at, _spot, value, memory): Outcome<'decide'> {
    const [person] = circleAt(at, memory)
    if (!person) return { say: words.estimatesInSay }
    const then = onward(at, person.id, memory, passedIn(memory))
    return { moves: [given(at, value)], by: person.id, said: '', ...then }
  },
})

const own: BetAct = typing({
  id: 'own-estimate',
  who: 'participant',
  keys: ['e'],
  enter: at => isEstimatingAt(at) && mineAt(at) === undefined,
  command: { words: ['estimate'], takes: '70 12' },
  does: words.estimate,
  hint: words.estimateHint,
  fits: mayEstimate,
  field: () => ({ prompt: words.estimatePrompt(''), ask: words.estimateAsk, mode: 'ESTIMATE', parse: readEstimate }),
  move(at, _spot, value) {
    if (isEarly(at)) return { say: words.sayFirst }
    const { likely, expect } = value
    const said = words.estimateKept(amount(likely, '%'), expect === undefined ? undefined : amount(expect))
    return {
      moves: [given(at, { likely, ...(expect === undefined ? {} : { expect }) })],
      said,
      stay: { open: null },
    }
  },
})

const spread: BetAct = {
  id: 'spread',
  who: 'facilitator',
  keys: ['r'],
  enter: (at, _spot, memory) => isEstimatingAt(at) && isAsked(at) && hasAny(at) && !circleAt(at, memory).length,
  command: { words: ['spread'] },
  does: words.spread,
  hint: words.spreadHint,
  fits: at => isAsked(at) && isEstimatingAt(at) && (hasAny(at) || words.nobodyEstimated),
  move: at => ({
    ...make(at, { do: 'spread' }, { open: null, memory: { passed: [] } }),
    aloud: now => [...tellRounds(now), nextTodo(now)],
  }),
}

const again: BetAct = {
  id: 'again',
  who: 'facilitator',
  keys: ['o'],
  enter: at => stageAt(at) === 'talk',
  command: { words: ['again', 'once more'] },
  does: words.again,
  hint: words.againHint,
  fits: at => isOpen(at) && stageAt(at) === 'talk',
  move: at =>
    make(at, { do: 'again' }, { open: at.keyboard ? { act: 'estimate', more: true } : null, memory: { passed: [] } }),
}

const agree: BetAct = {
  id: 'agree',
  who: 'facilitator',
  keys: ['k'],
  command: { words: ['agree'] },
  does: words.agree,
  hint: words.agreeHint,
  fits: at => isEstimatingAt(at) && !isEarly(at),
  move: at => ({
    ...make(at, { do: 'agree' }, { open: at.keyboard ? { act: 'consent', more: true } : null }),
    aloud: now => [nextTodo(now)],
  }),
}

export const estimateActs: BetAct[] = [round, own, spread, again, agree]

/** What the message row says while estimates are asked, or talked about; undefined otherwise. */
export function estimateMessage(at: Here, memory: Memory): string | undefined {
  if (!at.live || !isEstimatingAt(at) || isEarly(at)) return undefined
  if (stageAt(at) === 'talk') return at.leads ? words.talkSpread : words.talkSpreadOwn
  if (!at.leads) return mineAt(at) === undefined ? words.estimateOwn : words.waitForSpread
  if (!at.keyboard) return words.estimateOpenOwn
  return circleAt(at, memory).length ? words.estimateOpen : words.estimatesIn
}

/** What to do about estimates, to be read out. */
export function estimateTodo(at: Here, memory: Memory): string[] {
  if (!at.live || !isEstimatingAt(at) || isEarly(at)) return []
  if (stageAt(at) === 'talk') return [at.leads ? words.talkSpreadSay : words.talkSpreadOwn]
  if (!at.leads) return [mineAt(at) === undefined ? words.estimateSay : words.waitForSpread]
  if (!at.keyboard) return [words.estimateOpenOwn]
  return [circleAt(at, memory).length ? words.howEstimate : words.estimatesInSay]
}

/** The rounds that are shown, to be read out. */
export function tellRounds(at: Here): string[] {
  return (workAt(at)?.rounds ?? []).flatMap(({ shown }, i) =>
    shown?.length
      ? [
          words.spreadSay(
            i + 1,
            shown.map(e => amount(e.likely)).join(' '),
            shown.flatMap(e => (e.expect === undefined ? [] : amount(e.expect))).join(' '),
          ),
        ]
      : [],
  )
}
