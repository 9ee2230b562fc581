/** Lines that come at once, or while the one before is still worked off, are read as if they had been typed slowly: cards, command words, answers. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StepOf } from '../../../src/session/shapes.ts'
import type { Move } from '../../../src/session/types.ts'
import { entry } from '../../room/storm.ts'
import { listen } from '../participant/listen.ts'
import { servicesOf } from '../participant/services.ts'
import { logOf } from '../steps.ts'

const write: StepOf<'write'> = { id: 'cards', kind: 'write', title: 'Cards', ask: 'What slowed us?', minutes: 1 }
const scale: StepOf<'scale'> = {
  id: 'mood',
  kind: 'scale',
  title: 'Mood',
  ask: 'How was it?',
  minutes: 1,
  rows: [{ id: 'all', say: 'All in all' }],
  points: ['1', '2', '3'],
}
const steps: [what: string, step: StepOf][] = [
  ['cards', write],
  ['unseen cards', { ...write, hidden: true }],
  ['one card each', { ...write, each: 1 }],
  ['answers', scale],
]
const lines = ['slow tests', 'the queue', 'quit', 'done', 'help', 'next', 'card', 'command', '3', '2', 'x', ':list', '']

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** What came of these lines at a terminal, typed in these pieces: the log, and whether the person has left. */
async function typed(step: StepOf, pieces: readonly string[], echoes: boolean) {
  const past = logOf([step])
  const moves: [Move, string][] = [
    [{ do: 'sit' }, 'p2'],
    [{ do: 'go', to: step.id }, 'p1'],
  ]
  const log = [...past, ...moves.map(([move, by], i) => entry(past.length + 1 + i, move, by))]
  const services = servicesOf(log)
  const terminal = listen(services, 'p2', 'Bo', {
    ...(echoes ? { echoes } : {}),
    now: () => Date.parse(log.at(-1)?.at ?? ''),
  })
  let hasLeft = false
  void terminal.user.exited.then(() => {
    hasLeft = true
  })
  await terminal.settle()
  for (const piece of pieces) {
    await terminal.type(piece)
    // A line that might be the first of a paste waits for the next one.
    for (let i = 0; i < 12; i++) {
      await vi.advanceTimersByTimeAsync(70)
      await terminal.settle()
    }
  }
  return {
    log: services.room.log.slice(log.length).map(({ move }) => move),
    hasLeft,
    done: services.presence.isDone('p2', step.id),
  }
}

describe.each(steps)('%s', (_what, step) => {
  it.each([
    ['a terminal without cursor', '\r', false],
    ['ssh -T', '\n', true],
  ] as const)('at %s', async (_which, end, echoes) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...lines), { minLength: 2, maxLength: 6 }), async said => {
        // Lines alone become one card where only one is left, which is asked first: not those with a command among them.
        const rows = [...said, ':list'].map(line => `${line}${end}`)
        expect(await typed(step, [rows.join('')], echoes)).toEqual(await typed(step, rows, echoes))
      }),
      { numRuns: Number(process.env.FLYWHEEL_RUNS ?? 20) },
    )
  })
})
