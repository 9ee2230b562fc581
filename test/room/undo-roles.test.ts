/** Who may take back what: a participant their own, the facilitator anybody's, a stranger nothing. */

import { expect, test } from 'vitest'
import { nowhere } from '../../src/ports/session-store.ts'
import { fold, mayUndo } from '../../src/room/log.ts'
import { Room } from '../../src/room/room.ts'
import { begun, entry } from './storm.ts'

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

test('who typed an entry for somebody else may take it back', () => {
  const session = fold(begun())
  const typed = entry(99, { do: 'park', text: 'who pays' }, 'p3')
  expect(session.facilitator).toBe('p1')
  expect(['p2', 'p3', 'p4'].map(me => mayUndo(session, { ...typed, hand: 'p2' }, me))).toEqual([true, true, false])
})
