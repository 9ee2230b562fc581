import { describe, expect, it } from 'vitest'
import { kinds } from '../../src/kinds/index.ts'
import { resultOf } from '../../src/kinds/made/board.ts'
import { readDots } from '../../src/kinds/vote/reading.ts'
import { dotsLeft } from '../../src/kinds/vote/rules.ts'
import { redact } from '../../src/room/redact.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Move, Session } from '../../src/session/types.ts'
import { evening } from './evening.ts'
import { ana, asked, bo, chidi, drawnAtAllSizes, fixture, further, played, saidOf, shown } from './played.ts'

const write: StepOf<'write'> = { id: 'w', kind: 'write', title: 'Write', ask: 'What?', minutes: 3 }
const step: StepOf<'vote'> = {
  id: 'v',
  kind: 'vote',
  title: 'Vote',
  ask: 'Which?',
  minutes: 1,
  on: 'w',
  dots: 3,
  hidden: true,
}

/** Cards c8 queue, c9 table, c10 freeze, and the vote open. */
function open(...moves: (Move | [string, Move])[]): Session {
  const cards = ['queue', 'table', 'freeze'].map((text): Move => ({ in: 'w', do: 'add', text }))
  return played([write, step], [{ do: 'go', to: 'w' }, ...cards, { do: 'go', to: 'v' }, ...moves])
}

const dots = (by: string, on: string, count: number): [string, Move] => [by, { in: 'v', do: 'dots', on, count }]
const tally = (counts: Record<string, number>): Move => ({ in: 'v', do: 'tally', counts })
const result = (session: Session) => resultOf(session, 'v').map(r => [r.on.cards[0]?.text, r.dots])

describe('dots', () => {
  it('are moved by saying how many', () => {
    const session = open(dots(bo, 'c8', 2), dots(bo, 'c8', 1), dots(bo, 'c9', 2), dots(chidi, 'c8', 1))
    expect(result(session)).toEqual([
      ['queue', 2],
      ['table', 2],
      ['freeze', 0],
    ])
    expect(dotsLeft(step, workOf(session, 'v', 'vote')!, bo, session)).toBe(0)
  })

  it('run out, and the refusal says how many are left', () => {
    const session = open(dots(bo, 'c8', 2))
    expect(asked<'vote'>(session, { in: 'v', do: 'dots', on: 'c9', count: 2 }, bo)).toEqual({
      why: 'too-many',
      say: 'You have 1 dot left.',
    })
    expect(asked<'vote'>(session, { in: 'v', do: 'dots', on: 'c8', count: 3 }, bo)).toBeUndefined()
  })

  it('come back from a card that is gone', () => {
    const session = open(dots(bo, 'c8', 3), { in: 'w', do: 'drop', card: 'c8' })
    expect(asked<'vote'>(session, { in: 'v', do: 'dots', on: 'c9', count: 3 }, bo)).toBeUndefined()
  })

  it('are whole, and on things that are here', () => {
    for (const count of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(asked<'vote'>(open(), { in: 'v', do: 'dots', on: 'c8', count })?.say).toBe(
        'Dots are whole numbers from 0 up.',
      )
    expect(asked<'vote'>(open(), { in: 'v', do: 'dots', on: '__proto__', count: 1 })?.why).toBe('no-such')
  })
})

describe('a line of dots', () => {
  const of = { letters: ['A', 'B', 'C'], people: 5, each: 3 }
  const read = (text: string, isYes = false) => {
    const found = readDots(text, { ...of, isYes })
    return 'ok' in found ? found.ok.counts : found.say
  }

  it('may give each card as many', () => {
    for (const line of ['=3', '= 3', 'all 3', 'everybody 3']) expect(read(line)).toEqual([3, 3, 3])
    expect(read('=6')).toBe('5 people have 15 dots; 18 were counted.')
  })

  it("is everybody's yes to each card where they are approved, and nowhere else", () => {
    for (const line of ['y', 'Y', 'yes']) expect(read(line, true)).toEqual([5, 5, 5])
    expect(read('y')).toBe('"y" is no whole number.')
  })
})

describe('a show of hands', () => {
  it('may not count more dots than the room has', () => {
    expect(asked<'vote'>(open(), { in: 'v', do: 'tally', counts: { c8: 15 } })).toBeUndefined()
    expect(asked<'vote'>(open(), { in: 'v', do: 'tally', counts: { c8: 15, c9: 2 } })).toEqual({
      why: 'too-many',
      say: '5 people have 15 dots; 17 were counted.',
    })
  })

  it('leaves out those who gave dots of their own', () => {
    const session = open(dots(bo, 'c8', 1))
    expect(asked<'vote'>(session, { in: 'v', do: 'tally', counts: { c8: 13 } })?.say).toBe(
      '4 people have 12 dots; 13 were counted.',
    )
  })

  it('replaces the one before', () => {
    expect(result(open(tally({ c8: 5 }), tally({ c9: 4 })))).toEqual([
      ['table', 4],
      ['queue', 0],
      ['freeze', 0],
    ])
  })

  it('is counted by the dot when people are', () => {
    const work = workOf(open(tally({ c8: 7 })), 'v', 'vote')!
    expect(kinds.vote.rules.answered(step, work)).toBe(3)
  })
})

describe('while it is open', () => {
  const voted = () => open(dots(bo, 'c9', 3), tally({ c10: 9 }))

  it('nobody sees how it stands: things keep the order of the board, without numbers', () => {
    expect(shown(voted(), 'v')).toEqual([
      ' A  queue',
      ' B  table',
      ' C  freeze',
      '',
      ' 3 dots each; bars when the vote is closed',
    ])
    expect(redact(voted()).work.v).toEqual({ kind: 'vote', dots: {} })
  })

  it('a person knows their own dots', () => {
    expect(redact(voted(), bo).work.v).toEqual({ kind: 'vote', dots: { c9: { [bo]: 3 } } })
  })

  it('the message line does not tell on what', () => {
    expect(saidOf(voted(), dots(bo, 'c9', 3))).toBe('Bo moved a dot')
    expect(saidOf(voted(), tally({ c8: 2, c9: 1 }))).toBe('3 dots counted')
  })
})

it('once closed it takes no more', () => {
  const session = open(tally({ c8: 1 }), { do: 'reveal', step: 'v' })
  const refusal = { why: 'not-now', say: 'The vote is closed; u opens it again.' }
  expect(asked<'vote'>(session, { in: 'v', do: 'dots', on: 'c8', count: 1 }, ana)).toEqual(refusal)
  expect(asked<'vote'>(session, { in: 'v', do: 'tally', counts: {} })).toEqual(refusal)
})

it('a move that no longer fits changes nothing', () => {
  const session = open()
  for (const move of [dots(bo, 'c77', 1), dots(bo, 'c8', -1), dots(bo, 'c8', 0.5)])
    expect(further(session, move).work.v).toBe(session.work.v)
  expect(workOf(further(session, tally({ c77: 3, c8: -2 })), 'v', 'vote')!.tally).toEqual({})
})

describe('drawn', () => {
  it('closed: bars, ties as they are, everything without a dot', async () => {
    await expect(drawnAtAllSizes(evening(), 'challenge.vote')).toMatchFileSnapshot(fixture('vote-closed'))
  })

  it('in brief, as in notes, tells of many without a dot only how many they are', () => {
    const cards = Array.from({ length: 36 }, (_, i): Move => ({ in: 'w', do: 'add', text: `card ${i}` }))
    const moves: (Move | [string, Move])[] = [{ do: 'go', to: 'w' }, ...cards, { do: 'go', to: 'v' }]
    const session = played([write, step], [...moves, dots(bo, 'c8', 2), { do: 'reveal', step: 'v' }])
    const brief = shown(session, 'v', { width: 80, height: 400, brief: true })
    expect(brief.filter(row => row.includes('card'))).toHaveLength(1)
    expect(brief).toContain(' 35 more without a dot.')
    expect(shown(session, 'v', { width: 80, height: 400 }).filter(row => row.includes('card'))).toHaveLength(36)
  })

  it('says how many have dots left only where dots were given one by one', () => {
    const session = open(dots(bo, 'c8', 2), dots(chidi, 'c8', 3), { do: 'reveal', step: 'v' })
    expect(shown(session, 'v').at(-1)).toBe(' written by 1 of 5 people   5 of 15 dots   1 person has dots left')
  })

  it('counts those who are here and those who gave something, not everybody who was named', () => {
    const session = open(dots(bo, 'c8', 2), { do: 'reveal', step: 'v' })
    const here = [{ id: chidi }]
    expect(shown(session, 'v', { width: 80, height: 18, here }).at(-1)).toBe(
      ' written by 1 of 3 people   2 of 9 dots   1 person has dots left',
    )
    const apart = { ...session, people: session.people.map(({ id, name }) => ({ id, name })) }
    expect(shown(apart, 'v').at(-1)).toContain('written by 1 of 2 people   2 of 6 dots')
  })

  it('gathers what got nothing when there is no room for rows', () => {
    const session = open(tally({ c8: 1 }), { do: 'reveal', step: 'v' })
    const [first, second, ...others] = shown(session, 'v', { width: 60, height: 4 })
    expect(first).toMatch(/^ A {2}queue +█+ +1$/)
    expect(second).toMatch(/^ B {2}C +0$/)
    expect(others).toEqual([])
  })
})

it('on options that were sorted, stands on their rungs once it is closed', () => {
  const ladder: StepOf<'write'> = {
    ...write,
    sorted: 'rows',
    marks: [
      { mark: 's:', label: 'stop' },
      { mark: 'r:', label: 'rent' },
      { mark: 'b:', label: 'build' },
    ],
  }
  const card = (text: string, mark?: string): Move => ({ in: 'w', do: 'add', text, ...(mark ? { mark } : {}) })
  const voted = played(
    [ladder, step],
    [
      { do: 'go', to: 'w' },
      card('a tax rule editor', 'b:'),
      card('stop reviewing approved images', 's:'),
      card('drop the second form', 's:'),
      card('who knows'),
      { do: 'go', to: 'v' },
      tally({ c8: 1, c10: 4, c9: 2 }),
    ],
  )
  expect(shown(voted, 'v').slice(0, 2)).toEqual([
    ' A  a tax rule editor (build)',
    ' B  stop reviewing approved images (stop)',
  ])
  expect(shown(further(voted, { do: 'reveal', step: 'v' }), 'v', { width: 60, height: 13 })).toEqual([
    ' STOP      C  drop the second form             ●●●●  4',
    '           B  stop reviewing approved images   ●●    2',
    '',
    ' RENT      ·',
    '',
    ' BUILD     A  a tax rule editor                ●     1',
    '',
    ' NO RUNG   D  who knows                              0',
  ])
})
