/** Pushes and drags need their evidence, and the worse of two words is printed. */
import { describe, expect, test } from 'vitest'
import { retro } from '../../src/agendas/retro.ts'
import { stepsOf } from '../../src/session/agenda.ts'
import type { BetResult, StepOf } from '../../src/session/shapes.ts'
import type { CarriedOver, Move, Session, TurnFacts } from '../../src/session/types.ts'
import { momentum } from '../../src/turn/momentum.ts'
import { evening } from '../kinds/evening.ts'
import { further, nothing, played } from '../kinds/played.ts'

/** With something to settle the retro begins with settling it. */
const settling: Partial<CarriedOver> = { parked: [{ id: 'k0-1', text: 'x', turn: 't-6' }] }

function turn(moves: Move[], carried: Partial<CarriedOver> = {}): Session {
  return played(stepsOf(retro({ ...nothing, ...settling, ...carried })), moves, carried)
}

/** Turns of the past on these days. */
function turns(...days: string[]): TurnFacts[] {
  return days.map((day, i) => ({
    id: `t-${i + 1}`,
    day,
    kind: 'retro',
    gates: {},
    actions: { open: 0, done: 0, dropped: 0 },
  }))
}

function days(...values: number[]): CarriedOver['series'] {
  const points = values.map((value, i) => ({ id: `s1-${i}`, at: `2026-11-0${i + 1}`, value, from: '2026-10-01' }))
  return { 'time-to-value': { unit: 'days', points } }
}

/** A delivery of 5 days, and one of 60. */
const delivered: Move[] = [
  { do: 'go', to: 'purpose.deliveries' },
  { in: 'purpose.deliveries', do: 'deliver', from: '2026-11-15', at: '2026-11-20', name: 'tax label' },
  { in: 'purpose.deliveries', do: 'deliver', from: '2026-09-20', at: '2026-11-19' },
]
const gate = (row: string, point: number): Move[] => [
  { do: 'go', to: 'close.gates' },
  { in: 'close.gates', do: 'room', row, point },
]

test('what is due is told by the day of the last entry, where no other day is asked about', () => {
  const signals = [{ id: 'w1-7', text: 'search is sold', by: '2026-11-20', turn: 't-1' }]
  const session = turn([{ do: 'park', text: 'x' }], { signals })
  expect(session.last.slice(0, 10)).toBe('2026-11-21')
  const told = (today?: string) => momentum(session, today).drags.map(d => d.say)
  expect(told()).toEqual(told('2026-11-21'))
  expect(told()).not.toEqual(told('2026-11-19'))
})

test('the evening of turn 7: done and faster, but two gates owe and the queue is back', () => {
  const { pushes, drags, word } = momentum(evening())
  expect(pushes.map(f => f.say)).toEqual([
    'tax label in 28 days, 36 before (median of 5)',
    'done: restore one random backup every Monday (Chidi)',
  ])
  expect(drags.map(f => f.say)).toEqual([
    'Challenge follow-up: nobody from legal was here',
    'Long-term value follow-up: too many did not know',
    'open for 3 turns: look through the alarms nobody reads (Finn)',
    '"release queue" has most dots again',
  ])
  expect(word).toBe('first push · weakest: challenge')
})

test('a delivery is faster only than three or more before it', () => {
  const says = (series: CarriedOver['series']) => momentum(turn(delivered, { series })).pushes.map(f => f.say)
  expect(says(days(40, 41))).toEqual([])
  expect(says(days(40, 41, 42))).toEqual(['tax label in 5 days, 41 before (median of 3)'])
  expect(says(days(1, 2, 3))).toEqual([])
})

test('a bet that hit pushes and one that missed drags, with what was said and seen', () => {
  const bet = { turn: 'checkout-t0006', fields: { we: 'x', measure: 'wait', from: '52 h', to: '35 h' } }
  const scored = (result: BetResult) => {
    const go: Move = { do: 'go', to: 'open.settle' }
    const { pushes, drags } = momentum(turn([go, { in: 'open.settle', do: 'score', result, saw: '30 h' }], { bet }))
    return { pushes: pushes.map(f => f.say), drags: drags.map(f => f.say) }
  }
  expect(scored('hit')).toEqual({ pushes: ["turn 6's bet hit: wait 52 h to 35 h, saw 30 h"], drags: [] })
  expect(scored('miss')).toEqual({ pushes: [], drags: ["turn 6's bet missed: wait 52 h to 35 h, saw 30 h"] })
  expect(scored('partly')).toEqual({ pushes: [], drags: [] })
  expect(scored('early')).toEqual({ pushes: [], drags: [] })
})

test('a debt that came and was not answered is from last turn; answered again, it is a debt again', () => {
  const debts = [{ phase: 'value', why: 'no backup' }]
  expect(momentum(turn([], { debts })).drags.map(f => f.say)).toEqual([
    'Long-term value follow-up, from last turn: no backup',
  ])
  expect(momentum(turn(gate('value', 2), { debts })).drags[0]?.say).toMatch(/follow-up, again: a no/)
  expect(momentum(turn(gate('value', 0), { debts })).drags).toEqual([])
})

describe('what steps of a long turn tell', () => {
  const base = { title: 'T', ask: 'A?', minutes: 2 }
  const strip: StepOf = { ...base, id: 'strip', kind: 'strip', keep: 'path' }
  const map: StepOf = { ...base, id: 'map', kind: 'map', role: 'organisation' }
  const sweep: StepOf = { ...base, id: 'sweep', kind: 'sweep', rows: [{ id: 'cost', say: 'Cost' }], keep: 'pillars' }
  const read = (moves: Move[], carried: Partial<CarriedOver>) => momentum(played([strip, map, sweep], moves, carried))

  test('hours removed count on the same steps only', () => {
    const step = (id: string, wait: number) => ({ id, name: id, work: 10, wait })
    const strips = { path: [{ turn: 't-6', on: '2026-11-07', steps: [step('a', 52), step('b', 10)] }] }
    const go: Move = { do: 'go', to: 'strip' }
    const faster: Move[] = [go, { in: 'strip', do: 'change', step: 'a', wait: 35 }]
    expect(read(faster, { strips }).pushes).toMatchObject([
      { what: 'friction', say: '17 h less waiting: 62 to 45 h on the same 2 steps', step: 'strip' },
    ])
    expect(read([go, { in: 'strip', do: 'drop', step: 'a' }], { strips }).pushes).toEqual([])
    expect(read([go, { in: 'strip', do: 'change', step: 'a', wait: 60 }], { strips }).pushes).toEqual([])
  })

  test('inertia is resolved when the part is still there and moves', () => {
    const maps = {
      organisation: { turn: 't-6', text: 'component Release [0.5, 0.4] inertia\ncomponent Audit [0.4, 0.4] inertia\n' },
    }
    const load = (text: string): Move[] => [
      { do: 'go', to: 'map' },
      { in: 'map', do: 'load', text },
    ]
    expect(read(load('component Release [0.5, 0.6]\n'), { maps }).pushes.map(f => f.say)).toEqual([
      'inertia resolved: Release',
    ])
  })

  test('a finding closed pushes; one open for more than two turns drags; neither is quoted to others', () => {
    const findings = {
      pillars: [
        { id: 'f1', row: 'cost', text: 'idle cluster', since: 't-1', on: '2026-10-01' },
        { id: 'f2', row: 'cost', text: 'old logs', since: 't-3', on: '2026-11-01' },
      ],
    }
    const past = { findings, turns: turns('2026-10-10', '2026-10-24', '2026-11-07') }
    const { pushes, drags } = read(
      [
        { do: 'go', to: 'sweep' },
        { in: 'sweep', do: 'close', finding: 'f2' },
      ],
      past,
    )
    expect(pushes).toMatchObject([{ say: 'finding closed: old logs', plain: 'a finding about cost is closed' }])
    expect(drags).toMatchObject([
      { say: 'finding open for 4 turns: idle cluster', plain: 'a finding about cost is open for 4 turns', turns: 4 },
    ])
  })
})

test('the words of the wheel', () => {
  const three = turns('2026-10-10', '2026-10-24', '2026-11-07')
  const series = days(40, 41, 42)
  const word = (moves: Move[], carried: Partial<CarriedOver>, today?: string) =>
    momentum(turn(moves, carried), today).word

  expect(word([], {})).toBe('first push')
  expect(word(delivered, { turns: three, series })).toBe('turning')
  // How it turns and where it is weakest are two facts.
  expect(word(gate('purpose', 2), {})).toBe('first push · weakest: purpose')
  expect(word([...delivered, ...gate('purpose', 2)], { turns: three, series })).toBe('turning · weakest: purpose')
  expect(word([{ do: 'go', to: 'purpose.deliveries' }, ...gate('purpose', 2)], { turns: three })).toBe(
    'coasting · weakest: purpose',
  )
  const late = turns('2026-09-01', '2026-09-15', '2026-09-29')
  expect(word(delivered, { turns: late, series })).toBe('stopped')
  // Two turns do not make a rhythm, so nothing can be said of a gap.
  expect(word([], { turns: turns('2020-01-01') })).toBe('first push')
})

test('a closed turn stands still once nobody came for more than twice the usual gap', () => {
  const session = further(turn(delivered, { turns: turns('2026-10-24', '2026-11-07'), series: days(40, 41, 42) }), {
    do: 'close',
  })
  expect(momentum(session, '2026-12-19').state).toBe('turning')
  expect(momentum(session, '2026-12-20').state).toBe('stopped')
})

test('the phase with most drags holds the wheel; of two, the one with the oldest', () => {
  const old = { id: 'a1', text: 'x', status: 'open' as const, carried: 4 }
  expect(momentum(turn(gate('purpose', 2), { actions: [old] })).word).toBe('first push · weakest: next best action')
  const two = [...gate('purpose', 2), ...gate('value', 2), ...gate('challenge', 1)]
  expect(momentum(turn(two, { debts: [{ phase: 'value', why: 'y' }] })).word).toBe(
    'first push · weakest: long-term value',
  )
})
