/** The wheel by keys: all turns on a page of their own, pushes and drags said whole, each with the step that shows it. */
import { expect, test } from 'vitest'
import { before, exampleLog, opened } from './given.ts'

const down = '\x1b[B'

test('tab leads to all turns and back, a number into a phase', async () => {
  const shown = await opened(before(exampleLog(2)).slice(0, -1))
  await shown.type('w\t')
  expect(shown.text()).toContain('TIME TO VALUE')
  expect(shown.text()).toContain('WAITING')
  await shown.escape()
  expect(shown.text()).toContain('PUSHES')
  await shown.type('2')
  expect(shown.text()).toContain('chair: engineers, last to speak')
})

test('a drag is said whole and leads to its step', async () => {
  const log = exampleLog(1)
  const shown = await opened(
    log.slice(
      0,
      log.findIndex(e => e.move.do === 'close'),
    ),
  )
  await shown.type(`w${down}`)
  expect(shown.text()).toContain('- Challenge follow-up: nobody from security was in the room  enter: Gates')
  await shown.type('\r')
  expect(shown.room.session.at).toBe('close.gates')
})

test('with nothing chosen, enter goes back to the step', async () => {
  const shown = await opened(exampleLog(1).slice(0, 7))
  await shown.type('w\r')
  expect(shown.text()).not.toContain('PUSHES')
})
