import { describe, expect, it } from 'vitest'
import { decks } from '../../src/map/decks/index.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Opened } from './given.ts'
import { atSteps } from './steps.ts'

const step: StepOf<'pick'> = {
  id: 'play',
  kind: 'pick',
  title: 'Gameplay',
  ask: 'Which play fits here?',
  minutes: 4,
  deck: 'gameplay',
  most: 3,
}
const down = '\x1b[B'
const work = (screen: Opened) => workOf(screen.room.session, 'play', 'pick')!

describe('a deck by keys', () => {
  it('is leafed through card by card and group by group, the chosen one in full', async () => {
    const screen = await atSteps([step])
    const first = decks.gameplay.cards[0]!
    expect(screen.text()).toContain(first.say)
    await screen.type(down)
    expect(screen.text()).toContain(decks.gameplay.cards[1]!.say.split('. ')[0])
    await screen.type('\x1b[C')
    expect(screen.text()).toMatch(/▸ {3}education/)
    await screen.type('\x1b[D\x1b[D\x1b[A\x1b[A')
    expect(screen.text()).toMatch(/▸ {3}user needs/)
  })

  it('gives a card with why; it can be changed and put back', async () => {
    const screen = await atSteps([step])
    await screen.type(`${down}\rnobody in sales has seen it\r`)
    expect(work(screen).picked).toMatchObject([{ card: 'situational-awareness', why: 'nobody in sales has seen it' }])
    expect(screen.text()).toContain('picked: situational awareness')
    await screen.type('\r\r')
    expect(screen.rows()[22]).toContain('"situational awareness" is picked already')
    await screen.escape()
    await screen.type('\x1b[A\x1b[A\r')
    expect(screen.text()).toContain('why > nobody in sales has seen it')
    await screen.type(' yet\r')
    expect(work(screen).picked[0]!.why).toBe('nobody in sales has seen it yet')
    await screen.type('x')
    expect(work(screen).picked).toEqual([])
  })

  it('shows what is picked, with its source, and goes on from there', async () => {
    const screen = await atSteps([step])
    await screen.type('\r\r')
    await screen.escape()
    expect(screen.text()).toContain('PICKED FROM GAMEPLAY')
    expect(screen.text()).toContain('CC BY-SA 4.0')
    await screen.type('s')
    expect(screen.text()).toContain('picked: user needs')
    await screen.escape()
    await screen.type('\r')
    expect(screen.room.session.at).toBe('home')
  })

  it('offers what fits one part of the map, and keeps which part it was', async () => {
    const text = 'anchor Customer [0.9, 0.5]\ncomponent Login [0.6, 0.55] inertia\nCustomer->Login'
    const map: StepOf<'map'> = { id: 'm', kind: 'map', title: 'Map', ask: 'Where?', minutes: 1, role: 'solution', text }
    const screen = await atSteps([{ ...step, on: 'm' }, map])
    expect(screen.text()).toContain('for the whole map, 2 parts   + fits the map')
    await screen.type('\t\t')
    expect(screen.text()).toContain('GAMEPLAY   for Login: product (+rental), inertia')
    await screen.type('\rit holds us\r')
    expect(work(screen).picked).toMatchObject([{ why: 'it holds us', about: 'Login' }])
    await screen.type('\t')
    expect(screen.text()).toContain('for the whole map')
    await screen.type('\x1b[Z\x1b[Z')
    expect(screen.text()).toContain('for Customer: a user')
  })

  it('takes no more than it may', async () => {
    const screen = await atSteps([{ ...step, most: 1 }])
    await screen.type(`\r\r${down}\rwhy not\r`)
    expect(screen.rows()[22]).toContain('1 card is the most here; drop one first.')
    expect(screen.text()).toContain('why > why not')
  })

  it('undoes twenty picks one by one', async () => {
    const screen = await atSteps([{ ...step, most: 20 }])
    for (let i = 0; i < 20; i++) await screen.type(`\r\r${down}`)
    expect(work(screen).picked).toHaveLength(20)
    for (let i = 0; i < 20; i++) await screen.type('u')
    expect(work(screen).picked).toEqual([])
  })
})
