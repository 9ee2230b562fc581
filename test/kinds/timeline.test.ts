/** A timeline: how moments are read, who changes what, and how it looks to scale. */
import { describe, expect, it, test } from 'vitest'
import { cardsOf } from '../../src/kinds/made/board.ts'
import { placesOf } from '../../src/kinds/timeline/drawing.ts'
import { between, isMoment, readEvent, showMoment } from '../../src/kinds/timeline/moments.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Move, Session } from '../../src/session/types.ts'
import { asked, bo, chidi, drawnAtAllSizes, fixture, further, played, saidOf, shown } from './played.ts'

const step: StepOf<'timeline'> = { id: 't', kind: 'timeline', title: 'Timeline', ask: 'When?', minutes: 8 }
const add = (at: string, text: string): Move => ({ in: 't', do: 'add', at, text })
const events = (session: Session) => workOf(session, 't', 'timeline')?.events ?? []
const today = '2026-11-21'

function incident(): Session {
  const start = played([step], [{ do: 'go', to: 't' }])
  const made: Parameters<typeof further>[1][] = [
    add('2026-11-20 14:05', 'version 2.4 goes out'),
    [bo, add('2026-11-20 16:20', 'rolled back by hand, after the automatic way did not work twice in a row')],
    [chidi, add('2026-11-20 14:08', 'first alert')],
    add('2026-11-18', 'the test that would have told us is switched off'),
  ]
  return made.reduce(further, start)
}

describe('a moment is read', () => {
  const read = (text: string, day = '2026-11-20') => {
    const found = readEvent(text, day, today)
    return 'ok' in found ? [found.ok.at, found.ok.text] : found.say
  }

  it.each([
    ['14:05 first alert', '2026-11-20 14:05', 'first alert'],
    ['9.30, called support', '2026-11-20 09:30', 'called support'],
    ['18 Nov 14h05 release', '2026-11-18 14:05', 'release'],
    ['18 Nov: release', '2026-11-18', 'release'],
    ['yesterday 7:00 - quiet', '2026-11-20 07:00', 'quiet'],
    ['2026-11-18 14:05 x', '2026-11-18 14:05', 'x'],
    ['21 Nov 2025 the form is born', '2025-11-21', 'the form is born'],
  ])('%s', (text, at, rest) => expect(read(text)).toEqual([at, rest]))

  it.each(['first alert', '25:00 too late', ''])('"%s" is asked about', text =>
    expect(read(text)).toMatch(/^When was it\?/),
  )

  it('without words it asks what happened', () => expect(read('14:05')).toMatch(/^What happened then\?/))

  it('says before Enter how it is understood', () =>
    expect(readEvent('14:05 first alert', '2026-11-20', today)).toMatchObject({ echo: '20 Nov 14:05 · first alert' }))
})

test.each([
  ['2026-11-20', true],
  ['2026-11-20 23:59', true],
  ['2026-11-20 24:00', false],
  ['2026-11-31', false],
  ['2026-11-20T10:00', false],
])('%s is a moment: %s', (text, is) => expect(isMoment(text)).toBe(is))

test.each([
  ['2026-11-20 14:05', '2026-11-20 14:08', '3 min'],
  ['2026-11-20 14:05', '2026-11-20 16:05', '2 h'],
  ['2026-11-20 14:05', '2026-11-20 16:20', '2 h 15 min'],
  ['2026-11-20 14:05', '2026-11-23 14:05', '3 days'],
  ['2026-11-18', '2026-11-20 14:05', '2 days'],
  ['2026-11-20', '2026-11-20 14:05', ''],
])('from %s to %s: %s', (from, to, say) => expect(between(from, to)).toBe(say))

describe('a timeline', () => {
  it('is added to by everybody; only who did, or the facilitator, changes it', () => {
    const session = incident()
    const late = events(session)[1]?.id ?? ''
    const change = { in: 't', do: 'change', event: late, at: '2026-11-20 16:25', text: 'rolled back' } as const
    expect(asked<'timeline'>(session, change, chidi)?.why).toBe('not-yours')
    expect(asked<'timeline'>(session, change, bo)).toBeUndefined()
    expect(asked<'timeline'>(session, change)).toBeUndefined()
    expect(events(further(session, [bo, change]))[1]).toMatchObject({ at: '2026-11-20 16:25', text: 'rolled back' })
    expect(asked<'timeline'>(session, { in: 't', do: 'add', at: '25 o\u2019clock', text: 'x' })?.why).toBe('no-such')
    expect(asked<'timeline'>(session, { in: 't', do: 'add', at: today, text: '' })?.why).toBe('empty')
    expect(asked<'timeline'>(session, { in: 't', do: 'drop', event: 'e99' })?.why).toBe('no-such')
    expect(events(further(session, { in: 't', do: 'drop', event: late }))).toHaveLength(3)
  })

  it('gives its events to a vote, the earliest first', () => {
    expect(cardsOf(incident(), 't').map(c => c.text)[0]).toMatch(/switched off/)
  })

  it('says what came of a move', () => {
    expect(saidOf(incident(), add('2026-11-20 14:08', 'first alert'))).toBe('20 Nov 14:08: first alert')
  })

  it('looks as it did when somebody looked at it', async () => {
    await expect(drawnAtAllSizes(incident(), 't')).toMatchFileSnapshot(fixture('timeline'))
  })

  it('says what to put on it while it is empty', () => {
    expect(shown(played([step], [{ do: 'go', to: 't' }]), 't').join(' ')).toContain('Facts first')
  })
})

test('events stand on the axis to scale, side by side where they are close', () => {
  const on = (...at: string[]) => at.map((moment, i) => ({ id: `e${i}`, at: moment, text: 'x', by: 'p1' }))
  const day = '2026-11-20'
  expect(placesOf(on(`${day} 10:00`, `${day} 10:30`, `${day} 11:00`), 61)).toEqual([0, 30, 60])
  expect(placesOf(on(`${day} 10:00`, `${day} 10:00`, `${day} 11:00`, `${day} 11:00`), 61)).toEqual([0, 1, 59, 60])
  expect(placesOf(on(day), 61)).toEqual([0])
  expect(showMoment('2025-11-20 10:00', today)).toBe('20 Nov 2025 10:00')
})
