import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clean } from '../../src/clean.ts'
import { Grid } from '../../src/draw/grid.ts'
import { width } from '../../src/text.ts'

const row = (grid: Grid) => grid.lines()[0]

describe('a grid', () => {
  test('puts, puts right, fills', () => {
    const grid = new Grid(12, 1)
    expect(grid.put(0, 1, 'ab')).toBe(3)
    expect(grid.putRight(0, 12, 'yz')).toBe(10)
    grid.fill(0, 4, 6, '─')
    expect(row(grid)).toBe(' ab ──    yz')
  })
  test('cuts at the edges', () => {
    const grid = new Grid(4, 1)
    grid.put(0, -1, 'abcdefg')
    grid.put(3, 0, 'nowhere')
    expect(grid.lines()).toEqual(['bcde'])
  })
  test('a wide character does not split', () => {
    const grid = new Grid(5, 1)
    grid.put(0, 0, '日本語')
    expect(row(grid)).toBe('日本')
    grid.put(0, 1, 'x')
    expect(row(grid)).toBe(' x本')
    grid.put(0, 2, 'y')
    expect(row(grid)).toBe(' xy')
    grid.put(0, 0, '語')
    expect([grid.at(0, 0), grid.at(0, 1), grid.at(0, 9)]).toEqual(['語', '', ' '])
  })
  test('a character of three cells is overwritten whole', () => {
    const grid = new Grid(5, 1)
    grid.put(0, 0, 'ｶﾞ\uff9e.')
    grid.put(0, 1, 'x')
    expect(row(grid)).toBe(' x .')
  })
  test('spans keep tones and drop trailing blanks but not the row under the cursor', () => {
    const grid = new Grid(8, 2)
    grid.put(0, 0, 'ab', 'strong')
    grid.put(0, 2, 'c ', 'quiet')
    expect(grid.spans(0)).toEqual([
      { text: 'ab', tone: 'strong' },
      { text: 'c', tone: 'quiet' },
    ])
    grid.put(1, 0, 'here')
    grid.paint(1, 'focus')
    expect(grid.spans(1)).toEqual([{ text: 'here    ', tone: 'focus' }])
    expect(grid.used()).toBe(2)
  })
  test('pastes another, tones too', () => {
    const other = new Grid(4, 2)
    other.put(0, 0, '日x', 'good')
    const grid = new Grid(6, 2)
    grid.put(0, 0, 'aaaaaa')
    grid.paste(0, 1, other)
    expect(row(grid)).toBe('a日x a')
    expect(grid.spans(0)[1]).toEqual({ text: '日x', tone: 'good' })
  })
  test('law: a row is never wider than the grid', () => {
    const puts = fc.array(fc.tuple(fc.integer({ min: -5, max: 14 }), fc.string({ unit: 'grapheme', maxLength: 6 })))
    fc.assert(
      fc.property(puts, all => {
        const grid = new Grid(12, 1)
        for (const [x, text] of all) grid.put(0, x, clean(text))
        let cells = 0
        for (let x = 0; x < 12; x++) cells += width(grid.at(0, x))
        expect(cells).toBe(12)
      }),
      { numRuns: 500, seed: 3 },
    )
  })
})
