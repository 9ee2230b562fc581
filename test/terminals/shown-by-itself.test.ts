/** A whole count is shown by the Enter that keeps it; a second Enter in the same breath does not pass the result over. */
import { expect, test } from 'vitest'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Entry, Move } from '../../src/session/types.ts'
import { opened } from './given.ts'
import { logOf } from './steps.ts'

const base = { minutes: 2 }
const write: StepOf<'write'> = { ...base, id: 'w', kind: 'write', title: 'Write', ask: 'What?' }
const vote: StepOf<'vote'> = {
  ...base,
  id: 'v',
  kind: 'vote',
  title: 'Vote',
  ask: 'Which?',
  on: 'w',
  dots: 2,
  hidden: true,
}
const talk: StepOf<'write'> = { ...base, id: 't', kind: 'write', title: 'Talk', ask: 'What now?' }

function log(): Entry[] {
  const first = logOf([write, vote, talk])
  const moves: Move[] = [
    { do: 'go', to: 'w' },
    { in: 'w', do: 'add', text: 'the queue' },
    { in: 'w', do: 'add', text: 'the table' },
    { do: 'go', to: 'v' },
  ]
  const at = first.at(-1)?.at ?? ''
  return [...first, ...moves.map((move, i) => ({ n: first.length + i + 1, at, by: 'p1', move }))]
}

test('two presses of Enter count and show the result; the next one goes on', async () => {
  const screen = await opened(log())
  await screen.type('7 3\r\r')
  expect(screen.text()).toMatch(/the queue +█+ +7/)
  expect(screen.text()).toContain('All are counted: this is the result. Enter goes on.')
  screen.pass(2)
  await screen.type('\r')
  expect(screen.text()).toContain('What now?')
})

test('a count that was shown by a key of its own goes on at once', async () => {
  const screen = await opened(log())
  await screen.type('5 3\r\r')
  expect(screen.text()).toMatch(/the queue +█+ +5/)
  await screen.type('\r')
  expect(screen.text()).toContain('What now?')
})
