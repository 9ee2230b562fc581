/** What the program asks about a kind: each entry of each kind's facts changes something that is seen here. */
import * as v from 'valibot'
import { describe, expect, it, test } from 'vitest'
import { shapeOf } from '../../src/agendas/diamond.ts'
import { lint } from '../../src/agendas/lint.ts'
import { within } from '../../src/agendas/within.ts'
import { answeredBy, factsOf, headlineOf, isBroad, isNeeded, readersOf } from '../../src/kinds/facts.ts'
import { rulesOf } from '../../src/kinds/index.ts'
import type { Crowd } from '../../src/kinds/shared/least-minutes.ts'
import { check } from '../../src/room/check.ts'
import { type Kind, kindNames, type StepOf, type WorkOf } from '../../src/session/shapes.ts'
import type { CarriedOver, CarriedStrip, Move, Session } from '../../src/session/types.ts'
import { keepWorks, leftBy } from '../../src/turn/keep-works.ts'
import { ana, bo, chidi, dee, played } from './played.ts'

const day = '2026-11-21'
const base = { minutes: 5, title: 'T', ask: 'A?' }
const points = ['yes', 'partly', 'no', "don't know"]

/** A step of each kind, kept by the next turn where that is possible. */
const steps: { [K in Kind]: StepOf<K> } = {
  look: { ...base, id: 'look', kind: 'look', from: 'map' },
  write: { ...base, id: 'write', kind: 'write' },
  group: { ...base, id: 'group', kind: 'group', cards: 'write' },
  vote: { ...base, id: 'vote', kind: 'vote', on: 'group', dots: 3 },
  scale: { ...base, id: 'scale', kind: 'scale', rows: [{ id: 'r', say: 'R?' }], points, keep: 'pulse' },
  decide: { ...base, id: 'decide', kind: 'decide' },
  series: { ...base, id: 'series', kind: 'series', role: 'star' },
  actions: { ...base, id: 'actions', kind: 'actions' },
  metrics: { ...base, id: 'metrics', kind: 'metrics', rows: [{ id: 'lead-time', say: 'Lead time' }] },
  tree: { ...base, id: 'tree', kind: 'tree', levels: ['star'], keep: 'aims' },
  ring: { ...base, id: 'ring', kind: 'ring', keep: 'wheel' },
  strip: { ...base, id: 'strip', kind: 'strip', keep: 'path' },
  sweep: { ...base, id: 'sweep', kind: 'sweep', keep: 'pillars', rows: [{ id: 'cost', say: 'Cost' }] },
  signals: { ...base, id: 'signals', kind: 'signals' },
  pick: { ...base, id: 'pick', kind: 'pick', deck: 'climate' },
  choose: { ...base, id: 'choose', kind: 'choose', keep: 'ask' },
  map: { ...base, id: 'map', kind: 'map', role: 'market' },
  place: { ...base, id: 'place', kind: 'place', on: 'map' },
  topics: { ...base, id: 'topics', kind: 'topics', dots: 3, timebox: 5 },
  compare: { ...base, id: 'compare', kind: 'compare', on: 'write' },
  timeline: { ...base, id: 'timeline', kind: 'timeline' },
}

const topic = (id: string) => ({ id, text: `about ${id}`, by: ana, notes: [] })
const card = (id: string, by: string) => ({ id, text: id, by, rev: 0 })

/** What people put in at each of them. */
const works: { [K in Kind]: WorkOf<K> } = {
  look: { kind: 'look', looked: true },
  write: { kind: 'write', cards: [card('c1', ana), card('c2', bo), card('c3', bo)] },
  group: { kind: 'group', groups: [{ id: 'g', cards: ['c1', 'c2'] }], seed: 1, seen: [] },
  vote: { kind: 'vote', dots: { g: { [ana]: 2, [bo]: 1 }, c3: { [bo]: 1 } } },
  scale: { kind: 'scale', answers: { [ana]: { r: 0 }, [bo]: { r: 1 } }, tally: {}, room: {}, why: {} },
  decide: { kind: 'decide', fields: { we: 'cut the queue' }, consent: { [ana]: 4, [bo]: 5 }, heard: [] },
  series: { kind: 'series', name: 'orders', unit: '%', points: [{ id: 'a', at: day, value: 61 }] },
  actions: { kind: 'actions', actions: [], parked: [] },
  metrics: { kind: 'metrics', rows: { 'lead-time': { name: 'days', points: [{ id: 'b', at: day, value: 3 }] } } },
  tree: {
    kind: 'tree',
    nodes: [{ id: 'n', level: 0, text: 'orders', unit: '%', points: [{ id: 'a', at: day, value: 61 }] }],
  },
  ring: { kind: 'ring', links: [{ id: 'l', text: 'selection' }], weakest: 'l' },
  strip: { kind: 'strip', change: 'refund', steps: [{ id: 's', name: 'review', work: 30, wait: 20 }] },
  sweep: { kind: 'sweep', findings: [{ id: 'f', row: 'cost', text: 'idle', since: 't-7', on: day }] },
  signals: { kind: 'signals', signals: [{ id: 's', text: 'rivals', by: day, turn: 't-7' }] },
  pick: { kind: 'pick', picked: [{ id: 'p', card: 'x' }] },
  choose: { kind: 'choose', text: 'Refunds for all' },
  map: { kind: 'map', text: 'component Shop [0.9, 0.5]\ncomponent Till [0.5, 0.6]' },
  place: { kind: 'place', part: 'Shop', answers: { [ana]: 0.2, [bo]: 0.4 } },
  topics: { kind: 'topics', topics: [topic('k7-8'), topic('k7-9')], dots: {}, begun: true, done: ['k7-8'] },
  compare: {
    kind: 'compare',
    compared: {
      [ana]: [{ left: 'c1', right: 'c2', better: 'right' }],
      [bo]: [{ left: 'c2', right: 'c3', better: 'left' }],
    },
  },
  timeline: { kind: 'timeline', events: [{ id: 'e1', at: '2026-11-20 14:05', text: 'first alert', by: ana }] },
}

function sessionOf(all: { [K in Kind]: StepOf<K> } = steps, work: Partial<Record<Kind, WorkOf>> = works): Session {
  return { ...played(kindNames.map(kind => all[kind])), work: work as Record<string, WorkOf> }
}

/** What lint says of the kind's step with these changes, behind the path to it. */
function linted(kind: Kind, changes: Partial<StepOf>): string[] {
  const all = { ...steps, [kind]: { ...steps[kind], ...changes } }
  return lint(sessionOf(all).agenda).map(p => p.say)
}

const ofAll = <T>(given: Partial<Record<Kind, T>>, otherwise: T) =>
  kindNames.map(kind => [kind, given[kind] ?? otherwise] as const)

describe('everybody answers for themselves', () => {
  const done = {
    write: 'done',
    vote: 'have voted',
    scale: 'have answered',
    decide: 'have answered',
    place: 'have answered',
    compare: 'have compared',
  }
  it.each(ofAll<string | undefined>(done, undefined))('at %s: %s', (kind, word) => {
    expect(factsOf(kind).answers?.done).toBe(word)
    expect(factsOf(kind).answers?.said).toBe(kind === 'write' ? true : undefined)
    expect([...answeredBy(works[kind])]).toEqual(word ? [ana, bo] : [])
    if (word) expect(rulesOf(kind).answered(steps[kind], works[kind])).toBeGreaterThanOrEqual(2)
    else expect(rulesOf(kind).answered(steps[kind], works[kind])).toBe(0)
  })

  it.each(kindNames)('and only there a step may be hidden: %s', kind => {
    const says = linted(kind, { hidden: true })
    expect(says.includes(`nothing is hidden in a ${kind} step`)).toBe(!(kind in done))
  })

  it.each(kindNames)('and what is hidden goes from what others see: %s', kind => {
    const seen = rulesOf(kind).redact(steps[kind], works[kind], chidi)
    if (kind in done) expect([...answeredBy(seen)]).toEqual([])
  })
})

test.each(kindNames)('a step without names has a ballot box: %s', kind => {
  const boxed = { write: { do: 'box', texts: [] }, scale: { do: 'box', counts: {} } }[kind as string]
  const has = !linted(kind, { anonymous: true }).includes(`a ${kind} step cannot be anonymous`)
  expect(has).toBe(boxed !== undefined)
  expect(v.is(rulesOf(kind).moves, boxed ?? { do: 'box' })).toBe(has)
})

test('what opens and what closes', () => {
  const shape = kindNames.map(kind => [kind, shapeOf([steps[kind]])])
  const open = [
    'write',
    'series',
    'metrics',
    'tree',
    'ring',
    'strip',
    'sweep',
    'signals',
    'pick',
    'map',
    'topics',
    'timeline',
  ]
  expect(shape.filter(([, sign]) => sign === '<').map(([kind]) => kind)).toEqual(open)
})

test('talk on the way says least of itself', () => {
  expect(kindNames.filter(kind => factsOf(kind).talk)).toEqual(['write', 'group', 'vote', 'compare'])
})

test('only actions, and figures that come from elsewhere, are taken before their step has begun', () => {
  const session = sessionOf(steps, {})
  const early = kindNames.filter(
    kind =>
      check(session, [], { by: ana }, { in: kind, do: 'add', text: 'x' } as never)?.say !== '"T" has not begun yet.',
  )
  expect(early).toEqual(['series', 'actions', 'metrics', 'strip'])
})

test('boards, maps and actions take the whole width', () => {
  const session = sessionOf()
  const broad = (step: StepOf) => isBroad(step, session)
  expect(kindNames.filter(kind => broad(steps[kind]))).toEqual(['look', 'group', 'actions', 'map'])
  expect(broad({ ...steps.look, from: 'vote' })).toBe(false)
  expect(broad({ ...steps.look, from: undefined, facts: true })).toBe(false)
  expect(broad({ ...steps.look, from: undefined, summary: true })).toBe(true)
  expect(broad({ ...steps.look, from: 'look' })).toBe(false)
})

test('what no turn can do without', () => {
  expect(kindNames.filter(kind => isNeeded(steps[kind]))).toEqual(['decide', 'actions'])
  expect(isNeeded({ ...steps.look, summary: true })).toBe(true)
  expect(isNeeded({ ...steps.scale, rows: [{ id: 'p', say: 'P?', phase: 'purpose' }] })).toBe(true)
  const [row] = steps.scale.rows
  expect(isNeeded({ ...steps.scale, rows: [row!, { id: 'p', say: 'P?', phase: 'purpose' }] })).toBe(true)
})

test.each(kindNames)('only hidden writing is silent: %s', kind => {
  const exercise = (changes: Partial<StepOf>) => ({
    id: 'x',
    title: 'X',
    why: 'Y.',
    steps: [{ ...steps[kind], ...changes } as StepOf],
  })
  const least = (changes: Partial<StepOf>) => within(exercise(changes), 0.5).steps[0]?.minutes
  expect(least({})).toBe(0.5)
  expect(least({ hidden: true })).toBe(kind === 'write' ? 2 : 0.5)
  expect(least({ anonymous: true })).toBe(kind === 'write' ? 2 : 0.5)
  const isTold = linted(kind, { hidden: true, minutes: 1 }).some(say => say.includes('at least 2 silent minutes'))
  expect(isTold).toBe(kind === 'write')
})

const headlines: Partial<Record<Kind, string>> = {
  write: '3 cards',
  group: '1 group',
  vote: 'c1, 3 dots',
  decide: 'cut the queue',
  series: '61 %  orders',
  tree: '61 %  orders',
  ring: 'weakest: selection',
  strip: '20 h of waiting, 1 step',
  sweep: '1 finding open',
  signals: '1 watch signal',
  pick: '1 card picked',
  choose: 'Refunds for all',
  map: '2 parts',
  topics: '1 of 2 topics talked about',
  compare: 'c2, not yet told apart from 2 others',
  timeline: '1 event',
}

describe('on the wheel', () => {
  it.each(ofAll<string | undefined>(headlines, undefined))('%s says %s', (kind, say) => {
    expect(headlineOf(sessionOf(), steps[kind])).toBe(say)
    expect(headlineOf(sessionOf(steps, {}), steps[kind])).toBeUndefined()
    expect(headlineOf(sessionOf(), { ...steps[kind], hidden: true })).toBeUndefined()
  })

  it.each([
    [{ kind: 'write', cards: [] }, undefined],
    [{ kind: 'group', groups: [], seed: 1, seen: [] }, undefined],
    [{ kind: 'vote', dots: {} }, undefined],
    [{ kind: 'series', points: [] }, undefined],
    [{ kind: 'series', points: [{ id: 'a', at: day, value: 5 }] }, '5  a number'],
    [{ kind: 'tree', nodes: [] }, undefined],
    [
      {
        kind: 'tree',
        nodes: [
          { id: 'm', level: 1, text: 'in' },
          { id: 'n', level: 0, text: 'orders' },
        ],
      },
      'orders',
    ],
    [{ kind: 'ring', links: [{ id: 'l', text: 'x' }] }, undefined],
    [{ kind: 'strip', steps: [] }, undefined],
    [{ kind: 'sweep', findings: [{ id: 'f', row: 'cost', text: 'x', since: 't', on: day, closed: day }] }, undefined],
    [{ kind: 'signals', signals: [{ id: 's', text: 'x', by: day, turn: 't', result: 'came' }] }, undefined],
    [{ kind: 'signals', signals: [{ id: 's', text: 'x', by: day, turn: 't', result: 'open' }] }, '1 watch signal'],
    [{ kind: 'pick', picked: [] }, undefined],
    [{ kind: 'map', text: '' }, undefined],
    [{ kind: 'topics', topics: [], dots: {}, done: [] }, undefined],
    [{ kind: 'compare', compared: {} }, undefined],
    [{ kind: 'timeline', events: [] }, undefined],
  ] as [WorkOf, string | undefined][])('of %j: %s', (work, say) => {
    expect(headlineOf(sessionOf(steps, { ...works, [work.kind]: work }), steps[work.kind])).toBe(say)
  })

  it('deliveries are counted', () => {
    const step: StepOf = { ...steps.series, deliveries: true }
    expect(headlineOf(sessionOf({ ...steps, series: step }), step)).toBe('1 delivery')
  })
})

test('who reads the drawing of a step in the notes', () => {
  const all: Partial<Record<Kind, readonly string[]>> = {
    sweep: ['team'],
    pick: ['team'],
    topics: ['team'],
    compare: ['team'],
    timeline: ['team'],
  }
  for (const kind of ['choose', 'tree', 'ring', 'metrics', 'strip', 'signals', 'place'] as const)
    all[kind] = ['team', 'others']
  const session = sessionOf()
  expect(kindNames.map(kind => [kind, readersOf(steps[kind], session)])).toEqual(ofAll(all, []))
  expect(readersOf({ ...steps.vote, on: 'tree' }, session)).toEqual(['team', 'others'])
  expect(readersOf({ ...steps.vote, on: 'ring' }, session)).toEqual(['team', 'others'])
})

test('a reveal is warned of where a few low answers would stand alone', () => {
  const step: StepOf<'scale'> = { ...steps.scale, hidden: true, least: 4 }
  const session = sessionOf({ ...steps, scale: step }, { ...works, scale: { ...works.scale, answers: {} } as WorkOf })
  const seen = (person: string): Session =>
    person === ana || person === bo
      ? sessionOf({ ...steps, scale: step }, { scale: { ...works.scale, answers: { [person]: { r: 0 } } } as WorkOf })
      : session
  const warned = kindNames.map(kind => factsOf(kind).warning?.(step, session, seen))
  expect(warned.filter(Boolean)).toHaveLength(1)
  expect(factsOf('scale').warning?.(step, session, seen)).toBe(
    factsOf('scale').warning?.(step, sessionOf({ ...steps, scale: step }), () => session),
  )
  expect(factsOf('scale').warning?.(step, session, () => session)).toBeUndefined()
})

describe('for the next turn', () => {
  it('topics nobody came to are parked; no other kind leaves any', () => {
    expect(leftBy(sessionOf())).toEqual([{ id: 'k7-9', text: 'about k7-9', turn: 't-7' }])
    expect(leftBy(sessionOf(steps, {}))).toEqual([])
  })

  const kept = keepWorks(sessionOf())
  const turn = 't-7'
  const measure = { turn, on: day }
  it('each kind keeps its own', () => {
    expect(kept).toEqual({
      series: {
        star: { name: 'orders', unit: '%', points: [{ id: 'a', at: day, value: 61 }] },
        'lead-time': { name: 'days', points: [{ id: 'b', at: day, value: 3 }] },
      },
      trees: { aims: works.tree.nodes, star: expect.anything() },
      rings: { wheel: { links: works.ring.links, weakest: 'l' } },
      strips: { path: [{ ...measure, change: 'refund', steps: works.strip.steps }] },
      scales: { pulse: [{ ...measure, points, rows: { r: { counts: [1, 1, 0, 0] } } }] },
      findings: { pillars: works.sweep.findings },
      signals: works.signals.signals,
      choices: { ask: { text: 'Refunds for all', since: turn } },
      maps: { market: { text: works.map.text, turn } },
    })
  })

  it('hidden work stays, and so does what has no name to be kept under', () => {
    const bare = { ...steps, tree: { ...steps.tree, keep: undefined }, ring: { ...steps.ring, keep: undefined } }
    const none = keepWorks(sessionOf({ ...bare, scale: { ...steps.scale, keep: undefined } }))
    expect([Object.keys(none.trees ?? {}), none.rings, none.scales]).toEqual([['star'], undefined, undefined])
    const hidden = keepWorks(sessionOf({ ...steps, scale: { ...steps.scale, hidden: true } }))
    expect(hidden.scales).toBeUndefined()
    expect(keepWorks(sessionOf(steps, { map: { kind: 'map', text: '' } }))).toEqual({ series: {} })
  })

  it('a ring without a weakest link and a chosen sentence of an earlier turn keep what they have', () => {
    const other: Partial<Record<Kind, WorkOf>> = {
      ring: { kind: 'ring', links: works.ring.links },
      choose: { kind: 'choose', text: 'Refunds', since: 't-3' },
      strip: { kind: 'strip', steps: works.strip.steps },
      scale: { kind: 'scale', answers: {}, tally: {}, room: { r: 2 }, why: { r: 'queue' } },
      metrics: { kind: 'metrics', rows: {} },
    }
    expect(keepWorks(sessionOf(steps, other))).toEqual({
      series: {},
      rings: { wheel: { links: works.ring.links } },
      choices: { ask: { text: 'Refunds', since: 't-3' } },
      strips: { path: [{ ...measure, steps: works.strip.steps }] },
      scales: { pulse: [{ ...measure, points, rows: { r: { counts: [0, 0, 1, 0], why: 'queue' } } }] },
    })
  })

  it('of a way the first measure and the newest twelve, one a turn, and none where nothing was walked again', () => {
    const walked = (turn: string): CarriedStrip => ({ turn, on: day, steps: works.strip.steps })
    const kept = (before: CarriedStrip[], changes: Partial<WorkOf<'strip'>> = {}) => {
      const session = sessionOf()
      const carried = { ...session.turn.carried, strips: { path: before } }
      const strips = { path: before }
      const work = { ...works.strip, ...changes }
      factsOf('strip').carry?.(steps.strip, work, { strips } as never, {
        ...session,
        turn: { ...session.turn, carried },
      })
      return strips.path.map(m => m.turn)
    }
    const many = Array.from({ length: 20 }, (_, i) => `t${i}`)
    expect(kept(many.map(walked))).toEqual(['t0', ...many.slice(-11), 't-7'])
    expect(kept([walked('t-1'), walked('t-7')])).toEqual(['t-1', 't-7'])
    expect(kept([walked('t-1')], { change: undefined })).toEqual(['t-1'])
    expect(kept([walked('t-1')], { change: undefined, steps: [] })).toEqual(['t-1', 't-7'])
    expect(kept([walked('t-1')], { steps: [] })).toEqual(['t-1'])
  })

  it.each<[string, Partial<WorkOf<'scale'>>, Partial<StepOf<'scale'>>, number[] | undefined]>([
    ['one count, beside what was said in the room', { tally: { r: [0, 1, 0, 0] }, room: { r: 2 } }, {}, [0, 1, 0, 0]],
    ['what was said in the room alone', { room: { r: 2 } }, { least: 3 }, [0, 0, 1, 0]],
    ['a point that is none', { room: { r: 4 } }, {}, undefined],
    ['nobody', {}, {}, undefined],
    ['one answer', { tally: { r: [1, 0, 0, 0] } }, {}, [1, 0, 0, 0]],
    ['too few', { tally: { r: [2, 0, 0, 0] } }, { least: 3 }, undefined],
    ['enough', { tally: { r: [2, 1, 0, 0] } }, { least: 3 }, [2, 1, 0, 0]],
    ['too few to hide in', { tally: { r: [2, 1, 0, 0] } }, { anonymous: true, least: 2 }, undefined],
    [
      'enough to hide in, and fewer than were asked for',
      { tally: { r: [2, 3, 0, 0] } },
      { anonymous: true, least: 6 },
      undefined,
    ],
    ['enough to hide in', { tally: { r: [2, 2, 0, 0] } }, { anonymous: true }, [2, 2, 0, 0]],
  ])('of a scale the counts: %s', (_, answered, like, counts) => {
    const scale: WorkOf<'scale'> = { kind: 'scale', answers: {}, tally: {}, room: {}, why: {}, ...answered }
    const open = { revealed: { scale: day } } as unknown as Partial<Session>
    const kept = keepWorks({ ...sessionOf({ ...steps, scale: { ...steps.scale, ...like } }, { scale }), ...open })
    expect(kept.scales?.pulse?.[0]?.rows.r?.counts).toEqual(counts)
  })

  it('the words of a card without a name, and answers too few to hide in, stay in their file', () => {
    const all = {
      ...steps,
      write: { ...steps.write, anonymous: true as const },
      choose: { ...steps.choose, from: 'write' },
      scale: { ...steps.scale, anonymous: true as const },
    }
    const answers = (people: string[]) =>
      ({
        kind: 'scale',
        answers: Object.fromEntries(people.map(p => [p, { r: 0 }])),
        tally: {},
        room: {},
        why: { r: 'said' },
      }) as WorkOf
    const choose: WorkOf = { kind: 'choose', text: 'c1', card: 'c1' }
    const open = { revealed: { scale: day, write: day } } as unknown as Partial<Session>
    const few = keepWorks({ ...sessionOf(all, { ...works, choose, scale: answers([ana, bo, chidi]) }), ...open })
    expect([few.choices, few.scales]).toEqual([undefined, undefined])
    const many = keepWorks({
      ...sessionOf(all, { ...works, choose: { kind: 'choose', text: 'c1' }, scale: answers([ana, bo, chidi, dee]) }),
      ...open,
    })
    expect(many.choices).toEqual({ ask: { text: 'c1', since: turn } })
    expect(many.scales?.pulse?.[0]?.rows).toEqual({ r: { counts: [4, 0, 0, 0] } })
    const named = { ...all, write: steps.write }
    expect(keepWorks(sessionOf(named, { ...works, choose })).choices).toEqual({ ask: { text: 'c1', since: turn } })
  })
})

/** Why this step is passed over; undefined where there is something to do. */
function passedOver(step: StepOf, session: Session): string | undefined {
  return factsOf(step.kind).passedOver?.(step, session)
}

test('settling is passed over only when nothing at all came from earlier turns', () => {
  const settle: StepOf<'actions'> = { ...steps.actions, settle: true }
  const why = (carried: Partial<CarriedOver>, step = settle) => passedOver(step, played([step], [], carried))
  const action = { id: 'a1', text: 'ask audit', status: 'open' as const, carried: 1 }
  expect(why({})).toBe('nothing from last time')
  expect(why({}, steps.actions)).toBeUndefined()
  expect(why({ actions: [action] }, steps.actions)).toBeUndefined()
  expect(why({ actions: [action] })).toBeUndefined()
  expect(why({ bet: { turn: 't-6', fields: { we: 'cut the queue' } } })).toBeUndefined()
  expect(why({ parked: [{ id: 'p1', text: 'later', turn: 't-6' }] })).toBeUndefined()
})

test('grouping wants two cards, voting two choices, talking one card, and none of them what is still hidden', () => {
  const hidden: StepOf<'write'> = { ...steps.write, hidden: true }
  const vote = { ...steps.vote, on: 'write' }
  const look = { ...steps.look, from: 'write' }
  const why = (count: number, write: StepOf<'write'> = steps.write) => {
    const cards = Array.from({ length: count }, (_, i): Move => ({ in: 'write', do: 'add', text: `card ${i}` }))
    const session = played([write, steps.group, vote, look], cards)
    return [steps.group, vote, look].map(step => passedOver(step, session))
  }
  expect(why(2)).toEqual([undefined, undefined, undefined])
  expect(why(1)).toEqual(['1 card', '1 to choose from', undefined])
  expect(why(0)).toEqual(['no card', 'nothing to choose from', 'nothing was written'])
  expect(why(0, hidden)).toEqual([undefined, undefined, undefined])
  // Not everything that can be looked at is made of cards.
  expect(passedOver(steps.look, played([steps.map, steps.look]))).toBeUndefined()
})

describe('how long it takes at least', () => {
  const atOne = (keyboard: number): Crowd => ({ keyboard, own: 0 })
  const atOwn: Crowd = { keyboard: 0, own: 5 }
  const rows = Array.from({ length: 6 }, (_, i) => ({ id: `r${i}`, say: 'R?' }))
  const least = (step: StepOf, people: Crowd) => factsOf(step.kind).minimumMinutes?.(step, people)

  it.each(ofAll<number | undefined>({ vote: 1, scale: 0.5 }, undefined))(
    '%s, five at one keyboard: %s',
    (kind, minutes) => {
      expect(least(steps[kind], atOne(5))).toBe(minutes)
      expect(least(steps[kind], atOwn)).toBeUndefined()
      expect(least(steps[kind], atOne(1))).toBeUndefined()
    },
  )

  const hidden: StepOf = { ...steps.write, hidden: true }
  const aloud: StepOf = { ...steps.write, each: 1 }
  const estimate: StepOf = { ...steps.decide, estimate: true }
  const alone: StepOf = { ...steps.scale, rows, anonymous: true }
  it.each<[string, StepOf, number[], number | undefined]>([
    ['a minute on paper, then 20 s a head', hidden, [2, 3, 4], 2],
    ['20 s a head where it is said aloud', aloud, [1, 2, 3], undefined],
    ['a bet that is estimated is a round', estimate, [2, 3, 4], undefined],
    ['a private scale is a round', alone, [2, 3, 4], undefined],
    ['of a scale 25 s a row', { ...steps.scale, rows }, [2.5, 2.5, 2.5], undefined],
    ['a gate is said aloud', { ...steps.scale, rows: [{ id: 'g', say: 'G?', phase: 'action' }] }, [], undefined],
    ['of a vote 25 s for each choice it has at least', { ...steps.vote, least: 4 }, [2, 2, 2], undefined],
  ])('%s', (_, step, shared, own) => {
    expect([3, 5, 9].flatMap(n => least(step, atOne(n)) ?? [])).toEqual(shared)
    expect(least(step, atOwn)).toBe(own)
  })
})
