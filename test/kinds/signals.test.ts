import { describe, expect, it } from 'vitest'
import { workOf } from '../../src/session/read.ts'
import type { Signal, StepOf } from '../../src/session/shapes.ts'
import { inTime } from '../../src/session/signals.ts'
import type { Move, Session } from '../../src/session/types.ts'
import { width as cells } from '../../src/text.ts'
import { asked, drawnAtAllSizes, fixture, further, played, saidOf, shown } from './played.ts'

const step: StepOf<'signals'> = { id: 's', kind: 'signals', title: 'Signals', ask: 'What?', minutes: 2 }

const signal = (id: string, text: string, by: string, more: Partial<Signal> = {}): Signal => ({
  id,
  text,
  by,
  turn: 'checkout-t0005',
  ...more,
})
const earlier = {
  signals: [
    signal('w5-40', 'search becomes something one buys', '2027-03-01', { sign: 'two offers we would sign' }),
    signal('w5-41', 'partners ask for hosted sign-in', '2026-11-01', { sign: 'three tickets in a month' }),
    signal('w4-9', 'the old API can go', '2026-10-01', { result: 'open', saw: 'two callers left' }),
    signal('w3-2', 'nobody installs it by hand', '2026-08-01', { result: 'came' }),
  ],
}

/** The step open in turn 7, on 21 November 2026; moves count from 8. */
function open(...moves: Move[]): Session {
  return played([step], [{ do: 'go', to: 's' }, ...moves], earlier)
}

const work = (session: Session) => workOf(session, 's', 'signals')!
const order = (session: Session) => inTime(work(session).signals, session).map(s => s.id)
const score = (id: string, result: 'came' | 'not' | 'open', saw?: string): Move => ({
  in: 's',
  do: 'score',
  signal: id,
  result,
  ...(saw ? { saw } : {}),
})

describe('signals', () => {
  it('start with what waits; what was still open is looked at anew', () => {
    const { signals } = work(open())
    expect(signals.map(s => s.id)).toEqual(['w5-40', 'w5-41', 'w4-9'])
    expect(signals[2]).toEqual(signal('w4-9', 'the old API can go', '2026-10-01'))
    expect(work(played([step], [{ do: 'go', to: 's' }])).signals).toEqual([])
  })

  it('go on from an earlier look of the same turn', () => {
    const moves: Move[] = [{ do: 'go', to: 's' }, score('w5-41', 'came'), { do: 'go', to: 'again' }]
    const session = played([step, { ...step, id: 'again' }], moves, earlier)
    expect(workOf(session, 'again', 'signals')).toEqual(work(session))
  })

  it('stand by their day, those whose day has come first, and a score moves none', () => {
    const fresh: Move = { in: 's', do: 'add', text: 'one login for all', by: '2026-12-01' }
    expect(order(open(fresh))).toEqual(['w4-9', 'w5-41', 'w7-8', 'w5-40'])
    expect(order(open(fresh, score('w4-9', 'came')))).toEqual(['w4-9', 'w5-41', 'w7-8', 'w5-40'])
  })

  it('of this turn are not due, even with the day of today', () => {
    const session = open({ in: 's', do: 'add', text: 'today', by: '2026-11-21' })
    expect(work(session).signals.at(-1)).toEqual({ id: 'w7-8', text: 'today', by: '2026-11-21', turn: 't-7' })
    expect(order(session)).toEqual(['w4-9', 'w5-41', 'w7-8', 'w5-40'])
    expect(shown(session, 's').join('\n')).toMatch(/WE WATCH\n {3}21 Nov +today +today/)
  })

  it('have a day that is still to come', () => {
    const says = (by: string) => asked<'signals'>(open(), { in: 's', do: 'add', text: 'x', by })?.say
    expect(says('2026-11-19')).toBe('19 Nov is over. By when would we know?')
    expect(says('soon')).toBe('A day is written like 2026-11-21.')
    expect(says('2026-11-20')).toBeUndefined()
    expect(asked<'signals'>(open(), { in: 's', do: 'add', text: '', by: '2027-01-01' })?.why).toBe('empty')
  })

  it('are scored with what was seen; a second score keeps it', () => {
    const session = open(score('w5-41', 'came', 'three since September'))
    expect(work(session).signals[1]).toMatchObject({ result: 'came', saw: 'three since September' })
    expect(saidOf(session, score('w5-41', 'came'))).toBe('partners ask for hosted sign-in: it came')
    expect(work(further(session, score('w5-41', 'open'))).signals[1]).toMatchObject({
      result: 'open',
      saw: 'three since September',
    })
  })

  it('may come before their day, but cannot fail to', () => {
    expect(asked<'signals'>(open(), { in: 's', do: 'score', signal: 'w5-40', result: 'came' })).toBeUndefined()
    expect(asked<'signals'>(open(), { in: 's', do: 'score', signal: 'w5-40', result: 'not' })?.say).toBe(
      'Its day is still to come: 1 Mar 2027. It may come until then.',
    )
  })

  it('are put in other words, with another sign and day', () => {
    const change: Move = { in: 's', do: 'change', signal: 'w5-41', text: 'hosted sign-in', sign: '', by: '2027-01-15' }
    expect(work(open(change)).signals[1]).toEqual(signal('w5-41', 'hosted sign-in', '2027-01-15'))
    // Its old day may stay although it is over.
    const same = { in: 's', do: 'change', signal: 'w5-41', text: 'y', by: '2026-11-01' } as const
    expect(asked<'signals'>(open(), same)).toBeUndefined()
    expect(asked<'signals'>(open(), { ...same, by: '2026-11-02' })?.why).toBe('not-now')
  })

  it('are left alone by a move that no longer fits', () => {
    const session = open()
    const moves: Move[] = [
      { in: 's', do: 'add', text: '', by: '2027-01-01' },
      { in: 's', do: 'add', text: 'x', by: 'soon' },
      { in: 's', do: 'change', signal: 'w5-41', text: '' },
      { in: 's', do: 'change', signal: 'w5-41', by: '2026-02-30' },
      score('w9-9', 'came'),
      { in: 's', do: 'drop', signal: '__proto__' },
    ]
    for (const move of moves) expect(further(session, move).work.s).toBe(session.work.s)
  })
})

describe('drawn', () => {
  it('with the due ones first and what was seen', async () => {
    const session = open(score('w4-9', 'came', 'the last caller moved on Tuesday'), {
      in: 's',
      do: 'add',
      text: 'our own queue can be rented for less than it costs us to run it, with the same guarantees',
      sign: 'a price below 200 a month',
      by: '2027-05-01',
    })
    await expect(drawnAtAllSizes(session, 's')).toMatchFileSnapshot(fixture('signals'))
  })

  it('empty', () => {
    expect(shown(played([step], [{ do: 'go', to: 's' }]), 's')[0]).toMatch(/^ Nothing is watched yet\./)
  })

  it('fits any look, whatever was written', () => {
    const session = open(
      { in: 's', do: 'add', text: '漢字'.repeat(60), sign: 'long'.repeat(60), by: '2027-05-01' },
      score('w4-9', 'came', '🎉'.repeat(50)),
    )
    for (let width = 1; width < 130; width += 16)
      for (let height = 1; height < 30; height += 5) {
        const look = { width, height, focus: 'w7-8' }
        const rows = shown(session, 's', look)
        expect(rows.length).toBeLessThanOrEqual(height)
        for (const row of rows) expect(cells(row)).toBeLessThanOrEqual(width)
      }
  })
})
