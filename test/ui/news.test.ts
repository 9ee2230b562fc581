/** What is told of a move is told when the disk has it, from the session it led to. */
import { expect, it } from 'vitest'
import type { Keep } from '../../src/room/room.ts'
import { begun, opened } from './given.ts'

it('is not told before it is durable, and not over what was told since', async () => {
  const waits: (() => void)[] = []
  let slow = false
  const keep: Keep = {
    append: () => (slow ? new Promise(done => waits.push(done)) : Promise.resolve()),
    snapshot: async () => {},
    close: async () => {},
  }
  const shown = await opened(begun(), { keep })
  slow = true
  await shown.type('pwho pays for it?\r')
  expect(shown.text()).not.toContain('Parked: who pays')
  waits.shift()!()
  await shown.type('')
  expect(shown.text()).toContain('Parked: who pays for it?')
  await shown.type('pa second thing\r')
  await shown.type('\x03')
  slow = false
  waits.shift()!()
  await shown.type('')
  expect(shown.text()).toContain('Press ctrl-c again')
})
