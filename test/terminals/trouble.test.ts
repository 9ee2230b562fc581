/** A disk that takes nothing: what is said is true, and nobody is sent away from what only this program has. */
import { expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import type { SessionWriter } from '../../src/ports/session-store.ts'
import { appServicesFor } from '../../src/terminals/guest.ts'
import { slowWriter } from '../support/writer.ts'
import { before, exampleLog, opened } from './given.ts'

/** Keeps nothing while it is full. */
function small(): SessionWriter & { full: boolean } {
  const write = async () => {
    if (keep.full) throw new UserError('checkout-t0001.json could not be written: no space is left on the disk.')
  }
  const keep = { full: true, ...slowWriter(write, { snapshot: write, close: write }) }
  return keep
}

async function unsaved() {
  const keep = small()
  const shown = await opened(before(exampleLog(1), 'challenge.group'), {
    keep,
    appServices: { close: open => open.room.leave() },
  })
  await shown.type('\x1b\x1b[I')
  await shown.type('N')
  return { shown, keep }
}

it('leaving is not done while the session cannot be saved, and is once it can', async () => {
  const { shown, keep } = await unsaved()
  await shown.type('q')
  expect(shown.text()).toContain('1 change is not on the disk yet.')
  expect(shown.text()).not.toContain('Everything is saved')
  await shown.type('\r')
  expect(shown.text()).toContain('no space is left on the disk')
  expect(shown.text()).toContain('NOT SAVED')
  expect(shown.text()).toContain('What sped us up')
  keep.full = false
  await shown.type('q\r')
  expect(shown.text()).toContain('Saved. checkout turn 1 goes on from here.')
})

it('ctrl-c does not say that everything is saved', async () => {
  const { shown, keep } = await unsaved()
  await shown.type('\x03')
  expect(shown.text()).not.toContain('Everything is saved')
  expect(shown.text()).toContain('1 change is not saved. Press ctrl-c again to quit without.')
  keep.full = false
})

it('once the disk takes everything the screen says so, and nothing of what was said before', async () => {
  const keep = small()
  const shown = await opened(before(exampleLog(1), 'challenge.group'), { keep })
  await shown.type('\x1b\x1b[I')
  await shown.type('\r')
  expect(shown.text()).toContain('While this is shown, nothing new is saved.')
  keep.full = false
  await shown.type('\r')
  expect(shown.text()).toContain('Everything is saved again.')
  expect(shown.text()).not.toMatch(/not saved/i)
})

it('the question of ctrl-c does not go on saying that something is not saved', async () => {
  const { shown, keep } = await unsaved()
  await shown.type('\x03')
  expect(shown.text()).toContain('1 change is not saved.')
  keep.full = false
  shown.room.retry()
  await shown.type('')
  expect(shown.text()).toContain('Everything is saved again.')
  expect(shown.text()).not.toMatch(/not saved/i)
})

it('at a terminal of another machine it offers nothing that only the host can do, and names no place there', async () => {
  const keep = small()
  const { elsewhere } = appServicesFor({})
  const shown = await opened(before(exampleLog(1), 'challenge.group'), { keep, appServices: { elsewhere } })
  await shown.type('\x1b\x1b[I')
  await shown.type('\r')
  expect(shown.text()).toContain('could not be written')
  expect(shown.text()).toContain('Tell those who run the machine.')
  expect(shown.text()).not.toMatch(/sessions\/|other folder|unsaved|in your home/)
  await shown.type('N')
  expect(shown.text()).toContain('The session could not be saved.')
  keep.full = false
})

it('a room that is held says why on this screen, which goes on taking keys', async () => {
  const shown = await opened(before(exampleLog(1), 'challenge.group'))
  shown.room.hold('The database does not answer.')
  await shown.type('')
  expect(shown.text()).toContain('The database does not answer.')
  await shown.type('\r')
  expect(shown.text()).toContain('Tried again')
  shown.room.hold()
  await shown.type('')
  expect(shown.text()).not.toContain('The database does not answer.')
})
