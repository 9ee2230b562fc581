/** A machine that says it is there, and what it thinks of itself and of others when that was not heard. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Beats } from '../../src/service/peers/beats.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function machine() {
  const told: string[] = []
  const world = { hears: true, beats: 0 }
  const beats = new Beats({
    async beat() {
      world.beats++
      if (!world.hears) throw new Error('nobody there')
    },
    down: () => void told.push('down'),
    up: async () => void told.push('up'),
    failed: () => {},
  })
  return { beats, told, world }
}

test('it stands down before others think it gone, and is up soon after it can be heard again', async () => {
  const { beats, told, world } = machine()
  await beats.start()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(told).toEqual([])
  world.hears = false
  await vi.advanceTimersByTimeAsync(1_000)
  expect(told).toEqual([])
  await vi.advanceTimersByTimeAsync(300)
  expect(told).toEqual(['down'])
  await vi.advanceTimersByTimeAsync(30_000)
  world.hears = true
  await vi.advanceTimersByTimeAsync(300)
  expect(told).toEqual(['down', 'up'])
  world.beats = 0
  await vi.advanceTimersByTimeAsync(10_000)
  expect(world.beats).toBe(10)
  beats.stop()
})

test('once it is heard again others have a while to be heard as well, and only then count as gone', async () => {
  const { beats, world } = machine()
  expect(beats.patience()).toBe(0)
  await beats.start()
  expect(beats.patience()).toBe(0)
  world.hears = false
  await vi.advanceTimersByTimeAsync(20_000)
  expect(beats.patience()).toBe(0)
  world.hears = true
  await vi.advanceTimersByTimeAsync(1_000)
  expect(beats.patience()).toBeGreaterThan(20_000)
  expect(beats.patience()).toBeLessThan(22_500)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(beats.patience()).toBe(0)
  beats.stop()
})
