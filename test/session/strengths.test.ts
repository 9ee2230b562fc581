/** Strengths of things compared two at a time, held against a search that knows nothing but the likelihood. */
import { describe, expect, test } from 'vitest'
import { areApart, type Comparison, strengthsOf } from '../../src/session/strengths.ts'

/** The log-likelihood with a normal prior of variance 4, written down anew: each comparison's own probability. */
function howLikely(strengths: readonly number[], comparisons: readonly Comparison[]): number {
  const odds = strengths.map(Math.exp)
  const ofPairs = comparisons.map(({ a, b, won }) => {
    const p = odds[a]! / (odds[a]! + odds[b]!)
    return won * Math.log(p) + (1 - won) * Math.log(1 - p)
  })
  return ofPairs.reduce((x, y) => x + y, 0) - strengths.reduce((all, s) => all + s ** 2 / 8, 0)
}

/** Climbs by trying each strength a little more and a little less, with ever smaller steps. */
function searched(count: number, comparisons: readonly Comparison[]): number[] {
  let best = Array.from({ length: count }, () => 0)
  let height = howLikely(best, comparisons)
  for (let step = 1; step > 1e-7; ) {
    let climbed = false
    for (let i = 0; i < count; i++)
      for (const by of [step, -step]) {
        const tried = best.with(i, best[i]! + by)
        const there = howLikely(tried, comparisons)
        if (there > height) [best, height, climbed] = [tried, there, true]
      }
    if (!climbed) step /= 2
  }
  return best
}

/** Variances from second differences of the fit, inverted by Gauss and Jordan, with the middle of all held at 0. */
function errorsAt(strengths: readonly number[], comparisons: readonly Comparison[]): number[] {
  const n = strengths.length
  const h = 1e-3
  const at = (i: number, x: number, k: number, y: number) => {
    const moved = [...strengths]
    moved[i]! += x
    moved[k]! += y
    return howLikely(moved, comparisons)
  }
  const second = (i: number, k: number) =>
    (at(i, h, k, h) - at(i, h, k, -h) - at(i, -h, k, h) + at(i, -h, k, -h)) / (4 * h * h)
  const rows = strengths.map((_, i) => [
    ...strengths.map((__, k) => -second(i, k)),
    ...strengths.map((__, k) => Number(i === k)),
  ])
  for (let i = 0; i < n; i++) {
    const pivot = rows[i]![i]!
    rows[i] = rows[i]!.map(x => x / pivot)
    for (let k = 0; k < n; k++) if (k !== i) rows[k] = rows[k]!.map((x, j) => x - rows[k]![i]! * rows[i]![j]!)
  }
  const inverse = rows.map(row => row.slice(n))
  const mean = (values: readonly number[]) => values.reduce((x, y) => x + y, 0) / n
  const all = mean(inverse.map(mean))
  return inverse.map((row, i) => Math.sqrt(row[i]! - 2 * mean(row) + all))
}

function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

describe('strengths', () => {
  test('are the most likely ones, and their errors those of the curvature there', () => {
    const random = randomOf(12)
    for (let i = 0; i < 40; i++) {
      const count = 2 + Math.floor(random() * 4)
      const comparisons = Array.from({ length: Math.floor(random() * 25) }, (): Comparison => {
        const a = Math.floor(random() * count)
        const b = (a + 1 + Math.floor(random() * (count - 1))) % count
        return { a, b, won: [0, 0.5, 1][Math.floor(random() * 3)]! }
      })
      const found = strengthsOf(count, comparisons)
      const expected = searched(count, comparisons)
      const errors = errorsAt(expected, comparisons)
      for (const [k, { strength, error }] of found.entries()) {
        expect(strength).toBeCloseTo(expected[k]!, 4)
        expect(error).toBeCloseTo(errors[k]!, 3)
      }
    }
  })

  test('have their middle at 0, and do not change with the order of things or of comparisons', () => {
    const comparisons: Comparison[] = [
      { a: 0, b: 1, won: 1 },
      { a: 1, b: 2, won: 0.5 },
      { a: 0, b: 2, won: 1 },
    ]
    const found = strengthsOf(3, comparisons)
    expect(found.reduce((all, s) => all + s.strength, 0)).toBeCloseTo(0, 9)
    expect(found[1]!.strength).toBeCloseTo(found[2]!.strength, 9)
    const turned = strengthsOf(
      3,
      comparisons.toReversed().map(({ a, b, won }) => ({ a: 2 - b, b: 2 - a, won: 1 - won })),
    )
    for (const [i, s] of found.entries()) expect(turned[2 - i]!.strength).toBeCloseTo(s.strength, 9)
  })

  test('stay finite where one won everything, and apart only once there is reason to', () => {
    const wins = (n: number) =>
      strengthsOf(
        2,
        Array.from({ length: n }, () => ({ a: 0, b: 1, won: 1 })),
      )
    const [few, many, endless] = [wins(1), wins(12), wins(5000)]
    expect(areApart(few[0]!, few[1]!)).toBe(false)
    expect(areApart(many[0]!, many[1]!)).toBe(true)
    expect(endless.every(s => Number.isFinite(s.strength) && Number.isFinite(s.error))).toBe(true)
  })

  test('of what nobody compared lie in the middle, and of nothing there are none', () => {
    expect(strengthsOf(0, [])).toEqual([])
    expect(
      strengthsOf(3, [
        { a: 0, b: 0, won: 1 },
        { a: 0, b: 7, won: 1 },
        { a: -1, b: 0.5, won: 1 },
      ]).map(s => s.strength),
    ).toEqual([0, 0, 0])
  })
})
