/** A line that is typed unseen goes nowhere else: a question that was asked in the open before is not asked on. */
import { expect, it } from 'vitest'
import { Room } from '../../../src/room/room.ts'
import { begun } from '../../room/storm.ts'
import { noAppServices, nowhere, openRoom } from '../../support/screen.ts'
import { converse } from './conversation.ts'

it('an estimate begun in the middle of the bet’s questions is no line of the bet', async () => {
  const past = begun()
  const at = Date.parse(past.at(-1)?.at ?? '')
  const room = new Room({ log: past, writer: nowhere, now: () => at })
  room.submit({ by: 'p1' }, { do: 'go', to: 'action.bet' })
  const open = openRoom([...room.log], () => at)
  const lines = await converse({ at: 'turn', open }, noAppServices(), { at })
  for (const line of [':we ask once', ':because it waits', ':measure orders', ':from 3', ':to 9', ':until 28 Nov'])
    await lines.say(line)
  for (const line of [':stop two fail', ':owner Bo', ':by 28 Nov']) await lines.say(line)
  const before = open.room.log.length
  const question = (await lines.say(':bet')).split('\n')[1] ?? ''
  expect(question).toMatch(/^\w[^?]*\?|^\w.*:/)
  const asked = await lines.say(':estimate')
  expect(asked).toContain('Typed unseen.')
  expect(asked).not.toContain(question)
  expect(await lines.say('70 12')).toContain('Kept.')
  expect(open.room.log.slice(before).map(({ move }) => move.do)).toEqual(['estimate'])
})
