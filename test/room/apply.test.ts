/** What each move of the room comes to: who is here, where we are and for how long, what is planned and parked. */
import { describe, expect, test } from 'vitest'
import { fold } from '../../src/room/log.ts'
import type { Entry, FlowMove, Session } from '../../src/session/types.ts'
import { entry, opening, steps } from './storm.ts'

const [first, second] = steps.map(s => s.id) as [string, string]

/** The session after these moves; each by Ana, who is the first to join, unless it says by whom. */
function folded(...moves: (FlowMove | [by: string, move: FlowMove])[]): Session {
  const join: FlowMove = { do: 'join', name: 'Ana', room: true }
  const log: Entry[] = [join, ...moves].map((made, i) =>
    Array.isArray(made) ? entry(i + 2, made[1], made[0]) : entry(i + 2, made),
  )
  return fold([opening(), ...log])
}
const at = (n: number) => entry(n).at

describe('people', () => {
  test('are numbered as they come; the first facilitates until somebody else is asked to', () => {
    const session = folded(['p2', { do: 'join', name: 'Bo' }], { do: 'facilitate', to: 'p2' })
    expect(session.people).toEqual([
      { id: 'p1', name: 'Ana', room: true },
      { id: 'p2', name: 'Bo' },
    ])
    expect(folded(['p2', { do: 'join', name: 'Bo' }]).facilitator).toBe('p1')
    expect(session.facilitator).toBe('p2')
  })

  test.each([
    ['p5', 'p5', 'when the coming in of somebody before them is lost'],
    ['p2', 'p2', 'as the next one'],
    ['p1', 'p2', 'as the next one where theirs is somebody’s'],
    ['p01', 'p2', 'as the next one where theirs is none'],
    ['', 'p2', 'as the next one where they have none'],
  ])('who comes in as "%s" is %s, %s', (by, id) => {
    expect(folded([by, { do: 'join', name: 'Eva' }]).people.map(p => p.id)).toEqual(['p1', id])
  })

  test('go to a terminal of their own and back', () => {
    const away = folded(['p2', { do: 'join', name: 'Bo', room: true }], ['p2', { do: 'sit' }])
    expect(away.people).toEqual([
      { id: 'p1', name: 'Ana', room: true },
      { id: 'p2', name: 'Bo' },
    ])
    expect(folded({ do: 'sit' }, { do: 'sit', room: true }).people).toEqual([{ id: 'p1', name: 'Ana', room: true }])
  })
})

describe('time', () => {
  const go = (to: string): FlowMove => ({ do: 'go', to })

  test('a visit ends where the next begins, and what is begun stays as it was', () => {
    const session = folded(go(first), go(second), go(first))
    expect(session.at).toBe(first)
    expect(session.visits).toEqual([
      { step: first, from: at(3), to: at(4) },
      { step: second, from: at(4), to: at(5) },
      { step: first, from: at(5) },
    ])
    expect(Object.keys(session.work)).toEqual([first, second])
    expect(folded(go('nowhere')).at).toBe('')
  })

  test('stands still over a pause', () => {
    expect(folded(go(first), { do: 'pause' }, { do: 'park', text: 'tea' }, { do: 'resume' }).visits).toEqual([
      { step: first, from: at(3), to: at(4) },
      { step: first, from: at(6) },
    ])
    expect(folded({ do: 'pause' }, { do: 'resume' }).visits).toEqual([])
  })

  test('of a room that fell ends with the last thing that is known of it', () => {
    expect(folded(go(first), { do: 'park', text: 'tea' }, { do: 'resume' }).visits).toEqual([
      { step: first, from: at(3), to: at(4) },
      { step: first, from: at(5) },
    ])
  })

  test('never runs backwards, whatever the clock says', () => {
    const early = { ...entry(4, go(second)), at: at(1) }
    const [visit] = fold([opening(), entry(2, { do: 'join', name: 'Ana' }), entry(3, go(first)), early]).visits
    expect(visit).toEqual({ step: first, from: at(3), to: at(3) })
  })

  test('is added to a step and to the end, time after time', () => {
    const session = folded(
      { do: 'time', step: first, minutes: 5 },
      { do: 'time', step: first, minutes: -2 },
      { do: 'time', step: second, minutes: 1 },
      { do: 'later', minutes: 10 },
      { do: 'later', minutes: -3 },
    )
    expect([session.extra, session.later]).toEqual([{ [first]: 3, [second]: 1 }, 7])
    expect(folded().later).toBeUndefined()
  })

  test('ends with the turn', () => {
    const session = folded(go(first), { do: 'close' })
    expect([session.closed, session.visits]).toEqual([at(4), [{ step: first, from: at(3), to: at(4) }]])
  })
})

test('what is shown, planned, parked and agreed on for the next time', () => {
  const session = folded(
    { do: 'reveal', step: first },
    { do: 'plan', exercise: 'safe', on: false },
    { do: 'plan', exercise: 'other', on: true },
    { do: 'park', text: 'who pays' },
    { do: 'next', on: '2026-12-06', by: 'Dee' },
  )
  expect(session.revealed).toEqual({ [first]: at(3) })
  expect(session.planned).toEqual({ safe: false, other: true })
  expect(session.parked.at(-1)).toEqual({ id: 'k2-6', text: 'who pays', turn: 't-2' })
  expect(session.next).toEqual({ on: '2026-12-06', by: 'Dee' })
  expect(folded({ do: 'next', on: '2026-12-06' }).next).toEqual({ on: '2026-12-06' })
})
