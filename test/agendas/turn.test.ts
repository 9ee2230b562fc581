/** The full turn takes the minutes it promises, goes deep where the last turn was weakest, and lets nothing wait in vain. */
import { describe, expect, test } from 'vitest'
import { mapWalk } from '../../src/agendas/deep.ts'
import { figuresOf } from '../../src/agendas/figures.ts'
import { lint, pathText } from '../../src/agendas/lint.ts'
import { tenets } from '../../src/agendas/tenets.ts'
import { type TurnMinutes, turn, turnMinutes } from '../../src/agendas/turn.ts'
import { type Agenda, exercisesOf, stepsOf, type WheelPhase, wheelPhases } from '../../src/session/agenda.ts'
import type { CarriedOver, TurnFacts } from '../../src/session/types.ts'
import { width } from '../../src/text.ts'
import { nothingCarried } from '../../src/turn/carry-over.ts'

/** A turn of the past that went deep on these. */
function past(number: number, deep: string[], facts: Partial<TurnFacts> = {}): TurnFacts {
  return {
    id: `t-${number}`,
    day: `2026-0${number}-10`,
    kind: 'turn',
    gates: { purpose: 'yes' },
    actions: { open: 0, done: 0, dropped: 0 },
    deep,
    ...facts,
  }
}

/** Five answers, all of one point. */
function pulse(phase: WheelPhase, points: Record<string, number>): CarriedOver['scales'] & object {
  const rows = Object.entries(points).map(([id, point]) => [
    id,
    { counts: [1, 2, 3, 4, 5].map(p => (p === point ? 5 : 0)) },
  ])
  const answered = { turn: 't-1', on: '2026-01-10', points: ['1', '2', '3', '4', '5'], rows: Object.fromEntries(rows) }
  return { [`pulse-${phase}`]: [answered] }
}

const firstDeep = ['north-star', 'psychological-safety', 'developer-experience', 'problem-prevention']

const ask = { text: 'people who moved house', since: 't-1' }
const after1: CarriedOver = { ...nothingCarried, turns: [past(1, firstDeep)], choices: { ask } }
const left: [string, CarriedOver | undefined][] = [
  ['nothing', undefined],
  ['a first turn', after1],
  [
    'a turn with debts',
    { ...after1, debts: wheelPhases.map(phase => ({ phase, why: `${phase} is not clear to anybody` })) },
  ],
  [
    'a turn with all it keeps',
    {
      ...after1,
      trees: { star: [{ id: 'star', text: 'orders', level: 0 }] },
      strips: { path: [] },
      findings: { pillars: [{ id: 'f', row: 'cost', text: 'idle', since: 't-1', on: '2026-01-10' }] },
      signals: [{ id: 'x', text: 'search', by: '2026-01-01', turn: 't-1' }],
    },
  ],
  ['a turn with signals', { ...after1, signals: [{ id: 'x', text: 'search', by: '2026-01-01', turn: 't-1' }] }],
  ['five turns', { ...after1, turns: [1, 2, 3, 4, 5].map(n => past(n, n === 1 ? firstDeep : ['market-map'])) }],
  [
    'a low pulse',
    { ...after1, scales: pulse('value', { 'emerging-value': 1, 'low-carbon': 3 }), top: 'release queue' },
  ],
  ['retros only', { ...nothingCarried, turns: [{ ...past(1, []), kind: 'retro' }] }],
]

const planned = (agenda: Agenda) => exercisesOf(agenda).filter(e => !e.off)
const deepIn = (agenda: Agenda) =>
  planned(agenda)
    .filter(e => e.deep)
    .map(e => e.tenet)
const minutesOf = (agenda: Agenda) =>
  agenda.phases.map(p =>
    p.exercises
      .filter(e => !e.off)
      .flatMap(e => e.steps)
      .reduce((n, s) => n + s.minutes, 0),
  )

describe.each(left)('after %s', (_, carried) => {
  test.each(turnMinutes)('%d minutes have nothing to complain about and add up, phase by phase', minutes => {
    const agenda = turn(minutes, carried)
    expect(lint(agenda).map(p => `${pathText(p.path)}: ${p.say}`)).toEqual([])
    expect(minutesOf(agenda).reduce((sum, n) => sum + n, 0)).toBe(minutes)
  })

  test.each(turnMinutes)(
    '%d minutes end each phase with its gate, and have all twelve tenets to choose from',
    minutes => {
      const agenda = turn(minutes, carried)
      const all = exercisesOf(agenda)
      for (const id of wheelPhases)
        expect(
          agenda.phases
            .find(p => p.id === id)!
            .exercises.filter(e => !e.off)
            .at(-1)?.id,
        ).toBe(`gate-${id}`)
      expect([...new Set(all.filter(e => e.deep).map(e => e.tenet))].toSorted()).toEqual(
        tenets.map(t => t.id).toSorted(),
      )
    },
  )

  test.each(turnMinutes)('%d minutes have one map, of six minutes or so', minutes => {
    const maps = planned(turn(minutes, carried)).filter(e => e.steps.some(s => s.kind === 'map'))
    expect(maps).toHaveLength(1)
    expect(maps[0]!.steps.reduce((n, s) => n + s.minutes, 0)).toBeGreaterThanOrEqual(5)
  })

  test('seventy-five minutes have no more steps, rounds and counted rows than a room bears, and time to talk', () => {
    const steps = planned(turn(75, carried)).flatMap(e => e.steps)
    const isFirst = !carried?.turns.length
    expect(steps.length).toBeLessThanOrEqual(isFirst ? 27 : 29)
    const figures = figuresOf(turn(75, carried))
    expect(figures.talk).toBeGreaterThanOrEqual(18)
    expect(figures.counted).toBeLessThanOrEqual(12)
    if (isFirst) expect(figures.rounds).toBeLessThanOrEqual(5)
  })

  test('the pulse is asked once, before the work, and safety is not asked about twice', () => {
    const steps = planned(turn(75, carried)).flatMap(e => e.steps)
    const pulses = steps.filter(s => s.kind === 'scale' && s.keep === 'pulse')
    expect(pulses).toHaveLength(1)
    expect(steps.indexOf(pulses[0]!)).toBeLessThan(2)
    const rows = pulses.flatMap(s => (s.kind === 'scale' ? s.rows.map(row => row.id) : []))
    const safety = steps.some(s => s.id === 'safety.pulse')
    expect(rows).toHaveLength(safety ? 11 : 12)
    expect(rows.includes('psychological-safety')).toBe(!safety)
  })

  test('silent writing has its two minutes, whatever is taken in', () => {
    for (const minutes of turnMinutes)
      for (const step of stepsOf(turn(minutes, carried)))
        if (step.kind === 'write' && (step.hidden || step.anonymous))
          expect(step.minutes, step.id).toBeGreaterThanOrEqual(2)
  })

  test('every step tells the facilitator something', () => {
    for (const e of planned(turn(75, carried))) for (const s of e.steps) expect(s.hint, s.id).toBeTruthy()
  })
})

describe('where it goes deep', () => {
  test('a first turn: star, path to production, prevention; the whole hour has no time for the path', () => {
    expect(deepIn(turn(75))).toEqual(['north-star', 'developer-experience', 'problem-prevention'])
    expect(deepIn(turn(60))).toEqual(['north-star', 'problem-prevention'])
  })

  test('later turns walk market, organisation, solution and emerging value, one map a turn', () => {
    const walked: string[] = []
    for (let n = 1; n <= 5; n++) {
      const turns = [past(1, firstDeep), ...walked.map((map, i) => past(i + 2, [map]))]
      const map = deepIn(turn(75, { ...after1, turns })).find(tenet => mapWalk.some(walk => walk === tenet))
      walked.push(map ?? '')
    }
    expect(walked).toEqual([...mapWalk, 'market-map'])
  })

  test('a second turn takes the tenet that is weakest beside its map, saying why', () => {
    const scales = {
      ...pulse('purpose', { 'north-star': 1, 'time-to-value': 4, 'market-map': 2 }),
      ...pulse('challenge', { 'psychological-safety': 2, 'sociotechnical-system': 3, 'organisation-map': 5 }),
    }
    const turns = [past(1, [...firstDeep])]
    const agenda = turn(75, { ...after1, turns, scales })
    expect(deepIn(agenda)).toEqual(['market-map', 'sociotechnical-system'])
    const sliders = planned(agenda).find(e => e.tenet === 'sociotechnical-system' && e.deep)
    expect(sliders?.why).toMatch(/: 3 of 5 \(5 answers\)\. /)
  })

  test('safety is asked about every third turn', () => {
    const turns = [past(1, firstDeep), past(2, []), past(3, [])]
    expect(deepIn(turn(75, { ...after1, turns: turns.slice(0, 2) }))).not.toContain('psychological-safety')
    const due = turn(75, { ...after1, turns })
    expect(deepIn(due)).toContain('psychological-safety')
    expect(planned(due).find(e => e.id === 'safety-pulse')?.why).toMatch(/^Asked every 3 turns\. /)
  })

  test('safety is asked about again at once when one of its lines was low', () => {
    const safety = (counts: number[]) => ({
      safety: [{ turn: 't-1', on: '2026-01-10', points: ['1', '2', '3', '4', '5'], rows: { help: { counts } } }],
    })
    expect(deepIn(turn(75, { ...after1, scales: safety([0, 0, 2, 3, 0]) }))).not.toContain('psychological-safety')
    expect(deepIn(turn(75, { ...after1, scales: safety([2, 3, 0, 0, 0]) }))).toContain('psychological-safety')
  })

  test('the star is looked at again when its gate said no, or after four turns', () => {
    const no = { ...after1, turns: [past(1, firstDeep, { gates: { purpose: 'no' } })] }
    expect(deepIn(turn(75, no))).toContain('north-star')
    const four = { ...after1, turns: [1, 2, 3, 4].map(n => past(n, n === 1 ? firstDeep : [])) }
    expect(deepIn(turn(75, four))).toContain('north-star')
    expect(deepIn(turn(75, { ...four, turns: four.turns.slice(0, 3) }))).not.toContain('north-star')
  })

  test('a pulse of a damaged file does not stop anybody', () => {
    const scales = pulse('value', { 'low-carbon': 2 })
    scales['pulse-value']![0]!.rows['emerging-value'] = { counts: [1e12, -4, 0.5] }
    expect(lint(turn(75, { ...after1, scales }))).toEqual([])
  })
})

describe('what the last turn left', () => {
  const first = (agenda: Agenda, id: WheelPhase) =>
    agenda.phases.find(p => p.id === id)!.exercises.find(e => !e.off)!.steps[0]!

  test('a gate debt is the first question of its phase', () => {
    for (const phase of wheelPhases) {
      const agenda = turn(75, { ...after1, debts: [{ phase, why: 'nobody dared to say no' }] })
      expect(first(agenda, phase).ask).toMatch(/^Follow-up: "nobody dared to say no"\. /)
    }
  })

  test('the top challenge is asked about', () => {
    const attack = stepsOf(turn(75, { ...after1, top: 'release queue' })).find(s => s.id === 'attack.write')
    expect(attack?.hint).toMatch(/^Last time it was "release queue": did it happen\?/)
  })

  test('the ask stands until its gate owes or it is four turns old', () => {
    const asks = (carried: CarriedOver) => stepsOf(turn(75, carried)).some(s => s.id === 'ask.write')
    expect(asks(after1)).toBe(false)
    expect(asks({ ...after1, debts: [{ phase: 'purpose', why: 'x', checks: ['purpose-1'] }] })).toBe(true)
    expect(asks({ ...after1, debts: [{ phase: 'purpose', why: 'x', checks: ['purpose-4'] }] })).toBe(false)
    expect(asks({ ...after1, debts: [{ phase: 'purpose', why: 'not asked', unasked: true }] })).toBe(false)
    const old = { ...after1, turns: [past(1, firstDeep, { gates: { purpose: 'no' } })] }
    expect(asks({ ...old, debts: [{ phase: 'purpose', why: 'x' }] })).toBe(true)
    expect(asks({ ...after1, turns: [1, 2, 3, 4].map(n => past(n, [])) })).toBe(true)
    expect(asks({ ...after1, choices: {} })).toBe(true)
  })

  test('signals are scored in the short form too', () => {
    const plain = (minutes: TurnMinutes, carried: CarriedOver) => planned(turn(minutes, carried)).map(e => e.id)
    expect(plain(60, after1)).not.toContain('watch-signals')
    expect(plain(60, { ...after1, signals: [{ id: 'x', text: 'y', by: '2026-01-01', turn: 't-1' }] })).toContain(
      'watch-signals',
    )
  })

  test('a first turn has nothing to settle, and no facts to look at', () => {
    const opening = (carried?: CarriedOver) =>
      planned({ ...turn(75, carried), phases: [turn(75, carried).phases[0]!] }).map(e => e.id)
    expect(opening()).toEqual(['pulse', 'round'])
    expect(opening(after1)).toEqual(['settle', 'pulse', 'round', 'facts-first'])
  })

  test('making one agenda leaves the next as it was', () => {
    const before = JSON.stringify(turn(75))
    turn(75, { ...after1, debts: [{ phase: 'purpose', why: 'x' }], top: 'y' })
    expect(JSON.stringify(turn(75))).toBe(before)
  })
})

test('the first hint of a phase says who speaks last, or asks about the top challenge of last time, in 60 cells', () => {
  for (const [, carried] of left)
    for (const id of wheelPhases) {
      const step = turn(75, carried)
        .phases.find(p => p.id === id)!
        .exercises.find(e => !e.off)!.steps[0]!
      expect(step.hint).toMatch(
        id === 'challenge' && carried?.top ? /^Last time it was/ : /The most senior person speaks last\.$/,
      )
      expect(width(step.hint ?? '')).toBeLessThanOrEqual(60)
    }
})
