/** People on the page with the plan, and the same in plain lines. */
import { expect, test } from 'vitest'
import type { StepOf } from '../../src/session/shapes.ts'
import { play, talk } from './lines/talk.ts'
import { atSteps } from './steps.ts'

const step: StepOf<'write'> = { id: 'w', kind: 'write', title: 'Write', ask: 'What?', minutes: 3, hidden: true }
const bo = (of: { session: { people: readonly { id: string }[] } }) => of.session.people.find(p => p.id === 'p2')

test('somebody is renamed, given a chair, away and back, and removed by keys', async () => {
  const screen = await atSteps([step])
  await screen.type('\x1b\x1b[Ii\x1b[B')
  expect(screen.text()).toContain('▸ Bo')
  await screen.type('r\x7f\x7fBob\r')
  expect(bo(screen.room)).toMatchObject({ name: 'Bob' })
  expect(screen.text()).toContain('The name is now Bob')
  await screen.type('csponsor\r')
  expect(bo(screen.room)).toMatchObject({ chair: 'sponsor' })
  expect(screen.text()).toContain('Bob  sponsor')
  await screen.type('s')
  expect(screen.text()).toContain('Bob  away, sponsor')
  await screen.type('s')
  expect(bo(screen.room)).not.toHaveProperty('away')
  await screen.type('x')
  expect(bo(screen.room)).toBeUndefined()
})

test('whoever is away is left out of the round', async () => {
  const screen = await atSteps([step])
  await screen.type('\x1b\x1b[Ii\x1b[Bs\x1b\x1b[I')
  await screen.type('s')
  expect(screen.text()).toMatch(/next +Chidi/)
})

test('the same in plain lines', async () => {
  const { it: lines, room } = await talk([step])
  await play(lines, [
    [':rename bo, Bob', 'The name is now Bob'],
    [':chair bob, sponsor', 'Bob is sponsor'],
    [':away Bob', 'Bob is away'],
    [':here Bob', 'Bob is back'],
    [':rename nobody, x', 'Say who: Ana, Bob'],
    [':remove Bob', 'Somebody was removed from the list'],
  ])
  expect(bo(room)).toBeUndefined()
})
