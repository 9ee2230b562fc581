/** A series on the room's screen: values added line by line, a chosen one corrected or removed, an unsent line kept. */
import { expect, it } from 'vitest'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Opened } from './given.ts'
import { atSteps } from './steps.ts'

const step: StepOf<'series'> = {
  id: 'star',
  kind: 'series',
  title: 'Star',
  ask: 'Which number?',
  minutes: 3,
  role: 'star',
}
const deliveries: StepOf<'series'> = { ...step, id: 'out', title: 'Deliveries', role: 'deliveries', deliveries: true }
const values = (screen: Opened, id = 'star') => workOf(screen.room.session, id, 'series')!.points.map(p => p.value)

it('asks for the name first, then for values, and an empty line goes on', async () => {
  const screen = await atSteps([step])
  expect(screen.text()).toContain('which number, its value >')
  await screen.type('orders without help, %\r')
  expect(screen.text()).toContain('value %, day >')
  await screen.type('61 20 Nov\r63 21 Nov\r')
  expect(values(screen)).toEqual([61, 63])
  await screen.type('sixty\r')
  expect(screen.text()).toContain('value %, day > sixty')
  await screen.type('\x15\r')
  expect(screen.room.session.at).toBe('home')
})

it('corrects the chosen value and removes it; with none chosen, x removes the newest', async () => {
  const screen = await atSteps([step])
  await screen.type('orders, %\r61 19 Nov\r62 20 Nov\r63 21 Nov\r')
  await screen.escape()
  await screen.type('j')
  await screen.type('j')
  expect(screen.text()).toContain('enter correct  x drop')
  await screen.type('\r')
  expect(screen.text()).toContain('the value > 62')
  await screen.type('\x1565\r')
  expect(values(screen)).toEqual([61, 65, 63])
  await screen.type('x')
  expect(values(screen)).toEqual([61, 63])
  await screen.type('x')
  expect(values(screen)).toEqual([61])
})

it('a delivery is never corrected, only removed', async () => {
  const screen = await atSteps([deliveries])
  await screen.type('1 Oct, 20 Oct, search\r')
  expect(values(screen, 'out')).toEqual([19])
  await screen.escape()
  await screen.type('j')
  expect(screen.text()).toContain('x drop')
  expect(screen.text()).not.toContain('correct')
})
