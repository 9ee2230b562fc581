import { describe, expect, it } from 'vitest'
import { redact } from '../../src/room/redact.ts'
import { workOf } from '../../src/session/read.ts'
import type { Point, StepOf } from '../../src/session/shapes.ts'
import type { CarriedOver, Move, Session } from '../../src/session/types.ts'
import { asked, drawnAtAllSizes, fixture, further, played, saidOf, shown } from './played.ts'

const step: StepOf<'metrics'> = {
  id: 's',
  kind: 'metrics',
  title: 'Delivery',
  ask: 'How do we deliver?',
  minutes: 3,
  rows: [
    { id: 'deploys', say: 'how often we ship', unit: 'a week' },
    { id: 'failures', say: 'how often it goes wrong', unit: '%' },
    { id: 'recovery', say: 'how long until it is right again' },
  ],
}
const points = (...values: number[]): Point[] =>
  values.map((value, i) => ({ id: `s6-${i + 1}`, at: `2026-${String(i + 1).padStart(2, '0')}-12`, value }))
const earlier: Partial<CarriedOver> = {
  series: {
    deploys: { name: 'releases', unit: 'a week', points: points(3, 3, 4, 5, 5, 6, 6, 8, 9) },
    failures: { unit: '%', points: points(12, 9) },
  },
}
const open = (carried: Partial<CarriedOver> = {}, ...moves: Move[]): Session =>
  played([step], [{ do: 'go', to: 's' }, ...moves], carried)
const add = (row: string, at: string, value: number): Move => ({ in: 's', do: 'add', row, at, value })
const rows = (session: Session) => workOf(session, 's', 'metrics')!.rows

describe('a number', () => {
  it('starts with what earlier turns knew of it, under the name the team gave it', () => {
    const session = open(earlier, add('deploys', '2026-11-20', 11))
    expect(rows(session).deploys).toMatchObject({ name: 'releases', unit: 'a week' })
    expect(rows(session).deploys!.points.at(-1)).toEqual({ id: 's7-8', at: '2026-11-20', value: 11 })
    expect(rows(session).recovery).toEqual({ points: [] })
  })

  it('is called what the team calls it', () => {
    const move: Move = { in: 's', do: 'name', row: 'recovery', name: 'time to repair', unit: 'h' }
    const session = open({}, move)
    expect(rows(session).recovery).toEqual({ name: 'time to repair', unit: 'h', points: [] })
    expect(saidOf(session, move)).toBe('"how long until it is right again" is time to repair, in h')
    expect(rows(further(session, { ...move, unit: undefined, name: 'repair' } as Move)).recovery!.unit).toBe('h')
  })

  it('keeps its values in the order of their days, apart from the others', () => {
    const session = open(
      {},
      add('deploys', '2026-03-02', 2),
      add('deploys', '2026-01-02', 1),
      add('failures', '2026-02-02', 9),
    )
    expect(rows(session).deploys!.points.map(p => p.value)).toEqual([1, 2])
    expect(rows(session).failures!.points.map(p => p.value)).toEqual([9])
  })

  it('is put right or taken away', () => {
    const session = open({}, add('deploys', '2026-01-02', 1), {
      in: 's',
      do: 'correct',
      row: 'deploys',
      point: 's7-8',
      value: 5,
    })
    expect(rows(session).deploys!.points).toEqual([{ id: 's7-8', at: '2026-01-02', value: 5 }])
    expect(rows(further(session, { in: 's', do: 'drop', row: 'deploys', point: 's7-8' })).deploys!.points).toEqual([])
    expect(asked<'metrics'>(session, { in: 's', do: 'drop', row: 'failures', point: 's7-8' })?.why).toBe('no-such')
  })

  it('takes days of the calendar up to today, and numbers', () => {
    const asks = (row: string, at: string, value: number) =>
      asked<'metrics'>(open(), { in: 's', do: 'add', row, at, value })?.say
    expect(asks('deploys', '2026-02-30', 1)).toBe('A day is written like 2026-11-21.')
    expect(asks('deploys', '2026-12-01', 1)).toBe('1 Dec is still to come.')
    expect(asks('deploys', '2026-11-01', Number.NaN)).toBe('The value is a number.')
    expect(asks('__proto__', '2026-11-01', 1)).toBe('There is no such number here.')
    expect(asks('deploys', '2026-11-01', 1)).toBeUndefined()
  })
})

it('a move that no longer fits changes nothing', () => {
  const session = open({}, add('deploys', '2026-01-02', 1))
  const moves: Move[] = [
    add('none', '2026-01-02', 1),
    add('deploys', 'soon', 1),
    add('deploys', '2026-01-02', Number.NaN),
    { in: 's', do: 'correct', row: 'deploys', point: 's7-99', value: 1 },
    { in: 's', do: 'drop', row: 'failures', point: 's7-8' },
    { in: 's', do: 'name', row: 'deploys', name: '' },
    { in: 's', do: 'name', row: 'constructor', name: 'x' },
  ]
  for (const move of moves) expect(further(session, move).work.s).toBe(session.work.s)
})

it('hidden numbers show nothing before the reveal', () => {
  const session = played([{ ...step, hidden: true }], [{ do: 'go', to: 's' }, add('deploys', '2026-01-02', 1)])
  expect(rows(redact(session))).toEqual({})
  expect(shown(session, 's')).toEqual([])
})

describe('drawn', () => {
  const full = () => open(earlier, add('deploys', '2026-11-20', 11), add('failures', '2026-11-20', 8))

  it('a row each with its last value, and a chart of one', async () => {
    await expect(drawnAtAllSizes(full(), 's')).toMatchFileSnapshot(fixture('metrics'))
  })

  it('the chart is of the number in focus, when that has enough values', () => {
    const text = (focus: string) => shown(full(), 's', { width: 80, height: 24, focus }).join('\n')
    expect(text('deploys')).toMatch(/\n releases, a week\n/)
    expect(text('failures')).toMatch(/\n how often it goes wrong, %\n/)
    expect(text('recovery')).not.toMatch(/┤/)
  })

  it('says nothing of a trend below three values', () => {
    const text = shown(open({}, add('deploys', '2026-01-02', 1), add('deploys', '2026-02-02', 9)), 's').join('\n')
    expect(text).not.toMatch(/[Mm]edian|change/)
    expect(text).toContain('9 a week   2 Feb   2 values')
  })

  it('never higher or wider than it may be', () => {
    for (let height = 1; height < 30; height++)
      for (const width of [60, 80, 120]) {
        const all = shown(full(), 's', { width, height })
        expect(all.length).toBeLessThanOrEqual(height)
        for (const row of all) expect(row.length).toBeLessThanOrEqual(width)
      }
  })
})
