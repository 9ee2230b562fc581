/** A scale whose rows are cards, and a scale asked again after talk. */
import { expect, test } from 'vitest'
import { lint } from '../../src/agendas/lint.ts'
import { stepAsked } from '../../src/kinds/index.ts'
import { stepOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import { asked, bo, further, played, shown } from './played.ts'

const base = { ask: 'How?', minutes: 2 }
const write: StepOf<'write'> = { ...base, id: 'w', kind: 'write', title: 'Write' }
const rows: StepOf<'scale'> = {
  ...base,
  id: 's',
  kind: 'scale',
  title: 'Size',
  cards: 'w',
  rows: [],
  points: ['days', 'weeks'],
}
const first: StepOf<'scale'> = {
  ...base,
  id: 'a',
  kind: 'scale',
  title: 'First',
  hidden: true,
  rows: [{ id: 'r', say: 'Weeks it takes' }],
  points: ['1', '2', '3', '5', '8'],
}
const again: StepOf<'scale'> = {
  ...base,
  id: 'b',
  kind: 'scale',
  title: 'Second',
  hidden: true,
  again: 'a',
  rows: [],
  points: [],
}

test('cards are the rows, answered like any others', () => {
  const session = played(
    [write, rows],
    [
      { do: 'go', to: 'w' },
      { in: 'w', do: 'add', text: 'sign what was reviewed' },
      { in: 'w', do: 'add', text: 'rent the scanner' },
      { do: 'go', to: 's' },
    ],
  )
  const [one] = stepAsked(rows, session).rows
  expect(one?.say).toBe('sign what was reviewed')
  expect(asked<'scale'>(session, { in: 's', do: 'tally', row: one?.id ?? '', counts: [3, 2] })).toBeUndefined()
  expect(asked<'scale'>(session, { in: 's', do: 'tally', row: 'other', counts: [3, 2] })?.why).toBe('no-such')
  const counted = further(session, { in: 's', do: 'tally', row: one?.id ?? '', counts: [3, 2] })
  expect(shown(counted, 's').join('\n')).toMatch(/sign what was reviewed +███ +██/)
})

test('without cards it says so', () => {
  const session = played([write, rows], [{ do: 'go', to: 's' }])
  expect(shown(session, 's').join(' ')).toContain('No cards to ask about here.')
})

test('asked again it has the rows and points of before, and shows what was said then beside them', () => {
  const session = played(
    [first, again],
    [
      { do: 'go', to: 'a' },
      { in: 'a', do: 'tally', row: 'r', counts: [0, 0, 1, 2, 2] },
      { do: 'reveal', step: 'a' },
      { do: 'go', to: 'b' },
      [bo, { in: 'b', do: 'answer', row: 'r', point: 2 }],
      { in: 'b', do: 'tally', row: 'r', counts: [0, 0, 3, 1, 0] },
    ],
  )
  expect(shown(session, 'b').join('\n')).not.toContain('before')
  const text = shown(further(session, { do: 'reveal', step: 'b' }), 'b').join('\n')
  expect(text).toMatch(/median +before/)
  expect(text).toMatch(/●●●● +● +3 of 5 +5 of 5/)
})

test('an agenda may not mix them up', () => {
  const said = (step: StepOf) =>
    lint(played([write, first, step]).agenda)
      .map(p => p.say)
      .join(' ')
  expect(said(rows)).not.toContain('scale')
  expect(said(again)).not.toContain('scale')
  expect(said({ ...rows, rows: first.rows })).toContain('takes its rows from there')
  expect(said({ ...rows, keep: 'sizes' })).toContain('takes its rows from there')
  expect(said({ ...again, again: 'w' })).toContain('scale')
  expect(stepOf(played([rows]), 's')).toBe(rows)
})
