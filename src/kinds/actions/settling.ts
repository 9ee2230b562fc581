/** What can be done about what earlier turns left: actions settled, the bet scored, what is parked kept, dropped or made an action. */

import { describe, type Memory, type Outcome, type StayChange } from '../../interact/act.ts'
import { make, moveIn, unchanged } from '../../interact/outcomes.ts'
import { resultWords } from '../../session/bet.ts'
import type { Action, ActionStatus } from '../../session/shapes.ts'
import type { Move } from '../../session/types.ts'
import { capital, full, numbered } from '../../text.ts'
import { ownerIn } from '../shared/owner.ts'
import { drawTour } from '../shared/tour.ts'
import { onBet } from './scoring.ts'
import {
  actionOf,
  allSettled,
  type Here,
  isSettled,
  onward,
  parkedOf,
  type SettleAct,
  type Spot,
  sayBet,
  spots,
  still,
  stillOf,
  workAt,
} from './settled.ts'
import { statusWords, words } from './words.ts'

const settled = (at: Here, action: Action, status: ActionStatus, more: { note?: string; owner?: string }): Move =>
  moveIn<'actions'>(at.step.id, { do: 'settle', action: action.id, status, ...more })

const keepsOpen = (spot: Spot, memory: Memory): StayChange => ({ memory: still.is([...stillOf(memory), spot.id]) })

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
          moveIn<'actions'>(at.step.id, { do: 'change', action: action.id, text }),
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
