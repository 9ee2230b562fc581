/** The gate: how many wait outside, and who gives way to whom. */
import { expect, test } from 'vitest'
import { type Caller, gate } from '../../../src/remote/gateway/gate.ts'
import { limits } from '../../../src/remote/gateway/settings.ts'

function entrance(some: Partial<typeof limits> = {}) {
  let time = 0
  const cut: string[] = []
  const door = gate({ ...limits, ...some }, () => time)
  const come = (name: string, about: Partial<Caller> = {}) => {
    const caller: Caller = {
      address: name.split(' ')[0]!,
      since: time,
      stage: 'known',
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
    wait: (ms: number) => {
      time += ms
    },
  }
}

test('64 wait outside, 48 from one address; who is let in no longer counts', () => {
  const { door, come } = entrance()
  const office = Array.from({ length: 50 }, (_, i) => come(`office ${i}`))
  expect(office.filter(Boolean).length).toBe(48)
  for (let i = 0; i < 16; i++) expect(come(`home${i} x`)).toBeDefined()
  expect(come('late x')).toBeUndefined()
  office[0]!.stage = 'in'
  expect(come('late x')).toBeDefined()
  expect([door.pending(), door.all().size]).toEqual([64, 65])
})

test('a new one takes the place of the worst: of wrong codes first, then of silence, never of people typing', () => {
  const { come, cut, wait } = entrance({ pending: 4, pendingPerAddress: 4 })
  come('a typing')
  come('a silent', { stage: 'new' })
  come('a wrong', { failures: 1 })
  come('a worse', { failures: 3 })
  wait(2_000)
  for (let i = 0; i < 4; i++) come(`a new${i}`)
  expect(cut).toEqual(['a worse', 'a wrong', 'a silent'])
})

test('silence is given a second', () => {
  const { come, cut, wait } = entrance({ pending: 1 })
  come('a first', { stage: 'new' })
  expect(come('b second')).toBeUndefined()
  wait(1_500)
  expect(come('b third')).toBeDefined()
  expect(cut).toEqual(['a first'])
})

test('1,200 in all, and a place is free once somebody leaves', () => {
  const { door, come } = entrance()
  const all = Array.from({ length: 1_200 }, (_, i) => {
    const caller = come(`h${i} x`)!
    caller.stage = 'in'
    return caller
  })
  expect(come('one more')).toBeUndefined()
  door.leave(all[7]!)
  expect(come('one more')).toBeDefined()
})
