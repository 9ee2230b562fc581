/** What can be done about what earlier turns left: actions settled, the bet scored, what is parked kept, dropped or made an action. */

import { showDay } from '../../day.ts'
import { type Act, type At, describe, type Memory, type Outcome, type StayChange } from '../../interact/act.ts'
import { make, unchanged } from '../../interact/outcomes.ts'
import { betLine, resultWords } from '../../session/bet.ts'
import { workOf } from '../../session/read.ts'
import type { Action, ActionStatus, BetResult, CarriedBet, Parked } from '../../session/shapes.ts'
import type { Move } from '../../session/types.ts'
import { capital, full, numbered } from '../../text.ts'
import { actionWords, ownerIn } from './say.ts'
import { drawTour } from './tour.ts'
import { fateWords, scores, statusWords, words } from './words.ts'

type Here = At<'actions'>
type Spot =
  | { id: string; type: 'bet'; say: string; bet: CarriedBet }
  | { id: string; type: 'promise'; say: string; action?: Action; parked?: Parked }
type SettleAct = Act<'actions', Spot>

const workAt = (at: Here) => workOf(at.session, at.step.id, 'actions')
const actionOf = (spot: Spot | undefined) => (spot?.type === 'promise' ? spot.action : undefined)
const parkedOf = (spot: Spot | undefined) => (spot?.type === 'promise' ? spot.parked : undefined)

/** Everything that waits, in the order it is drawn: the bet, then one row of numbers for actions and what is parked. */
function spots(at: Here): Spot[] {
  const work = workAt(at)
  return [
    ...(work?.bet ? [{ id: 'bet', type: 'bet' as const, say: sayBet(at, work.bet), bet: work.bet }] : []),
    ...(work?.actions ?? [])
      .filter(a => a.carried > 0)
      .map(action => ({ id: action.id, type: 'promise' as const, say: actionWords(action, at.session), action })),
    ...(work?.parked ?? []).map(parked => ({
      id: parked.id,
      type: 'promise' as const,
      say: [words.parkedSay(parked.text), parked.fate && fateWords[parked.fate].toLowerCase()]
        .filter(Boolean)
        .join(', '),
      parked,
    })),
  ]
}

function sayBet(at: Here, bet: CarriedBet): string {
  return words.betIs(bet.turn, betLine(bet.fields, text => showDay(text, at.today)).replace(/ {2,}/g, ', '))
}

const stillOf = ({ memory }: Memory) => (memory.still as readonly string[] | undefined) ?? []

/** Has this one its answer? "Still open" is one, too, of which the status of an action says nothing. */
function isSettled(spot: Spot, still: readonly string[]): boolean {
  if (spot.type === 'bet') return spot.bet.result !== undefined
  if (spot.parked) return spot.parked.fate !== undefined
  return still.includes(spot.id) || spot.action?.status !== 'open'
}

const allSettled = (at: Here, memory: Memory) => spots(at).every(s => isSettled(s, stillOf(memory)))

/** To the next one that waits; the last one stays chosen. */
function onward(at: Here, spot: Spot | undefined, more: StayChange = {}): StayChange {
  const all = spots(at)
  const next = all[all.findIndex(s => s.id === spot?.id) + 1] ?? spot
  return { choose: next?.id ?? null, open: null, ...more }
}

const settled = (at: Here, action: Action, status: ActionStatus, more: { note?: string; owner?: string }): Move =>
  ({ in: at.step.id, do: 'settle', action: action.id, status, ...more }) as Move

const keepsOpen = (spot: Spot, memory: Memory): StayChange => ({ memory: { still: [...stillOf(memory), spot.id] } })

/** One key, or a command with a number: an action gets a status, something parked its fate. */
function answer(
  status: 'done' | 'open' | 'dropped',
  more: Pick<SettleAct, 'id' | 'keys' | 'command' | 'does' | 'hint'>,
): SettleAct {
  return {
    who: 'facilitator',
    on: ['promise'],
    ...more,
    fits: (_at, spot) => status !== 'done' || !parkedOf(spot) || words.isParked,
    move(at, spot, value, memory): Outcome<'actions'> {
      const action = actionOf(spot)
      if (!action) {
        const fate = status === 'open' ? 'keep' : 'drop'
        return make(at, { do: 'parked', card: spot?.id ?? '', fate }, onward(at, spot))
      }
      const note = value ? String(value) : ''
      const still = status === 'open' && spot ? keepsOpen(spot, memory) : {}
      // Carried for the second time, an action is asked about once: what stays is kept for a reason.
      const isAsked = status === 'open' && action.carried === 2 && !action.note && !note
      return {
        moves: [settled(at, action, status, note ? { note } : {})],
        spoken: full(`${capital(statusWords[status])}: ${action.text}`),
        stay: isAsked ? { ...still, open: { act: 'why', spot: action.id, more: true } } : onward(at, spot, still),
      }
    },
  }
}

/** A line about an action: what changed, or why it stays. */
function noteLine(id: 'note' | 'why', more: Pick<SettleAct, 'keys' | 'command' | 'does' | 'fits'>): SettleAct {
  const isWhy = id === 'why'
  return {
    id,
    who: 'facilitator',
    on: ['promise'],
    ...more,
    ...(isWhy ? {} : { hint: 'note' }),
    field: () => ({
      prompt: isWhy ? words.whyPrompt : words.notePrompt,
      ask: isWhy ? words.whyAsk : words.lineAsk,
      mode: isWhy ? 'WHY' : 'NOTE',
      parse: text => ({ ok: text }),
    }),
    move(at, spot, note) {
      const action = actionOf(spot)
      if (!action) return { say: words.isParked }
      return { moves: [settled(at, action, action.status, { note: String(note) })], stay: onward(at, spot) }
    },
  }
}

const score = (result: BetResult, i: number): SettleAct => ({
  id: result,
  who: 'facilitator',
  on: ['bet'],
  keys: [String(i + 1)],
  does: words[result],
  hint: resultWords[result],
  move: at => make(at, { do: 'score', result }, { open: { act: 'saw', spot: 'bet' } }),
})

/** `hit 10 days`: how the bet went, and what is seen of it. */
function readScore(text: string): { ok: { result: BetResult; saw: string } } | { say: string } {
  const [word = '', ...rest] = text.split(/\s+/)
  const low = word.toLowerCase()
  const result = /^\d$/.test(word)
    ? scores[Number(word) - 1]
    : scores.find(one => low && (one.startsWith(low) || resultWords[one].startsWith(low)))
  if (!result) return { say: words.howScore }
  const saw = rest.join(' ')
  return { ok: { result, saw: result === 'early' ? saw.replace(/^early\s*/i, '') : saw } }
}

const onBet: SettleAct[] = [
  ...scores.map(score),
  {
    id: 'score',
    who: 'facilitator',
    on: ['bet'],
    command: { words: ['score'], takes: 'hit 10 days', chosen: true },
    does: words.score,
    field: () => ({ prompt: '', ask: words.howScore, mode: 'SCORE', optional: true, parse: readScore }),
    move(at, spot, value) {
      if (!spot) return { say: words.noBet }
      const { result, saw } = value as { result: BetResult; saw: string }
      return make(
        at,
        { do: 'score', result, ...(saw ? { saw } : {}) },
        saw ? {} : { open: { act: 'saw', spot: 'bet' } },
      )
    },
  },
  {
    id: 'saw',
    who: 'facilitator',
    on: ['bet'],
    does: words.saw,
    fits: (_at, spot) => spot?.type === 'bet' && spot.bet.result !== undefined,
    field: (at, spot) => ({
      prompt: words.sawPrompt,
      ask: words.sawAsk,
      mode: 'NOTE',
      optional: true,
      parse: text => ({ ok: text }),
      empty: { stay: onward(at, spot) },
    }),
    move: (at, spot, saw) =>
      spot?.type === 'bet' && spot.bet.result
        ? make(at, { do: 'score', result: spot.bet.result, saw: String(saw) }, onward(at, spot))
        : { say: words.howScore },
  },
]

const onPromises: SettleAct[] = [
  answer('done', {
    id: 'done',
    keys: ['d'],
    command: { words: ['done', 'd'], takes: 'WORDS' },
    does: words.done,
    hint: 'done',
  }),
  answer('open', {
    id: 'still',
    keys: ['s'],
    command: { words: ['open', 'keep', 's'], takes: 'WORDS' },
    does: words.still,
    hint: (_at, spot) => (parkedOf(spot) ? 'keep' : 'still open'),
  }),
  answer('dropped', {
    id: 'drop',
    keys: ['x'],
    command: { words: ['dropped', 'drop', 'x'], takes: 'WORDS' },
    does: words.dropped,
    hint: (_at, spot) => (parkedOf(spot) ? 'drop' : 'dropped'),
  }),
  {
    id: 'give',
    who: 'facilitator',
    on: ['promise'],
    keys: ['v'],
    command: { words: ['hand', 'v'], takes: 'to Bo' },
    does: words.give,
    hint: 'hand over',
    fits: (_at, spot) => !parkedOf(spot) || words.isParked,
    field: (at, spot) => ({
      prompt: words.givePrompt,
      ask: words.giveAsk,
      mode: 'HAND ON',
      parse: text => ({ ok: text.replace(/^to\s+/i, '') }),
      empty: { stay: onward(at, spot) },
    }),
    move(at, spot, typed, { memory }) {
      const action = actionOf(spot)
      const owner = ownerIn(at, String(typed), memory)
      if (!action) return { say: words.isParked }
      if ('say' in owner) return owner
      return {
        moves: [settled(at, action, 'handed', { owner: owner.name })],
        spoken: words.handedTo(owner.name, action.text),
        stay: onward(at, spot),
      }
    },
  },
  {
    id: 'smaller',
    who: 'facilitator',
    on: ['promise'],
    keys: ['S'],
    command: { words: ['smaller'], takes: 'WORDS' },
    does: words.smaller,
    fits: (_at, spot) => !parkedOf(spot) || words.isParked,
    field: (at, spot) => ({
      prompt: words.smallerPrompt,
      ask: words.smallerAsk,
      mode: 'SMALLER',
      parse: text => ({ ok: text }),
      empty: { stay: onward(at, spot) },
    }),
    move(at, spot, value, memory) {
      const action = actionOf(spot)
      const text = String(value)
      if (!spot || !action || text === action.text) return unchanged
      return {
        moves: [
          { in: at.step.id, do: 'change', action: action.id, text } as Move,
          settled(at, action, 'open', { note: words.itWas(action.text) }),
        ],
        spoken: words.smallerNow(text),
        stay: onward(at, spot, keepsOpen(spot, memory)),
      }
    },
  },
  {
    id: 'make',
    who: 'facilitator',
    on: ['promise'],
    keys: ['a'],
    command: { words: ['action', 'a'], when: rest => /^\d{1,3}$/.test(rest) },
    does: words.makeParked,
    hint: 'action',
    fits: (_at, spot) => (parkedOf(spot) ? true : words.isAction),
    move: (at, spot) => make(at, { do: 'parked', card: spot?.id ?? '', fate: 'action' }, onward(at, spot)),
  },
]

export const settleActions = describe<'actions', Spot>({
  spots,
  begin: at => ({ chosen: spots(at)[0]?.id }),
  // At the opening of a first turn nothing waits; what lies ahead is shown.
  instead: (at, { width, height }) => (spots(at).length ? undefined : drawTour(at.session, width, height)),
  acts: [
    ...onBet,
    ...onPromises,
    noteLine('note', {
      keys: ['enter'],
      command: { words: ['note'], takes: 'WORDS' },
      does: words.note,
      fits: (at, spot, memory) =>
        actionOf(spot) !== undefined && (memory.open?.act === 'note' || !allSettled(at, memory)),
    }),
    noteLine('why', { does: words.why }),
    {
      id: 'how',
      who: 'facilitator',
      keys: ['enter'],
      does: words.how,
      hint: 'how',
      fits: (at, spot, memory) => spot !== undefined && !actionOf(spot) && !allSettled(at, memory) && words.how,
      move: () => ({ say: words.how }),
    },
  ],
  message(at, spot) {
    if (!at.live || !spot) return at.step.hint ?? words.goOn
    if (spot.type === 'bet') return words.betHint
    if (spot.parked) return words.parkedHint
    return spot.action && spot.action.carried >= 2 ? words.twiceHint : words.settleHint
  },
  after: (at, _spot, memory) => (at.live && spots(at).length && allSettled(at, memory) ? words.allAnswered : undefined),
  tell(at) {
    const bet = workAt(at)?.bet
    return [
      ...(bet ? [sayBet(at, bet)] : []),
      ...(bet?.result ? [words.scored(resultWords[bet.result], bet.saw)] : []),
      ...numbered(spots(at).flatMap(s => (s.type === 'promise' ? [s.say] : []))),
    ]
  },
  todo(at) {
    const all = spots(at)
    const promises = all.filter(s => s.type === 'promise')
    const bet = workAt(at)?.bet
    return [
      ...(bet && !bet.result ? [words.betFirst] : []),
      ...(promises.length ? [words.byNumber] : []),
      ...(promises.some(s => s.action?.status === 'open' && s.action.carried >= 2) ? [words.carriedTwice] : []),
    ]
  },
  goesOn: at => spots(at).every(s => isSettled(s, actionOf(s)?.note ? [s.id] : [])),
})
