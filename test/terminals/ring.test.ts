import { expect, it } from 'vitest'
import { collinsFlywheel } from '../../src/agendas/exercises/purpose/collins-flywheel.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Opened } from './given.ts'
import { atSteps } from './steps.ts'

const ring: StepOf<'ring'> = {
  id: 'r',
  kind: 'ring',
  title: 'Ring',
  ask: 'What feeds what?',
  minutes: 5,
  keep: 'flywheel',
}
const feed: StepOf<'vote'> = {
  id: 'v',
  kind: 'vote',
  title: 'Feed',
  ask: 'Which link do we work on?',
  minutes: 1,
  on: 'r',
  dots: 3,
  hidden: true,
}

const enter = '\r'
const work = (screen: Opened) => workOf(screen.room.session, 'r', 'ring')!
const texts = (screen: Opened) => work(screen).links.map(l => l.text)

async function four(): Promise<Opened> {
  const screen = await atSteps([ring, feed])
  for (const text of ['lower prices', 'more visits', 'more sellers', 'costs spread', ''])
    await screen.type(text + enter)
  return screen
}

it('links are typed one after the other, and stand in a ring', async () => {
  const screen = await four()
  expect(texts(screen)).toEqual(['lower prices', 'more visits', 'more sellers', 'costs spread'])
  const row = screen.rows().find(r => r.includes('2  more visits'))
  expect(row).toMatch(/costs spread {2}4 +each feeds the next +2 {2}more visits/)
})

it('are put between others, in order and in other words', async () => {
  const screen = await four()
  await screen.type(`kkk${enter}trust${enter}praise${enter}${enter}`)
  expect(texts(screen)).toEqual(['lower prices', 'trust', 'praise', 'more visits', 'more sellers', 'costs spread'])
  await screen.type('>')
  expect(texts(screen)[3]).toBe('praise')
  await screen.type('<')
  expect(texts(screen)[2]).toBe('praise')
  await screen.type(`r of friends${enter}`)
  expect(texts(screen)[2]).toBe('praise of friends')
  await screen.type('x')
  expect(texts(screen)).not.toContain('praise of friends')
})

it('the weakest is named by one key; then the room feeds one of them', async () => {
  const screen = await four()
  await screen.type('ks')
  expect(screen.text()).toContain('THE WEAKEST')
  expect(work(screen).weakest).toBe(work(screen).links[2]!.id)
  await screen.type(`n1 5 2 0${enter}${enter}`)
  expect(screen.text()).toMatch(/B {2}more visits +█+ +5/)
})

it('cards written before become links without being typed again', async () => {
  const [write, from] = collinsFlywheel.steps
  const screen = await atSteps([write!, from!])
  await screen.type(`+ free returns${enter}- ads${enter}`)
  await screen.escape()
  await screen.type('rn')
  expect(screen.text()).toContain('ON CARDS, NOT IN THE RING YET')
  await screen.type('\x1b[A')
  expect(screen.text()).toContain('link 1 > free returns')
  await screen.type(`${enter}\x1b[A`)
  expect(screen.text()).toContain('link 2 > ads')
  await screen.type(`${enter}`)
  expect(screen.rows()[23]).not.toContain('up cards')
})
