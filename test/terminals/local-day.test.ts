/** Days typed without a date are those of the calendar on the wall, wherever the wall is. */
import { afterEach, expect, it, vi } from 'vitest'
import { workOf } from '../../src/session/read.ts'
import { drawHome } from '../../src/views/home/home-drawing.ts'
import { arrivedAt, sessions } from './given.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

it.each([
  ['Pacific/Kiritimati', '2026-11-04'],
  ['UTC', '2026-11-03'],
  ['America/Los_Angeles', '2026-11-03'],
])('a value without a day is of today in %s', async (zone, today) => {
  vi.stubEnv('TZ', zone)
  const shown = await arrivedAt('purpose.input')
  await shown.type('open handovers\r')
  await shown.type('12\r')
  expect(workOf(shown.room.session, 'purpose.input', 'series')?.points.at(-1)).toMatchObject({ value: 12, at: today })
})

it('an evening in December is still this year', () => {
  vi.stubEnv('TZ', 'America/Los_Angeles')
  const now = Date.parse('2027-01-01T04:00:00Z')
  const [first] = sessions
  const home = drawHome({ sessions: [first!], at: 0, dir: '.', width: 80, height: 24, now, keys: [] })
  expect(home.lines().join('\n')).toMatch(/17 Nov$/m)
})
