/** What the next turn inherits, and what stays behind. */
import { expect, test } from 'vitest'
import { retro } from '../../src/agendas/retro.ts'
import { UserError } from '../../src/errors.ts'
import { stepsOf } from '../../src/session/agenda.ts'
import type { CarriedOver, Move, Session } from '../../src/session/types.ts'
import { carryOver, firstTurn, nextTurn, nothingCarried } from '../../src/turn/carry-over.ts'
import { factsOf } from '../../src/turn/facts.ts'
import { evening, left } from '../kinds/evening.ts'
import { bo, further, nothing, played } from '../kinds/played.ts'

const close: Move = { do: 'close' }
/** With something to settle the retro begins with settling it, whatever a test carries besides. */
const settling: Partial<CarriedOver> = { parked: [{ id: 'k0-1', text: 'x', turn: 't-6' }] }

/** A closed retro of turn 7 after these moves. */
function closed(moves: (Move | [string, Move])[], carried: Partial<CarriedOver> = {}): Session {
  return further(played(stepsOf(retro({ ...nothing, ...settling, ...carried })), moves, carried), close)
}

test('an open turn leaves nothing yet', () => {
  expect(() => carryOver(played([]))).toThrow(UserError)
  expect(() => nextTurn(played([]), { file: 'a.json', sha256: '00' })).toThrow('still open')
})

test('a first turn starts from nothing; the next one names the file it starts from', () => {
  const first = firstTurn('Check out!', 'retro')
  expect(first).toEqual({
    id: 'check-out-t0001',
    number: 1,
    kind: 'retro',
    team: 'Check out!',
    carried: nothingCarried,
  })
  const next = nextTurn(closed([]), { file: 'checkout-t0007.json', sha256: 'ab' }, 'turn')
  expect(next).toMatchObject({
    id: 'checkout-t0008',
    number: 8,
    kind: 'turn',
    team: 'checkout',
    prev: { id: 't-7', file: 'checkout-t0007.json', sha256: 'ab' },
  })
})

test('open and handed actions return with one turn more, their ids kept; done and dropped ones do not', () => {
  const carried = carryOver(
    closed(
      [
        { do: 'go', to: 'open.settle' },
        { in: 'open.settle', do: 'settle', action: 'a1', status: 'done' },
        { in: 'open.settle', do: 'settle', action: 'a2', status: 'dropped' },
        { in: 'open.settle', do: 'settle', action: 'a3', status: 'handed', owner: 'Zoe' },
        { in: 'open.settle', do: 'settle', action: 'a4', status: 'open', note: 'the supplier is late' },
        { do: 'go', to: 'close.actions' },
        { in: 'close.actions', do: 'add', text: 'new one', from: 'c9' },
      ],
      { actions: ['a1', 'a2', 'a3', 'a4'].map(id => ({ id, text: id, status: 'open', carried: 1 })) },
    ),
  )
  expect(carried.actions).toEqual([
    { id: 'a3', text: 'a3', owner: 'Zoe', status: 'open', carried: 2 },
    { id: 'a4', text: 'a4', status: 'open', carried: 2 },
    { id: expect.stringMatching(/^a7-/), text: 'new one', status: 'open', carried: 1 },
  ])
})

test('actions return even when nobody opened the settle step', () => {
  const carried = carryOver(closed([], { actions: [{ id: 'a1', text: 'x', status: 'open', carried: 0 }] }))
  expect(carried.actions).toEqual([{ id: 'a1', text: 'x', status: 'open', carried: 1 }])
})

test("this turn's bet is what the next one scores; without one, a bet that was too early waits on", () => {
  const bet = { turn: 't-6', fields: { we: 'old', measure: 'wait' } }
  const made = closed(
    [
      { do: 'go', to: 'action.bet' },
      { in: 'action.bet', do: 'fill', gap: 'we', text: 'new' },
    ],
    { bet },
  )
  expect(carryOver(made).bet).toEqual({ turn: 't-7', fields: { we: 'new' } })
  expect(carryOver(closed([], { bet })).bet).toEqual(bet)
  const scored = (result: 'early' | 'hit') =>
    carryOver(
      closed(
        [
          { do: 'go', to: 'open.settle' },
          { in: 'open.settle', do: 'score', result },
        ],
        { bet },
      ),
    )
  expect(scored('early').bet).toEqual(bet)
  expect(scored('hit').bet).toBeUndefined()
})

test('parked things return until dropped or made an action', () => {
  const parked = ['k6-1', 'k6-2', 'k6-3', 'k6-4'].map(id => ({ id, text: id, turn: 't-6' }))
  const carried = carryOver(
    closed(
      [
        { do: 'go', to: 'open.settle' },
        { in: 'open.settle', do: 'parked', card: 'k6-1', fate: 'keep' },
        { in: 'open.settle', do: 'parked', card: 'k6-2', fate: 'drop' },
        { in: 'open.settle', do: 'parked', card: 'k6-3', fate: 'action' },
        { do: 'park', text: 'new' },
      ],
      { parked },
    ),
  )
  expect(carried.parked.map(p => [p.text, p.fate])).toEqual([
    ['k6-1', 'keep'],
    ['k6-4', undefined],
    ['new', undefined],
  ])
  expect(new Set(carried.parked.map(p => p.id)).size).toBe(3)
  expect(carried.actions.map(a => a.text)).toEqual(['k6-3'])
})

test('unused options are offered again, oldest first, without the name of who wrote them', () => {
  const options = [1, 2, 3].map(i => ({ id: `c${i}`, text: `old option ${i}`, rev: 0 }))
  const base: (Move | [string, Move])[] = [
    { do: 'go', to: 'action.options' },
    [bo, { in: 'action.options', do: 'add', text: 'fresh' }],
    { do: 'go', to: 'action.bet' },
  ]
  const none = carryOver(closed(base, { options }))
  expect(none.options.map(o => o.text)).toEqual(['old option 1', 'old option 2', 'old option 3', 'fresh'])
  expect(none.options.at(-1)).not.toHaveProperty('by')
  const old = carryOver(closed([...base, { in: 'action.bet', do: 'take', option: 'old2' }], { options }))
  expect(old.options.map(o => o.text)).toEqual(['old option 1', 'old option 3', 'fresh'])
})

test('the evening of turn 7 as turn 8 finds it', () => {
  const session = further(evening(), close)
  const carried = carryOver({ ...session, turn: { ...session.turn, carried: { ...left, turns: [turn6] } } })
  expect(carried.series.star?.points.map(p => p.value)).toEqual([57, 61])
  expect(carried.series['time-to-value']?.points).toHaveLength(11)
  expect(carried.top).toBe('release queue')
  expect(carried.debts).toEqual([
    { phase: 'challenge', why: 'nobody from legal was here', checks: ['challenge'] },
    { phase: 'value', why: 'too many did not know', checks: [] },
  ])
  expect(carried.turns.map(t => [t.id, t.result])).toEqual([
    ['t-6', 'partly'],
    ['t-7', undefined],
  ])
  expect(carried.turns[1]).toEqual({
    id: 't-7',
    day: '2026-11-21',
    kind: 'retro',
    bet: 'stop reviewing images already approved: wait for security review 35 h to 12 h by 2026-12-19  Bo',
    gates: { purpose: 'yes', challenge: 'no', action: 'yes', value: 'unknown' },
    actions: { open: 4, done: 1, dropped: 0 },
    top: 'release queue',
    topics: [
      'release queue',
      'two teams change the same table',
      'we cannot see if it works',
      'who decides about the old form, and when, and what happens…',
      '一緒にペアを組むと速い 👩‍💻 and nobody waits',
      'partners never asked for it',
      'the coffee is better',
      'legal says no in week 5',
      'tests run in four minutes',
      'nobody owns the tax rules after the launch',
    ],
    minutes: 25,
    word: 'first push · weakest: challenge',
    pushes: 2,
    drags: 4,
  })
})

const turn6 = {
  id: 't-6',
  day: '2026-11-07',
  kind: 'retro',
  bet: 'stop reviewing approved images',
  gates: {},
  actions: { open: 0, done: 0, dropped: 0 },
}

test('a gate nobody answered keeps the debt it came with', () => {
  const debts = [{ phase: 'purpose', why: 'no star' }]
  expect(carryOver(closed([], { debts })).debts.filter(debt => debt.phase === 'purpose')).toEqual(debts)
  const paid = closed(
    [
      { do: 'go', to: 'close.gates' },
      { in: 'close.gates', do: 'room', row: 'purpose', point: 0 },
    ],
    { debts },
  )
  expect(carryOver(paid).debts.some(debt => debt.phase === 'purpose')).toBe(false)
})

test('what is still hidden when the turn closes stays hidden', () => {
  const steps = stepsOf(retro()).map(s => (s.id === 'action.options' ? { ...s, hidden: true as const } : s))
  const session = further(
    played(steps, [
      { do: 'go', to: 'action.options' },
      { in: 'action.options', do: 'add', text: 'a secret' },
      { do: 'go', to: 'challenge.write' },
      { in: 'challenge.write', do: 'add', text: 'another secret' },
      { do: 'go', to: 'challenge.vote' },
      { in: 'challenge.vote', do: 'dots', on: 'c10', count: 3 },
    ]),
    close,
  )
  expect(JSON.stringify(carryOver(session))).not.toContain('secret')
  expect(factsOf(session).top).toBeUndefined()
})

test('topics are kept for the last twelve turns, and go before the turns do', () => {
  const turns = Array.from({ length: 14 }, (_, i) => ({
    id: `t-${i + 1}`,
    day: '2026-01-01',
    kind: 'retro',
    gates: {},
    actions: { open: 0, done: 0, dropped: 0 },
    topics: ['queue'],
  }))
  const kept = carryOver(closed([], { turns })).turns
  expect(kept).toHaveLength(15)
  expect(kept.filter(turn => turn.topics)).toHaveLength(11)
})
