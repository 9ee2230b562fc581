/** What changes by itself while nobody presses a key: seconds in the header, minutes of a talk, words that have stood long enough. */
import { expect, test } from 'vitest'
import type { StepOf } from '../../src/session/shapes.ts'
import { atSteps } from './steps.ts'

const step: StepOf<'topics'> = { id: 't', kind: 'topics', title: 'T', ask: 'What?', minutes: 20, dots: 3, timebox: 5 }
/** ms in which the next second is on the screen, also on a busy machine. */
const soon = { timeout: 8_000 }

test('the seconds in the header go on, and nothing else is written for them', async () => {
  const screen = await atSteps([step])
  await screen.type('\r')
  expect(screen.rows()[0]).toMatch(/ 20:00$/)
  screen.taken()
  screen.pass(1)
  await expect.poll(() => screen.rows()[0], soon).toMatch(/ 19:59$/)
  const cells = screen.taken().replaceAll(/\x1b\[[?0-9;]*[a-zA-Z]/g, '')
  expect(cells.length).toBeLessThanOrEqual('20:00'.length)
  screen.pass(20 * 60)
  await expect.poll(() => screen.text(), soon).toContain('Time is up.')
})

test('what is left of a talk goes down', async () => {
  const screen = await atSteps([step])
  await screen.type('\rs')
  await screen.type('pairing\r')
  await screen.escape()
  await screen.type('\r')
  await expect.poll(() => screen.text(), soon).toMatch(/[45] minutes left/)
  screen.pass(3 * 60)
  await expect.poll(() => screen.text(), soon).toMatch(/[12] minutes? left/)
})

test('the last event goes after twenty seconds', async () => {
  const screen = await atSteps([step])
  await screen.type('\rB')
  expect(screen.text()).toContain('The bell is off')
  screen.pass(61)
  await expect.poll(() => screen.text(), soon).not.toContain('The bell is off')
})
