/** A part of a map is placed from plain lines, too: privately, so that the count completes, and changed until all is shown. */
import { expect, test } from 'vitest'
import { workOf } from '../../../src/session/read.ts'
import type { StepOf } from '../../../src/session/shapes.ts'
import { logOf } from '../steps.ts'
import { listen } from './listen.ts'
import { servicesOf } from './services.ts'

const map: StepOf<'map'> = {
  id: 'm',
  kind: 'map',
  title: 'Map',
  ask: 'What is there?',
  minutes: 5,
  role: 'market',
  text: 'component Pay [0.50, 0.50]\n',
}
const place: StepOf<'place'> = {
  id: 'p',
  kind: 'place',
  title: 'Place',
  ask: 'Where?',
  minutes: 2,
  on: 'm',
  hidden: true,
}

test('a participant places a part from plain lines, and moves it until all is shown', async () => {
  const services = servicesOf(logOf([map, place]))
  for (const to of ['m', 'p']) await services.make('p1', { do: 'go', to })
  const bo = listen(services, 'p2', 'Bo')
  const chi = listen(services, 'p3', 'Chidi')
  await bo.settle()
  expect(bo.said()).toContain('Your place: a stage, 1 genesis to 4 commodity')
  const placeOf = (id: string) => workOf(services.room.session, 'p', 'place')!.answers[id]
  expect(await bo.say('3')).toMatch(/Your place: \d+.* product/)
  const middle = placeOf('p2')!
  expect(await bo.say('more evolved')).toContain('Your place:')
  expect(placeOf('p2')).toBeCloseTo(middle + 0.02)
  expect(await bo.say('place 82')).toContain('Your place: 82')
  expect(await bo.say('place 200')).toContain('a stage from 1 to 4')
  expect(placeOf('p2')).toBe(0.82)
  expect(chi.said()).not.toMatch(/\b82\b/)
  await chi.say('1')
  for (const id of ['p1', 'p4', 'p5']) await services.make(id, { in: 'p', do: 'place', evolution: 0.5 })
  await services.make('p1', { do: 'reveal', step: 'p' })
  await bo.say('results')
  expect(bo.said()).toMatch(/Pay: 5 places, at .*82/)
  await bo.say('2')
  expect(placeOf('p2')).toBe(0.82)
})
