/** What whoever facilitates shows on the stage in place of the step: on every stage, on nobody's own screen. */
import { expect, it } from 'vitest'
import { exampleLog, through } from '../given.ts'
import { type Seated, servicesOf } from './services.ts'

async function party() {
  const log = through(exampleLog(1), 'challenge.vote').map(e =>
    e.move.do === 'join' && 'room' in e.move ? { ...e, move: { do: 'join' as const, name: e.move.name } } : e,
  )
  const services = servicesOf(log)
  const ana = await services.sit('Ana')
  const bo = await services.sit('Bo')
  const wall = await services.sit('wall', { role: 'stage', columns: 120, rows: 40 })
  const guest = await services.sit('guest', { role: 'observer' })
  return { services, ana, bo, wall, guest }
}

const sees = (user: Seated, what: string | RegExp) => expect.poll(user.text).toMatch(what)

it('blank: nothing of the session is left on the stage, and all of it comes back', async () => {
  const { ana, bo, wall, guest } = await party()
  const before = wall.text()
  await ana.type('c')
  await sees(wall, 'back in a moment')
  for (const row of wall.rows())
    expect(row).toMatch(/^\s*(back in a moment|flywheel {2}› {2}short break|─+|: more {2}F1 help)?\s*$/)
  for (const user of [bo, guest]) expect(user.text()).not.toContain('back in a moment')
  await ana.type('c')
  await expect.poll(wall.text).toBe(before)
})

it('the clock in large digits, with the question, until it is closed', async () => {
  const { services, ana, bo, wall } = await party()
  await ana.type('t')
  await sees(wall, /› {2}clock/)
  const { at, agenda } = services.room.session
  const step = agenda.phases.flatMap(p => p.exercises.flatMap(e => e.steps)).find(s => s.id === at)!
  expect(wall.text()).toContain(step.ask)
  expect(wall.rows().filter(row => /^ {20,}█[█ ]+$/.test(row)).length).toBeGreaterThan(5)
  expect(bo.text()).not.toContain('›  clock')
  await ana.type('t')
  await expect.poll(wall.text).not.toContain('›  clock')
})
