/** Which moves are private until they are shown, for every move of every kind: others' sessions are the same whatever was given. */
import { describe, expect, it, test } from 'vitest'
import { kinds } from '../../src/kinds/index.ts'
import { redact } from '../../src/room/redact.ts'
import { isHidden } from '../../src/session/read.ts'
import { type Kind, kindNames, type StepOf } from '../../src/session/shapes.ts'
import type { Move, Session } from '../../src/session/types.ts'
import { ana, bo, chidi, played } from '../kinds/played.ts'

/** `open`: everybody sees it at once. Else two moves that say different things, in a step that keeps them until they are shown. */
type Told = 'open' | readonly [one: object, other: object]

const hidden = { id: 's', title: 'T', ask: 'A?', minutes: 5, hidden: true } as const
const base = { id: 's', title: 'T', ask: 'A?', minutes: 5 } as const
const rows = [{ id: 'r', say: 'R?' }]
const points = ['1', '2', '3', '4', '5']
const cards: StepOf<'write'> = { ...base, id: 'w', kind: 'write' }

/** The step of each kind that keeps something private, with what comes before it. */
const steps: { [K in Kind]?: { steps: StepOf[]; before?: (Move | [string, Move])[] } } = {
  write: { steps: [{ ...hidden, kind: 'write' }] },
  vote: {
    steps: [cards, { ...hidden, kind: 'vote', on: 'w', dots: 3 }],
    before: [
      { do: 'go', to: 'w' },
      { in: 'w', do: 'add', text: 'queue' },
    ],
  },
  scale: { steps: [{ ...hidden, kind: 'scale', rows, points }] },
  decide: {
    steps: [{ ...hidden, kind: 'decide' }],
    before: [
      { do: 'go', to: 's' },
      { in: 's', do: 'fill', gap: 'we', text: 'stop it' },
    ],
  },
  place: {
    steps: [
      { ...base, id: 'm', kind: 'map', role: 'market', text: 'component Shop [0.9, 0.5]' },
      { ...hidden, kind: 'place', on: 'm' },
    ],
    before: [
      { do: 'go', to: 'm' },
      { do: 'go', to: 's' },
      { in: 's', do: 'part', name: 'Shop' },
    ],
  },
  topics: {
    steps: [{ ...base, kind: 'topics', dots: 3, timebox: 5 }],
    before: [
      { do: 'go', to: 's' },
      { in: 's', do: 'add', text: 'pairing' },
    ],
  },
  compare: {
    steps: [cards, { ...hidden, kind: 'compare', on: 'w' }],
    before: [
      { do: 'go', to: 'w' },
      { in: 'w', do: 'add', text: 'queue' },
      { in: 'w', do: 'add', text: 'freeze' },
      { in: 'w', do: 'add', text: 'tests' },
      { do: 'go', to: 's' },
      [bo, { in: 's', do: 'compare', left: 'c8', right: 'c10', better: 'same' }],
    ],
  },
}

/** Every move of every kind; one that is missing here fails below, so that nobody forgets to decide. */
const moves: { [K in Kind]: Record<string, Told> } = {
  look: { note: 'open', change: 'open', drop: 'open', about: 'open', longer: 'open', thumb: 'open' },
  write: {
    add: [{ text: 'one' }, { text: 'another, longer' }],
    edit: [
      { card: 'c8', text: 'one' },
      { card: 'c8', text: 'other' },
    ],
    drop: [{ card: 'c8' }, { card: 'c9' }],
    box: 'open',
  },
  group: { put: 'open', split: 'open', name: 'open', shuffle: 'open', seen: 'open' },
  vote: {
    dots: [
      { on: 'c8', count: 1 },
      { on: 'c8', count: 3 },
    ],
    tally: [{ counts: { c8: 1 } }, { counts: { c8: 4 } }],
  },
  scale: {
    answer: [
      { row: 'r', point: 0 },
      { row: 'r', point: 4 },
    ],
    tally: [
      { row: 'r', counts: [1, 0, 0, 0, 0] },
      { row: 'r', counts: [0, 0, 0, 0, 3] },
    ],
    room: [
      { row: 'r', point: 0 },
      { row: 'r', point: 4 },
    ],
    why: [
      { row: 'r', text: 'one' },
      { row: 'r', text: 'another' },
    ],
    box: 'open',
  },
  decide: {
    fill: 'open',
    take: 'open',
    estimate: [{ likely: 10 }, { likely: 90, expect: 12.5 }],
    spread: 'open',
    again: 'open',
    agree: 'open',
    consent: [{ value: 1 }, { value: 5 }],
    tally: [{ counts: [1, 0, 0, 0, 0, 0] }, { counts: [0, 0, 0, 0, 0, 4] }],
    hear: 'open',
  },
  series: { name: 'open', add: 'open', deliver: 'open', correct: 'open', drop: 'open' },
  actions: { add: 'open', change: 'open', settle: 'open', score: 'open', parked: 'open' },
  metrics: { name: 'open', add: 'open', correct: 'open', drop: 'open' },
  strip: { name: 'open', add: 'open', change: 'open', shift: 'open', drop: 'open' },
  tree: { add: 'open', change: 'open', hang: 'open', drop: 'open', value: 'open' },
  ring: { add: 'open', change: 'open', shift: 'open', drop: 'open', weakest: 'open' },
  choose: { take: 'open', word: 'open', keep: 'open' },
  sweep: { add: 'open', change: 'open', close: 'open', reopen: 'open', drop: 'open', weakest: 'open' },
  signals: { add: 'open', change: 'open', score: 'open', drop: 'open' },
  pick: { pick: 'open', why: 'open', drop: 'open' },
  map: { change: 'open', everybody: 'open', load: 'open' },
  place: {
    part: 'open',
    place: [{ evolution: 0.1 }, { evolution: 0.9 }],
    tally: [{ counts: [1, 0, 0, 0] }, { counts: [0, 0, 0, 3] }],
  },
  topics: {
    add: 'open',
    change: 'open',
    drop: 'open',
    dots: [
      { topic: 'k7-8', count: 1 },
      { topic: 'k7-8', count: 3 },
    ],
    tally: [{ counts: { 'k7-8': 2 } }, { counts: { 'k7-8': 5 } }],
    begin: 'open',
    note: 'open',
    thumb: 'open',
    hands: 'open',
    longer: 'open',
    finish: 'open',
  },
  compare: {
    compare: [
      { left: 'c8', right: 'c9', better: 'left' },
      { left: 'c10', right: 'c9', better: 'same' },
    ],
    back: [{}, { do: 'compare', left: 'c9', right: 'c10', better: 'left' }],
  },
  timeline: { add: 'open', change: 'open', drop: 'open' },
}

/** The names of a kind's moves, as its schema has them. */
function namesOf(kind: Kind): string[] {
  const { options = [] } = kinds[kind].rules.moves as { options?: { entries: { do: { literal: string } } }[] }
  return options.map(option => option.entries.do.literal)
}

test.each(kindNames)('every move of %s says whether it is private', kind => {
  expect(Object.keys(moves[kind]).sort()).toEqual(namesOf(kind).sort())
})

const secrets = kindNames.flatMap(kind =>
  Object.entries(moves[kind]).flatMap(([name, told]) => (told === 'open' ? [] : [[kind, name, told] as const])),
)

describe('until it is shown, nobody else’s session tells what was given', () => {
  it.each(secrets)('%s: %s', (kind, name, told) => {
    const at = steps[kind]!
    const before: (Move | [string, Move])[] = [...(at.before ?? []), { do: 'go', to: 's' }]
    // Two cards of Bo's, where cards are what is kept.
    const own = kind === 'write' ? ['one', 'two'].map(text => [bo, { in: 's', do: 'add', text }] as [string, Move]) : []
    const given = told.map(move => played(at.steps, [...before, ...own, [bo, { in: 's', do: name, ...move } as Move]]))
    const seen = (who?: string) => given.map(session => work(redact(session, who)))
    const [whole, other] = given.map(work)
    expect(whole, 'the two moves differ').not.toBe(other)
    for (const who of [ana, chidi, undefined]) {
      const [one, another] = seen(who)
      expect(one, `for ${who ?? 'the wall'}`).toBe(another)
    }
  })

  it.each(Object.keys(steps) as Kind[])('%s keeps it by a hidden step, or by itself', kind => {
    const { steps: all } = steps[kind]!
    const session = played(all, [{ do: 'go', to: 's' }])
    const step = all.at(-1)!
    expect(isHidden(session, step) || kinds[kind].rules.veil !== undefined).toBe(true)
  })
})

function work(session: Session): string {
  return JSON.stringify(session.work)
}
