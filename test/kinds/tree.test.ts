import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { starTree } from '../../src/agendas/exercises/purpose/star-tree.ts'
import { boardOf, titleOf } from '../../src/kinds/made/board.ts'
import { testSentence } from '../../src/kinds/tree/drawing.ts'
import { redact } from '../../src/room/redact.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf, TreeNode } from '../../src/session/shapes.ts'
import { inOrder, orphansOf } from '../../src/session/tree.ts'
import type { CarriedOver, Move, Session } from '../../src/session/types.ts'
import { width } from '../../src/text.ts'
import { left } from './evening.ts'
import { asked, drawnAtAllSizes, fixture, further, played, saidOf, shown } from './played.ts'

const step: StepOf<'tree'> = {
  id: 't',
  kind: 'tree',
  title: 'Star',
  ask: 'What moves it?',
  minutes: 3,
  levels: ['star', 'input', 'work'],
  keep: 'star',
  numbers: true,
  test: '{1} depends on {2}, and these can move fairly independently.',
}
const free: StepOf<'tree'> = { id: 't', kind: 'tree', title: 'Map', ask: 'Why?', minutes: 3, levels: ['goal', 'actor'] }

const add = (text: string, level: number, parent?: string): Move => ({
  in: 't',
  do: 'add',
  text,
  level,
  ...(parent ? { parent } : {}),
})
const hang = (node: string, parent?: string): Move & { in: string } => ({
  in: 't',
  do: 'hang',
  node,
  ...(parent ? { parent } : {}),
})
const value = (node: string, at: string, n: number, unit?: string): Move => ({
  in: 't',
  do: 'value',
  node,
  at,
  value: n,
  ...(unit ? { unit } : {}),
})

/** The step open on 21 November 2026; its first move is entry 8. */
function open(moves: Move[] = [], carried: Partial<CarriedOver> = {}, of = step): Session {
  return played([of], [{ do: 'go', to: 't' }, ...moves], carried)
}
const work = (session: Session) => workOf(session, 't', 'tree')!
const texts = (session: Session) =>
  inOrder(work(session).nodes).map(({ node, lasts }) => '  '.repeat(lasts.length) + node.text)

/** star s7-8; inputs s7-9, s7-10; work s7-11 (on the first), s7-12 (on nothing). */
const grown = [
  add('orders', 0),
  add('answers', 1, 's7-8'),
  add('reviews', 1, 's7-8'),
  add('search', 2, 's7-9'),
  add('logo', 2),
]

describe('a tree', () => {
  it('grows level by level, each node on one a level up', () => {
    const session = open(grown)
    expect(texts(session)).toEqual(['orders', '  answers', '    search', '  reviews', 'logo'])
    expect(orphansOf(work(session).nodes).map(n => n.text)).toEqual(['logo'])
    expect(saidOf(session, add('logo', 2))).toBe('Work: logo, on nothing yet')
  })

  it('refuses what has no place, in words', () => {
    const session = open(grown)
    const say = (text: string, level: number, parent?: string) =>
      asked<'tree'>(session, add(text, level, parent) as never)
    expect(say('', 1)?.why).toBe('empty')
    expect(say('more', 3)?.say).toBe('This tree has 3 levels; it ends with work.')
    expect(say('half', 0.5)?.why).toBe('too-many')
    expect(say('deep', 2, 's7-8')?.say).toBe('Work does not hang on star.')
    expect(say('lost', 1, 'constructor')?.why).toBe('no-such')
  })

  it('with a test sentence has one top; without one it may have several', () => {
    expect(asked<'tree'>(open(grown), add('margin', 0) as never)?.say).toBe(
      'There is one star already, "orders"; reword that one.',
    )
    expect(texts(open([add('a', 0), add('b', 0)], {}, free))).toEqual(['a', 'b'])
  })

  it('is hung elsewhere with all that hangs on it, at its new level', () => {
    const session = open([...grown, hang('s7-12', 's7-10')])
    expect(texts(session)).toEqual(['orders', '  answers', '    search', '  reviews', '    logo'])
    const deeper = further(further(session, { in: 't', do: 'drop', node: 's7-11' }), hang('s7-9', 's7-10'))
    expect(texts(deeper)).toEqual(['orders', '  reviews', '    logo', '    answers'])
    expect(texts(further(deeper, hang('s7-9', 's7-8')))).toEqual(['orders', '  reviews', '    logo', '  answers'])
  })

  it('hangs on nothing when it is let go, and is never deeper than it may be', () => {
    const session = open(grown)
    expect(texts(further(session, hang('s7-9')))).toEqual(
      ['orders', '  reviews', 'logo', 'answers', '  search'].toSorted(byPlace),
    )
    const say = (node: string, parent?: string) => asked<'tree'>(session, hang(node, parent) as never)?.say
    expect(say('s7-9', 's7-10')).toBe('That is too deep; this tree ends with work.')
    expect(say('s7-9', 's7-11')).toBe('It cannot hang on itself or on what hangs on it.')
    expect(say('s7-9', 's7-9')).toBe('It cannot hang on itself or on what hangs on it.')
    expect(say('s7-9', 's7-8')).toBe('It hangs there already.')
    expect(say('s7-12')).toBe('It hangs on nothing already.')
    expect(say('s7-8')).toBe('The star is the top; it hangs on nothing.')
  })

  it('loses nothing when a node is taken away: what hung on it hangs on nothing', () => {
    const session = open([...grown, { in: 't', do: 'drop', node: 's7-8' }])
    expect(orphansOf(work(session).nodes).map(n => n.text)).toEqual(['answers', 'reviews', 'logo'])
    expect(work(session).nodes).toHaveLength(4)
  })

  it('goes on with the tree of an earlier step', () => {
    const users = { ...free, id: 'u', levels: ['user'] }
    const needs: StepOf<'tree'> = { ...free, levels: ['user', 'need'], base: 'u' }
    const session = played(
      [users, needs],
      [
        { do: 'go', to: 'u' },
        { in: 'u', do: 'add', text: 'shopper', level: 0 },
        { do: 'go', to: 't' },
        add('a date', 1, 's7-8'),
      ],
    )
    expect(texts(session)).toEqual(['shopper', '  a date'])
    expect(workOf(session, 'u', 'tree')!.nodes).toHaveLength(1)
  })
})

function byPlace(a: string, b: string): number {
  const order = ['orders', '  reviews', 'answers', '  search', 'logo']
  return order.indexOf(a) - order.indexOf(b)
}

describe('values', () => {
  it('have a day and a unit, stand in the order of days, and the same day again is put right', () => {
    const session = open([
      ...grown,
      value('s7-8', '2026-11-21', 61, '%'),
      value('s7-8', '2026-10-20', 57),
      value('s7-8', '2026-11-21', 62),
    ])
    const [star] = work(session).nodes
    expect(star?.unit).toBe('%')
    expect(star?.points?.map(p => [p.at, p.value])).toEqual([
      ['2026-10-20', 57],
      ['2026-11-21', 62],
    ])
    expect(saidOf(session, value('s7-8', '2026-11-21', 62))).toBe('62 % on 21 Nov for "orders"')
  })

  it('are for the first two levels, for days up to today, and are numbers', () => {
    const session = open(grown)
    const say = (node: string, at: string, n: number) => asked<'tree'>(session, value(node, at, n) as never)?.say
    expect(say('s7-11', '2026-11-21', 1)).toBe('Work takes no number here.')
    expect(say('s7-8', '2026-12-24', 1)).toBe('24 Dec is still to come.')
    expect(say('s7-8', 'soon', 1)).toBe('A day is written like 2026-11-21.')
    expect(say('s7-8', '2026-11-21', Number.NaN)).toBe('The value is a number.')
    expect(asked<'tree'>(open([add('a', 0)], {}, free), value('s7-8', '2026-11-21', 1) as never)?.why).toBe('not-now')
  })
})

describe('a later turn', () => {
  const nodes: TreeNode[] = [
    { id: 's3-9', text: 'orders', level: 0, points: [{ id: 's3-12', at: '2026-09-01', value: 50 }] },
  ]

  it('begins with the tree the last one left', () => {
    expect(work(open([], { trees: { star: nodes } })).nodes).toEqual(nodes)
  })

  it('begins with the star and the input of a short retro where there was no tree', () => {
    const input = { name: 'wait', unit: 'h', points: [] }
    const session = open([], { series: { ...left.series, input } })
    expect(texts(session)).toEqual(['orders finished without help', '  wait'])
    expect(work(session).nodes[0]).toMatchObject({ id: 'star', unit: '%', points: [{ value: 57 }] })
  })

  it('takes nothing a record has from birth for a tree', () => {
    expect(work(open([], { trees: {} }, { ...step, keep: 'constructor' })).nodes).toEqual([])
  })
})

it('can be voted on by one level, whether work hangs below it or not', () => {
  const vote: StepOf<'vote'> = { id: 'v', kind: 'vote', title: 'Feed', ask: 'Which?', minutes: 1, on: 't', dots: 3 }
  const moves: Move[] = [{ do: 'go', to: 't' }, ...grown, { do: 'go', to: 'v' }]
  const voted = step.levels[1] ?? ''
  expect(boardOf(played([{ ...step, voted }, vote], moves), 'v').map(titleOf)).toEqual(['answers', 'reviews'])
  // A tree with nothing on that level is voted on by what it comes down to.
  const only = played([{ ...step, voted }, vote], moves.slice(0, 2))
  expect(boardOf(only, 'v')).toHaveLength(1)
})

it('can be voted on by what it comes down to', () => {
  const vote: StepOf<'vote'> = { id: 'v', kind: 'vote', title: 'Feed', ask: 'Which?', minutes: 1, on: 't', dots: 3 }
  const inputs = played([step, vote], [{ do: 'go', to: 't' }, ...grown.slice(0, 3), { do: 'go', to: 'v' }])
  expect(boardOf(inputs, 'v').map(titleOf)).toEqual(['answers', 'reviews'])
  const all = further(further(inputs, grown[3]!), { in: 'v', do: 'tally', counts: { 's7-12': 2 } })
  expect(boardOf(all, 'v').map(titleOf)).toEqual(['search', 'reviews'])
  expect(shown(all, 'v').join('\n')).toMatch(/A {2}search .*█ +2/)
  // The same words may hang in two places.
  const twice = further(all, add('search', 2, 's7-10'))
  expect(shown(twice, 'v').join('\n')).toMatch(/search \(answers\) .*█ +2\n+ B {2}search \(reviews\) +0/)
})

it('a hidden tree shows nothing before the reveal', () => {
  const session = open(grown, {}, { ...step, hidden: true })
  expect(work(redact(session)).nodes).toEqual([])
  expect(shown(session, 't').join('\n')).not.toContain('orders')
})

it('a move that no longer fits changes nothing', () => {
  const session = open(grown)
  const moves: Move[] = [
    add('', 1),
    add('more', 7),
    add('lost', 1, 'gone'),
    { in: 't', do: 'change', node: 'gone', text: 'x' },
    { in: 't', do: 'change', node: 's7-8', text: '' },
    hang('s7-9', 's7-11'),
    hang('gone'),
    { in: 't', do: 'drop', node: 'gone' },
    value('s7-11', '2026-11-21', 1),
    value('s7-8', '2026-02-30', 1),
  ]
  for (const move of moves) expect(further(session, move).work.t).toBe(session.work.t)
})

describe('drawn', () => {
  const full = (): Session =>
    played(starTree.steps, [
      { do: 'go', to: 'star.write' },
      { in: 'star.write', do: 'add', text: 'fewer calls to support', mark: 'i:' },
      { do: 'reveal', step: 'star.write' },
      { do: 'go', to: 'star.tree' },
      ...[
        add('orders finished without help', 0),
        add('first answer within a day', 1, 's7-11'),
        add('wait for security review', 1, 's7-11'),
        add('payments that pass first try, whatever card or wallet people have with them', 1, 's7-11'),
        add('search by order id', 2, 's7-12'),
        add('review checklist', 2, 's7-13'),
        add('pre-approved images', 2, 's7-13'),
        add('new logo rollout', 2),
        value('s7-11', '2026-10-20', 57, '%'),
        value('s7-11', '2026-11-21', 61),
        value('s7-12', '2026-11-21', 74, '%'),
      ].map(move => ({ ...move, in: 'star.tree' }) as Move),
    ])

  it('as branches with values, orphans counted, and the sentence filled in', async () => {
    await expect(drawnAtAllSizes(full(), 'star.tree')).toMatchFileSnapshot(fixture('tree'))
  })

  it('leaves the cards to the screen: notes have none of them', () => {
    const look = { width: 80, height: 24 }
    expect(shown(full(), 'star.tree', look).join('\n')).not.toContain('fewer calls')
    expect(shown(full(), 'star.tree', { ...look, working: true }).join('\n')).toContain('fewer calls')
  })

  it('shows on its pages every node, whatever the room', () => {
    for (const height of [4, 8, 18]) {
      const seen = Array.from({ length: 12 }, (_, page) =>
        shown(full(), 'star.tree', { width: 60, height, page }),
      ).flat()
      for (const node of workOf(full(), 'star.tree', 'tree')!.nodes)
        expect(seen.join(' '), `${node.text} at ${height}`).toContain(node.text.slice(0, 20))
    }
  })

  it('fits its look at any size, with anything chosen', () => {
    const session = full()
    const look = fc.record({
      width: fc.integer({ min: 1, max: 130 }),
      height: fc.integer({ min: 1, max: 40 }),
      page: fc.option(fc.nat(9), { nil: undefined }),
      focus: fc.constantFrom(undefined, 's7-11', 's7-18', 'nobody'),
    })
    fc.assert(
      fc.property(look, at => {
        const rows = shown(session, 'star.tree', at)
        expect(rows.length).toBeLessThanOrEqual(at.height)
        for (const row of rows) expect(width(row)).toBeLessThanOrEqual(at.width)
      }),
      { numRuns: 100 },
    )
  })

  it('says the sentence once two things hang on the top, whatever signs are in them', () => {
    const nodes = (...texts: string[]): TreeNode[] => [
      { id: 'a', text: '$& {2}', level: 0 },
      ...texts.map((text, i): TreeNode => ({ id: `b${i}`, text, level: 1, parent: 'a' })),
    ]
    expect(testSentence(step, nodes('one'))).toBeUndefined()
    expect(testSentence(step, nodes('one', 'two', '$1'))).toBe(
      '$& {2} depends on one, two and $1, and these can move fairly independently.',
    )
    expect(testSentence(step, nodes(...'abcdef'))).toContain('depends on a, b, c, d and 2 others, and')
    expect(testSentence(step, nodes('one', 'payments that pass, first time, with any card'))).toContain(
      'one and payments that pass, first…, and',
    )
  })
})
