import { expect, test } from 'vitest'
import { Presence } from '../../src/room/presence.ts'

test('somebody at two screens is here once, and until they left both', () => {
  const presence = new Presence()
  const first = presence.arrive('p1')
  const second = presence.arrive('p1')
  expect(presence.here()).toEqual(['p1'])
  first()
  first()
  expect(presence.isHere('p1')).toBe(true)
  second()
  expect(presence.here()).toEqual([])
})

test('being done counts for one step, and only while one is here', () => {
  const presence = new Presence()
  const leave = presence.arrive('p1')
  presence.arrive('p2')
  presence.finish('p1', 'write')
  presence.finish('p2', 'write')
  presence.finish('p2', 'write', false)
  expect(presence.done('write')).toEqual(['p1'])
  expect(presence.done('vote')).toEqual([])
  leave()
  expect(presence.done('write')).toEqual([])
})

test('watchers hear of changes, and of nothing else', () => {
  const presence = new Presence()
  let heard = 0
  const stop = presence.watch(() => heard++)
  const leave = presence.arrive('p1')
  presence.type('p1', 'write')
  presence.type('p1', 'write')
  expect(presence.typing('write')).toEqual(['p1'])
  expect(heard).toBe(2)
  leave()
  expect(presence.typing('write')).toEqual([])
  stop()
  presence.arrive('p2')
  expect(heard).toBe(3)
})
