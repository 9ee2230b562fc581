/** What earlier turns left to settle, as one person meets it: what it is, and what comes after each. */

import { showDay } from '../../day.ts'
import type { Act, At, Memory, StayChange } from '../../interact/act.ts'
import { remembered } from '../../interact/remembered.ts'
import { betLine } from '../../session/bet.ts'
import { workOf } from '../../session/read.ts'
import type { Action, CarriedBet, Parked } from '../../session/shapes.ts'
import { actionWords } from './say.ts'
import { fateWords, words } from './words.ts'

export type Here = At<'actions'>
export type Spot =
  | { id: string; type: 'bet'; say: string; bet: CarriedBet }
  | { id: string; type: 'promise'; say: string; action?: Action; parked?: Parked }
export type SettleAct = Act<'actions', Spot>

export const workAt = (at: Here) => workOf(at.session, at.step.id, 'actions')
export const actionOf = (spot: Spot | undefined) => (spot?.type === 'promise' ? spot.action : undefined)
export const parkedOf = (spot: Spot | undefined) => (spot?.type === 'promise' ? spot.parked : undefined)

/** Everything that waits, in the order it is drawn: the bet, then one row of numbers for actions and what is parked. */
export function spots(at: Here): Spot[] {
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

export function sayBet(at: Here, bet: CarriedBet): string {
  return words.betIs(bet.turn, betLine(bet.fields, text => showDay(text, at.today)).replace(/ {2,}/g, ', '))
}

export const still = remembered<readonly string[]>('still')
export const stillOf = (memory: Memory) => still.of(memory) ?? []

/** Has this one its answer? "Still open" is one, too, of which the status of an action says nothing. */
export function isSettled(spot: Spot, still: readonly string[]): boolean {
  if (spot.type === 'bet') return spot.bet.result !== undefined
  if (spot.parked) return spot.parked.fate !== undefined
  return still.includes(spot.id) || spot.action?.status !== 'open'
}

export const allSettled = (at: Here, memory: Memory) => spots(at).every(s => isSettled(s, stillOf(memory)))

/** To the next one that waits; the last one stays chosen. */
export function onward(at: Here, spot: Spot | undefined, more: StayChange = {}): StayChange {
  const all = spots(at)
  const next = all[all.findIndex(s => s.id === spot?.id) + 1] ?? spot
  return { choose: next?.id ?? null, open: null, ...more }
}
