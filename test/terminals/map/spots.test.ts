import { describe, expect, test } from 'vitest'
import { nearest } from '../../../src/kinds/map/nearest.ts'
import { layout } from '../../../src/map/drawing/layout.ts'
import { parse } from '../../../src/map/text/parse.ts'
import { lettersFor, type Spot, spotsOf } from '../../../src/terminals/facilitator/map/spots.ts'
import { checkout } from './given.ts'

const at = (id: string, row: number, column: number) => ({ id, row, column, lines: [] as Spot['lines'] }) as Spot

describe('the nearest in a direction', () => {
  const here = at('here', 10, 40)

  test('one straight ahead wins over one that is nearer but to the side', () => {
    const ahead = at('ahead', 10, 60)
    expect(nearest([here, at('aside', 15, 45), ahead], here, 'right')).toBe(ahead)
  })

  test('with nothing straight ahead, anything on that side will do', () => {
    const aside = at('aside', 2, 41)
    expect(nearest([here, aside, at('behind', 10, 30)], here, 'right')).toBe(aside)
  })

  test('nothing on that side is nothing', () => {
    expect(nearest([here, at('behind', 10, 30)], here, 'right')).toBeUndefined()
  })
})

describe('spots', () => {
  const spots = spotsOf(layout(parse(checkout).map, { columns: 80, rows: 24 }))

  test('parts, where they are going, notes and annotations can all be chosen, each by an id of its own', () => {
    expect(new Set(spots.map(s => s.kind))).toEqual(new Set(['anchor', 'component', 'evolved', 'note', 'annotation']))
    expect(new Set(spots.map(s => s.id)).size).toBe(spots.length)
  })

  test('every one of them can be reached by arrows from the first', () => {
    const seen = new Set([spots[0]!])
    for (const spot of seen)
      for (const direction of ['left', 'right', 'up', 'down'] as const) {
        const to = nearest(spots, spot, direction)
        if (to) seen.add(to)
      }
    expect(spots.filter(s => !seen.has(s)).map(s => s.id)).toEqual([])
  })

  test('two of one name are told apart', () => {
    const two = 'component A [0.9, 0.1]\ncomponent A [0.2, 0.8]\n'
    expect(spotsOf(layout(parse(two).map, { columns: 80, rows: 24 })).map(s => s.id)).toEqual([
      'component a',
      'component a #2',
    ])
  })

  test.each([26, 27, 52, 53, 400, 676])(
    '%i have a letter each as far as can be, and no letter begins a pair of others',
    count => {
      const many = Array.from({ length: count }, (_, i) => at(`s${i}`, i, 3))
      const letters = [...lettersFor(many).keys()]
      expect(letters).toHaveLength(count)
      const single = letters.filter(l => l.length === 1)
      // With one more letter alone, the others would not do for the rest.
      expect(single.length + 1 + (26 - single.length - 1) * 26).toBeLessThan(Math.max(count, 27))
      expect(letters.filter(l => l.length > 1 && single.includes(l.slice(0, 1)))).toEqual([])
    },
  )

  test('where a second letter would cover what is behind a marker there is none', () => {
    const many = Array.from({ length: 40 }, (_, i) => at(`s${i}`, i, 3))
    const tight = [
      at('beside another', 39, 2),
      { ...at('name', 50, 7), lines: [{ row: 50, column: 8, text: 'Tax' }] },
      at('two on', 39, 1),
    ]
    const letters = lettersFor([...many, ...tight])
    for (const spot of tight) expect([...letters].find(([, s]) => s === spot)?.[0]).toHaveLength(1)
  })
})
