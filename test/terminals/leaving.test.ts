/** Ctrl-c ends the program with the code that is documented for it, wherever it is pressed. */
import { expect, it } from 'vitest'
import { exitCodes } from '../../src/errors.ts'
import { noAppServices, screen } from '../support/screen.ts'
import { begun, opened } from './given.ts'

it('twice at home', async () => {
  const shown = await screen({ at: 'home', sessions: [] }, noAppServices())
  await shown.type('\x03')
  expect(shown.text()).toContain('Press ctrl-c again')
  await shown.type('\x03')
  expect(await shown.exited).toBe(exitCodes.interrupted)
})

it('twice in a turn', async () => {
  const shown = await opened(begun())
  await shown.type('\x03')
  await shown.type('\x03')
  expect(await shown.exited).toBe(exitCodes.interrupted)
})

it('q at home is no interruption', async () => {
  const shown = await screen({ at: 'home', sessions: [] }, noAppServices())
  await shown.type('q')
  expect(await shown.exited).toBe(exitCodes.ok)
})
