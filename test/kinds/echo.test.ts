/** What comes up again: topics kept for later turns, told at grouping and talk by their words, turned off by one key. */
import { describe, expect, it, test } from 'vitest'
import { topicsOf } from '../../src/kinds/made/echo.ts'
import { redact } from '../../src/room/redact.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import { areSimilar, stemsOf } from '../../src/session/similar.ts'
import type { CarriedOver, Move } from '../../src/session/types.ts'
import { carryOver } from '../../src/turn/carry-over.ts'
import { judged, rates } from '../support/echo-labels.ts'
import { opened } from '../terminals/given.ts'
import { logOf } from '../terminals/steps.ts'
import { further, played, shown } from './played.ts'

const base = { minutes: 3, ask: 'What?' }
const write: StepOf<'write'> = { ...base, id: 'w', kind: 'write', title: 'Write' }
const group: StepOf<'group'> = { ...base, id: 'g', kind: 'group', title: 'Group', cards: 'w' }
const vote: StepOf<'vote'> = { ...base, id: 'v', kind: 'vote', title: 'Vote', on: 'g', dots: 3 }
const talk: StepOf<'look'> = { ...base, id: 't', kind: 'look', title: 'Talk', from: 'v' }
const steps = [write, group, vote, talk]

const past = (number: number, more: object): CarriedOver['turns'][number] => ({
  id: `checkout-t000${number}`,
  day: '2026-11-02',
  kind: 'turn',
  gates: {},
  actions: { open: 0, done: 0, dropped: 0 },
  ...more,
})
const turns = [
  past(2, { topics: ['releases wait for one person'] }),
  past(3, { topics: ['the depot page'] }),
  past(4, { top: 'one person releases what waits' }),
]
const cards = ['a release waits for one person', 'nobody answers the phone'].map(
  (text): Move => ({ in: 'w', do: 'add', text }),
)
const moves: Move[] = [
  { do: 'go', to: 'w' },
  ...cards,
  { do: 'go', to: 'g' },
  { do: 'go', to: 'v' },
  { in: 'v', do: 'dots', on: 'c8', count: 3 },
  { do: 'go', to: 't' },
]

describe('two texts', () => {
  test.each([
    ['releases wait for one person', 'waiting for a person to release', true],
    ['wrong addresses', 'What does a wrong address cost?', true],
    ['Überlastung', 'uberlastung', true],
    ['the release', 'the review', false],
    ['', '', false],
    ['and so on', 'and so on', false],
  ])('%s / %s', (one, other, isSame) => expect(areSimilar(stemsOf(one), stemsOf(other))).toBe(isSame))
})

it('topics go along with most dots first, and not what was written without names or is an option', () => {
  const session = played(steps, moves)
  expect(topicsOf(session)).toEqual(['a release waits for one person', 'nobody answers the phone'])
  expect(carryOver(further(session, { do: 'close' })).turns.at(-1)?.topics).toHaveLength(2)
  expect(topicsOf(played([{ ...write, anonymous: true }, group, vote, talk], moves))).toEqual([])
  const bet: StepOf<'decide'> = { ...base, id: 'd', kind: 'decide', title: 'Bet', options: 'w' }
  expect(topicsOf(played([...steps, bet], moves))).toEqual([])
  expect(topicsOf(redact(played([{ ...write, hidden: true }, group, vote], moves.slice(0, -1))))).toEqual([])
})

it('is told at grouping and in the talk, with the turns named', () => {
  const session = played(steps, moves, { turns })
  const look = { width: 80, height: 20, working: true }
  expect(shown(session, 'g', look).join('\n')).toContain('again, turn 2 and 4')
  expect(shown(session, 't', look).join('\n')).toContain('came up in turns 2 and 4: is it in our hands?')
  expect(shown(further(session, { do: 'echo', on: false }), 't', look).join('\n')).not.toContain('came up')
})

it('one key turns it off, the same key on again', async () => {
  const log = logOf(steps, { turns })
  const all = [...log, ...moves.map((move, i) => ({ n: log.length + i + 1, at: log.at(-1)?.at ?? '', by: 'p1', move }))]
  const screen = await opened(all)
  expect(screen.text()).toContain('came up in turns 2 and 4')
  await screen.escape()
  await screen.type('E')
  expect(screen.text()).not.toContain('came up in turns')
  await screen.type('E')
  expect(screen.text()).toContain('came up in turns 2 and 4')
})

test('nine of ten that are told on the labelled turns of the examples are right, and every topic is labelled', () => {
  const { all, unlabelled } = judged()
  expect(unlabelled).toEqual([])
  const { right, told, known } = rates(all)
  expect(told).toBeGreaterThanOrEqual(10)
  expect(right / told).toBeGreaterThanOrEqual(0.9)
  expect(right / known).toBeGreaterThan(0.4)
})
