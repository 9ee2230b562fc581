/** Each hint fires on the facts it stands for and on nothing less, and none of them says what is hidden. */
import { describe, expect, test } from 'vitest'
import { optionsLadder } from '../../src/agendas/exercises/action/options-ladder.ts'
import { gates } from '../../src/agendas/exercises/close/gates.ts'
import { redact } from '../../src/room/redact.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { CarriedOver, Entry, Move, TurnFacts } from '../../src/session/types.ts'
import type { Around, HintName, PersonNow } from '../../src/turn/hint.ts'
import { enoughOf, hintsFor } from '../../src/turn/hints.ts'
import { bo, chidi, dee, eva, names, played } from '../kinds/played.ts'

const write: StepOf = { id: 'w', kind: 'write', title: 'Write', ask: 'What?', minutes: 3, hidden: true }
const vote: StepOf = { id: 'v', kind: 'vote', title: 'Vote', ask: 'Which?', minutes: 1, on: 'w', dots: 3, hidden: true }
const talk: StepOf = { id: 't', kind: 'look', title: 'Talk', ask: 'Why?', minutes: 3, from: 'v' }
const secret: StepOf = { ...write, id: 's', title: 'Secret', anonymous: true }
const map: StepOf = { id: 'm', kind: 'map', title: 'Map', ask: 'Where?', minutes: 5, role: 'market' }
const bet: StepOf = { id: 'd', kind: 'decide', title: 'Bet', ask: 'What?', minutes: 3 }
const star: StepOf = { id: 'n', kind: 'series', title: 'Star', ask: 'How many?', minutes: 1, role: 'star' }

type Setting = {
  steps?: StepOf[]
  moves?: (Move | [string, Move])[]
  carried?: Partial<CarriedOver>
  /** Seconds after the last entry. */
  later?: number
  people?: Partial<PersonNow>[]
  in?: Around['in']
  log?: readonly Entry[]
}

/** Five people at terminals of their own; facts of each where given. */
function hints({ steps = [write, vote, talk], moves = [], carried, later = 0, people = [], log, ...rest }: Setting) {
  const whole = played(steps, [{ do: 'facilitate', to: 'p1' }, ...moves], carried)
  const session = redact(whole)
  const all = names.map((name, i): PersonNow => ({ id: `p${i + 1}`, name, here: true, ...people[i] }))
  const entries =
    log ??
    moves.map((made, i): Entry => {
      const [by, move] = Array.isArray(made) ? made : ['p1', made]
      return { n: i + 8, at: new Date(Date.parse(session.opened) + (i + 8) * 1_000).toISOString(), by, move }
    })
  return hintsFor({ session, log: entries, people: all, now: Date.parse(session.last) + later * 1_000, ...rest })
}
const of = (what: HintName, setting: Setting) => hints(setting).find(h => h.what === what)?.say
const next = (setting: Setting) => {
  const [hint] = hints(setting)
  return `${hint!.level}: ${hint!.say}`
}
const at = (step: string): Move => ({ do: 'go', to: step })
const card = (text: string): Move => ({ in: 'w', do: 'add', text })

describe('what to do next', () => {
  const writing = (done: number | undefined, later = 0, word = 'are done') =>
    next({ moves: [at('w')], later, in: { ...(done === undefined ? {} : { done }), of: 6, word } })

  test('a hidden step is revealed when enough are done, or when its time is over', () => {
    expect(writing(3)).toBe('know: reveal when 5 of 6 are done, or at 0:00')
    expect(writing(5)).toBe('act: reveal: 5 of 6 are done')
    expect(writing(6)).toBe('act: reveal: everybody is done')
    expect(writing(3, 181)).toBe('act: reveal: time is up; or + for a minute more')
  })

  test('where a count would name people it is not said', () => {
    expect(writing(undefined, 0, 'are in')).toBe('know: reveal when 5 of 6 are in, or at 0:00')
  })

  test('a shown step goes on at its end; the last one is closed on its own screen; a clock that stands is started', () => {
    const cards = ['slow', 'late'].map((text): Move => ({ in: 'w', do: 'add', text }))
    const shown: Move[] = [at('w'), ...cards, { do: 'reveal', step: 'w' }]
    expect(next({ moves: shown })).toBe('know: go on to "Vote" (1 minute) at 0:00, or when all is in')
    expect(next({ steps: [talk, write], moves: [at('t')] })).toContain('at 0:00, or when the talk has run dry')
    expect(next({ moves: shown, later: 181 })).toBe(
      'act: time is up: go on to "Vote" (1 minute), or + for a minute more',
    )
    expect(next({ moves: [...shown, { do: 'pause' }] })).toContain('. starts it')
    expect(next({ moves: [at('t')] })).toContain('close the turn')
    expect(next({ moves: [at('t'), { do: 'close' }] })).toBe('know: this turn is closed')
    expect(next({})).toContain('go in')
  })

  test('enough is nearly all, and all of a few', () => {
    expect([1, 2, 3, 4, 5, 6, 12].map(enoughOf)).toEqual([1, 2, 3, 4, 4, 5, 10])
  })
})

describe('people', () => {
  test('who is away for more than a moment', () => {
    expect(of('away', { moves: [at('w')], people: [{}, { here: false, away: 31_000 }] })).toBe(
      'Bo is away; the place and what was typed are kept',
    )
    expect(of('away', { moves: [at('w')], people: [{}, { here: false, away: 29_000 }] })).toBeUndefined()
  })

  test('who sits before an open question without a key or a card', () => {
    const stuck = (person: Partial<PersonNow>, moves: Move[] = [at('w')]) =>
      of('stuck', { moves, people: [{}, person] })
    expect(stuck({ done: false, cards: 0, idle: 120_000 })).toBe('no key from Bo for 120 s: is the question clear?')
    expect(stuck({ done: false, cards: 0, idle: 80_000 })).toBeUndefined()
    expect(stuck({ done: false, cards: 1, idle: 120_000 })).toBeUndefined()
    expect(stuck({ done: true, cards: 0, idle: 120_000 })).toBeUndefined()
    expect(stuck({ done: false, cards: 0, idle: 120_000 }, [at('w'), { do: 'pause' }])).toBeUndefined()
    expect(stuck({ done: false, cards: 0, idle: 120_000 }, [at('w'), { do: 'reveal', step: 'w' }])).toBeUndefined()
  })

  describe('who has given nothing in this phase', () => {
    const gave = (...by: string[]) => [at('w'), ...by.map((id, i): [string, Move] => [id, card(`x${i}`)])]

    test('is named once most have, after a minute', () => {
      expect(of('no-input', { moves: gave(bo, chidi, dee), later: 60 })).toBe('Eva has added nothing in this phase yet')
      expect(of('no-input', { moves: gave(bo, chidi, dee), later: 20 })).toBeUndefined()
      expect(of('no-input', { moves: gave(bo, chidi, dee, eva), later: 60 })).toBeUndefined()
      expect(of('no-input', { moves: gave(bo), later: 60 })).toBeUndefined()
    })

    test('who is away, and who shares a keyboard that was not handed round, is not', () => {
      const moves = gave(bo, chidi, dee)
      expect(of('no-input', { moves, later: 60, people: [{}, {}, {}, {}, { here: false }] })).toBeUndefined()
      const room = names.map(() => ({ room: true as const }))
      expect(of('no-input', { moves: [at('w'), card('x')], later: 60, people: room })).toBeUndefined()
      expect(of('no-input', { moves, later: 60, people: room })).toContain('Eva')
    })

    test('nobody is where a step of the phase keeps no names', () => {
      const moves = [at('s'), { do: 'reveal', step: 's' } as Move, ...gave(bo, chidi, dee)]
      expect(of('no-input', { steps: [secret, write, vote, talk], moves, later: 60 })).toBeUndefined()
    })
  })

  test('most cards from one seat, or two; never of few cards or few people', () => {
    const cards = (...counts: number[]) =>
      of('few-seats', { moves: [at('w')], people: names.map((_, i) => ({ cards: counts[i] ?? 0 })) })
    expect(cards(1, 5, 1, 1)).toBe('Bo wrote 5 of 8 cards: ask the others first')
    expect(cards(2, 4, 2, 4, 2)).toBe('Bo and Dee wrote 8 of 14 cards: ask the others first')
    expect(cards(2, 3, 3, 3, 3)).toBeUndefined()
    expect(cards(1, 5, 1)).toBeUndefined()
    const three = [5, 2, 2].map(n => ({ cards: n }))
    expect(of('few-seats', { moves: [at('w')], people: three })).toBeUndefined()
  })
})

test('a talk that leaves nothing behind for four minutes', () => {
  const moves: Move[] = [at('t')]
  expect(of('long-talk', { moves, later: 241 })).toBe(
    '4 min of talk, nothing noted: a adds an action, p parks, n goes on',
  )
  expect(of('long-talk', { moves, later: 230 })).toBeUndefined()
  expect(of('long-talk', { moves: [...moves, { do: 'pause' }], later: 241 })).toBeUndefined()
  expect(of('long-talk', { moves: [at('w')], later: 241 })).toBeUndefined()
  const parked: Move[] = [at('t'), ...Array.from({ length: 20 }, (): Move => ({ do: 'time', step: 't', minutes: 1 }))]
  expect(of('long-talk', { moves: [...parked, { do: 'park', text: 'who pays' }], later: 230 })).toBeUndefined()
})

test('a map of more than twenty parts', () => {
  const parts = (n: number): Move[] => [
    at('m'),
    {
      in: 'm',
      do: 'load',
      text: Array.from({ length: n }, (_, i) => `component P${i} [0.5, ${(i / 30).toFixed(2)}]`).join('\n'),
    },
  ]
  expect(of('big-map', { steps: [map, talk], moves: parts(21) })).toContain('the map has 21 parts')
  expect(of('big-map', { steps: [map, talk], moves: parts(20) })).toBeUndefined()
})

test('two things that are both the next one', () => {
  const we = (text: string) =>
    of('several', { steps: [bet], moves: [at('d'), { in: 'd', do: 'fill', gap: 'we', text }] })
  expect(we('drop the review; buy retries')).toBe(
    'two next steps, "drop the review" and "buy retries": which one is first?',
  )
  expect(we('drop the review of images and logs')).toBeUndefined()
})

describe('across turns', () => {
  const facts = (id: string, day: string, some: Partial<TurnFacts> = {}): TurnFacts => ({
    id,
    day,
    kind: 'turn',
    gates: {},
    actions: { open: 0, done: 0, dropped: 0 },
    ...some,
  })
  const turns = ['2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01'].map((day, i) => facts(`t-${i + 3}`, day))

  test('the promise carried twice, the oldest of them', () => {
    const action = (id: string, carried: number) => ({ id, text: `do ${id}`, status: 'open' as const, carried })
    const carried = (...counts: number[]) =>
      of('carried', { carried: { actions: counts.map((n, i) => action(`a${i}`, n)) } })
    expect(carried(1, 3, 2)).toBe('carried 3 times: "do a1" (and 1 more). Shrink it, hand it over or drop it?')
    expect(carried(1)).toBeUndefined()
  })

  test('options of two turns of which none stops anything', () => {
    const { steps } = optionsLadder
    const ladder = (marks: string[], left: string[], reveal = true) =>
      of('no-stop', {
        steps,
        moves: [
          at('ladder.write'),
          ...marks.map((mark): Move => ({ in: 'ladder.write', do: 'add', text: 'x', mark })),
          ...(reveal ? [{ do: 'reveal', step: 'ladder.write' } as Move] : []),
        ],
        carried: { options: left.map((mark, i) => ({ id: `c${i}t6`, text: 'old', rev: 0, mark })) },
      })
    const built = ['b:', 'b:', 'r:']
    expect(ladder(built, built)).toBe('no option stops or deletes anything, neither here nor in the last turn')
    expect(ladder(['s:', 'b:', 'b:'], built)).toBeUndefined()
    expect(ladder(built, ['s:', 'b:', 'b:'])).toBeUndefined()
    expect(ladder(built, ['b:'])).toBeUndefined()
    expect(ladder(built, built, false)).toBeUndefined()
  })

  test('a star without a new value for four turns', () => {
    const value = (day: string, more: Move[] = [], some = turns) =>
      of('old-star', {
        steps: [star],
        moves: [at('n'), ...more],
        carried: { turns: some, series: { star: { points: [{ id: 's1', at: day, value: 3 }] } } },
      })
    expect(value('2026-06-30')).toContain('no new value for 4 turns')
    expect(value('2026-07-01')).toBeUndefined()
    expect(value('2026-06-30', [{ in: 'n', do: 'add', at: '2026-11-20', value: 4 }])).toBeUndefined()
    expect(value('2026-06-30', [], turns.slice(1))).toBeUndefined()
    expect(of('old-star', { steps: [star], moves: [at('n')], carried: { turns } })).toBeUndefined()
  })

  test('gates that two turns passed by, until they are answered', () => {
    const { steps } = gates
    const all = { purpose: 'yes', challenge: 'no', action: 'yes' } as const
    const earlier = (...some: TurnFacts['gates'][]) => some.map((g, i) => facts(`t-${i}`, '2026-10-01', { gates: g }))
    const asked = (turnsBefore: TurnFacts[], moves: Move[] = []) =>
      of('gate-skipped', { steps, moves: [at('close.gates'), ...moves], carried: { turns: turnsBefore } })
    expect(asked(earlier(all, all))).toBe('1 gate skipped in the last two turns: long-term value')
    expect(asked(earlier(all, { ...all, value: 'partly' }))).toBeUndefined()
    expect(asked(earlier(all))).toBeUndefined()
    expect(asked(earlier(all, all), [{ in: 'close.gates', do: 'room', row: 'value', point: 1 }])).toBeUndefined()
    expect(of('gate-skipped', { carried: { turns: earlier({}, {}) } })).toBeUndefined()
  })
})

test('nothing that is hidden is in any hint, and a closed turn has none', () => {
  const canary = 'zqcanary'
  const setting: Setting = {
    moves: [
      at('w'),
      ...[bo, chidi, dee].flatMap((id): [string, Move][] => [1, 2, 3].map(i => [id, card(`${canary} ${i}`)])),
    ],
    later: 300,
    people: names.map((_, i) => ({ cards: i === 1 ? 7 : 1, done: i > 2, idle: 100_000 })),
    in: { done: 2, of: 5, word: 'are done' },
  }
  expect(hints(setting).length).toBeGreaterThan(2)
  expect(JSON.stringify(hints(setting))).not.toContain(canary)
  expect(hints({ ...setting, moves: [...setting.moves!, { do: 'close' }] })).toHaveLength(1)
})
