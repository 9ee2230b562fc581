/** The plan changed by words alone. */
import { expect, test } from 'vitest'
import { converse, hosted, noon } from './conversation.ts'

test('an exercise is left out and taken in by its name, and a late room hears the ways out', async () => {
  const clock = noon()
  const { appServices } = hosted(clock)
  const it = await converse({ at: 'home' }, appServices, clock)
  for (const line of ['new', 'checkout', 'Ana, Bo']) await it.say(line)
  expect(await it.say(':omit nothing like it')).toContain('Say which: ')
  expect(await it.say(':omit trying to move')).toContain('Left out: What were we trying to move?')
  expect(await it.say(':steps')).toContain('Not in the plan: Star; Input.')
  await it.say('')
  expect(await it.say(':next')).toContain('Step 3 of 14: Deliveries.')
  expect(await it.say(':go 13')).toContain('Step 13 of 14')
  expect(await it.say(':go star')).toContain('Not in the plan: Star.')
  expect(await it.say(':include trying')).toContain('Taken in: What were we trying to move?')
  expect(await it.say(':late')).toContain('The room is 23 min ahead.')
  await it.say(':go 3')
  await it.say(':go 6')
  clock.at += 60 * 60_000
  const ways = await it.say(':late')
  expect(ways).toMatch(/The room is \d+ min behind\./)
  expect(ways).toContain('late 3: end ')
  expect(await it.say(':late 3')).toMatch(/We end \d+ minutes later\./)
  expect(await it.say(':late')).toContain('The room is on time.')
  expect(await it.say(':deepen')).toContain('There is none now.')
})
