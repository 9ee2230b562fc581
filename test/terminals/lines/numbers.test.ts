/** The way to production, several numbers, private gates and evidence by lines alone. */
import { expect, test } from 'vitest'
import { deliveryMetrics } from '../../../src/agendas/exercises/action/delivery-metrics.ts'
import { pathToProduction } from '../../../src/agendas/exercises/action/path-to-production.ts'
import { fourSliders } from '../../../src/agendas/exercises/challenge/four-sliders.ts'
import { westrum } from '../../../src/agendas/exercises/challenge/westrum.ts'
import { phaseGates } from '../../../src/agendas/exercises/phase-gates.ts'
import { gatesOf } from '../../../src/kinds/made/answers.ts'
import { workOf } from '../../../src/session/read.ts'
import { play, talk } from './talk.ts'

test('a way is walked, changed by its names, and compared', async () => {
  const steps = [
    { id: 's6-1', name: 'review', work: 60, wait: 11 },
    { id: 's6-2', name: 'security review', work: 30, wait: 69 },
  ]
  const { it, room } = await talk([pathToProduction.steps[0]!], {
    strips: { path: [{ turn: 'checkout-t0006', on: '2026-11-01', steps }] },
  })
  await play(it, [
    ['change fix tax label', 'fix tax label'],
    ['security review, 30 min, 52 h', 'security review changed: 30 min of work, 52 h of waiting'],
    ['walk deploy 1.5 h work 15 h', 'deploy: 1.5 h of work, 15 h of waiting'],
    ['walk deploy, 15 h', 'Is that work or waiting?'],
    [
      'steps',
      '2. security review, 30 min of work, 52 h of waiting',
      'Longest wait: security review, 52 h.',
      'Waiting on the same 2 steps: turn 6 80 h, turn 7 63 h.',
      'New: deploy.',
    ],
    ['sooner 1', 'This is the first step already.'],
    ['drop 3', 'A step was removed'],
  ])
  expect(workOf(room.session, 'path.strip', 'strip')!.steps.map(s => [s.name, s.wait])).toEqual([
    ['review', 11],
    ['security review', 52],
  ])
})

test('numbers get their names and values by number', async () => {
  const { it, room } = await talk(deliveryMetrics.steps)
  await play(it, [
    ['number 1 releases, a week', 'is releases, in a week'],
    ['value 1 12 20 Nov', 'releases: 12 a week on 20 Nov'],
    ['1 14', 'releases: 14 a week'],
    ['value 9 3', 'Say a number from 1 to 4.'],
    ['values', '1. releases: 14 a week', '2 values', '2. From the first line to live: no value yet, in h.'],
    ['drop 1', 'a value was removed'],
  ])
  expect(workOf(room.session, 'delivery.metrics', 'metrics')!.rows.deploys!.points.map(p => p.value)).toEqual([12])
})

test('a gate is answered aloud at one keyboard, reads itself, and what nobody knows becomes an action', async () => {
  const { it, room } = await talk(phaseGates.action.steps)
  await play(it, [
    ['find', 'Nothing to find out is known here yet.'],
    ['why too early', 'No gate waits for a reason'],
    ['y', 'This is the most useful small step for somebody now. Yes.'],
    ['gates y y d', 'Gate 3 is passed with follow-up.'],
    ['why nobody looked at renting', 'nobody looked at renting'],
    ['find', 'find out whether we tried to stop'],
  ])
  expect(gatesOf(room.session).action).toEqual({ mark: 'unknown', why: 'nobody looked at renting' })
  expect(workOf(room.session, 'home', 'actions')!.actions).toHaveLength(1)
})

test('evidence belongs to a row, and a row says what its points mean', async () => {
  const { it, room } = await talk([fourSliders.steps[0]!, westrum.steps[0]!])
  await play(it, [
    ['count 2 3 3 3 4'],
    ['2x3 3x4'],
    ['11223'],
    ['2 3 3 4 4'],
    ['reveal', 'Median 3 (n = 5).'],
    ['why 3 the same alarm four times', 'seen in: the same alarm four times'],
    ['results', 'Seen in: the same alarm four times.'],
    ['next'],
    ['meaning 2', 'bureaucratic: is filed and forgotten.'],
  ])
  expect(workOf(room.session, 'system.sliders', 'scale')!.why).toEqual({ prevention: 'the same alarm four times' })
})
