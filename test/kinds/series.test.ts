import { describe, expect, it } from 'vitest'
import { redact } from '../../src/room/redact.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Move, Session } from '../../src/session/types.ts'
import { evening, left } from './evening.ts'
import { asked, drawnAtAllSizes, fixture, further, played, saidOf, shown } from './played.ts'

const star: StepOf<'series'> = { id: 's', kind: 'series', title: 'Star', ask: 'Which?', minutes: 1, role: 'star' }
const deliveries: StepOf<'series'> = { ...star, role: 'time-to-value', deliveries: true }

/** The step open on 21 November 2026. */
function open(step: StepOf<'series'>, ...moves: Move[]): Session {
  return played([step], [{ do: 'go', to: 's' }, ...moves])
}

const work = (session: Session) => workOf(session, 's', 'series')!
const add = (at: string, value: number): Move => ({ in: 's', do: 'add', at, value })
const deliver = (from: string, at: string, name?: string): Move => ({
  in: 's',
  do: 'deliver',
  from,
  at,
  ...(name ? { name } : {}),
})

describe('a number', () => {
  it('starts with what earlier turns knew of it', () => {
    const session = played([star], [{ do: 'go', to: 's' }, add('2026-11-21', 61)], left)
    expect(work(session)).toMatchObject({ name: 'orders finished without help', unit: '%' })
    expect(work(session).points.map(p => [p.id, p.value])).toEqual([
      ['s6-1', 57],
      ['s7-8', 61],
    ])
  })

  it('has a name, and keeps its unit when only the name is put right', () => {
    const session = open(
      star,
      { in: 's', do: 'name', name: 'orders', unit: '%' },
      { in: 's', do: 'name', name: 'orders done' },
    )
    expect(work(session)).toMatchObject({ name: 'orders done', unit: '%' })
    expect(asked<'series'>(session, { in: 's', do: 'name', name: '' })?.why).toBe('empty')
  })

  it('keeps its values in the order of their days', () => {
    expect(
      work(open(star, add('2026-03-02', 2), add('2026-01-02', 1), add('2026-02-02', 3))).points.map(p => p.value),
    ).toEqual([1, 3, 2])
  })

  it('takes days of the calendar up to today, and numbers', () => {
    const asks = (at: string, value: number) => asked<'series'>(open(star), { in: 's', do: 'add', at, value })?.say
    expect(asks('2026-02-30', 1)).toBe('A day is written like 2026-11-21.')
    expect(asks('2026-12-01', 1)).toBe('1 Dec is still to come.')
    expect(asks('2026-11-22', 1)).toBeUndefined()
    expect(asks('2026-11-01', Number.NaN)).toBe('The value is a number.')
  })

  it('is put right or taken away', () => {
    const session = open(star, add('2026-01-02', 1), { in: 's', do: 'correct', point: 's7-8', value: 5 })
    expect(work(session).points).toEqual([{ id: 's7-8', at: '2026-01-02', value: 5 }])
    expect(work(further(session, { in: 's', do: 'drop', point: 's7-8' })).points).toEqual([])
    expect(asked<'series'>(session, { in: 's', do: 'drop', point: 's7-9' })?.why).toBe('no-such')
  })
})

describe('a delivery', () => {
  it('is the days from asking to first use', () => {
    const session = open(deliveries, deliver('2026-10-23', '2026-11-21', 'tax label'))
    expect(work(session).points).toEqual([
      { id: 's7-8', at: '2026-11-21', value: 29, from: '2026-10-23', name: 'tax label' },
    ])
    expect(saidOf(session, deliver('2026-10-23', '2026-11-21', 'tax label'))).toBe('Added tax label: 29 days')
  })

  it('was not used before it was asked for', () => {
    const refusal = asked<'series'>(open(deliveries), { in: 's', do: 'deliver', from: '2026-11-02', at: '2026-11-01' })
    expect(refusal?.say).toBe('First used on 1 Nov, before it was requested on 2 Nov? Swap the two.')
  })

  it('has two days and no value of its own', () => {
    expect(asked<'series'>(open(deliveries), { in: 's', do: 'add', at: '2026-11-01', value: 3 })?.why).toBe('not-now')
    expect(asked<'series'>(open(star), { in: 's', do: 'deliver', from: '2026-11-01', at: '2026-11-01' })?.why).toBe(
      'not-now',
    )
    const session = open(deliveries, deliver('2026-10-23', '2026-11-21'))
    expect(asked<'series'>(session, { in: 's', do: 'correct', point: 's7-8', value: 3 })?.why).toBe('not-now')
  })
})

it('a hidden series shows nothing before the reveal', () => {
  const session = open({ ...star, hidden: true }, add('2026-01-02', 1))
  expect(work(redact(session)).points).toEqual([])
  expect(shown(session, 's')).toEqual([])
})

it('a move that no longer fits changes nothing', () => {
  const session = open(star, add('2026-01-02', 1))
  const moves: Move[] = [
    add('2026-02-30', 1),
    add('2026-02-01', Number.POSITIVE_INFINITY),
    deliver('2026-01-01', '2026-01-02'),
    { in: 's', do: 'correct', point: 's7-99', value: 1 },
    { in: 's', do: 'drop', point: 's7-99' },
    { in: 's', do: 'name', name: '' },
  ]
  for (const move of moves) expect(further(session, move).work.s).toBe(session.work.s)
})

describe('drawn', () => {
  it('deliveries name the longest wait on the last strip', () => {
    const steps = [
      { id: 's6-1', name: 'review', work: 60, wait: 11 },
      { id: 's6-2', name: 'security review', work: 30, wait: 52 },
    ]
    const strips = { path: [{ turn: 'checkout-t0006', on: '2026-10-01', steps }] }
    const moves: Move[] = [{ do: 'go', to: 's' }, deliver('2026-10-23', '2026-11-21', 'tax label')]
    const text = (step: StepOf<'series'>) => shown(played([step], moves, { strips }), 's').join('\n')
    expect(text(deliveries)).toContain(' Longest wait on the way: security review, 52 h (turn 6).')
    expect(text(star)).not.toContain('wait')
  })

  it('as a chart with the newest values, and the sentence the numbers allow', async () => {
    await expect(drawnAtAllSizes(evening(), 'purpose.deliveries')).toMatchFileSnapshot(fixture('series'))
  })

  it('as values while there are fewer than three, without a sentence', () => {
    const session = open(
      star,
      { in: 's', do: 'name', name: 'orders', unit: '%' },
      add('2025-11-01', 57),
      add('2026-11-01', 61),
    )
    expect(shown(session, 's')).toEqual([' orders, in %', '', '   1 Nov        61 %', '   1 Nov 2025   57 %'])
  })

  it('never higher than it may be, however many values', () => {
    const many = Array.from({ length: 60 }, (_, i) =>
      add(`2026-0${1 + Math.floor(i / 20)}-${String(1 + (i % 20)).padStart(2, '0')}`, i),
    )
    for (let height = 1; height < 20; height++)
      for (const width of [60, 80])
        expect(shown(open(star, ...many), 's', { width, height }).length).toBeLessThanOrEqual(height)
  })

  it('empty', () => {
    expect(shown(open(deliveries), 's').at(-1)).toBe(' first used.')
  })
})
