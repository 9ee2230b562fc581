/** Terminals of `flywheel serve` whose worker is killed with -9 while something is open: the next keys are typed there. */
import { expect, test } from 'vitest'
import type { Move } from '../../src/session/types.ts'
import { eventually } from '../support/eventually.ts'
import { killWorkers, retroAt, room, workersOf } from './support/losing.ts'
import { type Served, serve } from './support/serving.ts'

const go = (to: string): Move => ({ do: 'go', to })
const reveal = (step: string): Move => ({ do: 'reveal', step })
const writing = 'challenge.write'
const voting = 'challenge.vote'
/** One card, with a dot of Ana's. */
const dotted = [
  go(writing),
  go(voting),
  { in: writing, do: 'add', text: 'slow reviews' } as const,
  (card: number): Move => ({ in: voting, do: 'dots', on: `c${card}`, count: 1 }),
]
const talking = [...dotted, reveal(writing), reveal(voting), go('challenge.talk')]

async function lose(served: Served) {
  killWorkers(served)
  await eventually(() => expect(workersOf(served)).toHaveLength(2))
}

test('a line that the facilitator opened is open after the loss, empty or with what stood in it', async () => {
  const { sessions, state, keys, store } = await retroAt(talking)
  const served = await serve(sessions, state, ['--workers', '2'])
  const made = async () => (await store.read(room)).log.slice(-2).map(({ move }) => move)
  const ana = served.come({ user: 'checkout', identity: keys.Ana ?? '' })
  await ana.see('slow reviews')
  ana.type('\r')
  await ana.see('NOTE')
  await lose(served)
  ana.type('no tests')
  await ana.see('no tests')
  await lose(served)
  ana.type(', no time\r')
  await eventually(async () =>
    expect(await made()).toContainEqual(expect.objectContaining({ do: 'note', text: 'no tests, no time' })),
  )
  ana.type('\x1b')
  await ana.see('n next')
  ana.type('p')
  await ana.see('PARK')
  await lose(served)
  ana.type('nice lift\r')
  await eventually(async () => expect(await made()).toContainEqual({ do: 'park', text: 'nice lift' }))
  expect((await store.read(room)).log.at(-1)?.move).toEqual({ do: 'park', text: 'nice lift' })
})

test('dots that were given as the workers are killed are given once each', async () => {
  const { sessions, state, keys, store } = await retroAt([...dotted, reveal(writing)])
  const served = await serve(sessions, state, ['--workers', '2'])
  const dots = async () =>
    (await store.read(room)).log.flatMap(({ by, move }) => (by === 'p2' && 'count' in move ? [move.count] : []))
  const bo = served.come({ user: 'checkout', identity: keys.Bo ?? '' })
  await bo.see('slow reviews')
  for (const given of [[1], [1, 2], [1, 2, 3]]) {
    bo.type('+')
    await lose(served)
    await eventually(async () => expect(await dots()).toEqual(given))
  }
})
