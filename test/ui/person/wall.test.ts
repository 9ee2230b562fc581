/** What whoever facilitates lays over the stage: on every screen on the wall, on nobody's own. */
import { expect, it } from 'vitest'
import { exampleLog, through } from '../given.ts'
import { hallOf, type Seated } from './hall.ts'

async function party() {
  const log = through(exampleLog(1), 'challenge.vote').map(e =>
    e.move.do === 'join' && 'room' in e.move ? { ...e, move: { do: 'join' as const, name: e.move.name } } : e,
  )
  const hall = hallOf(log)
  const ana = await hall.sit('Ana')
  const bo = await hall.sit('Bo')
  const wall = await hall.sit('wall', { role: 'stage', columns: 120, rows: 40 })
  const guest = await hall.sit('guest', { role: 'observer' })
  return { hall, ana, bo, wall, guest }
}

const sees = (seat: Seated, what: string | RegExp) => expect.poll(seat.text).toMatch(what)

it('the curtain: nothing of the session is left on the stage, and all of it comes back', async () => {
  const { ana, bo, wall, guest } = await party()
  const before = wall.text()
  await ana.type('c')
  await sees(wall, 'back in a moment')
  for (const row of wall.rows())
    expect(row).toMatch(/^\s*(back in a moment|flywheel {2}› {2}short break|─+|: more {2}F1 help)?\s*$/)
  for (const seat of [bo, guest]) expect(seat.text()).not.toContain('back in a moment')
  await ana.type('c')
  await expect.poll(wall.text).toBe(before)
})

it('the clock in large digits, with the question, until it is closed', async () => {
  const { hall, ana, bo, wall } = await party()
  await ana.type('t')
  await sees(wall, /› {2}clock/)
  const { at, agenda } = hall.room.session
  const step = agenda.phases.flatMap(p => p.exercises.flatMap(e => e.steps)).find(s => s.id === at)!
  expect(wall.text()).toContain(step.ask)
  expect(wall.rows().filter(row => /^ {20,}█[█ ]+$/.test(row)).length).toBeGreaterThan(5)
  expect(bo.text()).not.toContain('›  clock')
  await ana.type('t')
  await expect.poll(wall.text).not.toContain('›  clock')
})
