/** A late room is offered three ways out; each wins the minutes it says, and none is taken by itself. */
import { describe, expect, test } from 'vitest'
import { retro } from '../../src/agendas/retro.ts'
import { turn } from '../../src/agendas/turn.ts'
import { apply, begin } from '../../src/room/apply.ts'
import { exercisesOf } from '../../src/session/agenda.ts'
import { neighbour, plannedSteps } from '../../src/session/read.ts'
import type { Move, Session } from '../../src/session/types.ts'
import { nothingCarried } from '../../src/turn/carry-over.ts'
import { planOf } from '../../src/turn/plan.ts'
import { deepMoves, offersOf } from '../../src/turn/replan.ts'

const start = Date.parse('2026-11-21T13:00:00Z')
const minute = (n: number) => start + n * 60_000

/** A retro that begins at noon with one person; each move is made at its minute. */
function room(...moves: [minutes: number, move: Move][]): Session {
  const turn = { id: 't-1', number: 1, kind: 'retro', team: 'x', carried: nothingCarried }
  const opened = begin({
    n: 1,
    at: new Date(start).toISOString(),
    by: 'p1',
    move: { do: 'open', title: 'x', turn, agenda: retro() },
  })
  return moves.reduce(
    (session, [at, move]) =>
      apply(session, { n: session.n + 1, at: new Date(minute(at)).toISOString(), by: 'p1', move }),
    opened,
  )
}

const begun: [number, Move] = [0, { do: 'go', to: 'open.settle' }]

function later(session: Session, moves: readonly Move[], at: number): Session {
  return moves.reduce(
    (s, move) => apply(s, { n: s.n + 1, at: new Date(minute(at)).toISOString(), by: 'p1', move }),
    session,
  )
}

test('a room that is on time is offered nothing', () => {
  expect(offersOf(room(begun), minute(1))).toEqual({ late: 0 })
})

describe('seven minutes late', () => {
  const session = room(begun)
  const now = 9
  const { late, drop, shorten, extend } = offersOf(session, minute(now))

  test('each way wins what it says', () => {
    expect(late).toBe(7)
    for (const offer of [drop!, shorten!, extend!]) {
      const { ahead } = planOf(later(session, offer.moves, now), minute(now))
      expect(ahead, offer.say).toBeCloseTo(offer.wins - 7)
    }
    expect(extend?.wins).toBe(7)
  })

  test('neither bet, promises, gates nor the end are left out', () => {
    const planned = plannedSteps(later(session, drop!.moves, now)).map(s => s.id)
    for (const id of ['action.bet', 'close.gates', 'close.actions', 'close.summary']) expect(planned).toContain(id)
  })

  test('silent writing keeps its two minutes', () => {
    const short = later(session, shorten!.moves, now)
    expect(3 + (short.extra['challenge.write'] ?? 0)).toBeGreaterThanOrEqual(2)
    for (const step of plannedSteps(short)) expect(step.minutes + (short.extra[step.id] ?? 0)).toBeGreaterThan(0)
  })
})

describe('what is left out', () => {
  const out = room(begun, [1, { do: 'plan', exercise: 'north-star', on: false }])

  test('is not walked through, wins its minutes, and keeps its place for those who go there', () => {
    expect(neighbour(out, 'open.checkin', 1)?.id).toBe('purpose.deliveries')
    expect(neighbour(out, 'purpose.deliveries', -1)?.id).toBe('open.checkin')
    expect(planOf(out, minute(1)).ahead).toBe(2)
    const there = later(out, [{ do: 'go', to: 'purpose.star' }], 2)
    expect(there.at).toBe('purpose.star')
    expect(neighbour(there, 'purpose.star', 1)?.id).toBe('purpose.deliveries')
    expect(neighbour(there, 'purpose.star', -1)?.id).toBe('open.checkin')
  })

  test('comes back with all it had', () => {
    const worked = room(
      begun,
      [1, { do: 'go', to: 'purpose.star' }],
      [1, { in: 'purpose.star', do: 'add', at: '2026-11-20', value: 5 }],
      [2, { do: 'plan', exercise: 'north-star', on: false }],
      [3, { do: 'plan', exercise: 'north-star', on: true }],
    )
    expect(worked.work['purpose.star']).toMatchObject({ points: [{ value: 5 }] })
    expect(plannedSteps(worked)).toHaveLength(plannedSteps(room()).length)
  })
})

test('going deep on one tenet leaves out the others of its phase, and its own short form', () => {
  const carried = {
    ...nothingCarried,
    strips: { path: [{ turn: 't-1', on: '2026-11-01', steps: [{ id: 's', name: 'review', work: 1, wait: 2 }] }] },
    turns: [
      {
        id: 't-1',
        day: '2026-11-01',
        kind: 'turn',
        gates: {},
        actions: { open: 0, done: 0, dropped: 0 },
        deep: ['developer-experience'],
      },
    ],
  }
  const agenda = turn(75, carried)
  const session: Session = { ...room(), agenda }
  const find = (id: string) => exercisesOf(agenda).find(e => e.id === id)!
  expect(find('path-again').off).toBeUndefined()
  const moves = deepMoves(session, find('path-to-production'))
  expect(moves.map(m => m.do === 'plan' && [m.exercise, m.on])).toEqual([
    ['path-again', false],
    ['path-to-production', true],
  ])
})
