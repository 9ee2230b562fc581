/** Steps with nothing to do are passed over by themselves, and said so; what has begun never is. */
import { expect, test } from 'vitest'
import { stepOnward } from '../../src/kinds/facts.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Move } from '../../src/session/types.ts'
import { opened } from '../terminals/given.ts'
import { play, talk } from '../terminals/lines/talk.ts'
import { logOf } from '../terminals/steps.ts'
import { played } from './played.ts'

const about = { minutes: 1, ask: '?' }
const steps: StepOf[] = [
  { ...about, id: 'old', kind: 'actions', title: 'Old actions', settle: true },
  { ...about, id: 'write', kind: 'write', title: 'Write', hidden: true },
  { ...about, id: 'group', kind: 'group', title: 'Group', cards: 'write', least: 8 },
  { ...about, id: 'vote', kind: 'vote', title: 'Vote', on: 'group', dots: 3, least: 4 },
  { ...about, id: 'talk', kind: 'look', title: 'Talk', from: 'vote' },
  { ...about, id: 'end', kind: 'look', title: 'End' },
]
const cards = (count: number): Move[] => [
  { do: 'go', to: 'write' },
  ...Array.from({ length: count }, (_, i): Move => ({ in: 'write', do: 'add', text: `card ${i}` })),
  { do: 'reveal', step: 'write' },
]
const from = (moves: Move[], at = 'write', by: 1 | -1 = 1) => {
  const { to, passed } = stepOnward(played(steps, moves), at, by)
  return [to?.id, ...passed.map(({ step, why }) => `${step.id}: ${why}`)]
}

test('by how much there is to group, to choose from, and to talk about', () => {
  expect(from(cards(8))).toEqual(['group'])
  expect(from(cards(7))).toEqual(['vote', 'group: 7 cards'])
  expect(from(cards(3))).toEqual(['talk', 'group: 3 cards', 'vote: 3 to choose from'])
  expect(from(cards(0))).toEqual(['end', 'group: no card', 'vote: nothing to choose from', 'talk: nothing was written'])
  expect(from([])).toEqual(['group'])
})

test('backwards too, and not once somebody has been there', () => {
  expect(from(cards(3), 'talk', -1)).toEqual(['write', 'vote: 3 to choose from', 'group: 3 cards'])
  expect(from([...cards(3), { do: 'go', to: 'group' }], 'write')).toEqual(['group'])
  expect(from(cards(3), 'write', -1)).toEqual([undefined, 'old: nothing from last time'])
})

test('the screen and the lines say what was passed over', async () => {
  const screen = await opened([...logOf(steps)])
  await screen.escape()
  await screen.type('n')
  await screen.type('slow reviews\r')
  await screen.escape()
  await screen.type('r')
  await screen.type('n')
  expect(screen.room.session.at).toBe('talk')
  expect(screen.text()).toContain('Passed over: Group (1 card), Vote (1 to choose from).')
  expect(screen.text()).toContain('slow reviews')
  const { it } = await talk(steps)
  await play(it, [
    ['next'],
    ['slow reviews'],
    [':reveal'],
    ['next', 'Passed over: Group (1 card), Vote (1 to choose from).', 'Talk'],
  ])
})
