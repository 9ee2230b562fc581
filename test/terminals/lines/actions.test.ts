/** Actions in lines: what is parked kept, dropped or made an action; candidates taken; somebody unknown asked about. */
import { expect, test } from 'vitest'
import { parkedOf } from '../../../src/kinds/made/promises.ts'
import { workOf } from '../../../src/session/read.ts'
import type { StepOf } from '../../../src/session/shapes.ts'
import { noAppServices, openRoom } from '../../support/screen.ts'
import { logOf } from '../steps.ts'
import { converse, noon } from './conversation.ts'

const way: StepOf<'strip'> = { id: 'way', kind: 'strip', title: 'Way', ask: 'What happened?', minutes: 2, keep: 'way' }

test('what is parked is settled, a candidate taken, and a stranger asked about once', async () => {
  const clock = noon()
  const open = openRoom(logOf([way]), () => clock.at)
  const it = await converse({ at: 'turn', open }, noAppServices(), clock)
  for (const line of [
    'walk code, 2 h, 1 h',
    'walk review, 60 min, 11 h',
    'park who pays',
    'park the name',
    'park a date',
  ])
    await it.say(line)
  expect(await it.say('n')).toContain('1. longest wait: shorten the wait after review, 11 h')
  expect(await it.say('take 1')).toContain('Action 1 is noted: shorten the wait after review, 11 h.')
  expect(await it.say('owner Zoe')).toContain('Nobody called "Zoe" is in the room.')
  expect(await it.say('owner zoe')).toContain('1. shorten the wait after review, 11 h, zoe.')
  expect(await it.say('owner bo')).toContain('11 h, Bo.')
  await it.say('take parked 1')
  await it.say('drop parked 2')
  await it.say('keep 3')
  expect(parkedOf(open.room.session).map(p => p.fate)).toEqual(['action', 'drop', 'keep'])
  expect(workOf(open.room.session, 'home', 'actions')?.actions.map(a => a.text)).toEqual([
    'shorten the wait after review, 11 h',
    'who pays',
  ])
})
