/** Actions: new promises, and the settling of what earlier turns promised, predicted and parked. */

import * as v from 'valibot'
import { isDay } from '../../day.ts'
import { resultWords } from '../../session/bet.ts'
import { refuse } from '../../session/refusing.ts'
import {
  type Action,
  betResults,
  type CarriedBet,
  type MoveOf,
  type ParkedFate,
  parkedFates,
  type WorkOf,
} from '../../session/shapes.ts'
import type { Refusal, Session } from '../../session/types.ts'
import { capital } from '../../text.ts'
import type { Rules } from '../kind.ts'
import { checkDay, checkPast, checkValue } from '../shared/dated.ts'
import { drawActions } from './drawing.ts'
import { fateWords, refusals, statusWords, words } from './words.ts'

const text = v.optional(v.string())
const moves = v.variant('do', [
  v.object({ do: v.literal('add'), text: v.string(), owner: text, due: text, signal: text, from: text }),
  v.object({ do: v.literal('change'), action: v.string(), text, owner: text, due: text, signal: text }),
  v.object({
    do: v.literal('settle'),
    action: v.string(),
    status: v.picklist(['open', 'done', 'dropped', 'handed']),
    note: text,
    owner: text,
  }),
  v.object({
    do: v.literal('score'),
    result: v.picklist(betResults),
    saw: text,
    value: v.optional(v.number()),
    at: text,
  }),
  v.object({ do: v.literal('parked'), card: v.string(), fate: v.picklist(parkedFates) }),
])

type Score = Extract<MoveOf<'actions'>, { do: 'score' }>

const gone: Refusal = refuse(refusals.gone)

export const actions: Rules<'actions'> = {
  moves,

  start(step, session) {
    if (!step.settle) return { kind: 'actions', actions: [], parked: [] }
    const { bet, parked } = session.turn.carried
    const actions = [...session.turn.carried.actions].sort((a, b) => b.carried - a.carried)
    return { kind: 'actions', actions, ...(bet ? { bet } : {}), parked }
  },

  check(_step, work, move, _by, session) {
    switch (move.do) {
      case 'add':
        if (!move.text) return refuse(refusals.needsText)
        return checkDue(move.due, session)
      case 'change':
        if (!work.actions.some(a => a.id === move.action)) return gone
        if (move.text === '') return refuse(refusals.emptied)
        return checkDue(move.due, session)
      case 'settle':
        return work.actions.some(a => a.id === move.action) ? undefined : gone
      case 'score':
        if (!work.bet) return refuse(refusals.noBet)
        if (move.value === undefined) return undefined
        return checkValue(move.value) ?? (move.at === undefined ? undefined : checkPast(move.at, session))
      case 'parked':
        return parkedIn(work, session, move.card) ? undefined : refuse(refusals.notParked)
    }
  },

  leads: move => move.do === 'settle' || move.do === 'score' || move.do === 'parked',

  apply(_step, work, move, entry, session) {
    // Actions outlive the turn, so their ids carry its number and never change again.
    const id = `a${session.turn.number}-${entry.n}`
    switch (move.do) {
      case 'add': {
        if (!move.text || (move.due && !isDay(move.due))) return work
        const { text, owner, due, signal, from } = move
        const action = { id, text, ...given({ owner, due, signal, from }), status: 'open' as const, carried: 0 }
        return { ...work, actions: [...work.actions, action] }
      }
      case 'change': {
        if (move.text === '' || (move.due && !isDay(move.due))) return work
        const { text, owner, due, signal } = move
        return changed(work, move.action, a => overlay(a, { text, owner, due, signal }))
      }
      case 'settle': {
        const { status, note, owner } = move
        return changed(work, move.action, a => overlay(a, { status, note, owner }))
      }
      case 'score':
        return work.bet ? scored(work, work.bet, move) : work
      case 'parked':
        return park(work, session, move.card, move.fate, id)
    }
  },

  redact: (_step, work) => work,

  answered: () => 0,

  draw: drawActions,

  say(step, move, session) {
    const work = session.work[step.id]
    const known = (action: string) =>
      (work?.kind === 'actions' ? work.actions.find(a => a.id === action)?.text : undefined) ?? words.anAction
    switch (move.do) {
      case 'add':
        return words.made(move.text)
      case 'change':
        return words.changed(known(move.action))
      case 'settle':
        return `${capital(statusWords[move.status])}: ${known(move.action)}`
      case 'score':
        return words.bet(resultWords[move.result])
      case 'parked':
        return fateWords[move.fate]
    }
  },
}

/** The bet with how it went; a value is kept where it is one. */
function scored(work: WorkOf<'actions'>, bet: CarriedBet, { result, saw, value, at }: Score): WorkOf<'actions'> {
  const isValue = value !== undefined && Number.isFinite(value)
  const number = isValue ? { value, ...(at && isDay(at) ? { at } : {}) } : {}
  return { ...work, bet: { ...overlay(bet, { result, saw }), ...number } }
}

function checkDue(due: string | undefined, session: Session): Refusal | undefined {
  return due ? checkDay(due, session) : undefined
}

function changed(work: WorkOf<'actions'>, id: string, change: (a: Action) => Action): WorkOf<'actions'> {
  if (!work.actions.some(a => a.id === id)) return work
  return { ...work, actions: work.actions.map(a => (a.id === id ? change(a) : a)) }
}

/** Only what has words. */
function given<T extends Record<string, string | undefined>>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as Partial<T>
}

/** The thing with some fields replaced: undefined leaves one alone, an empty text takes it away. */
function overlay<T extends Action | CarriedBet>(thing: T, fields: { [P in keyof T]?: T[P] | undefined }): T {
  const next: Record<string, unknown> = { ...thing }
  for (const [key, value] of Object.entries(fields)) {
    if (value === '') delete next[key]
    else if (value !== undefined) next[key] = value
  }
  return next as T
}

/** What was parked in an earlier turn is in the work; what was parked in this one is in the session. */
function parkedIn(work: WorkOf<'actions'>, session: Session, id: string) {
  return work.parked.find(p => p.id === id) ?? session.parked.find(p => p.id === id)
}

/** Something parked meets its fate; when that is an action, there is one, and it goes again if minds change. */
function park(
  work: WorkOf<'actions'>,
  session: Session,
  id: string,
  fate: ParkedFate,
  fresh: string,
): WorkOf<'actions'> {
  const known = parkedIn(work, session, id)
  if (!known || known.fate === fate) return work
  const parked = [...work.parked.filter(p => p.id !== id), { ...known, fate }]
  const others = work.actions.filter(a => a.from !== id)
  const made: Action = { id: fresh, text: known.text, status: 'open', carried: 0, from: id }
  return { ...work, parked, actions: fate === 'action' ? [...others, made] : others }
}
