/** Estimates of a bet: two rounds, unseen and without names, whose median stands; and the number that a bet is about. */
import { describe, expect, it } from 'vitest'
import { kinds } from '../../src/kinds/index.ts'
import { causesOf } from '../../src/kinds/made/causes.ts'
import { redact } from '../../src/room/redact.ts'
import { workOf } from '../../src/session/read.ts'
import type { Gap, MoveOf, StepOf } from '../../src/session/shapes.ts'
import type { CarriedOver, Move, Session } from '../../src/session/types.ts'
import { carryOver, nothingCarried } from '../../src/turn/carry-over.ts'
import { ana, asked, bo, chidi, dee, further, played, shown } from './played.ts'

const base = { minutes: 3, ask: 'What?' }
const bet: StepOf<'decide'> = { ...base, id: 'd', kind: 'decide', title: 'Bet', hidden: true, estimate: true }
const settle: StepOf<'actions'> = { ...base, id: 'settle', kind: 'actions', title: 'Settle', settle: true }
const star: StepOf<'tree'> = {
  ...base,
  id: 'tree',
  kind: 'tree',
  title: 'Star',
  levels: ['star', 'input', 'work'],
  keep: 'star',
  numbers: true,
}

const we: Move = { in: 'd', do: 'fill', gap: 'we', text: 'stop it' }
const estimate = (by: string, likely: number, expect?: number): [string, MoveOf<'decide'>] => [
  by,
  { in: 'd', do: 'estimate', likely, ...(expect === undefined ? {} : { expect }) },
]
const spread: MoveOf<'decide'> = { in: 'd', do: 'spread' }
const again: MoveOf<'decide'> = { in: 'd', do: 'again' }
const open = (...moves: (Move | [string, Move])[]) => played([bet], [{ do: 'go', to: 'd' }, we, ...moves])
const work = (session: Session) => workOf(session, 'd', 'decide')!

describe('two rounds', () => {
  it('are shown without names, least likely first, and their median stands', () => {
    const one = [estimate(bo, 80, 30), estimate(chidi, 40, 20), estimate(dee, 60), spread]
    const first = open(...one)
    expect(work(first).rounds).toEqual([
      { given: {}, shown: [{ likely: 40, expect: 20 }, { likely: 60 }, { likely: 80, expect: 30 }] },
    ])
    expect(work(first).fields).toMatchObject({ likely: '60 %', to: '25' })
    const second = open(...one, again, estimate(bo, 70, 28), estimate(chidi, 50, 26), spread)
    expect(work(second).fields).toMatchObject({ likely: '60 %', to: '27' })
    expect(work(second).rounds).toHaveLength(2)
    expect(asked<'decide'>(second, again)?.why).toBe('not-now')
    expect(JSON.stringify(work(second).rounds)).not.toContain(bo)
  })

  it('the number expected is counted like the number now', () => {
    const moves: Move[] = [
      { in: 'd', do: 'fill', gap: 'measure', text: 'wait' },
      { in: 'd', do: 'fill', gap: 'from', text: '35 h' },
    ]
    expect(work(open(...moves, estimate(bo, 80, 12), spread)).fields.to).toBe('12 h')
  })

  it('nobody sees the other ones before they are shown, not even that they changed', () => {
    const all = open(estimate(bo, 81, 33), estimate(chidi, 42, 27))
    for (const [who, others] of [
      [ana, ['81', '33', '42', '27']],
      [bo, ['42', '27']],
      [undefined, ['81', '33', '42', '27']],
    ] as const) {
      const bytes = JSON.stringify(redact(all, who).work)
      for (const other of others) expect(bytes).not.toContain(other)
    }
    expect(JSON.stringify(redact(further(all, { do: 'reveal', step: 'd' }), ana).work)).not.toContain('81')
  })

  it('refuses what is no estimate, what comes after the spread, and a spread of nothing', () => {
    expect(asked<'decide'>(open(), estimate(bo, 101)[1], bo)?.say).toBe('How likely is a number from 0 to 100.')
    expect(asked<'decide'>(open(), spread)?.why).toBe('empty')
    expect(asked<'decide'>(open(estimate(bo, 5), spread), estimate(bo, 50)[1], bo)?.why).toBe('not-now')
    expect(asked<'decide'>(played([bet], [{ do: 'go', to: 'd' }]), estimate(bo, 50)[1], bo)?.why).toBe('not-now')
    const inTheOpen = played([{ ...bet, hidden: undefined } as StepOf], [{ do: 'go', to: 'd' }, we])
    expect(asked<'decide'>(inTheOpen, estimate(bo, 50)[1], bo)?.why).toBe('not-now')
  })

  it('are drawn with their medians', () => {
    const rows = shown(open(estimate(bo, 80, 30), estimate(chidi, 40, 20), spread), 'd')
    expect(rows.join('\n')).toContain('ESTIMATE 1   how likely    40  80   median 60 %')
    expect(rows.join('\n')).toContain('expected      20  30   median 25')
  })

  it('of an earlier round only the medians stay where a long bet has no room for more', () => {
    const fill = (gap: Gap, text: string): Move => ({ in: 'd', do: 'fill', gap, text })
    const long = [
      fill('we', 'stop reviewing images that somebody of the same team has already approved in the same week'),
      fill('because', 'the second review found nothing in a year'),
      fill('measure', 'wait for security review'),
      fill('from', '35 h'),
      fill('until', '2026-12-19'),
      fill('stop', 'two findings slip through to customers, or audit says that they cannot accept it'),
      fill('owner', 'Bo'),
      fill('by', '2026-12-05'),
      fill('if', 'an image was approved before'),
    ]
    const round = [estimate(bo, 70, 12), estimate(chidi, 40, 20), spread]
    const session = open(...long, ...round, again, estimate(bo, 60, 14), estimate(chidi, 50, 18), spread)
    const drawn = (height: number) => kinds.decide.rules.draw(bet, session, { width: 78, height }).lines().join('\n')
    expect(drawn(14)).not.toContain('more below')
    expect(drawn(14)).toContain('ESTIMATE 1   median 55 % likely, 16 expected')
    expect(drawn(14)).toContain('ESTIMATE 2   how likely    50  60   median 55 %')
    expect(drawn(14)).toContain('Consent 0 to 5')
    expect(drawn(24)).toContain('ESTIMATE 1   how likely    40  70   median 55 %')
  })
})

const nodes = [
  { id: 'n1', text: 'Sellers', level: 0, unit: '%', points: [{ id: 's1-1', at: '2026-10-01', value: 22 }] },
  { id: 'n2', text: 'Visits', level: 1, parent: 'n1' },
]
const turns: CarriedOver['turns'] = [
  { id: 't-6', day: '2026-11-02', kind: 'turn', gates: {}, actions: { open: 0, done: 0, dropped: 0 } },
]

describe('the number of a bet', () => {
  const filled = (text: string) =>
    played([bet], [{ do: 'go', to: 'd' }, we, { in: 'd', do: 'fill', gap: 'measure', text }], {
      trees: { star: nodes },
    })

  it('is one of the star tree by its name, or a new one', () => {
    expect(work(filled('sellers'))).toMatchObject({ number: { tree: 'star', node: 'n1' } })
    expect(work(filled('Refunds'))).toMatchObject({ number: { role: 'bet-refunds' } })
    expect(work(further(filled('Sellers'), { in: 'd', do: 'fill', gap: 'measure', text: '' })).number).toBeUndefined()
  })

  it('goes along with the bet, and scoring the bet writes to it', () => {
    const closed = further(filled('sellers'), { do: 'close' })
    const { bet: carried } = carryOver(closed)
    expect(carried?.number).toEqual({ tree: 'star', node: 'n1' })
    const next = (moves: Move[]) =>
      played([settle, star], [{ do: 'go', to: 'settle' }, ...moves], {
        ...nothingCarried,
        trees: { star: nodes },
        turns,
        bet: { ...carried!, turn: 't-6' },
      })
    const score: Move = { in: 'settle', do: 'score', result: 'partly', saw: '31 %', value: 31, at: '2026-11-15' }
    const later = next([score, { do: 'go', to: 'tree' }])
    const points = [...nodes[0]!.points!, { id: 't-6-saw', at: '2026-11-15', value: 31 }]
    expect(workOf(later, 'tree', 'tree')?.nodes[0]?.points).toEqual(points)
    // Also where the turn never comes to the tree.
    expect(carryOver(further(next([score]), { do: 'close' })).trees?.star?.[0]?.points).toEqual(points)
    expect(carryOver(further(next([]), { do: 'close' })).trees?.star).toEqual(nodes)
  })

  it('a new number begins with what it was when the bet was made', () => {
    const score: Move = { in: 'settle', do: 'score', result: 'hit', saw: '12 h', value: 12, at: '2026-11-15' }
    const session = played([settle], [{ do: 'go', to: 'settle' }, score, { do: 'close' }], {
      turns,
      bet: { turn: 't-6', fields: { we: 'x', measure: 'Wait', from: '35 h' }, number: { role: 'bet-wait' } },
    })
    expect(carryOver(session).series['bet-wait']).toEqual({
      name: 'Wait',
      unit: 'h',
      points: [
        { id: 't-6-from', at: '2026-11-02', value: 35 },
        { id: 't-6-saw', at: '2026-11-15', value: 12 },
      ],
    })
  })
})

describe('causes', () => {
  const write: StepOf<'write'> = { ...base, id: 'w', kind: 'write', title: 'Attack', causes: true }
  const vote: StepOf<'vote'> = { ...base, id: 'v', kind: 'vote', title: 'Vote', on: 'w', dots: 3 }
  const cards = ['queue', 'freeze'].map((text): Move => ({ in: 'w', do: 'add', text }))

  it('come with most votes first, and not from steps that ask something else, or without names', () => {
    const session = played(
      [write, vote],
      [{ do: 'go', to: 'w' }, ...cards, { do: 'go', to: 'v' }, { in: 'v', do: 'dots', on: 'c9', count: 2 }],
    )
    expect(causesOf(session).map(c => c.text)).toEqual(['freeze', 'queue'])
    const { causes: _, ...plain } = write
    expect(causesOf(played([plain], [{ do: 'go', to: 'w' }, ...cards]))).toEqual([])
    expect(causesOf(played([{ ...write, anonymous: true }], [{ do: 'go', to: 'w' }, ...cards]))).toEqual([])
  })
})
