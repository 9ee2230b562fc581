/** Ways out: the input ends, Ctrl-C, a signal, a disk that is full; the room is always left in order. */
import { expect, test } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import type { SessionWriter } from '../../../src/ports/session-store.ts'
import { isPaused } from '../../../src/session/read.ts'
import { slowWriter } from '../../support/writer.ts'
import { converse, hosted, noon } from './conversation.ts'

async function begun({ tty = false, keep }: { tty?: boolean; keep?: SessionWriter } = {}) {
  const clock = noon()
  const home = hosted(clock, keep)
  const open = await home.appServices.create({ team: 'checkout', people: ['Ana', 'Bo'], agenda: 'retro' })
  const it = await converse({ at: 'turn', open }, home.appServices, clock, { tty })
  await it.say(':go talk')
  return { it, open, clock, ...home }
}

test('the input ends: the clock is stopped, the room let go, exit code 0', async () => {
  const { it, open, closed } = await begun()
  expect(await it.end()).toBe(0)
  expect(isPaused(open.room.session)).toBe(true)
  expect(closed).toEqual([open.key])
  expect(it.all()).toMatch(/Saved\. checkout turn 1 goes on from here\.\n$/)
})

test('the input ends in the middle of a question', async () => {
  const { it, closed } = await begun()
  await it.say(':go bet')
  await it.say('bet')
  expect(await it.end()).toBe(0)
  expect(closed).toHaveLength(1)
})

test('a last line without its end still counts', async () => {
  const { it, open } = await begun()
  await it.press(':park this')
  await it.end()
  expect(open.room.session.parked.map(p => p.text)).toEqual(['this'])
})

test('ctrl-c while nothing is echoed leaves with 130, the terminal as it was', async () => {
  const { it, closed } = await begun({ tty: true })
  await it.say(':go write')
  await it.press('half a card\x03')
  expect(await it.exited).toBe(130)
  expect(it.raw()).toBe(false)
  expect(closed).toHaveLength(1)
})

test('a signal leaves in order with its own code', async () => {
  const { it, closed } = await begun()
  expect(await it.stop(143)).toBe(143)
  expect(closed).toHaveLength(1)
})

test('a full disk is told with what is safe; trying again saves what waited', async () => {
  let full = false
  const keep = slowWriter(async () => {
    if (full) throw new UserError('No space left on the device.')
  })
  const { it, open } = await begun({ keep })
  full = true
  const told = await it.say('park the name')
  expect(told).toContain(
    'The session could not be saved: checkout-t0001.json\nNo space left on the device. Everything before is safe; 1 change waits in memory.',
  )
  expect(await it.say('again')).toContain('could not be saved')
  expect(await it.say('park what was typed on')).toMatch(/^That line was not used, .*\nThe session could not/)
  expect(await it.say('elsewhere')).toContain('Everything so far is copied to /home/ana/flywheel/copy.json')
  full = false
  expect(await it.say('again')).toBe('Everything is saved again.\nParked: the name.\n')
  full = true
  await it.say('park more')
  expect(await it.say('unsaved')).toBe('Parked: more.\n')
  expect(await it.say('park even more')).toBe('Parked: even more.\n')
  expect(open.room.see().parked).toHaveLength(3)
})

test('leaving with a disk that stays full ends with 1 and says why', async () => {
  const fail = async () => {
    throw new UserError('No space left on the device.')
  }
  let full = false
  const keep = slowWriter(async () => (full ? fail() : undefined), { close: fail })
  const { it } = await begun({ keep })
  full = true
  await it.say('park the name')
  expect(await it.end()).toBe(1)
  expect(it.all()).toMatch(/No space left on the device\.\n$/)
})

test('quitting with a disk that stays full stays in the turn until it can be saved', async () => {
  let full = false
  const write = async () => {
    if (full) throw new UserError('No space left on the device.')
  }
  const { it, open, closed } = await begun({ keep: slowWriter(write, { close: write }) })
  full = true
  await it.say('park the name')
  await it.say('unsaved')
  expect(await it.say('quit')).toContain('No space left on the device.\nYou are still in this turn')
  expect(closed).toEqual([])
  expect(isPaused(open.room.see())).toBe(false)
  full = false
  expect(await it.say('quit')).toContain('Saved. checkout turn 1 goes on from here.')
  expect(closed).toEqual([open.key])
})

test('what cannot be opened is said, and home goes on', async () => {
  const { it, appServices } = await begun()
  appServices.open = async () => {
    throw new UserError('Somebody else has it open.', 'Look on instead: look 1')
  }
  await it.say('quit')
  expect(await it.say('1')).toContain('Somebody else has it open. Look on instead: look 1\n1 session in ./sessions:')
})
