import { afterEach, expect, test, vi } from 'vitest'
import { whoHas } from '../../src/store/lock.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

test('since when somebody has a session is told by the clock and the calendar on the wall', () => {
  const holder = { pid: 7, host: 'here', user: 'Ana', token: '', since: '2026-11-22T04:30:00.000Z' }
  expect(whoHas(holder)).toMatch(/^pid 7, Ana, since (2026-11-22 )?04:30$/)
  vi.stubEnv('TZ', 'America/Los_Angeles')
  expect(whoHas({ ...holder, since: '2025-11-22T04:30:00.000Z' })).toBe('pid 7, Ana, since 2025-11-21 20:30')
})
