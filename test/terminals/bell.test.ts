/** The bell: once when the time of a step is up, seen as well as heard, and off by a key. */
import { describe, expect, test } from 'vitest'
import type { Bell } from '../../src/screen/terminal.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import { before, exampleLog } from './given.ts'
import { servicesOf } from './participant/services.ts'
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

test('it can be off from the beginning, and B turns it on', async () => {
  const screen = await atSteps([step], {}, { bell: 'off' })
  await screen.type('\rB')
  expect(screen.text()).toContain('The bell is on; B turns it off.')
})

describe('in a room with many terminals', () => {
  /** The facilitator's terminal and another one, where cards are written. */
  async function room(bell: Bell) {
    const services = servicesOf(before(exampleLog(1), 'challenge.write'))
    services.presence.share('nobody')
    await services.make('p1', { do: 'go', to: 'challenge.write' })
    const [ana, bo] = [await services.sit('Ana', { bell }), await services.sit('Bo')]
    ana.taken()
    return { services, ana, bo }
  }

  test('with `on` it rings for each hand that goes up, and not for one that is lowered', async () => {
    const { ana, bo } = await room('on')
    await bo.type('\x1bOQ')
    await expect.poll(() => ana.text()).toContain('Hands up: Bo.')
    await expect.poll(() => ana.bytes().split('\x07').length - 1).toBe(1)
    await bo.type('\x1bOQ')
    await expect.poll(() => ana.text()).not.toContain('Hands up')
    expect(rung(ana.bytes())).toBe(1)
  })

  test('with `on` it rings once when everybody is done', async () => {
    const { services, ana } = await room('on')
    const { people } = services.room.session
    for (const { id } of people) services.presence.arrive(id)
    for (const { id } of people.slice(1)) services.presence.finish(id, 'challenge.write')
    await expect.poll(() => ana.text()).toContain('4 of 5')
    expect(rung(ana.bytes())).toBe(0)
    services.presence.finish('p1', 'challenge.write')
    await expect.poll(() => ana.text()).toContain('5 of 5')
    await expect.poll(() => rung(ana.bytes())).toBe(1)
  })

  test('by itself it rings for neither', async () => {
    const { ana, bo } = await room('end')
    await bo.type('\x1bOQ')
    await expect.poll(() => ana.text()).toContain('Hands up: Bo.')
    expect(rung(ana.bytes())).toBe(0)
  })
})
