/** The file of the ballot boxes: what is written is read again, what is none is refused, and each call is made in its order. */
import { expect, test } from 'vitest'
import type { Ballots } from '../../src/ports/session-store.ts'
import { readBallots, writeBallots } from '../../src/store/ballot-file.ts'
import { writeAll } from '../../src/store/disk.ts'
import { placesOf } from '../../src/store/places.ts'
import { memoryDisk } from './memory.ts'

const places = placesOf('/t-2.json')
const boxes: Ballots = { s: { since: 9, texts: [{ text: 'a', mark: '+' }], counts: { r: [0, 2] }, people: 4 } }

/** A disk with these files, and how often the lock was looked at. */
async function disk(files: { box?: unknown; key?: string }) {
  const on = memoryDisk()
  for (const [path, text] of [
    [places.box, files.box === undefined ? undefined : JSON.stringify(files.box)],
    [places.key, files.key],
  ] as const) {
    if (text === undefined) continue
    const file = await on.create(path)
    await writeAll(file, Buffer.from(text))
    await file.close()
  }
  on.calls.length = 0
  let looks = 0
  const before = async () => void looks++
  return {
    on,
    looks: () => looks,
    read: () => readBallots(on, places, before),
    write: (now: Ballots) => writeBallots(on, places, now, before),
  }
}

test('what is written is read again', async () => {
  const { on, read, write, looks } = await disk({})
  expect(await read()).toBeUndefined()
  await write(boxes)
  expect(await read()).toEqual(boxes)
  expect(looks()).toBe(1)
  expect(on.calls.filter(call => /^(sync|rename)/.test(call)).map(call => call.split(' ')[0])).toEqual([
    'sync',
    'rename',
    'syncFolder',
  ])
})

test('with no box open the file is taken off the disk for good, after a look at the lock', async () => {
  const { on, read, write, looks } = await disk({ box: boxes })
  await write({})
  expect(await read()).toBeUndefined()
  expect(looks()).toBe(1)
  expect(on.calls.slice(0, 2).map(call => call.split(' ')[0])).toEqual(['remove', 'syncFolder'])
})

const old = (point: number) => ({
  s: { since: 9, cards: { c: { text: 'kept' } }, in: ['m', 'n'], answers: { m: { r: point, q: 0 }, n: { r: 0 } } },
})
const without = (counts: number[]): Ballots => ({
  s: { since: 9, texts: [{ text: 'kept' }], counts: { r: counts, q: [1] }, people: 2 },
})

test('what an older program left is counted, and written anew without its marks once the key is gone', async () => {
  const { on, read } = await disk({ box: old(2), key: 'a key' })
  expect(await read()).toEqual(without([1, 0, 1]))
  expect(await on.look(places.key)).toBeUndefined()
  expect(await read()).toEqual(without([1, 0, 1]))
  expect(String(on.names.get(places.box)?.bytes)).not.toContain('"in"')
})

test('without a key nothing is written', async () => {
  const { on, read, looks } = await disk({ box: old(2) })
  await read()
  expect([looks(), String(on.names.get(places.box)?.bytes).includes('"in"')]).toEqual([0, true])
})

test('points up to 1000, and not so many that counting them fills the memory', async () => {
  expect((await (await disk({ box: old(1_000) })).read())?.s?.counts.r).toHaveLength(1_001)
  await expect((await disk({ box: old(1_001) })).read()).rejects.toThrow()
})

test.each<[string, unknown]>([
  ['a list', ['a text']],
  ['a box without people', { s: { ...boxes.s, people: undefined } }],
  ['a count below zero', { s: { ...boxes.s, counts: { r: [-1] } } }],
  ['half a count', { s: { ...boxes.s, counts: { r: [0.5] } } }],
  ['nesting', [[[[[[[[[[]]]]]]]]]]],
])('%s is no ballot box', async (_, box) => {
  await expect((await disk({ box })).read()).rejects.toThrow()
})
