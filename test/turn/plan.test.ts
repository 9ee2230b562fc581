/** Minutes planned beside minutes spent. */
import { expect, test } from 'vitest'
import { retro } from '../../src/agendas/retro.ts'
import { stepsOf } from '../../src/session/agenda.ts'
import type { Session } from '../../src/session/types.ts'
import { aheadWords, planOf } from '../../src/turn/plan.ts'
import { played } from '../kinds/played.ts'

const start = Date.parse('2026-11-21T13:00:00Z')
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString()

/** A room that was at these steps from and to these minutes; the last one may still run. */
function visited(...visits: [step: string, from: number, to?: number][]): Session {
  const session = { ...played(stepsOf(retro())), agenda: retro() }
  return {
    ...session,
    visits: visits.map(([step, from, to]) => ({ step, from: at(from), ...(to === undefined ? {} : { to: at(to) }) })),
  }
}

const ahead = (session: Session, now: number) => planOf(session, start + now * 60_000).ahead

test('before the first step nobody is late', () => {
  const plan = planOf(visited(), start)
  expect(plan).toMatchObject({ plan: 25, spent: 0, ahead: 0 })
  expect(plan.phases.map(p => p.plan)).toEqual([3, 3, 9, 5, 2, 3])
})

test('the running step is behind only once it is over its time', () => {
  expect(ahead(visited(['open.settle', 0]), 1)).toBe(0)
  expect(ahead(visited(['open.settle', 0]), 5)).toBe(-3)
  expect(ahead(visited(['open.settle', 0, 1], ['open.checkin', 1]), 1.5)).toBe(1)
})

test('skipped steps are minutes won, going back costs what it takes', () => {
  expect(ahead(visited(['open.settle', 0, 2], ['purpose.star', 2]), 2)).toBe(1)
  expect(ahead(visited(['open.settle', 0, 2], ['open.checkin', 2, 3], ['open.settle', 3]), 5)).toBe(-2)
})

test('a closed turn counts its last step too', () => {
  const session = visited(['open.settle', 0, 1])
  expect(ahead(session, 9)).toBe(0)
  expect(ahead({ ...session, closed: at(1) }, 9)).toBe(1)
})

test('steps nobody was at have no minutes spent', () => {
  const [opening] = planOf(visited(['open.checkin', 0, 2]), start).phases
  expect(opening!.steps).toEqual([
    { step: 'open.settle', title: 'Welcome', plan: 2 },
    { step: 'open.checkin', title: 'Check-in', plan: 1, spent: 2 },
  ])
  expect(opening!.spent).toBe(2)
})

test.each([
  [3.9, '3 min ahead'],
  [-2.2, '2 min behind'],
  [0.9, 'on time'],
  [-0.9, 'on time'],
])('%d minutes are said as %s', (minutes, words) => expect(aheadWords(minutes)).toBe(words))
