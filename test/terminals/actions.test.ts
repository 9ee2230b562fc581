/** New actions on the room's screen: three lines more, candidates, and who is meant by a name. */
import { expect, it } from 'vitest'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Opened } from './given.ts'
import { atSteps } from './steps.ts'

const way: StepOf<'strip'> = { id: 'way', kind: 'strip', title: 'Way', ask: 'What happened?', minutes: 2, keep: 'way' }
const made = (screen: Opened) => workOf(screen.room.session, 'home', 'actions')?.actions ?? []

/** A screen at the actions of a turn whose longest wait is known. */
async function atActions(): Promise<Opened> {
  const screen = await atSteps([way])
  await screen.type('\rcode, 2 h, 1 h\rreview, 60 min, 11 h\r\r')
  return screen
}

it('the next line of an action is asked for, and a name is matched in any case', async () => {
  const screen = await atActions()
  await screen.type('aone list of images\r')
  expect(screen.text()).toContain('who >')
  await screen.type('bO\r28 Nov\rwait hours\r')
  expect(made(screen)).toMatchObject([
    { text: 'one list of images', owner: 'Bo', due: '2026-11-28', signal: 'wait hours' },
  ])
  expect(screen.text()).toContain('what >')
})

it('somebody who is not in the room is asked about once', async () => {
  const screen = await atActions()
  await screen.type('aone list of images\rZoe\r')
  expect(screen.text()).toContain('Nobody called "Zoe" is in the room.')
  expect(screen.text()).toContain('who > Zoe')
  expect(made(screen)[0]?.owner).toBeUndefined()
  await screen.type('\r')
  expect(made(screen)[0]?.owner).toBe('Zoe')
})

it('Enter on a candidate makes an action of it; who and when follow', async () => {
  const screen = await atActions()
  expect(screen.text()).toContain('shorten the wait after review, 11 h   (longest wait)')
  await screen.type('\r')
  expect(screen.text()).toContain('who >')
  await screen.type('Bo\rin 2 weeks\r')
  expect(made(screen)).toMatchObject([{ text: 'shorten the wait after review, 11 h', owner: 'Bo', due: '2026-12-05' }])
  expect(screen.text()).not.toContain('CANDIDATES')
})

it('Up takes a candidate into the line, to be put in other words', async () => {
  const screen = await atActions()
  await screen.type('a\x1b[A')
  expect(screen.text()).toContain('what > shorten the wait after review, 11 h')
  await screen.type(' by half\r')
  expect(made(screen).map(a => a.text)).toEqual(['shorten the wait after review, 11 h by half'])
  expect(screen.text()).not.toContain('CANDIDATES')
})
