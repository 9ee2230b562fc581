import { describe, expect, it } from 'vitest'
import type { Point } from '../../src/session/shapes.ts'
import { limits, median, medianCounted, medianOf, trend } from '../../src/session/trend.ts'

const points = (...values: number[]): Point[] =>
  values.map((value, i) => ({
    id: `s${i}`,
    at: `2026-${String(Math.floor(i / 28) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`,
    value,
  }))

describe('a median', () => {
  it('is the middle value, or half way between the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([1, 2, 4, 9])).toBe(3)
    expect(median([])).toBeUndefined()
  })

  it('is told from three points on', () => {
    expect(medianOf(points(4, 8))).toBeUndefined()
    expect(medianOf(points(4, 8, 5))).toBe(5)
  })
})

describe('the median of what was counted', () => {
  it.each([
    [[0, 1, 2, 3, 0], 3.5],
    [[3, 0, 0, 0, 0], 1],
    [[2, 0, 0, 0, 2], 3],
    [[4e9, 0, 0, 0, 1], 1],
  ])('of %j is %d', (counts, middle) => {
    expect(medianCounted([1, 2, 3, 4, 5], counts)).toBe(middle)
  })

  it('is none where nobody answered', () => {
    expect(medianCounted([1, 2, 3], [0, 0, 0])).toBeUndefined()
  })
})

describe('the natural limits', () => {
  it('are the average and 2.66 mean moving ranges to either side, from six points on', () => {
    expect(limits(points(1, 2, 3, 4, 5))).toBeUndefined()
    expect(limits(points(10, 12, 10, 12, 10, 12))).toEqual({ average: 11, low: 11 - 5.32, high: 11 + 5.32 })
  })
})

describe('what is said of a series', () => {
  it('is nothing with two deliveries', () => {
    expect(trend(points(40, 20), 'days')).toEqual({ n: 2 })
  })

  it('is one median with three, and no comparison', () => {
    expect(trend(points(40, 20, 30), 'days').say).toBe('Median of 3: 30 days.')
  })

  it('leaves the earlier median out while it would stand on fewer than three', () => {
    expect(trend(points(50, 48, 33, 36, 31, 33, 29)).before).toBeUndefined()
    expect(trend(points(50, 47, 48, 33, 36, 31, 33, 29)).before).toBe(48)
  })

  it('is no change for ten stable values', () => {
    const stable = trend(points(40, 44, 38, 42, 41, 39, 43, 40, 42, 38), 'days')
    expect(stable.change).toBeUndefined()
    expect(stable.say).toBe(
      'Median of the last 5: 40 days. The 5 before: 41 days. No change beyond the usual up and down.',
    )
  })

  it('is a change when eight in a row are on one side', () => {
    const shifted = trend(points(47, 44, 49, 46, 48, 45, 47, 46, 35, 33, 36, 31, 34, 32, 33, 35), 'days')
    expect(shifted.change).toBe('8 in a row below the average of 40 days: a change, not luck.')
  })

  it('is a change when one of the newest ten lies outside the limits', () => {
    const jump = trend(points(40, 41, 40, 42, 41, 40, 41, 90), 'days')
    expect(jump.change).toBe('90 days on 8 Jan is outside the usual 26 to 68 days: a change, not luck.')
  })
})
