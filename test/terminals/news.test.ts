/** The message row: what happened stands there for a while, then what to do here stands there again. */
import { expect, it } from 'vitest'
import { arrivedAt } from './given.ts'

it('news gives way to the hint of the step', async () => {
  const shown = await arrivedAt('challenge.talk')
  const hint = 'Take the top one or two.'
  await shown.type('pwho pays\r')
  expect(shown.text()).toContain('Parked: who pays')
  shown.pass(21)
  await shown.type('tt')
  expect(shown.text()).toContain(hint)
  expect(shown.text()).not.toContain('Parked: who pays')
})
