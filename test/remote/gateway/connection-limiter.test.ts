/** The connection limiter: how many connections wait to be admitted, and which is cut for a new one. */
import { expect, test } from 'vitest'
import { type Caller, connectionLimiter } from '../../../src/remote/gateway/connection-limiter.ts'
import { limits } from '../../../src/remote/gateway/settings.ts'

function limiter(some: Partial<typeof limits> = {}) {
  let time = 0
  const cut: string[] = []
  const pressed: [number, number][] = []
  const door = connectionLimiter(
    { ...limits, ...some },
    () => time,
    (...all) => pressed.push(all),
  )
  const come = (name: string, about: Partial<Caller> = {}) => {
    const caller: Caller = {
      address: name.split(' ')[0]!,
      since: time,
      heard: time,
      busy: false,
      stage: 'asked',
      failures: 0,
      cut: () => void cut.push(name),
      ...about,
    }
    return door.enter(caller) ? caller : undefined
  }
  return {
    door,
    come,
    cut,
    pressed,
    wait: (ms: number) => {
      time += ms
    },
  }
}

test('128 wait outside, 96 from one address; who is let in no longer counts', () => {
  const { door, come } = limiter()
  const office = Array.from({ length: 100 }, (_, i) => come(`10.0.0.1 ${i}`))
  expect(office.filter(Boolean).length).toBe(96)
  for (let i = 0; i < 32; i++) expect(come(`10.0.1.${i} x`)).toBeDefined()
  office[0]!.stage = 'in'
  expect(come('10.0.2.1 x')).toBeDefined()
  expect([door.pending(), door.all().size]).toEqual([128, 129])
})

test.each(['new', 'known', 'asked'] as const)('places are taken back from the silent at the stage %s', stage => {
  const { come, cut, wait, pressed } = limiter()
  for (const address of ['10.0.0.1', '10.0.0.2', '10.0.0.3'])
    for (let i = 0; i < 43; i++) come(`${address} silent${i}`, { stage })
  wait(1_500)
  // Neighbours of the silent and others alike.
  for (const address of ['10.0.0.1', '10.0.0.9', '10.0.0.9']) expect(come(`${address} person`)).toBeDefined()
  expect(cut.every(name => name.includes('silent'))).toBe(true)
  expect(pressed).toContainEqual([128, 3])
})

test('who says nothing goes first, then who is wrong most often, then whose question is open longest; never who waits for us', () => {
  const { come, cut, wait } = limiter({ pending: 6, pendingPerAddress: 6 })
  come('a waits', { busy: true })
  come('a typing')
  come('a wrong', { failures: 1 })
  come('a worse', { failures: 3 })
  come('a known', { stage: 'known' })
  come('a new', { stage: 'new' })
  wait(2_000)
  for (let i = 0; i < 6; i++) come(`a person${i}`, { busy: true })
  expect(cut).toEqual(['a new', 'a known', 'a worse', 'a wrong', 'a typing'])
})

test('silence is given a second', () => {
  const { come, cut, wait } = limiter({ pending: 1 })
  come('a first', { stage: 'new' })
  expect(come('b second')).toBeUndefined()
  wait(1_500)
  expect(come('b third')).toBeDefined()
  expect(cut).toEqual(['a first'])
})

test('whoever has most places gives one to who has none, also while it is busy', () => {
  const { come, cut } = limiter({ pending: 4, pendingPerAddress: 4 })
  for (let i = 0; i < 4; i++) come(`10.0.0.1 busy${i}`, { busy: true })
  expect(come('10.0.0.2 person')).toBeDefined()
  expect(cut).toEqual(['10.0.0.1 busy0'])
})

test('an IPv6 network of one household counts as one address', () => {
  const { come } = limiter({ pendingPerAddress: 2 })
  expect(['::1', '::2', '::3'].map(end => come(`2001:db8:1:2${end} x`) !== undefined)).toEqual([true, true, false])
  expect(come('2001:db8:1:3::1 x')).toBeDefined()
  expect(come('::ffff:10.0.0.1 x')).toBeDefined()
  expect(come('10.0.0.1 x')).toBeDefined()
  expect(come('10.0.0.1 y')).toBeUndefined()
})

test('1,200 in all, and a place is free once somebody leaves', () => {
  const { door, come } = limiter()
  const all = Array.from({ length: 1_200 }, (_, i) => {
    const caller = come(`h${i} x`)!
    caller.stage = 'in'
    return caller
  })
  expect(come('one more')).toBeUndefined()
  door.leave(all[7]!)
  expect(come('one more')).toBeDefined()
})
