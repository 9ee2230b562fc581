/** Ten people on one map: nothing of anybody is lost, and all see the same. */
import { expect, test } from 'vitest'
import { anyMove, changeOf, dice, mapRoom, mapText, retold } from '../../bench/measure/map-room.ts'
import { edit, parse } from '../../src/map/index.ts'
import { checkout } from '../terminals/map/given.ts'
import { agenda } from './storm.ts'

/** Edits of all together; 10,000 are made by `npm run bench map-people`. */
const edits = Number(process.env.FLYWHEEL_EDITS ?? 250)

test('ten people change one map at the same time: each change is there, and everybody has the same text', async () => {
  const begun = checkout
  const room = mapRoom(begun, 10, agenda)
  const people = room.session.people.map(p => p.id)
  expect(people).toHaveLength(10)
  const roll = dice(13)
  const heard = people.map(() => '')
  for (const [i, id] of people.entries()) room.watch(() => (heard[i] = mapText(room, id)))
  const counts = { made: 0, refused: 0, undone: 0 }
  let text = mapText(room)
  for (let i = 0; i < edits; i++) {
    const by = people[roll(10)] ?? 'p1'
    const move = anyMove(room, by, roll)
    if (!move) continue
    const outcome = room.submit({ by }, move)
    if ('refusal' in outcome) {
      counts.refused++
      expect(outcome.refusal.say).toMatch(/^\S.*[.!?]$/)
      continue
    }
    await outcome.saved
    const now = mapText(room)
    const change = changeOf(move)
    if (change) {
      const mine = edit(parse(text), change)
      expect('why' in mine ? mine.say : mine.text).toBe(now)
      counts.made++
    } else counts.undone++
    text = now
    expect(new Set(heard)).toEqual(new Set([now]))
  }
  expect(counts.made).toBeGreaterThan(edits / 2)
  expect(counts.undone).toBeGreaterThan(edits / 50)
  expect(retold(begun, room.log).text).toBe(text)
  await room.leave()
})

test("an undo takes back one's own change alone, whatever others did meanwhile", async () => {
  const room = mapRoom('component A [0.5, 0.5]\ncomponent B [0.2, 0.2]\n', 3, agenda)
  const [, one, two] = room.session.people.map(p => p.id)
  if (!one || !two) throw new Error('three people, please')
  const move = (name: string, evolution: number) => ({
    in: 'stack',
    do: 'change' as const,
    change: { do: 'move' as const, name, to: { evolution } },
  })
  const first = room.submit({ by: one }, move('A', 0.9))
  const second = room.submit({ by: two }, move('B', 0.7))
  if (!('entry' in first) || !('entry' in second)) throw new Error('refused')
  expect(room.submit({ by: one }, { do: 'undo', entry: second.entry.n })).toMatchObject({
    refusal: { why: 'not-yours' },
  })
  const back = room.submit({ by: one }, { do: 'undo', entry: first.entry.n })
  if ('saved' in back) await back.saved
  expect(mapText(room)).toBe('component A [0.5, 0.5]\ncomponent B [0.2, 0.70]\n')
  await room.leave()
})
