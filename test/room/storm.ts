/** Any moves by any people: what the laws of the room are tried on. Ids come from small ranges, so that many moves meet. */
import fc from 'fast-check'
import { retro } from '../../src/agendas/retro.ts'
import { notesOf, topicsOf } from '../../src/kinds/look/talk.ts'
import { boardOf, cardsOf } from '../../src/kinds/made/board.ts'
import { choicesOf } from '../../src/kinds/made/choice.ts'
import { optionsOf } from '../../src/kinds/made/ranking.ts'
import { type Agenda, stepsOf } from '../../src/session/agenda.ts'
import { stepOf } from '../../src/session/read.ts'
import type { Kind, StepOf } from '../../src/session/shapes.ts'
import { gaps } from '../../src/session/shapes.ts'
import type { CarriedOver, Entry, FlowMove, Move, Session } from '../../src/session/types.ts'

/** Runs of each law; raise it from outside for a long night. */
export const runs = Number(process.env.FLYWHEEL_RUNS ?? 60)

export const carried: CarriedOver = {
  actions: [{ id: 'a1-9', text: 'try one backup', owner: 'Bo', status: 'open', carried: 1 }],
  bet: { turn: 't-1', fields: { we: 'stop the queue', from: '35 h', to: '12 h' } },
  parked: [{ id: 'k1-4', text: 'the old name', turn: 't-1' }],
  options: [{ id: 'c50', text: 'buy it', rev: 0 }],
  series: {},
  debts: [],
  turns: [],
  findings: { pillars: [{ id: 'f1-7', row: 'cost', text: 'idle machines', since: 't-1', on: '2026-11-01' }] },
  signals: [{ id: 'w1-7', text: 'search is sold', by: '2026-11-20', turn: 't-1' }],
  strips: {
    path: [{ turn: 't-1', on: '2026-11-01', steps: [{ id: 's1-7', name: 'review', work: 60, wait: 11 }] }],
  },
}

/** The retro, and steps of the kinds it has none of. */
export const agenda: Agenda = withBox(retro(carried))
export const steps = stepsOf(agenda)

function withBox(from: Agenda): Agenda {
  const box: StepOf<'write'> = {
    id: 'safe.write',
    kind: 'write',
    title: 'Said safely',
    ask: 'What do we not say?',
    minutes: 2,
    anonymous: true,
  }
  const others: StepOf[] = [
    { ...named('storm.strip', 'Way'), kind: 'strip', keep: 'path' },
    {
      ...named('storm.metrics', 'Numbers'),
      kind: 'metrics',
      rows: [
        { id: 'often', say: 'how often' },
        { id: 'wrong', say: 'how often wrong' },
      ],
    },
    {
      ...named('storm.safe', 'Safety'),
      kind: 'scale',
      anonymous: true,
      rows: [
        { id: 'trying', say: 'It is safe to try' },
        { id: 'help', say: 'Asking is hard', reverse: true },
      ],
      points: ['1', '2', '3'],
      evidence: true,
      keep: 'safety',
    },
    {
      ...named('storm.gate', 'Gate'),
      kind: 'scale',
      hidden: true,
      rows: [
        { id: 'safely', say: 'Was it safe?', phase: 'challenge' },
        { id: 'carry', say: 'Will it carry?', phase: 'challenge' },
      ],
      points: ['yes', 'partly', 'no', "don't know"],
    },
  ]
  const grown: StepOf[] = [
    { ...named('storm.tree', 'Tree'), kind: 'tree', levels: ['star', 'input', 'work'], keep: 'star', numbers: true },
    { ...named('storm.deeper', 'Deeper'), kind: 'tree', levels: ['star', 'input', 'work', 'test'], base: 'storm.tree' },
    { ...named('storm.ring', 'Ring'), kind: 'ring', links: ['price', 'visits', 'sellers'] },
    { ...named('storm.choose', 'Ask'), kind: 'choose', from: 'safe.write', keep: 'ask' },
    { ...named('storm.feed', 'Feed'), kind: 'vote', on: 'storm.ring', dots: 3, hidden: true },
  ]
  const ahead: StepOf[] = [
    { ...named('storm.sweep', 'Sweep'), kind: 'sweep', keep: 'pillars', rows: [{ id: 'cost', say: 'Cost' }] },
    { ...named('storm.signals', 'Signals'), kind: 'signals' },
    { ...named('storm.pick', 'Pick'), kind: 'pick', deck: 'inertia', most: 3 },
    { ...named('storm.topics', 'Topics'), kind: 'topics', dots: 2, timebox: 5 },
    { ...named('storm.timeline', 'Timeline'), kind: 'timeline' },
    { ...named('storm.sizes', 'Sizes'), kind: 'scale', cards: 'safe.write', rows: [], points: ['days', 'weeks'] },
    { ...named('storm.compare', 'Compare'), kind: 'compare', on: 'storm.ring', hidden: true },
    { ...named('storm.approve', 'Approve'), kind: 'vote', on: 'storm.ring', approve: true, hidden: true },
  ]
  const mapped: StepOf[] = [
    {
      ...named('storm.map', 'Map'),
      kind: 'map',
      role: 'market',
      text: 'title Map\nanchor User [0.95, 0.50]\ncomponent Shop [0.70, 0.40]\nUser->Shop\n',
    },
    { ...named('storm.chain', 'Chain'), kind: 'map', role: 'organisation', base: 'storm.tree' },
    { ...named('storm.place', 'Place'), kind: 'place', on: 'storm.map', hidden: true },
  ]
  const exercise = {
    id: 'safe',
    title: 'Said safely',
    why: 'Names make people careful.',
    steps: [box, ...others, ...grown, ...ahead, ...mapped],
  }
  return { ...from, phases: from.phases.map((p, i) => (i === 1 ? { ...p, exercises: [...p.exercises, exercise] } : p)) }
}

function named(id: string, title: string): Omit<StepOf, 'kind'> {
  return { id, title, ask: 'What do we see?', minutes: 1 }
}

/** The nth entry of a log; without a move, something parked. Times are a second apart. */
export function entry(n: number, move: Move = { do: 'park', text: `thought ${n}` }, by = 'p1'): Entry {
  return { n, at: new Date(Date.UTC(2026, 10, 22, 9) + n * 1_000).toISOString(), by, move }
}

export function opening(): Entry {
  const turn = { id: 't-2', number: 2, kind: 'retro', team: 'checkout', carried }
  return entry(1, { do: 'open', title: 'checkout, turn 2', turn, agenda })
}

/** A session of four people who have been at every step once. */
export function begun(): Entry[] {
  const names = ['Ana', 'Bo', 'Chidi', 'Dee']
  const joins = names.map((name, i) => entry(i + 2, { do: 'join', name, ...(i > 1 ? { room: true as const } : {}) }))
  return [opening(), ...joins, ...steps.map((s, i) => entry(i + 6, { do: 'go', to: s.id }))]
}

const n = fc.integer({ min: 1, max: 80 })
const person = fc.oneof({ weight: 9, arbitrary: fc.constantFrom('p1', 'p2', 'p3', 'p4') }, fc.constant('p9'))
const card = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 99 }).map(i => `#${i}`) },
  fc.integer({ min: 25, max: 60 }).map(i => `c${i}`),
  fc.constantFrom('c50', 'old1', 'a1-9', 'k1-4', '__proto__', 'constructor'),
)
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('queue', 'no names', '12 h', 'Bo', '2026-12-01', '__proto__', ''),
)
const day = fc.constantFrom('2026-01-31', '2026-11-22', '2026-12-01', 'soon')
const small = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 5 }) },
  fc.integer({ min: -9, max: 9 }),
  fc.double({ noNaN: true, min: -3, max: 900 }),
  fc.constantFrom(4e9, 1e300),
)
const counts = fc.array(
  fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 3 }) }, fc.constantFrom(-1, 0.5, 12_000, 4e9)),
  { maxLength: 6 },
)
const one = <T extends string>(...words: readonly T[]) => fc.constantFrom(...words)
const maybeNull = <T>(what: fc.Arbitrary<T>) => fc.option(what, { nil: null })
const maybe = <T>(what: fc.Arbitrary<T>) => fc.option(what, { nil: undefined })

/** Per kind, moves of the right shape, most of which cannot be made. */
const inStep: { [K in Kind]: (step: StepOf<K>) => fc.Arbitrary<object> } = {
  look: step =>
    fc.oneof(
      fc.record({ do: one('note'), on: fc.oneof(card, one(step.id)), text }),
      fc.record({ do: one('change'), note: card, text }),
      fc.record({ do: one('drop'), note: card }),
      fc.record({ do: one('about'), on: fc.oneof(card, one(step.id)) }),
      fc.record({ do: one('longer') }),
      fc.record({ do: one('thumb'), up: fc.boolean() }),
    ),
  write: () =>
    fc.oneof(
      fc.record({ do: one('add'), text, mark: maybe(one('+', '-', '?')), said: maybe(fc.constant(true)) }),
      fc.record({ do: one('add'), text: one('queue', 'freeze', 'tests') }),
      fc.record({ do: one('edit'), card, text, saw: fc.integer({ min: 0, max: 2 }) }),
      fc.record({ do: one('drop'), card }),
    ),
  group: () =>
    fc.oneof(
      fc.record({ do: one('put'), card, into: card }),
      fc.record({ do: one('split'), card }),
      fc.record({ do: one('name'), card, text }),
      fc.record({ do: one('shuffle') }),
      fc.record({ do: one('seen'), cards: fc.array(card, { maxLength: 4 }) }),
    ),
  vote: () =>
    fc.oneof(
      fc.record({ do: one('dots'), on: card, count: small }),
      fc.record({ do: one('tally'), counts: fc.dictionary(card, small, { maxKeys: 3 }) }),
    ),
  scale: step => {
    const row = fc.constantFrom(...step.rows.map(r => r.id), 'none')
    return fc.oneof(
      fc.record({ do: one('answer'), row, point: small }),
      fc.record({ do: one('tally'), row, counts }),
      fc.record({ do: one('room'), row, point: small }),
      fc.record({ do: one('why'), row, text }),
    )
  },
  decide: () =>
    fc.oneof(
      fc.record({ do: one('fill'), gap: one(...gaps), text }),
      fc.record({ do: one('take'), option: card }),
      fc.record({ do: one('estimate'), likely: small, expect: maybe(small) }),
      fc.record({ do: one('spread', 'again', 'agree') }),
      fc.record({ do: one('consent'), value: small }),
      fc.record({ do: one('tally'), counts }),
      fc.record({ do: one('hear'), text }),
    ),
  series: () =>
    fc.oneof(
      fc.record({ do: one('name'), name: text, unit: maybe(text) }),
      fc.record({ do: one('add'), at: day, value: small }),
      fc.record({ do: one('deliver'), from: day, at: day, name: maybe(text) }),
      fc.record({ do: one('correct'), point: card, value: small }),
      fc.record({ do: one('drop'), point: card }),
    ),
  actions: () =>
    fc.oneof(
      fc.record({ do: one('add'), text, owner: maybe(text), due: maybe(day), from: maybe(card) }),
      fc.record({ do: one('change'), action: card, text: maybe(text), due: maybe(day) }),
      fc.record({
        do: one('settle'),
        action: card,
        status: one('open', 'done', 'dropped', 'handed'),
        note: maybe(text),
      }),
      fc.record({
        do: one('score'),
        result: one('hit', 'partly', 'miss', 'early'),
        saw: maybe(text),
        value: maybe(small),
        at: maybe(day),
      }),
      fc.record({ do: one('parked'), card, fate: one('keep', 'drop', 'action') }),
    ),
  metrics: step => {
    const row = fc.constantFrom(...step.rows.map(r => r.id), 'none', '__proto__')
    return fc.oneof(
      fc.record({ do: one('name'), row, name: text, unit: maybe(text) }),
      fc.record({ do: one('add'), row, at: day, value: small }),
      fc.record({ do: one('correct'), row, point: card, value: small }),
      fc.record({ do: one('drop'), row, point: card }),
    )
  },
  strip: () =>
    fc.oneof(
      fc.record({ do: one('name'), text }),
      fc.record({ do: one('add'), name: text, work: small, wait: small, who: maybe(text), after: maybe(card) }),
      fc.record({ do: one('change'), step: card, name: maybe(text), work: maybe(small), wait: maybe(small) }),
      fc.record({ do: one('shift'), step: card, by: fc.integer({ min: -2, max: 2 }) }),
      fc.record({ do: one('drop'), step: card }),
    ),
  tree: () =>
    fc.oneof(
      fc.record({ do: one('add'), text, level: small, parent: maybe(card) }),
      fc.record({ do: one('add'), text: one('star', 'input'), level: fc.nat({ max: 2 }), parent: maybe(card) }),
      fc.record({ do: one('change'), node: card, text }),
      fc.record({ do: one('hang'), node: card, parent: maybe(card) }),
      fc.record({ do: one('drop'), node: card }),
      fc.record({ do: one('value'), node: card, at: day, value: small, unit: maybe(text) }),
    ),
  ring: () =>
    fc.oneof(
      fc.record({ do: one('add'), text, after: maybe(card) }),
      fc.record({ do: one('change'), link: card, text }),
      fc.record({ do: one('shift'), link: card, by: small }),
      fc.record({ do: one('drop'), link: card }),
      fc.record({ do: one('weakest'), link: card }),
    ),
  sweep: () =>
    fc.oneof(
      fc.record({ do: one('add'), row: one('cost', 'none', '__proto__'), text }),
      fc.record({ do: one('change'), finding: card, text }),
      fc.record({ do: one('close'), finding: card, note: maybe(text) }),
      fc.record({ do: one('reopen', 'drop'), finding: card }),
      fc.record({ do: one('weakest'), row: one('cost', 'none') }),
    ),
  signals: () =>
    fc.oneof(
      fc.record({ do: one('add'), text, sign: maybe(text), by: day }),
      fc.record({ do: one('change'), signal: card, text: maybe(text), sign: maybe(text), by: maybe(day) }),
      fc.record({ do: one('score'), signal: card, result: one('came', 'not', 'open'), saw: maybe(text) }),
      fc.record({ do: one('drop'), signal: card }),
    ),
  pick: () =>
    fc.oneof(
      fc.record({ do: one('pick'), card: one('sunk', 'trust', 'data', 'none'), why: maybe(text), about: maybe(text) }),
      fc.record({ do: one('why'), picked: card, text }),
      fc.record({ do: one('drop'), picked: card }),
    ),
  choose: () =>
    fc.oneof(
      fc.record({ do: one('take'), card }),
      fc.record({ do: one('word'), text }),
      fc.record({ do: one('keep') }),
    ),
  map: () => {
    const name = fc.constantFrom('User', 'Shop', 'Pay', 'Bank', 'Nobody', '__proto__', '')
    const share = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: -9, max: 9, noNaN: true }))
    const place = fc.record({ visibility: share, evolution: share })
    const saw = fc.constantFrom('component Pay [0.50, 0.50]', 'note why [0.50, 0.50]', 'title Map', '')
    const line = fc.integer({ min: -1, max: 9 })
    const change = fc.oneof(
      fc.record({ do: one('add'), kind: one('anchor', 'component', 'submap'), name, at: maybe(place) }),
      fc.record({ do: one('add-child'), pipeline: name, name, evolution: share }),
      fc.record({ do: one('rename'), name, to: fc.oneof(name, text) }),
      fc.record({ do: one('move'), name, to: place }),
      fc.record({ do: one('link', 'unlink'), from: name, to: name }),
      fc.record({ do: one('evolve'), name, to: share, rename: maybe(text) }),
      fc.record({ do: one('settle', 'remove', 'no-pipeline'), name }),
      fc.record({ do: one('inertia'), name, on: fc.boolean(), reason: maybe(text) }),
      fc.record({ do: one('own'), name, team: maybe(text) }),
      fc.record({ do: one('split'), name, into: fc.array(name, { maxLength: 3 }) }),
      fc.record({ do: one('decorate'), name, decorators: fc.constant(['buy']) }),
      fc.record({ do: one('pipeline'), name, from: share, to: share }),
      fc.record({ do: one('note'), text, at: place }),
      fc.record({ do: one('annotate'), number: small, text, at: place }),
      fc.record({
        do: one('attitude'),
        kind: one('pioneers', 'settlers'),
        corners: fc.tuple(share, share, share, share),
      }),
      fc.record({ do: one('title'), text }),
      fc.record({ do: one('remove-line'), line, saw }),
      fc.record({ do: one('place-line'), line, saw, values: fc.array(maybeNull(share), { maxLength: 4 }) }),
      fc.record({ do: one('text-line'), line, saw, text }),
    )
    return fc.oneof(
      { weight: 9, arbitrary: fc.record({ do: one('change'), change: change.map(c => tidy(c as object)) }) },
      fc.record({
        do: one('load'),
        text: fc.oneof(text, fc.constant('component Pay [0.50, 0.50]\nnote why [0.50, 0.50]\n')),
      }),
    )
  },
  topics: () =>
    fc.oneof(
      fc.record({ do: one('add'), text: one('releases', 'pairing', '') }),
      fc.record({ do: one('change'), topic: card, text }),
      fc.record({ do: one('drop'), topic: card }),
      fc.record({ do: one('dots'), topic: card, count: small }),
      fc.record({ do: one('tally'), counts: fc.dictionary(card, small, { maxKeys: 3 }) }),
      fc.record({ do: one('begin', 'longer', 'finish') }),
      fc.record({ do: one('note'), text }),
      fc.record({ do: one('thumb'), up: fc.boolean() }),
      fc.record({ do: one('hands'), counts }),
    ),
  compare: () =>
    fc.oneof(
      fc.record({ do: one('compare'), left: card, right: card, better: one('left', 'right', 'same') }),
      fc.record({ do: one('back') }),
    ),
  timeline: () => {
    const at = one('2026-11-20', '2026-11-20 14:05', '2026-11-19 09:00', '2026-13-40', 'then', '2026-11-20 25:00')
    return fc.oneof(
      fc.record({ do: one('add'), at, text }),
      fc.record({ do: one('change'), event: card, at, text }),
      fc.record({ do: one('drop'), event: card }),
    )
  },
  place: () =>
    fc.oneof(
      fc.record({ do: one('part'), name: fc.constantFrom('Pay', 'Shop', 'Nobody', '__proto__') }),
      fc.record({ do: one('place'), evolution: small }),
      fc.record({ do: one('tally'), counts }),
    ),
}

const stepId = fc.constantFrom(...steps.map(s => s.id), 'none')
const flow: fc.Arbitrary<FlowMove> = fc.oneof(
  { weight: 2, arbitrary: stepId.map(to => ({ do: 'go' as const, to })) },
  { weight: 1, arbitrary: stepId.map(step => ({ do: 'reveal' as const, step })) },
  { weight: 6, arbitrary: n.map(entry => ({ do: 'undo' as const, entry })) },
  text.map(name => ({ do: 'join' as const, name })),
  person.map(to => ({ do: 'facilitate' as const, to })),
  fc
    .record({
      do: one('person'),
      person,
      name: maybe(text),
      chair: maybe(one('sponsor', '')),
      away: maybe(fc.boolean()),
    })
    .map(move => tidy(move) as FlowMove),
  person.map(id => ({ do: 'remove' as const, person: id })),
  fc.record({ do: one('time'), step: stepId, minutes: fc.integer({ min: -2, max: 2 }) }),
  fc.constantFrom<FlowMove>({ do: 'pause' }, { do: 'resume' }),
  text.map(t => ({ do: 'park' as const, text: t })),
  fc.record({ do: one('next'), on: day, by: maybe(text) }),
  fc.boolean().map(on => ({ do: 'echo' as const, on })),
  fc.record({ do: one('ballot'), step: stepId, as: one('dots', 'approve', 'pairs') }),
)

const stepMove = fc
  .constantFrom(...steps)
  .chain(step =>
    (inStep[step.kind] as (s: StepOf) => fc.Arbitrary<object>)(step).map(
      move => tidy({ in: step.id, ...move }) as Move,
    ),
  )

/** The move with `#7` aimed at the seventh thing of its sort that is there, and an undo at something recent. */
export function aimed(session: Session, move: Move): Move {
  if (!('in' in move)) return move.do === 'undo' ? { ...move, entry: session.n - (move.entry % 12) } : move
  const step = stepOf(session, move.in)
  const work = session.work[move.in]
  const there =
    step?.kind === 'vote' || step?.kind === 'group' || step?.kind === 'compare'
      ? [...cardsOf(session, step.id), ...boardOf(session, step.id)]
      : step?.kind === 'decide'
        ? optionsOf(session, step)
        : work?.kind === 'tree'
          ? work.nodes
          : work?.kind === 'ring'
            ? work.links
            : step?.kind === 'choose'
              ? choicesOf(step, session)
              : work?.kind === 'actions'
                ? [...work.actions, ...work.parked]
                : work?.kind === 'series'
                  ? work.points
                  : work?.kind === 'write'
                    ? work.cards
                    : work?.kind === 'metrics'
                      ? Object.values(work.rows).flatMap(kept => kept.points)
                      : work?.kind === 'sweep'
                        ? work.findings
                        : work?.kind === 'signals'
                          ? work.signals
                          : work?.kind === 'pick'
                            ? work.picked
                            : work?.kind === 'strip'
                              ? work.steps
                              : work?.kind === 'topics'
                                ? work.topics
                                : work?.kind === 'timeline'
                                  ? work.events
                                  : step?.kind === 'look'
                                    ? [...notesOf(step, session), ...topicsOf(step, session)]
                                    : []
  const aim = (x: unknown): unknown => {
    if (typeof x === 'string' && /^#\d+$/.test(x))
      return there.length ? there[Number(x.slice(1)) % there.length]!.id : 'none'
    if (Array.isArray(x)) return x.map(aim)
    if (typeof x === 'object' && x !== null)
      return Object.fromEntries(Object.entries(x).map(([k, v]) => [aim(k), aim(v)]))
    return x
  }
  return aim(move) as Move
}

/** Who asks for what; `hand` is the facilitator typing for others now and then. */
export type Asked = { by: string; hand?: string; move: Move }
export const asked: fc.Arbitrary<Asked> = fc.record(
  { by: person, hand: one('p1'), move: fc.oneof({ weight: 1, arbitrary: flow }, { weight: 3, arbitrary: stepMove }) },
  { requiredKeys: ['by', 'move'] },
)

const some = fc.array(asked, { maxLength: 30, size: 'max' })
const reveals: Asked[] = steps.filter(s => s.hidden).map(s => ({ by: 'p1', move: { do: 'reveal', step: s.id } }))

/** In half of them everything hidden is shown in the middle, as grouping and much else needs it. */
export const storm = fc.tuple(some, fc.boolean(), some).map(([a, shown, b]) => [...a, ...(shown ? reveals : []), ...b])

/** Any entries after a beginning, whether a room would have taken them or not. */
export const entries = storm.map(all => [
  ...begun(),
  ...all.map(({ move, by }, i) => entry(i + begun().length + 1, move, by)),
])

function tidy<T extends object>(move: T): T {
  return Object.fromEntries(Object.entries(move).filter(([, x]) => x !== undefined)) as T
}
