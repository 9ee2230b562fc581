/** Brier score and calibration of a team against a reference of its own; told from eight bets on, and drawn. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TurnFacts } from '../../src/session/types.ts'
import { calibrationOf } from '../../src/turn/calibration.ts'
import { drawCalibration } from '../../src/turn/calibration-drawing.ts'
import { wheelOf } from '../../src/turn/wheel-facts.ts'
import { played } from '../kinds/played.ts'
import { type Bet, bandsReference, brierReference } from './brier-reference.ts'

const history: fc.Arbitrary<Bet[]> = fc.array(
  fc.record(
    {
      percent: fc.integer({ min: 0, max: 100 }),
      result: fc.constantFrom<NonNullable<Bet['result']>>('hit', 'partly', 'miss', 'early'),
    },
    { requiredKeys: [] },
  ),
  { maxLength: 40, size: 'max' },
)

const asTurns = (bets: readonly Bet[]): TurnFacts[] =>
  bets.map(({ percent, result }, i) => ({
    id: `t-${i + 1}`,
    day: '2026-11-02',
    kind: 'turn',
    bet: 'x',
    ...(percent === undefined ? {} : { likely: percent / 100 }),
    ...(result ? { result } : {}),
    gates: {},
    actions: { open: 0, done: 0, dropped: 0 },
  }))

test('equal to the reference on 1,000 random histories', () => {
  let scored = 0
  fc.assert(
    fc.property(history, bets => {
      const found = calibrationOf(asTurns(bets))
      const brier = brierReference(bets)
      if (brier === undefined) {
        expect(found?.brier).toBeUndefined()
        expect(found?.bands).toBeUndefined()
        return
      }
      scored++
      expect(found?.brier).toBeCloseTo(brier, 12)
      const bands = bandsReference(bets).flatMap(({ n, halves, percents }, i) =>
        n ? [{ from: i * 20, to: (i + 1) * 20, n, came: halves / 2, said: percents / n }] : [],
      )
      const ours = (found?.bands ?? []).map(({ from, to, n, came, said }) => ({
        from: Math.round(from * 100),
        to: Math.round(to * 100),
        n,
        came,
        said: said * 100,
      }))
      expect(ours.map(({ said: _, ...band }) => band)).toEqual(bands.map(({ said: _, ...band }) => band))
      for (const [i, band] of ours.entries()) expect(band.said).toBeCloseTo(bands[i]?.said ?? Number.NaN, 9)
    }),
    { numRuns: 1_000 },
  )
  expect(scored).toBeGreaterThan(300)
})

const eight: Bet[] = [70, 70, 70, 70, 70, 70, 70, 50].map((percent, i) => ({ percent, result: i < 5 ? 'hit' : 'miss' }))

describe('told', () => {
  test('from eight bets on, with how many they are', () => {
    expect(calibrationOf(asTurns(eight.slice(0, 7)))).toEqual({ n: 7 })
    expect(calibrationOf(asTurns([{ result: 'hit' }, { percent: 80 }]))).toBeUndefined()
    const rows = drawCalibration(calibrationOf(asTurns(eight)), 78).lines()
    expect(rows[0]).toContain('HOW SURE  8 bets, Brier 0.21')
    expect(rows.join('\n')).toMatch(/said 70 % .*5 of 7 came/)
    expect(drawCalibration(calibrationOf(asTurns(eight.slice(0, 7))), 78).lines()[0]).toContain('7 bets settled')
  })

  test('fits any width', () => {
    for (const width of [20, 40, 58, 78, 118])
      for (const row of drawCalibration(calibrationOf(asTurns(eight)), width).lines())
        expect([...row].length).toBeLessThanOrEqual(width)
  })

  test('on the wheel of the team', () => {
    expect(wheelOf(played([], [], { turns: asTurns(eight) })).calibration?.n).toBe(8)
  })
})
