import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pagesOf } from '../../src/kinds/group/drawing.ts'
import { boardOf, cardsOf, lettersOf } from '../../src/kinds/made/board.ts'
import { stepOf, workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Move, Session } from '../../src/session/types.ts'
import { evening } from './evening.ts'
import { asked, drawnAtAllSizes, fixture, further, played, saidOf, shown, sizes } from './played.ts'

const steps: [StepOf<'write'>, StepOf<'group'>] = [
  { id: 'w', kind: 'write', title: 'Write', ask: 'What?', minutes: 3, hidden: true },
  { id: 'g', kind: 'group', title: 'Group', ask: 'Which?', minutes: 2, cards: 'w' },
]

/** Cards c8, c9, c10 … of these texts, revealed, and the board open. */
function board(texts: string[], ...moves: Move[]): Session {
  const add = texts.map((text): Move => ({ in: 'w', do: 'add', text }))
  return played(steps, [{ do: 'go', to: 'w' }, ...add, { do: 'reveal', step: 'w' }, { do: 'go', to: 'g' }, ...moves])
}

const groups = (session: Session) => workOf(session, 'g', 'group')!.groups
const put = (card: string, into: string): Move => ({ in: 'g', do: 'put', card, into })

describe('putting cards together', () => {
  it('makes a group of two, and a third card joins it', () => {
    const session = board(['a', 'b', 'c'], put('c9', 'c8'), put('c10', 'c9'))
    expect(groups(session).map(g => g.cards)).toEqual([['c8', 'c9', 'c10']])
  })

  it('takes the card out of the group it was in; one card without a name is no group', () => {
    const session = board(['a', 'b', 'c'], put('c9', 'c8'), put('c9', 'c10'))
    expect(groups(session).map(g => g.cards)).toEqual([['c10', 'c9']])
  })

  it('keeps a named group of one', () => {
    const session = board(
      ['a', 'b', 'c'],
      put('c9', 'c8'),
      { in: 'g', do: 'name', card: 'c8', text: 'N' },
      put('c9', 'c10'),
    )
    expect(groups(session).map(g => [g.name, g.cards])).toEqual([
      ['N', ['c8']],
      [undefined, ['c10', 'c9']],
    ])
  })

  it('refuses cards that are not here, a card on itself, and cards that are together already', () => {
    const session = board(['a', 'b'], put('c9', 'c8'))
    const asks = (card: string, into: string) => asked<'group'>(session, { in: 'g', do: 'put', card, into })?.why
    expect([asks('c77', 'c8'), asks('c8', 'c77'), asks('c8', 'c8'), asks('c8', 'c9')]).toEqual([
      'no-such',
      'no-such',
      'not-now',
      'not-now',
    ])
  })

  it('waits for the reveal', () => {
    const session = played(steps, [
      { do: 'go', to: 'w' },
      { in: 'w', do: 'add', text: 'a' },
      { do: 'go', to: 'g' },
    ])
    expect(asked<'group'>(session, { in: 'g', do: 'shuffle' })?.say).toBe(
      'The cards of "Write" are still hidden; reveal them first.',
    )
    expect(shown(session, 'g')).toEqual([' The cards of "Write" are still hidden; reveal them first.'])
  })
})

describe('a name', () => {
  it('is given, and taken off again', () => {
    const named = board(['a', 'b'], put('c9', 'c8'), { in: 'g', do: 'name', card: 'c9', text: 'queue' })
    expect(groups(named)[0]?.name).toBe('queue')
    expect(groups(further(named, { in: 'g', do: 'name', card: 'c8', text: '' }))[0]?.name).toBeUndefined()
  })

  it('makes a group of a card alone, and its going undoes that', () => {
    const named = board(['a', 'b'], { in: 'g', do: 'name', card: 'c8', text: 'queue' })
    expect(groups(named).map(g => g.cards)).toEqual([['c8']])
    expect(groups(further(named, { in: 'g', do: 'name', card: 'c8', text: '' }))).toEqual([])
  })
})

it('a card taken out stands alone', () => {
  const session = board(['a', 'b', 'c'], put('c9', 'c8'), put('c10', 'c8'), { in: 'g', do: 'split', card: 'c8' })
  expect(groups(session).map(g => g.cards)).toEqual([['c9', 'c10']])
  expect(asked<'group'>(session, { in: 'g', do: 'split', card: 'c8' })?.why).toBe('not-now')
})

it('what was on the screen is seen once', () => {
  const session = board(['a', 'b'], { in: 'g', do: 'seen', cards: ['c8', 'c8', 'c77'] })
  expect(workOf(session, 'g', 'group')!.seen).toEqual(['c8'])
  expect(further(session, { in: 'g', do: 'seen', cards: ['c8'] }).work.g).toBe(session.work.g)
})

it('the message names the letters', () => {
  const session = board(['a', 'b'], put('c9', 'c8'))
  const letters = lettersOf(session, 'g')
  expect(saidOf(session, put('c9', 'c8'))).toBe(`${letters.get('c9')} joined ${letters.get('c8')}`)
})

it('a move that no longer fits changes nothing', () => {
  const session = board(['a', 'b'], put('c9', 'c8'))
  const moves: Move[] = [
    put('c77', 'c8'),
    put('c8', 'c77'),
    put('c8', 'c8'),
    put('c9', 'c8'),
    { in: 'g', do: 'split', card: 'c77' },
    { in: 'g', do: 'name', card: 'c77', text: 'x' },
  ]
  for (const move of moves) expect(further(session, move).work.g).toBe(session.work.g)
})

describe('drawn', () => {
  it('with letters, names in capitals and what joined', async () => {
    await expect(drawnAtAllSizes(evening(), 'challenge.group')).toMatchFileSnapshot(fixture('group'))
  })

  it('empty', () => {
    expect(shown(board([]), 'g')).toEqual([' No cards to put together: "Write" has none.'])
  })

  it('every card on exactly one page, whatever they are and however they are grouped', () => {
    const text = fc.oneof(
      fc.string({ minLength: 1, maxLength: 60 }),
      fc.constantFrom('長い日本語のカードの文章がここにある', 'x'.repeat(130)),
    )
    const play = fc.record({
      texts: fc.array(text, { minLength: 1, maxLength: 40 }),
      puts: fc.array(fc.tuple(fc.nat(39), fc.nat(39)), { maxLength: 30 }),
      look: fc.constantFrom(...sizes),
    })
    fc.assert(
      fc.property(play, ({ texts, puts, look }) => {
        const session = board(texts, ...puts.map(([a, b]) => put(`c${8 + a}`, `c${8 + b}`)))
        const step = stepOf(session, 'g') as StepOf<'group'>
        const pages = pagesOf(step, session, look)
        const ids = cardsOf(session, 'g').map(c => c.id)
        // A group taller than a whole page goes over to the next one, so a card may be met twice; none is missing.
        expect(new Set(pages.flat())).toEqual(new Set(ids))
        const tall = boardOf(session, 'g').some(on => on.cards.length * 4 > look.height)
        if (!tall) expect(pages.flat().length).toBe(ids.length)
        const letters = lettersOf(session, 'g')
        pages.forEach((page, i) => {
          const rows = shown(session, 'g', { ...look, page: i })
          expect(rows.length).toBeLessThanOrEqual(look.height)
          for (const id of page) expect(rows.some(r => new RegExp(`(^| )${letters.get(id)}( |$)`).test(r))).toBe(true)
        })
      }),
      { numRuns: Number(process.env.FLYWHEEL_RUNS ?? 60) },
    )
  })
})
