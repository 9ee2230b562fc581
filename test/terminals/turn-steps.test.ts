/** Every step of the full turn on the screen, the first time and later: its question whole, its frame where it belongs. */
import { expect, test } from 'vitest'
import { turn } from '../../src/agendas/turn.ts'
import { stepsOf } from '../../src/session/agenda.ts'
import type { CarriedOver, Entry, Move } from '../../src/session/types.ts'
import { nothingCarried } from '../../src/turn/carry-over.ts'
import { opened } from './given.ts'

const later: CarriedOver = {
  ...nothingCarried,
  actions: [{ id: 'a1-9', text: 'try one backup', owner: 'Bo', status: 'open', carried: 2 }],
  debts: [{ phase: 'action', why: 'nobody from security was in the room' }],
  top: 'release queue',
  turns: [
    {
      id: 'checkout-t0001',
      day: '2026-11-07',
      kind: 'turn',
      gates: { purpose: 'yes' },
      actions: { open: 1, done: 0, dropped: 0 },
      deep: ['north-star'],
    },
  ],
  choices: { ask: { text: 'people who moved house find their parcels', since: 'checkout-t0001' } },
  trees: {
    star: [
      {
        id: 'star',
        text: 'orders without help',
        level: 0,
        unit: '%',
        points: [{ id: 's1-1', at: '2026-11-07', value: 61 }],
      },
    ],
  },
  strips: {
    path: [{ turn: 'checkout-t0001', on: '2026-11-07', steps: [{ id: 's1', name: 'review', work: 30, wait: 52 }] }],
  },
  findings: { pillars: [{ id: 'f1', row: 'cost', text: 'idle cluster', since: 'checkout-t0001', on: '2026-11-07' }] },
  signals: [{ id: 'g1', text: 'search is a product', by: '2026-11-20', turn: 'checkout-t0001' }],
}

function log(carried: CarriedOver, step: string): Entry[] {
  const agenda = turn(75, carried)
  const number = carried.turns.length + 1
  const moves: Move[] = [
    {
      do: 'open',
      title: 'Turn',
      turn: { id: `checkout-t000${number}`, number, kind: 'turn', team: 'checkout', carried },
      agenda,
    },
    ...['Ana', 'Bo', 'Chidi', 'Dee', 'Eli', 'Fay'].map((name): Move => ({ do: 'join', name, room: true })),
    { do: 'go', to: step },
  ]
  return moves.map((move, i) => ({ n: i + 1, at: '2026-11-22T14:00:00.000Z', by: 'p1', move }))
}

const flat = (text: string) => text.replace(/\s+/g, ' ')

test.each([
  ['a first turn', nothingCarried],
  ['a later one', later],
])('of %s', async (_, carried) => {
  for (const step of stepsOf(turn(75, carried)))
    for (const ascii of [false, true]) {
      const shown = await opened(log(carried, step.id), { ascii })
      const rows = shown.text().split('\n')
      expect(rows, step.id).toHaveLength(24)
      expect(Math.max(...rows.map(r => [...r].length)), step.id).toBeLessThanOrEqual(80)
      expect(flat(shown.text()), step.id).toContain(flat(step.ask).slice(0, 60).replace(/[“”…]/g, ''))
      await shown.quit()
    }
})
