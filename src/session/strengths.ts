/** How strong things are that were compared two at a time: Bradley–Terry, with how sure that is. */

/** Two things by their places in a list, and what the first won: 1, 0, or a half where both are alike. */
export type Comparison = { a: number; b: number; won: number }

/**
 * A thing's strength in logits, 0 in the middle of all, and its standard error. A thing 1 logit above another wins 73 of
 * 100 comparisons with it.
 */
export type Strength = { strength: number; error: number }

/** One over the variance of strengths before anything is compared: it keeps one that won all from being endlessly strong. */
const prior = 0.25
/** A half on each side covers 84 of 100: two intervals that just do not overlap differ as in a test at 5 in 100. */
const errors = 1.4
const [rounds, small] = [60, 1e-10]

/**
 * The strengths of `count` things: the most likely ones under Bradley–Terry with a normal prior, found by Newton's method.
 * A tie is half a win each. Errors are those of the Fisher information, with the middle of all held at 0. Comparisons of a
 * thing with itself, or with what is not there, do not count. Cubic in `count`.
 */
export function strengthsOf(count: number, comparisons: readonly Comparison[]): Strength[] {
  const there = comparisons.filter(({ a, b }) => a !== b && isPlace(a, count) && isPlace(b, count))
  let now: number[] = Array.from({ length: count }, () => 0)
  let best = likelihood(now, there)
  for (let i = 0; i < rounds; i++) {
    const { slope, information } = around(now, there)
    const step = solve(factorOf(information), slope)
    // Newton's step may lead too far where something won all of its comparisons; half of it goes up, or half of that.
    let part = 1
    let next = now.map((s, k) => s + step[k]!)
    while (likelihood(next, there) < best - small && part > small) {
      part /= 2
      next = now.map((s, k) => s + part * step[k]!)
    }
    now = next
    best = likelihood(now, there)
    if (Math.max(0, ...step.map(Math.abs)) < small) break
  }
  const factor = factorOf(around(now, there).information)
  return now.map((strength, i) => {
    const unit = now.map((_, k) => (k === i ? 1 : 0))
    // The prior's uncertainty about where the middle lies says nothing about how things compare.
    const variance = solve(factor, unit)[i]! - 1 / (prior * count)
    return { strength, error: Math.sqrt(Math.max(0, variance)) }
  })
}

/** From where to where a strength may lie. */
export function intervalOf({ strength, error }: Strength): [low: number, high: number] {
  return [strength - errors * error, strength + errors * error]
}

/** True where the intervals of two strengths do not overlap. */
export function areApart(one: Strength, other: Strength): boolean {
  const [[low, high], [lowest, highest]] = [intervalOf(one), intervalOf(other)]
  return low > highest || lowest > high
}

/** What is maximised: the log-likelihood of the comparisons with the prior, up to a constant. */
export function likelihood(strengths: readonly number[], comparisons: readonly Comparison[]): number {
  let all = 0
  for (const { a, b, won } of comparisons) {
    const apart = strengths[a]! - strengths[b]!
    all += won * apart - softplus(apart)
  }
  for (const s of strengths) all -= (prior * s * s) / 2
  return all
}

/** log(1 + e^x) without overflow. */
function softplus(x: number): number {
  return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)))
}

function isPlace(i: number, count: number): boolean {
  return Number.isInteger(i) && i >= 0 && i < count
}

/** The slope of the likelihood and the Fisher information at these strengths. */
function around(strengths: readonly number[], comparisons: readonly Comparison[]) {
  const slope = strengths.map(s => -prior * s)
  const information = strengths.map((_, i) => strengths.map((__, k): number => (k === i ? prior : 0)))
  for (const { a, b, won } of comparisons) {
    const p = 1 / (1 + Math.exp(strengths[b]! - strengths[a]!))
    slope[a]! += won - p
    slope[b]! -= won - p
    const info = p * (1 - p)
    information[a]![a]! += info
    information[b]![b]! += info
    information[a]![b]! -= info
    information[b]![a]! -= info
  }
  return { slope, information }
}

/** The lower triangle L of a positive definite matrix, which is L times its transpose (Cholesky). */
function factorOf(matrix: readonly (readonly number[])[]): number[][] {
  const factor: number[][] = []
  for (const [i, row] of matrix.entries()) {
    const here: number[] = []
    factor.push(here)
    for (let k = 0; k <= i; k++) {
      let rest = row[k]!
      for (let j = 0; j < k; j++) rest -= here[j]! * factor[k]![j]!
      here.push(i === k ? Math.sqrt(rest) : rest / factor[k]![k]!)
    }
  }
  return factor
}

/** x where the matrix of this factor times x is `right`. */
function solve(factor: readonly (readonly number[])[], right: readonly number[]): number[] {
  const x = [...right]
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i]! -= factor[i]![k]! * x[k]!
    x[i]! /= factor[i]![i]!
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i]! -= factor[k]![i]! * x[k]!
    x[i]! /= factor[i]![i]!
  }
  return x
}
