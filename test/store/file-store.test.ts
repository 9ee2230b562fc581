/** The store of files obeys the laws of the port; and what is a session's file is found by its name. */
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { fileStore, pathOf } from '../../src/store/file-store.ts'
import type { Machine } from '../../src/store/machine.ts'
import { storeLaws, type World } from './conformance.ts'
import { memoryDisk } from './memory.ts'

/** A disk in memory and machines that all see each other's processes. */
function worldOfFiles(): World {
  const shared = memoryDisk()
  const dead = new Set<number>()
  let programs = 0
  const machineOf = (pid: number): Machine => ({
    pid,
    host: 'here',
    user: `user${pid}`,
    boot: async () => 'boot',
    space: async () => 'space',
    id: async () => 'id',
    startOf: async other => (dead.has(other) ? undefined : `start ${other}`),
    isLocal: async () => true,
    // Whether a lock is still being made is told by its age.
    now: () => Date.now() + pid * 60_000,
    pause: async () => {},
  })
  return {
    program({ diesAfter = Number.POSITIVE_INFINITY } = {}) {
      const pid = ++programs
      let steps = 0
      const before = async () => {
        if (steps++ < diesAfter) return
        dead.add(pid)
        await new Promise(() => {})
      }
      const on = memoryDisk({ of: shared, before })
      return { store: fileStore('/sessions', { on, machine: machineOf(pid) }), died: () => dead.has(pid) }
    },
  }
}

storeLaws('a folder of files', worldOfFiles)

test('a bare key is a file of the folder, anything else a path', () => {
  expect(pathOf('/sessions', 'checkout-t0001')).toBe('/sessions/checkout-t0001.json')
  expect(pathOf('/sessions', '/elsewhere/a.json')).toBe('/elsewhere/a.json')
  expect(pathOf('/sessions', join('beside', 'a.json'))).toBe(resolve('beside/a.json'))
  expect(pathOf('/sessions', 'a.json')).toBe(resolve('a.json'))
})
