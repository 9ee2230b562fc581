/** How well a team knows how sure it is: what it held likely beside what came, over all its bets; never of a person. */
import { sum } from '../numbers.ts'
import type { BetResult } from '../session/shapes.ts'
import type { TurnFacts } from '../session/types.ts'

/** A bet that was settled: how likely it was held, 0 to 1, and what came of it; a bet that came partly counts half. */
export type Settled = { likely: number; came: number }

/** So many bets of about the same likelihood: from and up to (0 to 1), what was said on average, and how many came. */
export type Band = { from: number; to: number; n: number; said: number; came: number }

/**
 * `n` settled bets whose likelihood is known; from `leastBets` on their Brier score, the mean of (held likely - came)²: 0 is
 * always right, 0.25 no better than a coin. Bands in which there is no bet are left out.
 */
export type Calibration = { n: number; brier?: number; bands?: Band[] }

/** With fewer bets a score would be luck. */
export const leastBets = 8

const cameOf: Partial<Record<BetResult, number>> = { hit: 1, partly: 0.5, miss: 0 }

/** Where a band ends; the last one has 100 % in it. */
const ends = [0.2, 0.4, 0.6, 0.8, 1]

/** The settled bets of these turns whose likelihood was kept, in the order of the turns. */
export function settledBets(turns: readonly Pick<TurnFacts, 'likely' | 'result'>[]): Settled[] {
  return turns.flatMap(({ likely, result }) => {
    const came = result && cameOf[result]
    return likely === undefined || came === undefined ? [] : [{ likely, came }]
  })
}

/** What these turns allow to say of how sure the team was; undefined while no settled bet has a likelihood. */
export function calibrationOf(turns: readonly Pick<TurnFacts, 'likely' | 'result'>[]): Calibration | undefined {
  const settled = settledBets(turns)
  const n = settled.length
  if (n < leastBets) return n ? { n } : undefined
  const brier = sum(settled.map(({ likely, came }) => (likely - came) ** 2)) / n
  return { n, brier, bands: bandsOf(settled) }
}

function bandsOf(settled: readonly Settled[]): Band[] {
  return ends.flatMap((to, i): Band[] => {
    const from = ends[i - 1] ?? 0
    const inside = settled.filter(({ likely }) => likely >= from && (likely < to || (to === 1 && likely === 1)))
    if (!inside.length) return []
    const said = sum(inside.map(b => b.likely)) / inside.length
    return [{ from, to, n: inside.length, said, came: sum(inside.map(b => b.came)) }]
  })
}
