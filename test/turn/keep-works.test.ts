/** What steps keep under a name is found again by the next turn, and what is nobody's business stays in its file. */
import { describe, expect, test } from 'vitest'
import { optionsOf } from '../../src/kinds/made/ranking.ts'
import type { Day, StepOf } from '../../src/session/shapes.ts'
import type { CarriedOver, Move } from '../../src/session/types.ts'
import { carryOver } from '../../src/turn/carry-over.ts'
import { further, played } from '../kinds/played.ts'

const close: Move = { do: 'close' }
const base = { title: 'T', ask: 'A?', minutes: 2 }

const tree: StepOf<'tree'> = {
  ...base,
  id: 'tree',
  kind: 'tree',
  levels: ['star', 'input', 'work'],
  keep: 'star',
  numbers: true,
}
const star: StepOf<'series'> = { ...base, id: 'star', kind: 'series', role: 'star' }
const strip: StepOf<'strip'> = { ...base, id: 'strip', kind: 'strip', keep: 'path' }
const scale: StepOf<'scale'> = {
  ...base,
  id: 'scale',
  kind: 'scale',
  rows: [{ id: 'a', say: 'A' }],
  points: ['1', '2', '3', '4', '5'],
  keep: 'pulse-purpose',
}
const sweep: StepOf<'sweep'> = {
  ...base,
  id: 'sweep',
  kind: 'sweep',
  rows: [{ id: 'cost', say: 'Cost' }],
  keep: 'pillars',
}
const signals: StepOf<'signals'> = { ...base, id: 'signals', kind: 'signals' }
const choose: StepOf<'choose'> = { ...base, id: 'choose', kind: 'choose', keep: 'ask' }
const ring: StepOf<'ring'> = { ...base, id: 'ring', kind: 'ring', keep: 'our-ring' }
const map: StepOf<'map'> = { ...base, id: 'map', kind: 'map', role: 'market' }
const metrics: StepOf<'metrics'> = {
  ...base,
  id: 'metrics',
  kind: 'metrics',
  rows: [{ id: 'failures', say: 'Failures' }],
}
const all = [tree, star, strip, scale, sweep, signals, choose, ring, map, metrics]

function left(
  moves: (Move | [string, Move])[],
  carried: Partial<CarriedOver> = {},
  steps: StepOf[] = all,
): CarriedOver {
  return carryOver(further(played(steps, moves, carried), close))
}

const go = (to: string): Move => ({ do: 'go', to })

describe('the star', () => {
  test('that was worked on as a tree is named there, whatever the retro calls its number', () => {
    const both = left([
      go('tree'),
      { in: 'tree', do: 'add', text: 'orders without help', level: 0 },
      go('star'),
      { in: 'star', do: 'name', name: 'orders', unit: '%' },
      { in: 'star', do: 'add', at: '2026-11-01', value: 50 },
    ])
    expect(both.trees?.star?.[0]?.text).toBe('orders without help')
    expect(both.series.star).toMatchObject({ name: 'orders without help', points: [{ value: 50 }] })
  })

  const planted = left([go('tree'), { in: 'tree', do: 'add', text: 'orders without help', level: 0 }])
  const id = planted.trees!.star![0]!.id

  test('of a tree is a series in a retro', () => {
    const valued = left(
      [go('tree'), { in: 'tree', do: 'value', node: id, at: '2026-11-20', value: 61, unit: '%' }],
      planted,
    )
    expect(valued.series.star).toMatchObject({ name: 'orders without help', unit: '%' })
    expect(valued.series.star?.points.map(p => p.value)).toEqual([61])
  })

  test('of a retro stands in the tree of the next turn, with what was measured since', () => {
    const first = left([
      go('star'),
      { in: 'star', do: 'name', name: 'orders', unit: '%' },
      { in: 'star', do: 'add', at: '2026-11-01', value: 50 },
    ])
    expect(first.trees?.star).toMatchObject([{ text: 'orders', level: 0, unit: '%' }])
    const second = left([go('star'), { in: 'star', do: 'add', at: '2026-11-10', value: 55 }], first)
    expect(second.trees?.star?.[0]?.points?.map(p => p.value)).toEqual([50, 55])
    expect(second.series.star?.points.map(p => p.value)).toEqual([50, 55])
  })

  test('is kept by turns that ask for neither', () => {
    expect(left([], planted).trees).toEqual(planted.trees)
  })
})

describe('a strip', () => {
  const step = (wait: number, id = 's1'): CarriedOver['strips'] & object => ({
    path: [{ turn: 't-6', on: '2026-11-01' as Day, steps: [{ id, name: 'review', work: 30, wait }] }],
  })

  test('that was walked is a measure more; one that only came along is not', () => {
    const strips = step(52)
    expect(left([go('strip')], { strips }).strips).toEqual(strips)
    const walked = left([go('strip'), { in: 'strip', do: 'change', step: 's1', wait: 35 }], { strips })
    expect(walked.strips?.path?.map(m => [m.turn, m.steps[0]?.wait])).toEqual([
      ['t-6', 52],
      ['t-7', 35],
    ])
    expect(walked.turns.at(-1)?.waits).toEqual({ path: 35 })
  })

  test('keeps its first measure and the newest twelve', () => {
    const many = Array.from({ length: 20 }, (_, i) => ({ ...step(100 - i).path![0]!, turn: `t-${i}` }))
    const kept = left([go('strip'), { in: 'strip', do: 'change', step: 's1', wait: 1 }], { strips: { path: many } })
    expect(kept.strips?.path).toHaveLength(13)
    expect([kept.strips?.path?.[0]?.turn, kept.strips?.path?.at(-1)?.turn]).toEqual(['t-0', 't-7'])
  })
})

describe('a scale', () => {
  const tally: Move = { in: 'scale', do: 'tally', row: 'a', counts: [0, 2, 1, 1, 0] }

  test('goes along as counts, never as who answered what', () => {
    const kept = left([go('scale'), ['p2', { in: 'scale', do: 'answer', row: 'a', point: 1 }]])
    expect(kept.scales?.['pulse-purpose']?.[0]?.rows).toEqual({ a: { counts: [0, 1, 0, 0, 0] } })
    expect(JSON.stringify(kept)).not.toContain('p2')
  })

  test('without names needs four answers, and its words stay behind', () => {
    const steps: StepOf[] = [{ ...scale, anonymous: true, evidence: true }]
    const reveal: Move = { do: 'reveal', step: 'scale' }
    const why: Move = { in: 'scale', do: 'why', row: 'a', text: 'the boss listens' }
    const few: Move = { in: 'scale', do: 'tally', row: 'a', counts: [0, 2, 1, 0, 0] }
    expect(left([go('scale'), few, reveal, why], {}, steps).scales).toBeUndefined()
    const enough = left([go('scale'), tally, reveal, why], {}, steps)
    expect(enough.scales?.['pulse-purpose']?.[0]?.rows).toEqual({ a: { counts: [0, 2, 1, 1, 0] } })
    expect(JSON.stringify(enough)).not.toContain('boss')
  })

  test('that was never shown is never carried', () => {
    expect(left([go('scale'), tally], {}, [{ ...scale, hidden: true }]).scales).toBeUndefined()
  })
})

test('findings stay until they are closed, and what was closed is told once', () => {
  const found = left([go('sweep'), { in: 'sweep', do: 'add', row: 'cost', text: 'idle cluster' }])
  const id = found.findings!.pillars![0]!.id
  expect(found.turns.at(-1)?.findings).toEqual({ open: 1, oldest: 1 })
  const closed = left([go('sweep'), { in: 'sweep', do: 'close', finding: id }], found)
  expect(closed.findings?.pillars?.[0]?.closed).toBeTruthy()
  expect(left([], closed).findings).toBeUndefined()
  expect(left([], found).findings).toEqual(found.findings)
})

test('a signal waits until somebody says whether it came; one still to come is asked about again', () => {
  const made = left([
    go('signals'),
    { in: 'signals', do: 'add', text: 'search becomes a product', sign: 'two offers', by: '2026-12-01' },
  ])
  const [signal] = made.signals!
  expect(signal).toMatchObject({ text: 'search becomes a product', by: '2026-12-01' })
  const scored = (result: 'came' | 'open') =>
    left([go('signals'), { in: 'signals', do: 'score', signal: signal!.id, result }], made)
  expect(scored('came').signals).toBeUndefined()
  expect(scored('came').turns.at(-1)?.signals).toEqual({ came: 1, not: 0 })
  expect(scored('open').signals).toMatchObject([{ id: signal!.id }])
  expect(scored('open').signals?.[0]).not.toHaveProperty('result')
})

test('sentences, rings, maps and numbers side by side go along under their names', () => {
  const kept = left([
    go('choose'),
    { in: 'choose', do: 'word', text: 'people who moved house' },
    go('ring'),
    { in: 'ring', do: 'add', text: 'lower price' },
    go('map'),
    { in: 'map', do: 'load', text: 'title Tea\ncomponent Cup [0.9, 0.5]\n' },
    go('metrics'),
    { in: 'metrics', do: 'add', row: 'failures', at: '2026-11-20', value: 3 },
  ])
  expect(kept.choices).toEqual({ ask: { text: 'people who moved house', since: 't-7' } })
  expect(kept.rings?.['our-ring']?.links.map(l => l.text)).toEqual(['lower price'])
  expect(kept.maps?.market).toMatchObject({ turn: 't-7', text: expect.stringContaining('Cup') })
  expect(kept.series.failures?.points.map(p => p.value)).toEqual([3])
  const again = left([], kept)
  for (const part of ['choices', 'rings', 'maps', 'series'] as const) expect(again[part]).toEqual(kept[part])
})

test('a bet is offered the five oldest unused options, under the names they are taken by', () => {
  const decide: StepOf<'decide'> = { ...base, id: 'bet', kind: 'decide' }
  const options = Array.from({ length: 8 }, (_, i) => ({ id: `c${i}`, text: `option ${i}`, rev: 0 }))
  const session = played([decide], [go('bet')], { options })
  expect(optionsOf(session, decide).map(o => [o.id, o.text])).toEqual(
    [0, 1, 2, 3, 4].map(i => [`old${i + 1}`, `option ${i}`]),
  )
  const taken = left([go('bet'), { in: 'bet', do: 'take', option: 'old2' }], { options }, [decide])
  expect(taken.options.map(o => o.text)).toEqual([0, 2, 3, 4, 5, 6, 7].map(i => `option ${i}`))
})

test('no more than twenty unused options go along; the oldest stay behind', () => {
  const options = Array.from({ length: 25 }, (_, i) => ({ id: `c${i}`, text: `option ${i}`, rev: 0 }))
  const texts = left([], { options }).options.map(o => o.text)
  expect([texts.length, texts[0], texts.at(-1)]).toEqual([20, 'option 5', 'option 24'])
})

test('names that every record has already are names like others', () => {
  const steps: StepOf[] = [
    { ...strip, keep: 'constructor' },
    { ...choose, keep: 'tostring' },
  ]
  const kept = left(
    [
      go('strip'),
      { in: 'strip', do: 'add', name: 'review', work: 30, wait: 4 },
      go('choose'),
      { in: 'choose', do: 'word', text: 'x' },
    ],
    {},
    steps,
  )
  expect(Object.keys(kept.strips ?? {})).toEqual(['constructor'])
})
