/** Who may take back what: a participant their own, the facilitator anybody's, a stranger nothing. */

import { expect, test } from 'vitest'
import { nowhere } from '../../src/ports/session-store.ts'
import { Room } from '../../src/room/room.ts'
import { begun } from './storm.ts'

test.each([
  ['a participant, their own', 'p2', 'p2', undefined],
  ['a participant, somebody else’s', 'p2', 'p3', 'not-yours'],
  ['a participant, the facilitator’s', 'p2', 'p1', 'not-yours'],
  ['the facilitator, their own', 'p1', 'p1', undefined],
  ['somebody who is not of the session', 'p9', 'p2', 'not-yours'],
] as const)('%s', (_who, by, of, why) => {
  const room = new Room({ log: begun(), writer: nowhere, now: () => Date.parse('2026-11-22T10:00:00Z') })
  expect(room.session.facilitator).toBe('p1')
  const made = room.submit({ by: of }, { do: 'park', text: 'who pays' })
  const entry = 'entry' in made ? made.entry.n : 0
  const outcome = room.submit({ by }, { do: 'undo', entry })
  expect('refusal' in outcome ? outcome.refusal.why : undefined).toBe(why)
  expect(room.log.length).toBe(entry + (why ? 0 : 1))
})

test('who typed an entry for somebody else may take it back, also once another facilitates', () => {
  const room = new Room({ log: begun(), writer: nowhere, now: () => Date.parse('2026-11-22T10:00:00Z') })
  const made = room.submit({ by: 'p3', hand: 'p1' }, { do: 'park', text: 'who pays' })
  const entry = 'entry' in made ? made.entry.n : 0
  expect(room.log.at(-1)).toMatchObject({ n: entry, by: 'p3', hand: 'p1' })
  room.submit({ by: 'p1' }, { do: 'facilitate', to: 'p2' })
  expect(room.session.facilitator).toBe('p2')
  expect(room.submit({ by: 'p4' }, { do: 'undo', entry })).toMatchObject({ refusal: { why: 'not-yours' } })
  expect(room.submit({ by: 'p1' }, { do: 'undo', entry })).toMatchObject({ entry: { by: 'p1' } })
})
