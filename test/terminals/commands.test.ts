/** The command list on the home screen, and news that stays with the step it belongs to. */
import { expect, it } from 'vitest'
import type { StepOf } from '../../src/session/shapes.ts'
import { noAppServices, screen } from '../support/screen.ts'
import { atSteps } from './steps.ts'

it('a colon at home lists commands to choose from, and runs the chosen one', async () => {
  const shown = await screen({ at: 'home', sessions: [] }, noAppServices())
  await shown.type(':')
  expect(shown.text()).toContain('Type a part of the name; the key stands beside it.')
  await shown.type('retro of 25')
  expect(shown.text()).toContain('new retro of 25 minutes')
  expect(shown.text()).not.toContain('new full turn of 75 minutes')
  await shown.type('\r')
  expect(shown.text()).toContain('Which team is this?')
})

it('news of a step is not said over the next one, whoever moved on', async () => {
  const look = (id: string): StepOf<'look'> => ({ id, kind: 'look', title: id, ask: `Ask ${id}?`, minutes: 1 })
  const screen = await atSteps([look('one'), look('two')])
  await screen.type('pwho pays?\r')
  expect(screen.text()).toContain('Parked: who pays?')
  // Somebody else goes on, so nothing on this screen clears its own message.
  const outcome = screen.room.submit({ by: 'p1' }, { do: 'go', to: 'two' })
  if ('saved' in outcome) await outcome.saved
  await screen.type('\x0c')
  expect(screen.text()).toContain('Ask two?')
  expect(screen.text()).not.toContain('Parked: who pays?')
})
