import { describe, expect, it } from 'vitest'
import { boardOf, resultOf, titleOf } from '../../src/kinds/made/board.ts'
import { redact } from '../../src/room/redact.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { CarriedOver, Move, Session } from '../../src/session/types.ts'
import { asked, drawnAtAllSizes, fixture, further, played, saidOf, shown } from './played.ts'

const step: StepOf<'ring'> = {
  id: 'r',
  kind: 'ring',
  title: 'Ring',
  ask: 'What feeds what?',
  minutes: 5,
  keep: 'flywheel',
}

const add = (text: string, after?: string): Move => ({ in: 'r', do: 'add', text, ...(after ? { after } : {}) })
const shift = (link: string, by: number): Move => ({ in: 'r', do: 'shift', link, by })

/** The step open on 21 November 2026; its first move is entry 8. */
function open(moves: Move[] = [], carried: Partial<CarriedOver> = {}, of = step): Session {
  return played([of], [{ do: 'go', to: 'r' }, ...moves], carried)
}
const work = (session: Session) => workOf(session, 'r', 'ring')!
const texts = (session: Session) => work(session).links.map(l => l.text)

/** s7-8 to s7-10. */
const three = [add('prices'), add('visits'), add('sellers')]

describe('a ring', () => {
  it('grows at its end, or after a link', () => {
    const session = open([...three, add('trust', 's7-8')])
    expect(texts(session)).toEqual(['prices', 'trust', 'visits', 'sellers'])
    expect(saidOf(session, add('trust', 's7-8'))).toBe('Link 2: trust')
  })

  it('begins with the links its agenda has, or with those of the last turn', () => {
    const links = { ...step, links: ['a', 'b'] }
    expect(texts(open([], {}, links))).toEqual(['a', 'b'])
    const rings = { flywheel: { links: [{ id: 's6-1', text: 'old' }], weakest: 's6-1' } }
    expect(work(open([], { rings }, links))).toEqual({ kind: 'ring', links: [{ id: 's6-1', text: 'old' }] })
  })

  it('goes on with the ring of an earlier step, its weakest link too', () => {
    const again: StepOf<'ring'> = { ...step, id: 'again', base: 'r' }
    const session = played(
      [step, again],
      [{ do: 'go', to: 'r' }, ...three, { in: 'r', do: 'weakest', link: 's7-9' }, { do: 'go', to: 'again' }],
    )
    expect(workOf(session, 'again', 'ring')).toEqual(work(session))
  })

  it('is put in order: past its end a link comes round to the beginning', () => {
    expect(texts(open([...three, shift('s7-8', 1)]))).toEqual(['visits', 'prices', 'sellers'])
    expect(texts(open([...three, shift('s7-10', 1)]))).toEqual(['sellers', 'prices', 'visits'])
    expect(texts(open([...three, shift('s7-8', -4)]))).toEqual(['visits', 'sellers', 'prices'])
  })

  it.each(['s7-8', 's7-9', 's7-10'])('takes %s for the weakest, wherever it stands in the ring', link => {
    const session = open([...three, { in: 'r', do: 'weakest', link }])
    expect(work(session).weakest).toBe(link)
    expect(shown(session, 'r').join('\n').split('THE WEAKEST')).toHaveLength(2)
  })

  it('has one weakest link, which goes when that link goes', () => {
    const session = open([
      ...three,
      { in: 'r', do: 'weakest', link: 's7-9' },
      { in: 'r', do: 'weakest', link: 's7-10' },
    ])
    expect(work(session).weakest).toBe('s7-10')
    expect(asked<'ring'>(session, { in: 'r', do: 'weakest', link: 's7-10' })?.say).toBe(
      'That is the weakest link already.',
    )
    expect(work(further(session, { in: 'r', do: 'drop', link: 's7-8' })).weakest).toBe('s7-10')
    expect(work(further(session, { in: 'r', do: 'drop', link: 's7-10' })).weakest).toBeUndefined()
  })

  it('refuses what cannot be, in words', () => {
    const session = open(three)
    expect(asked<'ring'>(session, { in: 'r', do: 'add', text: '' })?.why).toBe('empty')
    expect(asked<'ring'>(session, { in: 'r', do: 'add', text: 'x', after: 'gone' })?.why).toBe('no-such')
    expect(asked<'ring'>(session, { in: 'r', do: 'change', link: 's7-8', text: '' })?.why).toBe('empty')
    expect(asked<'ring'>(session, { in: 'r', do: 'shift', link: 's7-8', by: 0.5 })?.why).toBe('no-such')
    const full = open(Array.from({ length: 12 }, (_, i) => add(`link ${i}`)))
    expect(asked<'ring'>(full, { in: 'r', do: 'add', text: 'x' })?.say).toBe(
      '12 links are the most; four to six work best.',
    )
    expect(texts(further(full, add('x')))).toHaveLength(12)
  })

  it('a move that no longer fits changes nothing', () => {
    const session = open(three)
    const moves: Move[] = [
      add(''),
      add('x', 'gone'),
      { in: 'r', do: 'change', link: 'gone', text: 'x' },
      shift('s7-8', Number.POSITIVE_INFINITY),
      shift('gone', 1),
      { in: 'r', do: 'drop', link: 'gone' },
      { in: 'r', do: 'weakest', link: '__proto__' },
    ]
    for (const move of moves) expect(further(session, move).work.r).toBe(session.work.r)
  })
})

it('its links can be voted on', () => {
  const vote: StepOf<'vote'> = {
    id: 'v',
    kind: 'vote',
    title: 'Feed',
    ask: 'Which?',
    minutes: 1,
    on: 'r',
    dots: 3,
    hidden: true,
  }
  const session = played(
    [step, vote],
    [
      { do: 'go', to: 'r' },
      ...three,
      { do: 'go', to: 'v' },
      { in: 'v', do: 'tally', counts: { 's7-9': 4, 's7-8': 1 } },
    ],
  )
  expect(boardOf(session, 'v').map(titleOf)).toEqual(['prices', 'visits', 'sellers'])
  expect(shown(session, 'v')).toEqual([
    ' A  prices',
    ' B  visits',
    ' C  sellers',
    '',
    ' 3 dots each; bars when the vote is closed',
  ])
  const closed = further(session, { do: 'reveal', step: 'v' })
  expect(resultOf(closed, 'v').map(r => [titleOf(r.on), r.dots])).toEqual([
    ['visits', 4],
    ['prices', 1],
    ['sellers', 0],
  ])
})

it('a hidden ring shows nothing before the reveal', () => {
  const session = open(three, {}, { ...step, hidden: true })
  expect(work(redact(session)).links).toEqual([])
  expect(shown(session, 'r').join('\n')).not.toContain('prices')
})

describe('drawn', () => {
  const words = [
    'lower prices',
    'more visits from people who came back',
    'more sellers',
    'costs spread over more orders',
    'a better promise of delivery',
  ]

  it('as a ring, its weakest link named', async () => {
    const session = open([...words.map(text => add(text)), { in: 'r', do: 'weakest', link: 's7-10' }])
    await expect(drawnAtAllSizes(session, 'r')).toMatchFileSnapshot(fixture('ring'))
  })

  it('as a list where a ring has no room', () => {
    const session = open([...words.slice(0, 3).map(text => add(text)), { in: 'r', do: 'weakest', link: 's7-9' }])
    expect(shown(session, 'r', { width: 50, height: 12 })).toEqual([
      ' 1   lower prices',
      ' 2   more visits from people who came back',
      '     THE WEAKEST',
      ' 3   more sellers',
      ' each feeds the next, and 3 feeds 1 again',
    ])
  })

  it('with the weakest of the last turn until another one is named', () => {
    const links = ['a', 'b', 'c'].map((text, i) => ({ id: `s6-${i}`, text }))
    const session = open([], { rings: { flywheel: { links, weakest: 's6-1' } } })
    expect(shown(session, 'r').join('\n')).toContain('the weakest last time')
    const named = further(session, { in: 'r', do: 'weakest', link: 's6-2' })
    expect(shown(named, 'r').join('\n')).not.toContain('last time')
  })
})
