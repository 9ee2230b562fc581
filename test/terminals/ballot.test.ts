/** Anonymous cards on one keyboard: the screen says no more than the box does. */
import { expect, it } from 'vitest'
import { stepsOf } from '../../src/session/agenda.ts'
import type { Entry } from '../../src/session/types.ts'
import { before, exampleLog, opened } from './given.ts'

/** The first example turn with an anonymous step for the hidden one. */
function anonymous(): Entry[] {
  const log = structuredClone(before(exampleLog(1), 'challenge.group'))
  const [first] = log
  if (first?.move.do !== 'open') throw new Error('a log begins with open')
  const step = stepsOf(first.move.agenda).find(s => s.id === 'challenge.write')!
  step.anonymous = true
  return log.slice(
    0,
    log.findIndex(e => 'in' in e.move && e.move.in === step.id),
  )
}

it('tells how many are in the box from four on, and never who', async () => {
  const shown = await opened(anonymous())
  expect(shown.text()).toContain('in the box   fewer than 4 people')
  for (let i = 0; i < 4; i++) await shown.type(`worry ${i}\t`)
  expect(shown.text()).toContain('in the box   4 people')
  expect(shown.text()).not.toMatch(/Ana \d/)
  await shown.escape()
  expect(shown.text()).toContain('in the box   4 people')
  expect(shown.text()).not.toMatch(/[✓·] +Bo|have written|0 cards/)
  await shown.type('r')
  expect(shown.text()).toContain('worry 3')
})
