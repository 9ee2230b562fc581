/** Deliveries as bars: to scale, named in full, never wider or higher than asked. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Stretch, spanChart } from '../../src/draw/spans.ts'
import { width } from '../../src/text.ts'
import { expectDrawing } from './drawing.ts'

const all: Stretch[] = [
  {
    id: 'a',
    name: 'change the day from the mail that says when it comes',
    day: '20 Oct',
    from: 47,
    to: 80,
    value: '33 days',
  },
  { id: 'b', name: 'deliver it to a locker', day: '6 Oct', from: 25, to: 66, value: '41 days' },
  { id: 'c', name: 'text when it leaves', day: '3 Jun', from: 0, to: 62, value: '62 days' },
]
const ends = ['2 Apr', '20 Oct'] as const
const more = (count: number) => `and ${count} older`
const chart = (columns: number, height: number, focus?: string) =>
  spanChart({ spans: all, ends, width: columns, height, more, focus })

test('deliveries wide, narrow, and with too little room', () => {
  expectDrawing(chart(78, 12), 'spans-78')
  expectDrawing(chart(44, 12), 'spans-44')
  expectDrawing(chart(44, 3), 'spans-low')
})

test('a bar is as long as its days, and stands where they lie', () => {
  const bar = (row: string) => [row.indexOf('━'), row.lastIndexOf('━') - row.indexOf('━')] as const
  const rows = chart(78, 12)
    .lines()
    .filter(row => row.includes('━'))
  const [late, middle, early] = rows.map(bar)
  expect(early?.[0]).toBeLessThan(middle?.[0] ?? 0)
  expect(middle?.[0]).toBeLessThan(late?.[0] ?? 0)
  expect((early?.[1] ?? 0) / (late?.[1] ?? 1)).toBeCloseTo(62 / 33, 0)
})

test('names are whole where there is room, and the chosen one is always shown', () => {
  expect(chart(78, 12).lines().join(' ').replace(/ +/g, ' ')).toContain('change the day from the')
  expect(chart(44, 2, 'c').lines().join('\n')).toContain('text when')
})

test('law: never throws, never wider or higher than asked', () => {
  const day = fc.integer({ min: -1_000, max: 1_000 })
  const stretch = fc.record({
    id: fc.string(),
    name: fc.string({ maxLength: 40 }),
    day: fc.string({ maxLength: 8 }),
    from: day,
    to: day,
    value: fc.string({ maxLength: 9 }),
  })
  fc.assert(
    fc.property(fc.array(stretch), fc.integer({ min: 1, max: 130 }), fc.integer({ min: 1, max: 30 }), (spans, w, h) => {
      const grid = spanChart({ spans, ends, width: w, height: h, more })
      expect(grid.height).toBeLessThanOrEqual(h)
      for (const line of grid.lines()) expect(width(line)).toBeLessThanOrEqual(w)
    }),
    { numRuns: 300, seed: 3 },
  )
})
