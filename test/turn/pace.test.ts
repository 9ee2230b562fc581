/** Minutes follow people and mode: what is planned is never below what these people need where they sit. */
import { expect, test } from 'vitest'
import { apply, begin } from '../../src/room/apply.ts'
import { stepOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { FlowMove, Move, Session } from '../../src/session/types.ts'
import { planLines } from '../../src/terminals/lines/reading/reports.ts'
import { nothingCarried } from '../../src/turn/carry-over.ts'
import { liftsOf, planOf } from '../../src/turn/plan.ts'
import { offersOf } from '../../src/turn/replan.ts'
import { drawPlan } from '../../src/views/plan-drawing.ts'

const start = Date.parse('2026-11-21T13:00:00Z')
const base = { title: 'T', ask: 'A?' }
const steps: StepOf[] = [
  { ...base, id: 'c.open', title: 'Open', kind: 'look', minutes: 2 },
  { ...base, id: 'c.write', title: 'Write', kind: 'write', minutes: 2, hidden: true },
  { ...base, id: 'c.talk', title: 'Talk', kind: 'look', minutes: 8 },
]

/** A session of writing and talking that `keyboard` people at one keyboard and `own` at terminals of their own came into. */
function room(keyboard: number, own: number, paced = true): Session {
  const open: FlowMove & { do: 'open' } = {
    do: 'open',
    title: 'x',
    turn: { id: 't-1', number: 1, kind: 'test', team: 'x', carried: nothingCarried },
    agenda: {
      id: 'test',
      title: 'Test',
      minutes: 12,
      phases: [{ id: 'challenge', title: 'Challenge', exercises: [{ id: 'c', title: 'Cards', why: 'Y.', steps }] }],
    },
    ...(paced ? { paced: true } : {}),
  }
  const opened = begin({ n: 1, at: new Date(start).toISOString(), by: 'p1', move: open })
  const joins = Array.from({ length: keyboard + own }, (_, i): [string, Move] => [
    `p${i + 1}`,
    { do: 'join', name: `N${i + 1}`, ...(i < keyboard ? { room: true } : {}) },
  ])
  return joins.reduce(made, opened)
}

function made(session: Session, [by, move]: [string, Move]): Session {
  return apply(session, { n: session.n + 1, at: session.last, by, move })
}

/** Minutes of writing, of all, and agreed; how the plan says the first. */
function planned(session: Session) {
  const { plan, agreed } = planOf(session, start)
  return [stepOf(session, 'c.write')?.minutes, plan, agreed, ...liftsOf(session).map(l => l.say)]
}

test.each([
  [3, 0, [2, 12, 12]],
  [5, 0, [3, 13, 13, '5 people at one keyboard: 3 min']],
  [9, 0, [4, 14, 14, '9 people at one keyboard: 4 min']],
  [0, 3, [2, 12, 12]],
  [0, 5, [2, 12, 12]],
  [1, 8, [2, 12, 12]],
  [5, 4, [3, 13, 13, '5 people at one keyboard: 3 min']],
])('%d at one keyboard and %d at terminals of their own', (keyboard, own, plan) => {
  expect(planned(room(keyboard, own))).toEqual(plan)
})

test('a session of before keeps to its agenda', () => {
  const old = room(9, 0, false)
  expect(planned(old)).toEqual([2, 12, 12])
  expect(planned(made(old, ['p9', { do: 'sit' }]))).toEqual([2, 12, 12])
})

test('the plan follows who comes, goes and sits elsewhere, until the step has begun', () => {
  const nine = room(9, 0)
  const fewer = (['p6', 'p7', 'p8', 'p9'] as const).reduce((s, by) => made(s, [by, { do: 'sit' }]), nine)
  expect(planned(fewer)).toEqual([3, 13, 13, '5 people at one keyboard: 3 min'])
  const away = made(fewer, ['p1', { do: 'person', person: 'p5', away: true }])
  expect(planned(away).slice(0, 3)).toEqual([2.5, 12.5, 12.5])
  const begun = made(nine, ['p1', { do: 'go', to: 'c.write' }])
  expect(planned(made(begun, ['p9', { do: 'sit' }]))).toEqual([4, 14, 14])
})

test('the plan page and plain lines say where a step was lifted', () => {
  const drawn = drawPlan(room(9, 0), start, { width: 80, height: 18, offers: { late: 0 } })
    .lines()
    .join('\n')
  expect(drawn).toMatch(/Cards +14/)
  expect(drawn).toContain('9 people at one keyboard: 4 min')
  expect(planLines(room(9, 0), start)).toContain('Write, 9 people at one keyboard: 4 min.')
})

test('no way out of being late cuts a step below what these people need', () => {
  const begun = made(room(9, 0), ['p1', { do: 'go', to: 'c.open' }])
  const cut = (session: Session) =>
    offersOf(session, start + 20 * 60_000).shorten?.moves.flatMap(m => (m.do === 'time' ? m.step : []))
  expect(cut(begun)).toEqual(['c.talk'])
  expect(cut({ ...begun, lifted: undefined })).toEqual(['c.write', 'c.talk'])
})
