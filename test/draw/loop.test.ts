import fc from 'fast-check'
import { expect, it } from 'vitest'
import { loop } from '../../src/draw/loop.ts'

const words = fc.array(fc.constantFrom('lower', 'prices', 'more', 'visits', 'costs', 'spread', '漢', 'longestofthem'), {
  minLength: 1,
  maxLength: 5,
})
const link = fc.record({
  text: words.map(all => all.join(' ')),
  mark: fc.constantFrom(undefined, 'THE WEAKEST'),
  focus: fc.boolean(),
})

it('a ring shows every word and number, or there is none', () => {
  let drawn = 0
  fc.assert(
    fc.property(
      fc.array(link, { minLength: 0, maxLength: 14 }),
      fc.integer({ min: 40, max: 110 }),
      fc.integer({ min: 5, max: 34 }),
      (links, width, height) => {
        const grid = loop({ width, height, links, centre: 'each feeds the next' })
        if (!grid) return
        drawn++
        expect(grid.width).toBe(width)
        expect(grid.height).toBeLessThanOrEqual(height)
        const text = grid.lines().join(' ')
        links.forEach((l, i) => {
          expect(text).toContain(` ${i + 1}`)
          for (const word of l.text.split(' ')) expect(text).toContain(word)
        })
        expect(text.split('THE WEAKEST').length - 1).toBe(links.filter(l => l.mark).length)
      },
    ),
    { numRuns: 300 },
  )
  expect(drawn).toBeGreaterThan(30)
})

it('two links go up and down, three have two at the sides', () => {
  const rows = (...texts: string[]) =>
    loop({ width: 60, height: 12, links: texts.map(text => ({ text })), centre: 'feeds' })?.lines()
  expect(rows('a', 'b')).toEqual([
    '                  ╭───────── 1 ────▸─────╮',
    '                  │          a           │',
    '                  │                      │',
    '                  │         feeds        │',
    '                  │                      │',
    '                  │          b           │',
    '                  ╰───────── 2 ────◂─────╯',
  ])
  expect(rows('a', 'b', 'c')?.slice(4, 6)).toEqual([
    '                  │                      ▾',
    '               c  3         feeds        2  b',
  ])
  expect(rows('a')).toBeUndefined()
})
