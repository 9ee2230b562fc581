import { describe, expect, it } from 'vitest'
import { sixPillars } from '../../src/agendas/exercises/value/six-pillars.ts'
import { inRow, turnsOpen } from '../../src/session/findings.ts'
import { workOf } from '../../src/session/read.ts'
import type { Finding, StepOf } from '../../src/session/shapes.ts'
import type { Move, Session } from '../../src/session/types.ts'
import { width as cells } from '../../src/text.ts'
import { asked, bo, drawnAtAllSizes, fixture, further, played, saidOf, shown } from './played.ts'

const step = { ...(sixPillars.steps[0] as StepOf<'sweep'>), id: 's' }

const finding = (id: string, row: string, text: string, turn: number, on: string, more = {}): Finding => ({
  id,
  row,
  text,
  since: `checkout-t000${turn}`,
  on,
  ...more,
})
const earlier = {
  findings: {
    pillars: [
      finding('f6-12', 'security', 'shared admin account', 6, '2026-11-07'),
      finding('f5-30', 'operations', 'alarms nobody reads', 5, '2026-10-24'),
      finding('f4-31', 'reliability', 'no restore test', 4, '2026-05-12'),
      finding('f3-8', 'cost', 'idle machines', 3, '2026-04-01', { closed: '2026-11-07', note: 'switched off' }),
    ],
  },
}

/** The step open in turn 7, on 21 November 2026; its own entry is 7, so moves count from 8. */
function open(...moves: Move[]): Session {
  return played([step], [{ do: 'go', to: 's' }, ...moves], earlier)
}

const work = (session: Session) => workOf(session, 's', 'sweep')!
const add = (row: string, text: string): Move => ({ in: 's', do: 'add', row, text })
const close = (id: string, note?: string): Move => ({ in: 's', do: 'close', finding: id, ...(note ? { note } : {}) })

describe('a sweep', () => {
  it('starts from what is still open, and not from what was closed', () => {
    expect(work(open()).findings.map(f => f.id)).toEqual(['f6-12', 'f5-30', 'f4-31'])
    expect(work(played([step], [{ do: 'go', to: 's' }])).findings).toEqual([])
    const strange = { ...step, keep: 'constructor' }
    expect(work(played([strange], [{ do: 'go', to: 's' }], earlier)).findings).toEqual([])
  })

  it('goes on from an earlier look of the same turn, but not from one at other things', () => {
    const again = { ...step, id: 'again' }
    const other = { ...step, id: 'other', keep: 'rooms' }
    const moves: Move[] = [{ do: 'go', to: 's' }, close('f5-30'), { do: 'go', to: 'other' }, { do: 'go', to: 'again' }]
    const session = played([step, other, again], moves, earlier)
    expect(workOf(session, 'again', 'sweep')!.findings).toEqual(work(session).findings)
    expect(workOf(session, 'other', 'sweep')!.findings).toEqual([])
  })

  it('gives a finding an id that outlives the turn, and the day', () => {
    const session = open(add('cost', 'logs kept for ever'))
    expect(work(session).findings.at(-1)).toEqual({
      id: 'f7-8',
      row: 'cost',
      text: 'logs kept for ever',
      since: 't-7',
      on: '2026-11-21',
    })
    expect(saidOf(session, add('cost', 'logs kept for ever'))).toBe('Cost: logs kept for ever')
    expect(asked<'sweep'>(session, { in: 's', do: 'add', row: 'cost', text: '' })?.why).toBe('empty')
    expect(asked<'sweep'>(session, { in: 's', do: 'add', row: '__proto__', text: 'x' })?.why).toBe('no-such')
  })

  it('counts the turns a finding has been open', () => {
    const session = open(add('cost', 'logs'))
    expect(work(session).findings.map(f => turnsOpen(f, session))).toEqual([2, 3, 4, 1])
    expect(turnsOpen(finding('f9-1', 'cost', 'x', 9, '2027-01-01'), session)).toBe(1)
  })

  it('closes with a note, and opens again without one', () => {
    const closed = open(close('f5-30', 'muted the noise'))
    expect(work(closed).findings[1]).toMatchObject({ closed: '2026-11-21', note: 'muted the noise' })
    expect(saidOf(closed, close('f5-30'))).toBe('Closed: alarms nobody reads')
    expect(asked<'sweep'>(closed, { in: 's', do: 'close', finding: 'f5-30' })?.say).toBe('That one is closed already.')
    expect(asked<'sweep'>(closed, { in: 's', do: 'reopen', finding: 'f6-12' })?.say).toBe('That one is open.')
    const again = further(closed, { in: 's', do: 'reopen', finding: 'f5-30' })
    expect(work(again).findings[1]).toEqual(earlier.findings.pillars[1])
    // Closed a second time, the first reason stays.
    expect(work(further(closed, close('f5-30', 'other'))).findings[1]!.note).toBe('muted the noise')
  })

  it('takes away only what was found in this turn', () => {
    const session = open(add('cost', 'logs'))
    expect(work(further(session, { in: 's', do: 'drop', finding: 'f7-8' })).findings).toHaveLength(3)
    expect(asked<'sweep'>(session, { in: 's', do: 'drop', finding: 'f4-31' })?.say).toBe(
      'It is open since an earlier turn. Close it and say what ended it.',
    )
  })

  it('names one weakest row, by the facilitator', () => {
    const session = open({ in: 's', do: 'weakest', row: 'cost' }, { in: 's', do: 'weakest', row: 'reliability' })
    expect(work(session).weakest).toBe('reliability')
    expect(asked<'sweep'>(session, { in: 's', do: 'weakest', row: 'none' }, bo)?.why).toBe('no-such')
  })

  it('lists a row with the oldest open one first, closed ones last', () => {
    const session = open(add('security', 'old keys'), close('f6-12'), add('security', 'open port'))
    expect(inRow(work(session).findings, 'security').map(f => f.id)).toEqual(['f7-8', 'f7-10', 'f6-12'])
  })

  it('is left alone by a move that no longer fits', () => {
    const session = open()
    const moves: Move[] = [
      add('none', 'x'),
      add('cost', ''),
      close('f9-9'),
      { in: 's', do: 'reopen', finding: '__proto__' },
      { in: 's', do: 'change', finding: 'f6-12', text: '' },
      { in: 's', do: 'drop', finding: 'f4-31' },
      { in: 's', do: 'weakest', row: 'constructor' },
    ]
    for (const move of moves) expect(further(session, move).work.s).toEqual(session.work.s)
  })
})

describe('drawn', () => {
  it('with ages, the weakest row, and what was closed', async () => {
    const session = open(
      add('reliability', 'one region only'),
      close('f5-30', 'muted the noise, three alarms are left'),
      { in: 's', do: 'weakest', row: 'reliability' },
    )
    await expect(drawnAtAllSizes(session, 's')).toMatchFileSnapshot(fixture('sweep'))
  })

  it('empty, with a question a row', () => {
    const rows = shown(played([step], [{ do: 'go', to: 's' }]), 's')
    expect(rows).toContain(' SECURITY         Who could get in, or see what is not theirs?')
    expect(rows.at(-1)).toBe(' 0 open   weakest for this bet: not named yet')
  })

  it('says in words what it marks', () => {
    const rows = shown(open(close('f5-30')), 's', { width: 80, height: 18, ascii: true }).join('\n')
    expect(rows).toMatch(/! no restore test +open 4 turns, since 12 May/)
    expect(rows).toMatch(/x alarms nobody reads +closed on 21 Nov/)
  })

  it('keeps what was found under a row that is no more', () => {
    const fewer = { ...step, rows: step.rows.slice(0, 2) }
    const rows = shown(played([fewer], [{ do: 'go', to: 's' }], earlier), 's').join('\n')
    expect(rows).toContain('ELSEWHERE')
    expect(rows).toContain('no restore test')
  })

  it('fits any look, whatever was written', () => {
    const session = open(add('cost', `${'漢字'.repeat(40)} ${'long'.repeat(60)}`), close('f5-30', '🎉'.repeat(50)))
    for (let width = 1; width < 130; width += 16)
      for (let height = 1; height < 30; height += 5) {
        const look = { width, height, focus: 'f7-8' }
        const rows = shown(session, 's', look)
        expect(rows.length).toBeLessThanOrEqual(height)
        for (const row of rows) expect(cells(row)).toBeLessThanOrEqual(width)
      }
  })
})
