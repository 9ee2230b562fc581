/** Which two things are compared next. */
import { expect, test } from 'vitest'
import { enoughFor, nextPair } from '../../src/kinds/compare/pairing.ts'
import type { Compared } from '../../src/session/shapes.ts'

const things = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

/** Compares as long as there is a pair, the one first in the alphabet winning. */
function walk(person: string, most = Number.POSITIVE_INFINITY): Compared[] {
  const mine: Compared[] = []
  for (let i = 0; i < most; i++) {
    const pair = nextPair(things, mine, person)
    if (!pair) return mine
    mine.push({ ...pair, better: pair.left < pair.right ? 'left' : 'right' })
  }
  return mine
}

const keyOf = ({ left, right }: Compared) => [left, right].sort().join('')

test('every pair comes once, and then there is none', () => {
  const all = walk('p1')
  expect(all).toHaveLength(28)
  expect(new Set(all.map(keyOf)).size).toBe(28)
  expect(nextPair(['a'], [], 'p1')).toBeUndefined()
  expect(nextPair([], [], 'p1')).toBeUndefined()
})

test('the first pairs take in every thing, and differ from person to person', () => {
  expect(new Set(walk('p1', 4).flatMap(c => [c.left, c.right])).size).toBe(things.length)
  const first = ['p1', 'p2', 'p3', 'p4', 'p5'].flatMap(p => walk(p, 4).map(keyOf))
  expect(new Set(first).size).toBeGreaterThan(10)
})

test('later ones are near to each other in what this person said', () => {
  const apart = (all: readonly Compared[]) =>
    all.reduce((sum, c) => sum + Math.abs(c.left.charCodeAt(0) - c.right.charCodeAt(0)), 0) / all.length
  const all = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8'].map(p => walk(p, 16))
  expect(apart(all.flatMap(w => w.slice(8)))).toBeLessThan(apart(all.flatMap(w => w.slice(0, 4))))
})

test('what is no longer there is passed over', () => {
  const mine: Compared[] = [{ left: 'gone', right: 'a', better: 'left' }]
  const pair = nextPair(['a', 'b'], mine, 'p1')
  expect([pair?.left, pair?.right].sort()).toEqual(['a', 'b'])
})

test('a share of the work is one comparison a thing, where there are so many pairs', () => {
  expect([0, 1, 2, 3, 12].map(enoughFor)).toEqual([0, 0, 1, 3, 12])
})
