import { expect, it } from 'vitest'
import { theAsk, theAskStands } from '../../src/agendas/exercises/purpose/the-ask.ts'
import { workOf } from '../../src/session/read.ts'
import type { Opened } from './given.ts'
import { atSteps } from './steps.ts'

const enter = '\r'
const work = (screen: Opened) => workOf(screen.room.session, 'ask.choose', 'choose')!

/** Three people wrote in silence; at the choice. */
async function written(): Promise<Opened> {
  const screen = await atSteps(theAsk.steps)
  for (const text of ['late orders hear the day', 'one answer from one person', 'shops sell on day one', '', ''])
    await screen.type(text + enter)
  await screen.type('n')
  return screen
}

it('hidden cards are revealed from here; one of them is taken, and the others fold', async () => {
  const screen = await written()
  expect(screen.text()).toContain('still hidden. Enter reveals them.')
  await screen.type(`${enter}j`)
  expect(screen.text()).toContain('▸B  one answer from one person')
  await screen.type(enter)
  expect(work(screen).text).toBe('one answer from one person')
  expect(screen.text()).toContain('2 other cards, folded')
  await screen.type(enter)
  expect(screen.room.session.at).toBe('home')
})

it('a card is put in other words before it is taken', async () => {
  const screen = await written()
  await screen.type(`${enter}s`)
  expect(screen.text()).toContain('in one sentence > late orders hear the day')
  await screen.type(` they come${enter}`)
  expect(work(screen)).toMatchObject({ text: 'late orders hear the day they come' })
})

it('what stands from an earlier turn is kept by one key', async () => {
  const choices = { ask: { text: 'one answer from one person', since: 'checkout-t0005' } }
  const screen = await atSteps(theAskStands.steps, { choices })
  expect(screen.text()).toContain('unchanged since turn 5')
  expect(screen.rows()[23]).toMatch(/^ enter keep it/)
  await screen.type(enter)
  expect(work(screen).kept).toBe(true)
  expect(screen.room.session.at).toBe('ask.choose')
  await screen.type(enter)
  expect(screen.room.session.at).toBe('home')
})

it('with nothing to take, the sentence is typed at once', async () => {
  const screen = await atSteps(theAskStands.steps)
  await screen.type(`shops sell on day one${enter}`)
  expect(work(screen)).toEqual({ kind: 'choose', text: 'shops sell on day one', since: 't-7' })
})
