import { expect, it } from 'vitest'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Opened } from './given.ts'
import { atSteps } from './steps.ts'

const step: StepOf<'metrics'> = {
  id: 'numbers',
  kind: 'metrics',
  title: 'Delivery',
  ask: 'How do we deliver?',
  minutes: 3,
  rows: [
    { id: 'deploys', say: 'how often we ship', unit: 'a week' },
    { id: 'failures', say: 'how often it goes wrong', unit: '%' },
  ],
}
const rows = (screen: Opened) => workOf(screen.room.session, 'numbers', 'metrics')!.rows

it('one line a number, an empty line on to the next and out at the end', async () => {
  const screen = await atSteps([step])
  expect(screen.text()).toContain('how often we ship: a week, day >')
  await screen.type('12 20 Nov\r')
  await screen.type('\r')
  expect(screen.text()).toContain('how often it goes wrong: %, day >')
  await screen.type('8\r')
  expect(rows(screen).deploys!.points.map(p => [p.at, p.value])).toEqual([['2026-11-20', 12]])
  expect(rows(screen).failures!.points.map(p => [p.at, p.value])).toEqual([['2026-11-21', 8]])
  await screen.type('\r')
  expect(screen.room.session.at).toBe('home')
})

it('the team gives a number its own name, and takes a value away', async () => {
  const screen = await atSteps([step])
  await screen.type('12\r')
  await screen.escape()
  await screen.type('s')
  await screen.type('\x15releases, a day\r')
  expect(rows(screen).deploys).toMatchObject({ name: 'releases', unit: 'a day' })
  await screen.escape()
  await screen.type('x')
  expect(rows(screen).deploys!.points).toEqual([])
  await screen.type('j')
  await screen.type('x')
  expect(screen.text()).toContain('This number has no value yet')
})
