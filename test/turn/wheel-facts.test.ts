/** The wheel over all turns says what its numbers allow, and no more. */
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/day.ts'
import type { Point, StepOf } from '../../src/session/shapes.ts'
import type { CarriedOver, Move, TurnFacts } from '../../src/session/types.ts'
import { drawWheelFacts } from '../../src/turn/wheel-drawing.ts'
import { wheelOf } from '../../src/turn/wheel-facts.ts'
import { played } from '../kinds/played.ts'
import { workRatio } from '../support/work.ts'

const base = { title: 'T', ask: 'A?', minutes: 2 }
const steps: StepOf[] = [
  { ...base, id: 'days', kind: 'series', role: 'time-to-value', deliveries: true },
  { ...base, id: 'strip', kind: 'strip', keep: 'path' },
]

/** Turns of the past, two weeks apart, up to turn 6. */
function turns(n: number, facts: Partial<TurnFacts> = {}): TurnFacts[] {
  return Array.from({ length: n }, (_, i) => ({
    id: `t-${7 - n + i}`,
    day: addDays('2026-11-21', -14 * (n - i)),
    kind: 'turn',
    gates: { purpose: 'yes', challenge: 'no' },
    actions: { open: 1, done: 1, dropped: 0 },
    ...facts,
  }))
}

function delivered(...values: number[]): CarriedOver['series'] {
  const points: Point[] = values.map((value, i) => ({
    id: `s1-${i}`,
    at: addDays('2026-01-01', i * 7),
    value,
    from: '2025-12-01',
  }))
  return { 'time-to-value': { unit: 'days', points } }
}

const wheel = (carried: Partial<CarriedOver>, moves: Move[] = []) => wheelOf(played(steps, moves, carried))

describe('time to value', () => {
  const trendOf = (...values: number[]) => wheel({ series: delivered(...values) }).timeToValue.trend

  test('of two deliveries states no trend', () => {
    expect(trendOf(40, 20)).toEqual({ n: 2 })
  })

  test('of ten that go up and down by luck is no change', () => {
    const trend = trendOf(40, 44, 39, 42, 41, 43, 38, 42, 40, 41)
    expect(trend.change).toBeUndefined()
    expect(trend.say).toContain('No change beyond the usual up and down.')
  })

  test('of a set that moved is one', () => {
    const trend = trendOf(40, 44, 39, 42, 41, 43, 20, 21, 19, 22, 20, 21, 20, 19)
    expect(trend.change).toMatch(/a change, not luck/)
  })
})

describe('waiting', () => {
  const step = (wait: number, id = 's1') => ({ id, name: id, work: 30, wait })
  const strips: CarriedOver['strips'] = {
    path: [
      { turn: 't-5', on: '2026-10-24', steps: [step(90), step(10, 's2')] },
      { turn: 't-6', on: '2026-11-07', steps: [step(60), step(10, 's2')] },
    ],
  }

  test('is compared on the same steps, new ones apart', () => {
    const { waiting } = wheel({ strips }, [
      { do: 'go', to: 'strip' },
      { in: 'strip', do: 'change', step: 's1', wait: 20 },
      { in: 'strip', do: 'add', name: 'audit', work: 10, wait: 99 },
    ])
    expect(waiting[0]?.friction?.measures.map(m => m.wait)).toEqual([100, 70, 30])
    expect(waiting[0]?.say).toBe('on the same 2 steps, 70 h removed; new: audit')
  })

  test('is drawn as bars, the longest as long as there is room for, with what changed below', () => {
    const facts = wheel({ strips }, [
      { do: 'go', to: 'strip' },
      { in: 'strip', do: 'change', step: 's1', wait: 40 },
    ])
    const rows = drawWheelFacts(facts, { width: 60, height: 40, today: '2026-11-21' }).lines()
    const from = rows.findIndex(row => row.startsWith(' WAITING'))
    expect(rows.slice(from, from + 5)).toEqual([
      ' WAITING  hours to production',
      ` turn 5  ${'█'.repeat(42)} 100`,
      ` turn 6  ${'█'.repeat(29)}▌ 70`,
      ` turn 7  ${'█'.repeat(21)} 50`,
      ' on the same 2 steps, 50 h removed',
    ])
  })

  test('counts whichever step of the turn walked the way', () => {
    const again: StepOf = { ...base, id: 'again', kind: 'strip', keep: 'path' }
    const moves: Move[] = [
      { do: 'go', to: 'again' },
      { in: 'again', do: 'change', step: 's1', wait: 20 },
    ]
    const { waiting } = wheelOf(played([...steps, again], moves, { strips }))
    expect(waiting[0]?.friction?.measures.map(m => m.wait)).toEqual([100, 70, 30])
  })

  test('measured once is compared with nothing', () => {
    expect(wheel({ strips: { path: [strips.path![0]!] } }).waiting).toEqual([{ keep: 'path' }])
  })
})

test('bets are counted, never as a share', () => {
  const past = turns(4).map(
    (t, i): TurnFacts => ({ ...t, bet: 'x', result: (['hit', 'hit', 'early', 'miss'] as const)[i]! }),
  )
  const { bets } = wheel({ turns: past })
  expect(bets).toMatchObject({ hit: 2, partly: 0, miss: 1, early: 1, say: '2 hit, 1 miss and 1 too early' })
  expect(JSON.stringify(wheel({ turns: past }))).not.toContain('%')
})

test('the time between turns is told from three turns on', () => {
  expect(wheel({ turns: turns(1) }).cycle).toEqual({ gaps: [14] })
  expect(wheel({ turns: turns(2) }).cycle).toEqual({
    gaps: [14, 14],
    median: 14,
    say: '14 days between turns (median of 2)',
  })
})

test('findings and signals that came along are told; nothing is said of foresight before a day has passed', () => {
  const signals = [{ id: 'x', text: 'search is a product', by: '2026-11-01', turn: 't-5' }]
  const facts = wheel({ signals, turns: turns(3) })
  expect(facts.signals?.say).toBe('watch signals: 1 still to come, 1 of them overdue')
  expect(facts.momentum.drags.map(f => f.say)).toContain('a watch signal was due 1 Nov: search is a product')
  const findings = { pillars: [{ id: 'f', row: 'cost', text: 'idle', since: 't-4', on: '2026-10-10' }] }
  const old = wheel({ findings, turns: turns(3) })
  expect(old.momentum.drags.map(f => [f.say, f.turns])).toContainEqual(['finding open for 4 turns: idle', 4])
})

test.each([
  [80, 18],
  [120, 34],
  [60, 14],
])('all of it is drawn within %d by %d cells, ASCII too', (width, height) => {
  const facts = wheel({
    turns: turns(30, { bet: 'stop reviewing approved images', result: 'hit' }),
    series: delivered(40, 44, 39, 42, 41, 43),
  })
  for (const ascii of [false, true]) {
    const rows = drawWheelFacts(facts, { width, height, today: '2026-11-21', ascii }).lines()
    expect(rows.length).toBeLessThanOrEqual(height)
    expect(rows.join('\n')).toContain('14 days between turns')
    expect(rows.join('\n')).toMatch(/and \d+ older/)
    expect(rows.every(row => row.length <= width)).toBe(true)
  }
})

test('reading and drawing twice the turns is at most three times the work', () => {
  const drawn = (n: number) => {
    const series = delivered(...Array.from({ length: 3 * n }, (_, i) => 40 + (i % 7)))
    const session = played(steps, [], { turns: turns(n, { bet: 'x', result: 'hit' }), series })
    return () => drawWheelFacts(wheelOf(session), { width: 120, height: 34, today: '2026-11-21' })
  }
  expect(workRatio(drawn(1_000), drawn(2_000), 3)).toBeLessThanOrEqual(3)
})
