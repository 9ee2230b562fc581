/** Ctrl-l paints the screen again wherever no text is typed, also over a step. */
import { expect, it } from 'vitest'
import { before, exampleLog, opened } from './given.ts'

it.each(['', 'w', 'i', 't', '?', 'c'])('over a step with %j', async over => {
  const shown = await opened(before(exampleLog(1), 'challenge.talk'))
  await shown.escape()
  if (over) await shown.type(over)
  const rows = shown.rows()
  shown.taken()
  await shown.type('\x0c')
  expect(shown.taken()).toContain('\x1b[2J')
  expect(shown.rows()).toEqual(rows)
})
