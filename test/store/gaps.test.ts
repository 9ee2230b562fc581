/** Logs with entries missing: how many there can have been, what stands in for them, how people are told. */
import { expect, test } from 'vitest'
import { goOnWith, mostIn, sayLost, without } from '../../src/store/damage/gaps.ts'
import { entry } from '../room/storm.ts'

const entries = (...numbers: number[]) => numbers.map(n => entry(n))
const numbersOf = (log: { n: number }[]) => log.map(e => e.n)

test('a damaged line holds one entry, and one more for every 64 bytes', () => {
  expect([0, 63, 64, 127, 128].map(mostIn)).toEqual([1, 1, 2, 2, 3])
})

test('later entries come after the log, each missing number with a stand-in that takes nothing back', () => {
  const { log, lost } = goOnWith(entries(1, 2), entries(2, 4, 5, 8), 2)
  expect(numbersOf(log)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(lost).toEqual([3, 6, 7])
  expect(log[2]).toEqual({ n: 3, at: entry(2).at, by: 'p1', move: { do: 'undo', entry: 3 } })
  expect(log[5]?.at).toBe(entry(5).at)
})

test('a gap that is wider than what can be missing ends it; nothing goes on from an empty log', () => {
  expect(numbersOf(goOnWith(entries(1), entries(3, 6, 7), 1).log)).toEqual([1, 2, 3])
  expect(goOnWith([], entries(1, 2), 9)).toEqual({ log: [], lost: [] })
})

test('a stand-in takes the place of an entry, never of the first', () => {
  const log = without(entries(1, 2, 3), new Set([1, 3]))
  expect(log).toEqual([entry(1), entry(2), { n: 3, at: entry(2).at, by: 'p1', move: { do: 'undo', entry: 3 } }])
})

test.each<[number[], string]>([
  [[9], 'Entry 9 is lost.'],
  [[9, 10], 'Entries 9 to 10 are lost.'],
  [[9, 10, 11, 12, 20], 'Entries 9 to 12 and 20 are lost.'],
  [[2, 4, 6], 'Entries 2, 4 and 6 are lost.'],
  [[2, 4, 6, 8, 10], 'Entries 2, 4, 6, 8 and 10 are lost.'],
  [[2, 4, 6, 8, 10, 12, 13, 15], 'Entries 2, 4, 6, 8, 10 and 2 more places are lost.'],
])('%j: %s', (lost, words) => {
  expect(sayLost(lost)).toBe(words)
})
