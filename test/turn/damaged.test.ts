/** A file somebody changed: what a turn starts from is refused where it is no carry-over, and read without a fall where it is. */
import { expect, test } from 'vitest'
import { turn } from '../../src/agendas/turn.ts'
import { rulesOf } from '../../src/kinds/index.ts'
import { misfit } from '../../src/room/fits.ts'
import { fold } from '../../src/room/log.ts'
import { stepOf } from '../../src/session/read.ts'
import type { CarriedOver, Entry, Move } from '../../src/session/types.ts'
import { carryOver } from '../../src/turn/carry-over.ts'
import { drawWheelFacts } from '../../src/turn/wheel-drawing.ts'
import { wheelOf } from '../../src/turn/wheel-facts.ts'

const counts = [0, 1, 2, 3, 0]
const day = '2026-11-07'

/** Something of everything a turn may leave. */
const carried: CarriedOver = {
  actions: [{ id: 'a1-9', text: 'try one backup', owner: 'Bo', status: 'open', carried: 2, due: day }],
  bet: { turn: 't-1', fields: { we: 'stop the queue', from: '35 h', to: '12 h' } },
  parked: [{ id: 'k1-4', text: 'the old name', turn: 't-1' }],
  options: [{ id: 'c50', text: 'buy it', rev: 0 }],
  series: {
    star: { name: 'orders', unit: '%', points: [{ id: 's1-1', at: day, value: 61 }] },
    'time-to-value': { points: [{ id: 's1-2', at: day, value: 9, from: '2026-10-29' }] },
  },
  debts: [{ phase: 'purpose', why: 'no star' }],
  top: 'release queue',
  turns: [
    {
      id: 't-1',
      day,
      kind: 'turn',
      bet: 'stop the queue',
      result: 'hit',
      gates: { purpose: 'no', value: 'yes' },
      actions: { open: 1, done: 0, dropped: 0 },
      minutes: 75,
      waits: { path: 52 },
      deep: ['north-star'],
      findings: { open: 1, oldest: 1 },
      signals: { came: 1, not: 0 },
      word: 'first push',
    },
  ],
  trees: {
    star: [
      { id: 'star', text: 'orders', level: 0, points: [{ id: 's1-1', at: day, value: 61 }] },
      { id: 'n1', text: 'speed', level: 1, parent: 'star' },
    ],
  },
  rings: { ring: { links: [{ id: 'l1', text: 'price' }], weakest: 'l1' } },
  strips: {
    path: [{ turn: 't-1', on: day, change: 'tax label', steps: [{ id: 's1', name: 'review', work: 30, wait: 52 }] }],
  },
  scales: {
    'pulse-value': [
      { turn: 't-1', on: day, points: ['1', '2', '3', '4', '5'], rows: { 'low-carbon': { counts, why: 'x' } } },
    ],
  },
  findings: { pillars: [{ id: 'f1', row: 'cost', text: 'idle', since: 't-1', on: day }] },
  signals: [{ id: 'g1', text: 'search', sign: 'offers', by: '2026-11-20', turn: 't-1' }],
  choices: { ask: { text: 'people who moved', since: 't-1' } },
  maps: { market: { text: 'component Cup [0.9, 0.5] inertia', turn: 't-1' } },
}

const agenda = turn(75, carried)
const moves: Move[] = [
  { do: 'join', name: 'Ana', room: true },
  ...['open.settle', 'open.facts', 'star.tree', 'path.again', 'pillars.sweep', 'emerging.signals', 'market.map'].map(
    (to): Move => ({ do: 'go', to }),
  ),
  { do: 'close' },
]

function log(from: unknown): Entry[] {
  const open = {
    do: 'open',
    title: 'Turn',
    turn: { id: 't-2', number: 2, kind: 'turn', team: 'x', carried: from },
    agenda,
  }
  return [open as Move, ...moves].map((move, i) => ({ n: i + 1, at: '2026-11-21T13:00:00.000Z', by: 'p1', move }))
}

/** Everything that reads what a turn starts from. */
function readAll(from: unknown): void {
  const session = fold(log(from))
  carryOver(session)
  drawWheelFacts(wheelOf(session), { width: 80, height: 18, today: '2026-11-21' })
  for (const id of Object.keys(session.work)) {
    const step = stepOf(session, id)!
    rulesOf(step.kind).draw(step, session, { width: 80, height: 18 })
  }
  turn(75, session.turn.carried)
}

/** Every place in a value, as the keys that lead to it. */
function places(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return [
    path,
    ...Object.entries(value).flatMap(([key, inner]) =>
      places(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ]
}

function exchanged(path: (string | number)[], by: unknown): unknown {
  const copy = structuredClone(carried) as unknown
  let holder = copy as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) holder = holder[key] as typeof holder
  if (by === undefined) delete holder[path.at(-1)!]
  else holder[path.at(-1)!] = by
  return copy
}

test('all of it is read', () => {
  expect(misfit(log(carried))).toBeUndefined()
  readAll(carried)
})

test('any value taken out or exchanged is refused, or read all the same', () => {
  let refused = 0
  const fell: string[] = []
  for (const path of places(carried).filter(p => p.length > 0))
    for (const by of [undefined, 7, -1, 'x', '', true, null, [], {}, ['x'], { x: 1 }]) {
      const from = exchanged(path, by)
      if (misfit(log(from))) refused++
      else
        try {
          readAll(from)
        } catch (error) {
          fell.push(`${path.join('.')} = ${JSON.stringify(by)}: ${error}`)
        }
    }
  expect(fell).toEqual([])
  expect(refused).toBeGreaterThan(300)
})
