/** Brier score and calibration once more, in whole numbers and by another way: nothing of it is shared with the program. */

/** A bet as a person would write it down: a likelihood in whole percent, and how it went. */
export type Bet = { percent?: number; result?: 'hit' | 'partly' | 'miss' | 'early' }

/** Counts half points: hit 2, partly 1, miss 0; a bet nobody could score yet, or nobody estimated, is no bet here. */
function halves(bets: readonly Bet[]): { percent: bigint; half: bigint }[] {
  const kept: { percent: bigint; half: bigint }[] = []
  for (const bet of bets) {
    if (bet.percent === undefined || bet.result === undefined || bet.result === 'early') continue
    let half = 0n
    if (bet.result === 'hit') half = 2n
    if (bet.result === 'partly') half = 1n
    kept.push({ percent: BigInt(bet.percent), half })
  }
  return kept
}

/** Sum of squares written out, p² - 2po + o², over one common denominator. Undefined under eight bets. */
export function brierReference(bets: readonly Bet[]): number | undefined {
  const all = halves(bets)
  if (all.length < 8) return undefined
  let [pp, po, oo] = [0n, 0n, 0n]
  for (const { percent, half } of all) {
    const o = half * 50n
    pp += percent * percent
    po += percent * o
    oo += o * o
  }
  return Number(pp - 2n * po + oo) / (10_000 * all.length)
}

/** How many bets and half points fell into each fifth of the scale, 100 % into the last. */
export function bandsReference(bets: readonly Bet[]): { n: number; halves: number; percents: number }[] {
  const bands = Array.from({ length: 5 }, () => ({ n: 0, halves: 0, percents: 0 }))
  for (const { percent, half } of halves(bets)) {
    const band = bands[Math.min(4, Math.trunc(Number(percent) / 20))]
    if (!band) continue
    band.n++
    band.halves += Number(half)
    band.percents += Number(percent)
  }
  return bands
}
