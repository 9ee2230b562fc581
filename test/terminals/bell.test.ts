/** The bell: once when the time of a step is up, seen as well as heard, and off by a key. */
import { expect, test } from 'vitest'
import type { StepOf } from '../../src/session/shapes.ts'
import { atSteps } from './steps.ts'

const step: StepOf<'topics'> = { id: 't', kind: 'topics', title: 'T', ask: 'What?', minutes: 2, dots: 3, timebox: 5 }
const rung = (bytes: string) => bytes.split('\x07').length - 1

test('rings once, and says so on the message row', async () => {
  const screen = await atSteps([step])
  await screen.type('\r')
  screen.taken()
  screen.pass(120)
  // Stopping and starting the clock looks at it at once.
  await screen.type('..')
  expect(rung(screen.taken())).toBe(1)
  expect(screen.text()).toContain('Time is up. ] adds a minute')
  screen.pass(1)
  await screen.type('..')
  expect(rung(screen.taken())).toBe(0)
})

test('B turns it off; it is still said', async () => {
  const screen = await atSteps([step])
  await screen.type('\rB')
  expect(screen.text()).toContain('The bell is off; B turns it on.')
  screen.taken()
  screen.pass(120)
  await screen.type('..')
  expect(rung(screen.taken())).toBe(0)
  expect(screen.text()).toContain('Time is up.')
})
