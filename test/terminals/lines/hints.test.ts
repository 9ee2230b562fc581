/** The facilitator's hints by words: what is next, who is at it, what nobody else is told. */
import { expect, test } from 'vitest'
import { converse, hosted, noon } from './conversation.ts'

test('what is next is heard at a talk and at a hidden step, and a long silence of notes is told', async () => {
  const clock = noon()
  const { appServices } = hosted(clock)
  const it = await converse({ at: 'home' }, appServices, clock)
  for (const line of ['new', 'checkout', 'Ana, Bo, Chidi', 'next']) await it.say(line)
  expect(await it.say(':hints')).toMatch(/Only for you\. Next: go on to ".*at 0:00/)
  await it.say(':go write')
  const hidden = await it.say(':hints')
  expect(hidden).toContain('Only for you. Next: reveal when 3 of 3 are done, or at 0:00.')
  expect(hidden).toContain('Not done: Ana, Bo and Chidi.')
  expect(hidden).toContain('The plan: ')
  await it.say(':go talk')
  expect(await it.say(':hints')).not.toContain('nothing noted')
  clock.at += 5 * 60_000
  expect(await it.say('V')).toContain('5 min of talk, nothing noted')
})
