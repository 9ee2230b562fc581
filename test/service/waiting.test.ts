/** What waits in a service: so much at once, one reading for many, people of a room together. */
import { expect, test } from 'vitest'
import { soonTold } from '../../src/service/soon.ts'
import { Slots, sharedRead } from '../../src/service/waiting.ts'
import { Turns } from '../../src/service/worker/turns.ts'

const deferred = <T>() => Promise.withResolvers<T>()

test('slots: never more than so many at the same time, in order, also after one that failed', async () => {
  const slots = new Slots(2)
  const begun: number[] = []
  const gates = Array.from({ length: 5 }, () => deferred<void>())
  const all = gates.map(({ promise }, i) =>
    slots.take(async () => {
      begun.push(i)
      await promise
    }),
  )
  await Promise.resolve()
  expect(begun).toEqual([0, 1])
  gates[1]?.reject(new Error('no'))
  await expect(all[1]).rejects.toThrow('no')
  await expect.poll(() => begun).toEqual([0, 1, 2])
  for (const gate of gates) gate.resolve()
  await Promise.allSettled(all)
  expect(begun).toEqual([0, 1, 2, 3, 4])
})

test('a shared reading: whoever asks is given one that began after they asked, and many who ask meanwhile the same', async () => {
  const readings: ReturnType<typeof deferred<number>>[] = []
  const read = sharedRead(() => {
    const reading = deferred<number>()
    readings.push(reading)
    return reading.promise
  })
  const first = read()
  const [second, third] = [read(), read()]
  expect(readings).toHaveLength(1)
  readings[0]?.reject(new Error('no'))
  await expect(first).rejects.toThrow('no')
  await expect.poll(() => readings.length).toBe(2)
  readings[1]?.resolve(7)
  expect(await Promise.all([second, third])).toEqual([7, 7])
  void read()
  expect(readings).toHaveLength(3)
})

test('turns: room by room, the first of each first, and everybody else gets their turn between pieces that take long', async () => {
  const turns = new Turns()
  const done: string[] = []
  const long = (name: string) => () => {
    const until = performance.now() + 10
    while (performance.now() < until);
    done.push(name)
  }
  turns.wait('a', long('a1'))
  turns.wait('b', long('b1'))
  turns.wait('a', long('a2'))
  turns.wait('b', long('b lead'), true)
  setImmediate(() => done.push('key'))
  await expect.poll(() => done).toHaveLength(5)
  expect(done).toEqual(['a1', 'key', 'a2', 'b lead', 'b1'])
})

test('turns: a room whose people come once more has its turns again', async () => {
  const turns = new Turns()
  const done: string[] = []
  for (const name of ['a', 'b']) turns.wait(name, () => done.push(name))
  turns.wait('a', () => done.push('a again'))
  await expect.poll(() => done).toEqual(['a', 'a again', 'b'])
  turns.wait('a', () => done.push('later'))
  await expect.poll(() => done).toHaveLength(4)
})

test('news is told once for all that came within a moment, with lists when any of it was about lists', async () => {
  const told: boolean[] = []
  const tell = soonTold(20, lists => told.push(lists))
  tell(false)
  tell(true)
  tell(false)
  await expect.poll(() => told).toEqual([true])
  tell(false)
  await expect.poll(() => told).toEqual([true, false])
})
