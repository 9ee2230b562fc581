/** What takes or holds a while goes on alike when the clock on the wall is moved. */
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Passes } from '../src/remote/admission/passes.ts'
import { WrongCodes } from '../src/remote/admission/wrong-codes.ts'
import { Seats } from '../src/service/seats.ts'
import { sharedList } from '../src/service/shared-list.ts'

const hour = 60 * 60_000
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())
const move = (ms: number) => vi.setSystemTime(Date.now() + ms)
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

test.each([hour, -hour])('a pass and a seat are good for their time though the clock moves by %i ms', by => {
  const passes = new Passes<string>(Date.now, randomBytes)
  const seats = new Seats('m', Date.now)
  const pass = passes.give('in')
  const seat = seats.open({ name: 'Bo', role: 'participant', address: '192.0.2.1', at: { is: 'home' } })
  move(by)
  // Whoever comes next makes old ones go.
  passes.give('another')
  seats.open({ name: 'Cem', role: 'participant', address: '192.0.2.2', at: { is: 'home' } })
  expect(passes.redeem(pass)).toBe('in')
  expect(seats.get(seat.id)).toBe(seat)
})

test('a pass costs the same however many wait to be used, and one that is too old is kept no longer', () => {
  let asked = 0
  let time = 0
  const clock = () => {
    asked++
    return time
  }
  const passes = new Passes<number>(clock, randomBytes)
  for (let i = 0; i < 1_000; i++) passes.give(i)
  expect(asked).toBeLessThan(4_000)
  time = 30_000
  passes.give(1_000)
  time = 61_000
  passes.give(1_001)
  time = 0
  expect(passes.open()).toEqual([1_000, 1_001])
})

test('a clock that is put back stops no list from being read anew, and tells nobody to wait for an hour', async () => {
  let read = 0
  const list = sharedList(async () => {
    read++
    return []
  }, 1)
  await list.recent()
  const wrong = new WrongCodes(Date.now)
  for (let i = 0; i < 1_000; i++) wrong.count()
  move(-hour)
  await pause(5)
  await list.recent()
  expect(read).toBe(2)
  expect(Number(/in (\d+) seconds/.exec(wrong.tooMany() ?? '')?.[1])).toBeLessThanOrEqual(60)
})
