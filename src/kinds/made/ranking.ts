/** The order of things that a vote or a comparison comes to, and what a bet may take in that order. */
import { isHidden, stepOf, stepsWith, workOf } from '../../session/read.ts'
import type { Card, Compared, StepId, StepOf } from '../../session/shapes.ts'
import { areApart, type Comparison, type Strength, strengthsOf } from '../../session/strengths.ts'
import type { Session } from '../../session/types.ts'
import { boardOf, cardsOf, type OnBoard, resultOf, votedOn } from './board.ts'

/** More things are not compared: nobody would come to their end. */
export const mostCompared = 100

/** A thing that was compared: how strong it is, the best and worst place it may have (from 1), and in how many comparisons it stood. */
export type Ranked = Strength & { on: OnBoard; best: number; worst: number; count: number }

/** What is compared at a step, in the order of the board. */
export function thingsCompared(session: Session, id: StepId): readonly OnBoard[] {
  return boardOf(session, id).slice(0, mostCompared)
}

/** Everything that is compared at this step, the strongest first; what nobody has compared comes last. */
export function rankingOf(session: Session, id: StepId): readonly Ranked[] {
  const compared = workOf(session, id, 'compare')?.compared ?? none
  const board = boardOf(session, id)
  const known = rankings.get(compared)
  if (known?.board === board) return known.ranking
  const ranking = rank(board.slice(0, mostCompared), Object.values(compared).flat())
  rankings.set(compared, { board, ranking })
  return ranking
}

const none: Readonly<Record<string, Compared[]>> = {}
/** Sessions never change, and a frame asks for a ranking more than once. */
const rankings = new WeakMap<object, { board: readonly OnBoard[]; ranking: readonly Ranked[] }>()
const shares = { left: 1, right: 0, same: 0.5 } as const

function rank(things: readonly OnBoard[], all: readonly Compared[]): Ranked[] {
  const places = new Map(things.map((on, i) => [on.id, i]))
  const comparisons = all.flatMap(({ left, right, better }): Comparison[] => {
    const [a, b] = [places.get(left), places.get(right)]
    return a === undefined || b === undefined ? [] : [{ a, b, won: shares[better] }]
  })
  const counts = things.map(() => 0)
  for (const { a, b } of comparisons) for (const i of [a, b]) counts[i] = (counts[i] ?? 0) + 1
  const ranked = strengthsOf(things.length, comparisons).flatMap((strength, i) => {
    const on = things[i]
    return on ? [{ ...strength, on, count: counts[i] ?? 0 }] : []
  })
  const apart = (one: Strength, sign: number) =>
    ranked.filter(other => sign * (other.strength - one.strength) > 0 && areApart(one, other)).length
  return ranked
    .map(one => ({ ...one, best: 1 + apart(one, 1), worst: ranked.length - apart(one, -1) }))
    .sort((a, b) => Number(b.count > 0) - Number(a.count > 0) || rounded(b) - rounded(a))
}

/** Strengths that differ by the last digits of a sum are equal, and stay in the order of the board. */
function rounded({ strength }: Strength): number {
  return Math.round(strength * 1e6)
}

/** True once somebody has compared two of the things. */
export function isRanked(ranking: readonly Ranked[]): boolean {
  return ranking.some(r => r.count > 0)
}

/** The things of a vote from the most dots down, of a comparison from the strongest down, of any other step as they stand. */
export function inOrder(session: Session, id: StepId): readonly OnBoard[] {
  const step = stepOf(session, id)
  return step?.kind === 'compare' ? rankingOf(session, id).map(r => r.on) : resultOf(session, id).map(r => r.on)
}

/** Unused options of earlier turns that are offered again, the oldest of them; more would bury the new ones. */
export const offeredAgain = 5

/**
 * What a bet may take: this turn's options, those a vote or a comparison puts first once it is shown, then the oldest that
 * earlier turns left unused, as `old1`, `old2` …
 */
export function optionsOf(session: Session, step: StepOf<'decide'>): Card[] {
  const ballots: StepOf[] = [...stepsWith(session, 'vote'), ...stepsWith(session, 'compare')]
  const ballot = ballots.find(s => votedOn(s) === step.options && session.work[s.id] && !isHidden(session, s))
  const now = ballot
    ? inOrder(session, ballot.id).flatMap(on => on.cards)
    : step.options === undefined
      ? []
      : cardsOf(session, step.options)
  const old = session.turn.carried.options.slice(0, offeredAgain)
  return [...now, ...old.map((card, i) => ({ ...card, id: `old${i + 1}` }))]
}
