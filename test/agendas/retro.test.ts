/** The retro is the 25 minutes it promises, and begins from what the last turn left. */
import { expect, test } from 'vitest'
import { agendaOf, agendas } from '../../src/agendas/index.ts'
import { lint, pathText } from '../../src/agendas/lint.ts'
import { retro } from '../../src/agendas/retro.ts'
import { stepsOf } from '../../src/session/agenda.ts'
import type { CarriedOver } from '../../src/session/types.ts'

const carried: CarriedOver = {
  actions: [{ id: 'a1-9', text: 'automate the release', status: 'open', carried: 1 }],
  parked: [],
  options: [],
  series: {},
  debts: [{ phase: 'challenge', why: 'nobody dared to say no' }],
  top: 'release queue',
  turns: [],
}

test.each(Object.keys(agendas))('the built-in agenda %s has nothing to complain about', name => {
  for (const from of [undefined, carried])
    expect(lint(agendas[name]!(from)).map(p => `${pathText(p.path)}: ${p.say}`)).toEqual([])
})

test('the retro takes 3 + 3 + 9 + 5 + 2 + 3 minutes', () => {
  const minutes = retro().phases.map(p => p.exercises.flatMap(e => e.steps).reduce((sum, s) => sum + s.minutes, 0))
  expect(minutes).toEqual([3, 3, 9, 5, 2, 3])
})

test('the ids are the same every turn, so that a later turn can be laid beside this one', () => {
  expect(stepsOf(retro(carried)).map(s => s.id)).toEqual(stepsOf(retro()).map(s => s.id))
})

test('every step of the retro tells the facilitator something', () => {
  for (const step of stepsOf(retro())) expect(step.hint, step.id).toBeTruthy()
})

test('a gate debt is the first question of its phase, and the top challenge is asked about', () => {
  const write = stepsOf(retro(carried)).find(s => s.id === 'challenge.write')
  expect(write?.ask).toMatch(/^Follow-up: "nobody dared to say no"\. What sped us up/)
  expect(write?.hint).toContain('"release queue"')
})

test('a first turn has nothing to settle and says so; making one agenda leaves the next as it was', () => {
  const before = JSON.stringify(retro(carried))
  expect(stepsOf(retro())[0]?.ask).not.toContain('said we would do')
  expect(stepsOf(retro(carried))[0]?.ask).toBe('What happened to what we agreed?')
  expect(JSON.stringify(retro(carried))).toBe(before)
})

test('only names in the table are agendas', () => {
  expect(agendaOf('retro')).toBe(retro)
  for (const name of ['turns', 'constructor', '__proto__', 'toString', '']) expect(agendaOf(name)).toBeUndefined()
})
