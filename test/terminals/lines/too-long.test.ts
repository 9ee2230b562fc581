/** A line that is longer than is taken: what is taken is kept, and that the rest is not is said, at the keyboard of the room and at a terminal that came in. */
import { expect, it } from 'vitest'
import { cardsOf } from '../../../src/kinds/made/board.ts'
import type { StepOf } from '../../../src/session/shapes.ts'
import type { Move } from '../../../src/session/types.ts'
import { entry } from '../../room/storm.ts'
import { eventually } from '../../support/eventually.ts'
import { listen } from '../participant/listen.ts'
import { servicesOf } from '../participant/services.ts'
import { logOf } from '../steps.ts'
import { talk } from './talk.ts'

const write: StepOf<'write'> = { id: 'cards', kind: 'write', title: 'Cards', ask: 'What slowed us?', minutes: 1 }
const tooLong = 'That line is longer than 1000 characters: its beginning was taken, the rest was not.'

it.each([
  ['a', 60_000],
  ['é', 20_000],
  ['👍', 5_000],
])('at the keyboard of the room: %s, %i times', async (letter, times) => {
  const { it: said, room } = await talk([write])
  await said.say(letter.repeat(times))
  expect(cardsOf(room.session, 'cards').map(c => c.text)).toEqual([letter.repeat(1_000)])
  expect(said.all().replace(/\s+/g, ' ').split(tooLong)).toHaveLength(2)
  await said.say(letter.repeat(1_000))
  expect(said.all().replace(/\s+/g, ' ').split(tooLong)).toHaveLength(2)
})

it.each([
  ['TERM=dumb', '\r', {}],
  ['ssh -T', '\n', { echoes: true } as const],
])('at a terminal that came in by %s', async (_which, end, how) => {
  const past = logOf([write])
  const moves: [Move, string][] = [
    [{ do: 'sit' }, 'p2'],
    [{ do: 'go', to: write.id }, 'p1'],
  ]
  const services = servicesOf([...past, ...moves.map(([move, by], i) => entry(past.length + 1 + i, move, by))])
  const terminal = listen(services, 'p2', 'Bo', how)
  await terminal.settle()
  await terminal.type(`${'a'.repeat(60_000)}${end}short${end}`)
  await eventually(() =>
    expect(cardsOf(services.room.session, 'cards').map(c => c.text)).toEqual(['a'.repeat(1_000), 'short']),
  )
  expect(terminal.said().split(tooLong)).toHaveLength(2)
})
