import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bars, dotRows, progress, spark, stroke } from '../../src/draw/bars.ts'
import { width } from '../../src/text.ts'
import { expectDrawing } from './drawing.ts'

const votes = [
  { key: 'A', label: 'Release queue waits for one person', value: 5 },
  { key: 'G', label: 'Two teams change the same table', value: 3 },
  { key: 'D', label: 'We cannot see if it works', value: 2 },
  { key: 'B', label: 'Partners never asked for it', value: 1 },
  { key: 'E', label: 'Nobody owns the tax rules', value: 0 },
]

describe('bars', () => {
  test('of a vote', () => expectDrawing(bars({ rows: votes, width: 78 }), 'bars-78'))
  test('narrow', () => expectDrawing(bars({ rows: votes, width: 58, labelWidth: 24 }), 'bars-58'))
  test('of hours, without keys', () => {
    const rows = [
      { label: 'turn 5', value: 131 },
      { label: 'turn 6', value: 96.5 },
      { label: 'turn 7', value: 79 },
    ]
    expectDrawing(bars({ rows, width: 50 }), 'bars-hours')
  })
  test('ties stay in the order they came', () => {
    const rows = ['x', 'b', 'm'].map(label => ({ label, value: 2 }))
    expect(bars({ rows, width: 40 }).lines()).toEqual(['x', 'b', 'm'].map(l => ` ${l}  ████████████  2`))
  })
  test('nothing is nothing, and no rows are no drawing', () => {
    expect(bars({ rows: [{ label: 'x', value: 0 }], width: 40 }).lines()).toEqual([' x    0'])
    expect(bars({ rows: [], width: 40 }).height).toBe(0)
  })
  test('law: whole numbers get the same cells a unit, and no row is too wide', () => {
    const row = fc.record({ label: fc.string({ maxLength: 50 }), value: fc.nat({ max: 30 }) })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 9 }), fc.integer({ min: 90, max: 140 }), (rows, columns) => {
        const lines = bars({ rows, width: columns }).lines()
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns)
        const lengths = lines.map(l => l.split('█').length - 1)
        const most = Math.max(...rows.map(r => r.value))
        const unit = most ? Math.max(...lengths) / most : 0
        expect(lengths).toEqual(rows.map(r => r.value * unit))
      }),
      { numRuns: 200, seed: 8 },
    )
  })
})

describe('dots in rows', () => {
  const answers = [
    { label: 'Mistakes are used to learn', counts: [0, 1, 2, 3, 0], middle: 3.5 },
    { label: 'Hard things can be said', counts: [0, 1, 1, 3, 1], middle: 4 },
    { label: 'It is safe to try something', counts: [1, 2, 2, 1, 0], middle: 2.5, note: 'LOWEST' },
    { label: 'Nobody works against me', counts: [0, 0, 0, 2, 14], middle: 5 },
  ]
  const points = ['1', '2', '3', '4', '5']
  test('with the middle', () => expectDrawing(dotRows({ rows: answers, points, width: 78 }), 'dots-78'))
  test('with the middle held back there is no column for it', () => {
    const rows = answers.slice(0, 2).map(({ label, counts }) => ({ label, counts }))
    expectDrawing(dotRows({ rows, points, width: 58 }), 'dots-58')
  })
})

describe('in one line', () => {
  test('spark', () => {
    expect(spark([1, 2, 3, 4, 5, 6])).toBe('▁▂▃▄▅▇')
    expect(spark([3, undefined, Number.NaN, 9])).toBe('▁  ▇')
    expect(spark([3, 3])).toBe('▄▄')
    expect(spark([2, 4, 9], { min: 1, max: 5 })).toBe('▂▅▇')
    expect(spark([])).toBe('')
  })
  test('progress tells begun from not begun and almost from all', () => {
    expect([0, 1, 50, 99, 100, 120].map(n => progress(n, 100, 8))).toEqual([
      '░░░░░░░░',
      '█░░░░░░░',
      '████░░░░',
      '███████░',
      '████████',
      '████████',
    ])
    expect([progress(0, 0, 3), progress(1, 2, 0), progress(1, 2, 1)]).toEqual(['░░░', '', '░'])
  })
  test('a stroke is to half a cell and never nothing for something', () => {
    expect([0, -1, Number.NaN, 0.01, 0.5, 1, 2.5].map(stroke)).toEqual(['', '', '', '▌', '▌', '█', '██▌'])
  })
})
