/** Several people edit one map of a turn at the same time, each at a terminal of their own. */
import { describe, expect, test } from 'vitest'
import { workOf } from '../../../src/session/read.ts'
import type { StepOf } from '../../../src/session/shapes.ts'
import { eventually } from '../../support/eventually.ts'
import { logOf } from '../steps.ts'
import { listen } from './listen.ts'
import { type Seated, servicesOf } from './services.ts'

const step: StepOf<'map'> = {
  id: 'm',
  kind: 'map',
  title: 'Map',
  ask: 'What is there?',
  minutes: 5,
  role: 'market',
  text: 'component Pay [0.80, 0.50]\ncomponent Bank [0.40, 0.50]\n',
}
const [left, right, up, down, enter] = ['\x1b[D', '\x1b[C', '\x1b[A', '\x1b[B', '\r']

async function begin() {
  const services = servicesOf(logOf([step]))
  await services.make('p1', { do: 'go', to: 'm' })
  const text = () => workOf(services.room.session, 'm', 'map')!.text
  return { services, text, open: (edits = true) => services.make('p1', { in: 'm', do: 'everybody', edits }) }
}

/** Waits until a row of this screen shows it. */
async function shows(screen: Seated, what: string | RegExp): Promise<void> {
  await eventually(async () => {
    await screen.settle()
    expect(screen.text()).toMatch(what)
  })
}

describe('a map that everybody edits', () => {
  test('is opened and closed by whoever facilitates, by a key or a command, and by nobody else', async () => {
    const { services, text } = await begin()
    const ana = await services.sit('Ana')
    const bo = await services.sit('Bo')
    expect(bo.text()).toContain('The facilitator types here')
    await expect(services.make('p2', { in: 'm', do: 'everybody', edits: true })).rejects.toThrow('for the facilitator')
    await bo.type(`aShop${enter}${enter}`)
    expect(text()).toBe(step.text)
    await ana.type('W')
    await shows(ana, 'Everybody edits the map now')
    await shows(bo, /MAP {2}a add {2}M move {2}L link/)
    await bo.type(`x`)
    expect(text()).toBe('component Bank [0.40, 0.50]\n')
    await ana.type('W')
    await shows(ana, 'Only the facilitator edits the map now')
    await shows(bo, /^(?![\s\S]* MAP {2})/)
    await bo.type(`x`)
    await bo.type(`u`)
    expect(text()).toBe('component Bank [0.40, 0.50]\n')
  })

  test('is added to, moved, linked, renamed and cleared by keys, each person on their own', async () => {
    const { services, text, open } = await begin()
    await open()
    const bo = await services.sit('Bo')
    const chi = await services.sit('Chidi')
    await bo.type(`aShop${enter}`)
    expect(bo.text()).toContain('MOVE  1-4 stage')
    await bo.type(`${up}${up}4${left}${enter}`)
    expect(text()).toContain('component Shop [0.78, 0.83]')
    await shows(bo, 'Shop stands at 83, commodity.  u takes it back.')
    await chi.type(`${down}M${right}\x1b[1;2C${enter}`)
    expect(text()).toContain('component Bank [0.40, 0.62]')
    await bo.type(`L${down}${enter}`)
    expect(text()).toMatch(/Shop->Bank\n$/)
    await bo.type(`${enter}\x15Store${enter}`)
    expect(text()).toContain('component Store [0.78, 0.83]')
    expect(text()).toMatch(/Store->Bank\n$/)
    await bo.type(`e95${enter}iold contract${enter}OTill${enter}Nfor now${enter}`)
    expect(text()).toContain('inertia // inertia: old contract // team: Till')
    expect(text()).toContain('evolve Store 0.95')
    expect(text()).toContain('note for now [')
    await chi.type('x')
    expect(text()).not.toContain('Bank')
  })

  test('shows where others are by the letters of their names, and says who they are', async () => {
    const { services, open } = await begin()
    const bo = await services.sit('Bo')
    const chi = await services.sit('Chidi')
    expect(bo.text()).not.toContain('Chidi at')
    await open()
    await shows(bo, 'C Chidi at Pay')
    expect(bo.rows().some(row => /C[●○] Pay/.test(row))).toBe(true)
    await chi.type(down)
    await shows(bo, 'C Chidi at Bank')
    expect(bo.rows().some(row => /C○ Bank/.test(row))).toBe(true)
    expect(chi.rows().some(row => /B○ Pay/.test(row))).toBe(true)
    const ana = await services.sit('Ana')
    await shows(ana, /C○ Bank/)
    await shows(bo, 'A Ana at Pay')
    await chi.quit()
    await shows(bo, /^(?![\s\S]*Chidi at)/)
  })

  test('has an undo of its own for each, and whoever was overtaken is told by whom', async () => {
    const { services, text, open } = await begin()
    await open()
    const bo = await services.sit('Bo')
    const chi = await services.sit('Chidi')
    await bo.type(`M${right}`)
    await chi.type(`M${left}${enter}`)
    expect(text()).toContain('component Pay [0.80, 0.48]')
    await shows(bo, 'Somebody else has just moved it; Enter puts it here.')
    await bo.type(enter)
    expect(text()).toContain('component Pay [0.80, 0.52]')
    await shows(chi, 'Bo changed it after you: Pay moved to 52, product.')
    expect(bo.text()).not.toContain('after you')
    await chi.type(`${down}M${right}${enter}`)
    await bo.type('u')
    await shows(bo, 'Taken back')
    expect(text()).toBe('component Pay [0.80, 0.48]\ncomponent Bank [0.40, 0.52]\n')
    await chi.type('uu')
    expect(text()).toBe(step.text)
  })

  test('tells the facilitator, too, who changed a part after them', async () => {
    const { services, open } = await begin()
    await open()
    const ana = await services.sit('Ana')
    const bo = await services.sit('Bo')
    await ana.type('M')
    await ana.type(`${right}${enter}`)
    await shows(ana, 'Kept: move Pay')
    await bo.type(`M${left}${enter}`)
    await shows(ana, 'Bo changed it after you: Pay moved to')
  })

  test('is edited by commands of plain lines as well', async () => {
    const { services, text, open } = await begin()
    const bo = listen(services, 'p2', 'Bo')
    expect(await bo.say('add Shop 60 90')).toContain('That is for the facilitator to do.')
    expect(await bo.say('help all')).not.toContain('add NAME')
    await open()
    await bo.settle()
    expect(bo.said()).toContain('Everybody edits the map now')
    expect(await bo.say('add Shop 60 90')).toContain('Shop stands at 60, product.')
    expect(await bo.say('link Shop > Bank')).toContain('Shop needs Bank.')
    expect(await bo.say('rename Shop > Store')).toContain('Shop is called Store.')
    expect(await bo.say('move Bank 70 30')).toContain('Bank moved to 70, commodity.')
    const chi = await services.sit('Chidi')
    await chi.type(`${down}${down}M${left}${enter}`)
    await bo.settle()
    expect(bo.said()).toContain('Chidi changed it after you: Bank moved to 68, product.')
    expect(await bo.say('undo')).toContain('Taken back')
    expect(text()).toContain('component Bank')
    expect(await bo.say('everybody watches')).not.toContain('Only whoever facilitates')
    expect(await bo.say('help all')).toContain('rename A > B')
  })

  test('a part that somebody removes leaves nobody without a cursor, and what is under way ends', async () => {
    const { services, text, open } = await begin()
    await open()
    const bo = await services.sit('Bo')
    const chi = await services.sit('Chidi')
    await bo.type(`${down}M${right}`)
    await chi.type(`${down}x`)
    await shows(bo, /MAP {2}a add/)
    await bo.type(`M${right}${enter}`)
    expect(text()).toBe('component Pay [0.80, 0.52]\n')
  })
})
