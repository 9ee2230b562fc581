import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineChart } from '../../src/draw/chart.ts'
import { width } from '../../src/text.ts'
import { expectDrawing } from './drawing.ts'

const days = [58, 49, 52, 41, 44, 40, 43, 33, 36, 31, 33, 29]
const deliveries = days.map((value, i) => ({ value, label: `d${i + 1}` }))

describe('a line chart', () => {
  test('of time to value', () => {
    const marks = [{ at: 10, text: 'turn 7' }]
    expectDrawing(lineChart({ values: deliveries, width: 76, height: 13, unit: 'days', marks }), 'line-76')
  })
  test('small', () => {
    expectDrawing(lineChart({ values: deliveries, width: 40, height: 8, unit: 'days' }), 'line-40')
  })
  test('with gaps and a lonely value', () => {
    const values = deliveries.map((v, i) => (i === 4 || i === 9 || i === 11 ? { label: v.label } : v))
    expectDrawing(lineChart({ values, width: 64, height: 10, unit: 'days' }), 'line-gaps')
  })
  test('to scale: two months are wider than a day', () => {
    const dated = [
      { value: 40, label: '1 Oct', at: 0 },
      { value: 44, label: '28 Nov', at: 58 },
      { value: 47, label: '29 Nov', at: 59 },
      { value: 52, label: '20 Dec', at: 80 },
    ]
    const chart = lineChart({ values: dated, width: 60, height: 10, unit: '%' })
    expectDrawing(chart, 'line-dated')
    const axis = chart.lines().at(-1) ?? ''
    expect(axis).toMatch(/1 Oct {20,}\S.* +20 Dec$/)
  })
  test('days that go back, or of which one is missing, are drawn evenly apart', () => {
    const even = lineChart({ values: [1, 2, 3].map(value => ({ value })), width: 40, height: 8 }).lines()
    const back = [1, 2, 3].map((value, i) => ({ value, at: 9 - i }))
    const some = [1, 2, 3].map((value, i) => ({ value, ...(i ? { at: i } : {}) }))
    for (const values of [back, some]) expect(lineChart({ values, width: 40, height: 8 }).lines()).toEqual(even)
  })
  test('of more values than columns', () => {
    const values = Array.from({ length: 200 }, (_, i) => ({ value: 50 + 30 * Math.sin(i / 15), label: `p${i}` }))
    expectDrawing(lineChart({ values, width: 70, height: 14, unit: 'h' }), 'line-many')
  })
  test('one value is a dot and its figure', () => {
    const values = [{ value: 29, label: '21 Nov' }]
    expectDrawing(lineChart({ values, width: 40, height: 7, unit: 'days' }), 'line-one')
  })
  test('a constant lies in the middle', () => {
    expectDrawing(lineChart({ values: [29, 29, 29].map(value => ({ value })), width: 40, height: 7 }), 'line-constant')
  })
  test('below zero and across it', () => {
    const values = [-5, 3, -2].map((value, i) => ({ value, label: `${i + 1} Nov` }))
    expectDrawing(lineChart({ values, width: 50, height: 9 }), 'line-negative')
  })
  test('shares of one', () => {
    const values = [0.5, 0.52, 0.61, 0.57].map((value, i) => ({ value, label: `${i + 1} Nov` }))
    expectDrawing(lineChart({ values, width: 50, height: 9 }), 'line-shares')
  })
  test('no values are a sentence', () => {
    expect(lineChart({ values: [], width: 30, height: 6 }).lines()[0]).toBe('no values yet')
    expect(lineChart({ values: [{ label: 'x' }, { value: Number.NaN }], width: 30, height: 6 }).lines()[0]).toBe(
      'no values yet',
    )
  })
  test('without room for a chart it says from where to where', () => {
    expect(lineChart({ values: deliveries, width: 30, height: 3, unit: 'days' }).lines()[0]).toBe('58 to 29 days')
  })
  test('the figures at its ends are the values, whole and exact', () => {
    const text = lineChart({ values: [{ value: 1_234_567 }, { value: 7_654_321 }], width: 60, height: 10 })
      .lines()
      .join('\n')
    expect(text).toContain('1234567 ┼')
    expect(text).toContain('● 7654321')
  })
  test('law: never throws, never wider or higher than asked, the ends always told', () => {
    const value = fc.option(
      fc.oneof(fc.integer({ min: -100, max: 1000 }), fc.double(), fc.constantFrom(0, 1e14, -1e-9, 5e-324)),
      { nil: undefined },
    )
    const at = fc.option(fc.integer({ min: 0, max: 900 }), { nil: undefined })
    const values = fc.array(fc.record({ value, at, label: fc.option(fc.string({ maxLength: 8 }), { nil: undefined }) }))
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 130 }), fc.integer({ min: 1, max: 30 }), (all, columns, rows) => {
        const grid = lineChart({ values: all, width: columns, height: rows, unit: 'h', marks: [{ at: 1, text: 'x' }] })
        expect([grid.width, grid.height]).toEqual([columns, rows])
        for (const line of grid.lines()) expect(width(line)).toBeLessThanOrEqual(columns)
        expect(grid.used()).toBeGreaterThan(0)
      }),
      { numRuns: 500, seed: 9 },
    )
  })
  test('law: whole numbers lie on the row of their figure', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 8 }), all => {
        const values = all.map(value => ({ value }))
        const lines = lineChart({ values, width: 60, height: 14 }).lines()
        const rowOf = (n: number) => lines.findIndex(l => l.includes(`${n} ┼`))
        expect(rowOf(all[0]!)).toBeGreaterThanOrEqual(0)
        const last = lines.find(l => l.includes(`● ${all.at(-1)}`))
        expect(last).toBeDefined()
      }),
      { numRuns: 200, seed: 10 },
    )
  })
})

test('a scale of what is never below zero begins at zero where the values do, not above', () => {
  const chart = lineChart({ values: [0, 5, 9, 10].map(value => ({ value })), width: 40, height: 12 }).lines()
  expect(chart.findLast(row => /\d+ *[┤│┼]/.test(row))).toMatch(/^ *0 /)
})
