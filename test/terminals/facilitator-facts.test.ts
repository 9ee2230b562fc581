/** What the facilitator may know of people: counts of what is hidden, and of a step without names nothing but who is here. */
import { expect, test } from 'vitest'
import { Presence } from '../../src/room/presence.ts'
import type { Room } from '../../src/room/room.ts'
import { stepOf, workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Entry, Move } from '../../src/session/types.ts'
import { aroundOf } from '../../src/views/facilitator-facts.ts'
import type { Guest, HostServices } from '../../src/views/host-services.ts'
import { drawStage } from '../../src/views/stage-drawing.ts'
import { openRoom } from '../support/screen.ts'
import { before, exampleLog } from './given.ts'

/** Before a step, everybody at a terminal of their own but Eva, who left; Bo has just typed. */
async function at(step: string): Promise<{ room: Room; services: HostServices; now: number }> {
  const log = before(exampleLog(1), step).map(
    (e): Entry => (e.move.do === 'join' && 'name' in e.move ? { ...e, move: { do: 'join', name: e.move.name } } : e),
  )
  const now = Date.parse(log.at(-1)!.at)
  const { room } = openRoom(log, () => now)
  const presence = new Presence()
  for (const id of ['p1', 'p2', 'p3', 'p4']) presence.arrive(id)
  presence.arrive('p5')()
  const gone: Guest = { id: 'p5', person: 'p5', name: 'Eva', role: 'participant', here: false, since: now - 60_000 }
  presence.touch('p2', now - 5_000)
  await made(room, 'p1', { do: 'go', to: step })
  return { room, services: { presence, guests: () => [gone] } as unknown as HostServices, now }
}

/** Makes a move and waits until it is published. */
async function made(room: Room, by: string, move: Move): Promise<void> {
  const outcome = room.submit({ by }, move)
  if ('refusal' in outcome) throw new Error(outcome.refusal.say)
  await outcome.saved
}

test('of a hidden step: who is done and writing, cards by number, keys by time, and no word of it', async () => {
  const { room, services, now } = await at('challenge.write')
  await made(room, 'p2', { in: 'challenge.write', do: 'add', text: 'zqcanary' })
  services.presence.finish('p2', 'challenge.write')
  services.presence.type('p3', 'challenge.write')
  const around = aroundOf(room, services, now)
  expect(around.people.slice(1, 3)).toEqual([
    { id: 'p2', name: 'Bo', here: true, done: true, writing: false, cards: 1, idle: 5_000 },
    { id: 'p3', name: 'Chidi', here: true, done: false, writing: true, cards: 0 },
  ])
  expect(around.people[4]).toMatchObject({ here: false, away: 60_000 })
  expect(around.in).toEqual({ done: 1, of: 4, word: 'are done' })
  expect(JSON.stringify([around.session, around.people])).not.toContain('zqcanary')
})

test('of a step without names: who is here, and how many once they are a crowd', async () => {
  const { room, services, now } = await at('close.roti')
  const step = stepOf(room.session, 'close.roti') as StepOf<'scale'>
  const answer = (by: string) => made(room, by, { in: step.id, do: 'answer', row: step.rows[0]!.id, point: 3 })
  for (const id of ['p1', 'p2', 'p3']) await answer(id)
  services.presence.finish('p2', 'close.roti')
  services.presence.type('p3', 'close.roti')
  const few = aroundOf(room, services, now)
  expect(few.people).toEqual(
    ['Ana', 'Bo', 'Chidi', 'Dee', 'Eva'].map((name, i) => ({ id: `p${i + 1}`, name, here: i < 4 })),
  )
  expect(few.in).toEqual({ of: 4, word: 'are in' })
  await answer('p4')
  expect(aroundOf(room, services, now).in).toEqual({ done: 4, of: 4, word: 'are in' })
})

test('the small stage shows dots when everybody sees them, and none before', async () => {
  const { room, services } = await at('challenge.vote')
  const look = { width: 66, height: 24, ascii: false, projected: undefined, remaining: 0 }
  const shown = () => drawStage(room, services.presence, look).lines()
  const nobody = shown()
  const board = workOf(room.see(), 'challenge.group', 'group')!
  await made(room, 'p2', { in: 'challenge.vote', do: 'dots', on: board.groups[0]!.id, count: 3 })
  expect(shown().join('\n')).toMatch(/Bo +done/)
  expect(shown().slice(0, 15)).toEqual(nobody.slice(0, 15))
  await made(room, 'p1', { do: 'reveal', step: 'challenge.vote' })
  expect(shown().join('\n')).toMatch(/█.* 3/)
})
