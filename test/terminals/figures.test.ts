/** Figures of git at Facts first: who may ask for them, and what becomes of an answer that comes too late. */
import { expect, test } from 'vitest'
import type { FiguresRead } from '../../src/session/offer.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Entry } from '../../src/session/types.ts'
import { opened } from './given.ts'
import { listen } from './participant/listen.ts'
import { servicesOf } from './participant/services.ts'
import { logOf } from './steps.ts'

const look: StepOf<'look'> = { id: 'f', kind: 'look', title: 'Facts', ask: 'Which one?', minutes: 3, facts: true }
const series: StepOf<'series'> = {
  id: 'd',
  kind: 'series',
  title: 'Deliveries',
  ask: 'How long?',
  minutes: 3,
  role: 'time-to-value',
  deliveries: true,
}
const read: FiguresRead = {
  offers: [{ what: 'delivery', from: '2026-11-02', at: '2026-11-09', name: 'v1', source: 'git: first commit to tag' }],
}

function atFacts(): Entry[] {
  const log = logOf([look, series])
  const at = log.at(-1)?.at ?? ''
  return [...log, { n: log.length + 1, at, by: 'p1', move: { do: 'go', to: 'f' } }]
}

test('the host is asked once, by the key; what comes when the step was left opens nothing', async () => {
  let asked = 0
  let answer = (_: FiguresRead) => {}
  const figures = () => {
    asked++
    return new Promise<FiguresRead>(resolve => {
      answer = resolve
    })
  }
  const screen = await opened(atFacts(), { appServices: { figures } })
  expect(asked).toBe(0)
  await screen.type('G')
  expect(screen.text()).toContain('Reading what git has here.')
  await screen.type('n')
  answer(read)
  await screen.escape()
  expect(screen.text()).not.toContain('Found 1 figure')
  await screen.type('b')
  await screen.type('G')
  answer(read)
  await screen.type('\t')
  expect(screen.text()).toContain('From git: first commit to tag, into "Deliveries".')
  await screen.type('s\r')
  expect(screen.text()).toContain('That was the last figure.')
  expect(asked).toBe(2)
})

test.each([
  ['p1', 'Ana', "Figures of git are read at the host's keyboard alone."],
  ['p2', 'Bo', undefined],
] as const)('from a terminal of their own %s reads no folder of the host', async (person, name, said) => {
  const log = atFacts()
  const lines = listen(servicesOf(log), person, name, {
    now: () => Date.parse(log.at(-1)?.at ?? ''),
    appServices: {
      figures() {
        throw new Error('a guest reached the folder of the host')
      },
    },
  })
  await lines.settle()
  const answer = String(await lines.say('figures'))
  if (said) expect(answer).toContain(said)
  expect(answer).not.toContain('Reading')
})
