/** What the screens can do, lines can do as well: a full turn from home, a promise made smaller. */
import { expect, test } from 'vitest'
import { safetyPulse } from '../../../src/agendas/exercises/challenge/safety-pulse.ts'
import { settle } from '../../../src/agendas/exercises/opening/settle.ts'
import { phaseGates } from '../../../src/agendas/exercises/phase-gates.ts'
import { workOf } from '../../../src/session/read.ts'
import type { NewSession } from '../../../src/views/app-services.ts'
import { noAppServices, openRoom } from '../../support/screen.ts'
import { logOf } from '../steps.ts'
import { converse, hosted, noon } from './conversation.ts'

test('a full turn starts from home, after a closed one too', async () => {
  const clock = noon()
  const { appServices } = hosted(clock)
  const wanted: NewSession[] = []
  const create = appServices.create
  const it = await converse(
    { at: 'home' },
    { ...appServices, create: what => create(wanted[wanted.push(what) - 1]!) },
    clock,
  )
  expect(await it.say('turn')).toContain('A full turn, once round the wheel in 75 minutes')
  for (const line of ['checkout', 'Ana, Bo']) await it.say(line)
  await it.say(':close')
  await it.say('yes')
  await it.say(':quit')
  await it.say('turn 1')
  for (const line of ['', '']) await it.say(line)
  expect(wanted).toMatchObject([
    { agenda: 'turn', team: 'checkout' },
    { agenda: 'turn', team: 'checkout' },
  ])
})

test('a promise is made smaller, and keeps what it was', async () => {
  const clock = noon()
  const action = { id: 'a', text: 'automate everything', status: 'open' as const, carried: 2 }
  const open = openRoom(logOf(settle.steps, { actions: [action] }), () => clock.at)
  const it = await converse({ at: 'turn', open }, noAppServices(), clock)
  expect(it.all()).toContain('smaller 1')
  expect(await it.say('smaller 1 only the first alarm')).toContain('Smaller now: only the first alarm.')
  expect(workOf(open.room.session, settle.steps[0]!.id, 'actions')?.actions[0]).toMatchObject({
    text: 'only the first alarm',
    note: 'it was: automate everything',
    status: 'open',
  })
  expect(await it.say('smaller 7 x')).toMatch(/1/)
})

test('answers without names are typed unseen, a line each; hands only when somebody says so', async () => {
  const clock = noon()
  const [pulse] = safetyPulse.steps
  const open = openRoom(logOf([pulse!]), () => clock.at)
  const it = await converse({ at: 'turn', open }, noAppServices(), clock)
  expect(it.all()).toContain('The keyboard is with Ana: 7 answers')
  expect(await it.say('345')).toContain('these were 3. Once more.')
  expect(await it.say('3454321')).toContain('The keyboard is with Bo')
  expect(await it.say('hands')).toContain('hands would count twice')
  for (const line of ['1111111', '2222222', '44444-4']) await it.say(line)
  expect(await it.say('5555555')).toContain('Everybody had the keyboard.')
  expect(it.all()).not.toMatch(/said \d/)
  expect(await it.say('show')).toContain('(n = 5)')
})

test('a hint heard in lines names no key of the screens', async () => {
  const clock = noon()
  const open = openRoom(logOf(phaseGates.purpose.steps), () => clock.at)
  const it = await converse({ at: 'turn', open }, noAppServices(), clock)
  expect(it.all()).toContain('Hint: Answer for yourself.\n')
})
