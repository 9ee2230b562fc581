/** Findings, watch signals and cards of a deck by lines alone. */
import { expect, test } from 'vitest'
import { gameplayOn } from '../../../src/agendas/exercises/action/gameplay.ts'
import { sixPillars } from '../../../src/agendas/exercises/value/six-pillars.ts'
import { watchSignals } from '../../../src/agendas/exercises/value/watch-signals.ts'
import { actionsOf } from '../../../src/kinds/made/promises.ts'
import { workOf } from '../../../src/session/read.ts'
import type { StepOf } from '../../../src/session/shapes.ts'
import { play, talk } from './talk.ts'

test('a sweep: found under a row by its name, closed by number, the weakest named, an action made', async () => {
  const old = { id: 'f5-9', row: 'cost', text: 'idle machines', since: 't-5', on: '2026-10-24' }
  const { it, room } = await talk([sixPillars.steps[0]!], { findings: { pillars: [old] } })
  expect(it.all()).toContain('1. Cost: idle machines, open 3 turns, since 24 Oct')
  await play(it, [
    ['security shared account', 'Security: shared account'],
    ['found rel no restore test', 'Reliability: no restore test'],
    ['found s', 'Which row: Security, Cost'],
    ['found reliability', 'What breaks, and have we practised recovery?'],
    ['one region only', 'Reliability: one region only'],
    ['findings', '1. Security: shared account, new', '2. Cost: idle machines', '4. Reliability: one region only, new'],
    ['close 2 switched off at night', 'Closed: idle machines'],
    ['close 2', 'closed already'],
    ['drop 2', 'It is open since an earlier turn'],
    ['change 1 one account for all', 'Changed to: one account for all'],
    ['weakest rel', 'The weakest for this bet: reliability'],
    ['action 3', 'Action: no restore test'],
    ['close 9', 'Which finding? Say a number from 1 to 4.'],
  ])
  expect(workOf(room.session, 'pillars.sweep', 'sweep')).toMatchObject({ weakest: 'reliability' })
  expect(actionsOf(room.session).map(a => a.text)).toEqual(['no restore test'])
})

test('signals: those due are scored by number, a new one is asked for in three questions', async () => {
  const due = { id: 'w5-41', text: 'partners ask for sign-in', by: '2026-11-01', turn: 't-5', sign: 'three tickets' }
  const { it, room } = await talk([watchSignals.steps[0]!], { signals: [due] })
  expect(it.all()).toContain('1. partners ask for sign-in, by 1 Nov; sign: three tickets; its day has come')
  await play(it, [
    ['', 'First those whose day has come'],
    ['came 1 three since September', 'partners ask for sign-in: it came'],
    ['watch search is sold', 'What would we see if it were true?'],
    ['two offers', 'When do we look again?'],
    ['whenever', 'I cannot read the day in "whenever"', 'When do we look again?'],
    ['1 Mar', 'We watch until 1 Mar 2027: search is sold'],
    ['not 2', 'Its day is still to come'],
    ['day 2 in 2 months', 'Changed: search is sold'],
    ['signals', 'it came; seen: three since September', '2. search is sold, by 22 Jan 2027; sign: two offers'],
    ['drop 2', 'A signal was removed'],
  ])
  expect(workOf(room.session, 'emerging.signals', 'signals')!.signals).toHaveLength(1)
})

test('a deck: a group is heard, a card picked by its number with why, for a part of the map', async () => {
  const text = 'anchor Customer [0.9, 0.5]\ncomponent Login [0.6, 0.55] inertia\nCustomer->Login'
  const map: StepOf<'map'> = { id: 'm', kind: 'map', title: 'Map', ask: 'Where?', minutes: 1, role: 'solution', text }
  const { it, room } = await talk([gameplayOn('m').steps[0]!, map])
  expect(it.all()).toContain('The groups are 1. Basic operations')
  await play(it, [
    ['cards speeding', '1. market enablement. Help a market come into being'],
    ['cards nothing', 'There is no such group.'],
    ['pick 2 two partners would join', 'Picked: open approaches'],
    ['pick 9', 'Say a number from 1 to 5.'],
    ['part log', 'Login: product (+rental), inertia', 'As others might do it: '],
    ['part cellar', '1. Customer, a user', '2. Login'],
    ['pick 1', 'One line; empty is fine.'],
    ['', 'about Login'],
    ['picked', '1. open approaches, two partners would join', 'about Login'],
    ['why 1 three partners', 'Why open approaches was changed'],
    ['drop 2', 'A card was put back'],
    ['source', 'Simon Wardley', 'CC BY-SA 4.0'],
  ])
  expect(workOf(room.session, 'gameplay.pick', 'pick')!.picked).toMatchObject([{ card: 'open', why: 'three partners' }])
})
