/** Before the first step: the lobby on people's own terminals and in plain lines, and who comes and goes there. */
import { expect, it, test } from 'vitest'
import { headcount } from '../../../src/room/headcount.ts'
import { width as cells } from '../../../src/text.ts'
import { drawWaiting, waitingFacts } from '../../../src/views/online/waiting.ts'
import { begun } from '../given.ts'
import { listen } from '../participant/listen.ts'
import { servicesOf } from '../participant/services.ts'

/** A room before its first step: three people are expected, the first of them facilitates. */
const lobby = () => {
  const services = servicesOf(begun().filter(e => e.move.do !== 'go'))
  services.presence.share('nobody')
  return services
}

it('says who is here, who is expected, whom everybody waits for, what it is and how long', async () => {
  const services = lobby()
  const bo = await services.sit('Bo')
  expect(bo.text()).toContain('Waiting for Ana, who facilitates and is not here yet.')
  expect(bo.text()).toMatch(/WHAT +\S.*turn 1/)
  expect(bo.text()).toMatch(/WHEN +when Ana begins; about \d+ minutes/)
  expect(bo.text()).toMatch(/PLAN +\S.* \d+ min/)
  expect(bo.text()).toMatch(/HERE +Bo/)
  expect(bo.text()).toMatch(/EXPECTED +Ana \(facilitates\)/)
  const leave = services.presence.arrive('p1')
  services.tellComings('Ana is here.')
  await expect.poll(() => bo.text()).toContain('Waiting for Ana to begin.')
  expect(bo.text()).toMatch(/HERE +Ana \(facilitates\), Bo/)
  expect(bo.text()).toContain('Ana is here.')
  leave()
  await services.make('p1', { do: 'go', to: services.room.session.agenda.phases[0]?.exercises[0]?.steps[0]?.id ?? '' })
  expect(bo.text()).not.toContain('EXPECTED')
})

it('is told in plain lines, too, and so is who comes while people wait', async () => {
  const services = lobby()
  const bo = listen(services, 'p2', 'Bo')
  await bo.settle()
  for (const fact of waitingFacts({ presence: services.presence, session: services.room.see(), now: 0 }))
    expect(bo.said()).toContain(`${fact.label}: ${fact.text}`)
  services.tellComings('Chidi is here.')
  await bo.settle()
  services.tellComings('Chidi left.')
  await bo.settle()
  expect(bo.said()).toMatch(/Chidi is here\..*Chidi left\./)
})

test('help for a step closes with it', async () => {
  const services = lobby()
  const steps = services.room.session.agenda.phases.flatMap(p => p.exercises.flatMap(e => e.steps))
  await services.make('p1', { do: 'go', to: steps[0]?.id ?? '' })
  const bo = await services.sit('Bo')
  await bo.type('\x1bOP')
  expect(bo.text()).toContain('›  help')
  await services.make('p1', { do: 'go', to: steps[1]?.id ?? '' })
  await expect.poll(() => bo.text()).toContain(`›  ${steps[1]?.title.toLowerCase()}`)
})

test.each([
  [50, 9],
  [60, 14],
  [80, 18],
  [120, 34],
])('at %ix%i nothing runs over the edge, and who is here is there', (width, height) => {
  const services = lobby()
  services.presence.arrive('p1')
  const grid = drawWaiting({ presence: services.presence, session: services.room.session, now: 0 }, width, height)
  const rows = Array.from({ length: height }, (_, y) =>
    grid
      .spans(y)
      .map(s => s.text)
      .join(''),
  )
  expect(rows.filter(row => cells(row) > width)).toEqual([])
  expect(rows.join('\n')).toMatch(/HERE +Ana/)
  expect(headcount(services.room.session, services.presence).online).toHaveLength(1)
})
