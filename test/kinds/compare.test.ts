/** Comparing two at a time: what is taken, what comes of it, and who sees it before it is shown. */
import { describe, expect, it } from 'vitest'
import { lint } from '../../src/agendas/lint.ts'
import { choicesOf } from '../../src/kinds/made/choice.ts'
import { mostCompared, optionsOf, rankingOf } from '../../src/kinds/made/ranking.ts'
import { workOf } from '../../src/session/read.ts'
import type { Compared, StepOf } from '../../src/session/shapes.ts'
import type { Move, Session } from '../../src/session/types.ts'
import { ana, asked, bo, chidi, dee, eva, played, shown } from './played.ts'

const base = { title: 'T', ask: 'A?', minutes: 5 }
const cards: StepOf<'write'> = { ...base, id: 'w', kind: 'write' }
const step: StepOf<'compare'> = { ...base, id: 's', kind: 'compare', on: 'w', hidden: true }
const bet: StepOf<'decide'> = { ...base, id: 'b', kind: 'decide', options: 'w' }
const sentence: StepOf<'choose'> = { ...base, id: 'c', kind: 'choose', from: 's', keep: 'ask' }
const texts = ['queue', 'freeze', 'tests', 'alarms']
/** Their ids: moves count from 7, and the first one goes there. */
const [queue, freeze, tests, alarms] = ['c8', 'c9', 'c10', 'c11'] as const
const pair = (left: string, right: string, better: Compared['better']): Move => ({
  in: 's',
  do: 'compare',
  left,
  right,
  better,
})
const back: Move = { in: 's', do: 'back' }
const show: Move = { do: 'reveal', step: 's' }

function given(...moves: (Move | [string, Move])[]): Session {
  const written = texts.map((text): Move => ({ in: 'w', do: 'add', text }))
  return played([cards, step, bet, sentence], [{ do: 'go', to: 'w' }, ...written, { do: 'go', to: 's' }, ...moves])
}
const kept = (session: Session) => workOf(session, 's', 'compare')?.compared
const why = (session: Session, move: Move, by: string = ana) => asked(session, move as never, by)?.say

describe('a comparison', () => {
  it('is of two cards that are there, once each, either way round', () => {
    const session = given(pair(queue, freeze, 'left'))
    expect(kept(session)).toEqual({ [ana]: [{ left: queue, right: freeze, better: 'left' }] })
    expect(why(session, pair(freeze, queue, 'same'))).toBe('You have compared these two.')
    expect(why(session, pair(freeze, queue, 'same'), bo)).toBeUndefined()
    for (const gone of ['c99', '__proto__', queue])
      expect(why(session, pair(queue, gone, 'left'))).toBe('There are no such two cards to compare.')
  })

  it('is taken back from the last one on, by whoever made it', () => {
    const session = given(pair(queue, freeze, 'left'), pair(queue, tests, 'right'), back)
    expect(kept(session)).toEqual({ [ana]: [{ left: queue, right: freeze, better: 'left' }] })
    expect(why(session, back, bo)).toBe('Nothing to take back yet.')
    expect(kept(given(pair(queue, freeze, 'left'), back, back))).toEqual({ [ana]: [] })
  })

  it('is taken no more once the order is shown', () => {
    expect(why(given(show), pair(queue, freeze, 'left'))).toBe('The comparison is closed; u opens it again.')
  })
})

describe('the order', () => {
  const wins = [ana, bo, chidi, dee, eva].flatMap(by =>
    [queue, tests, alarms].map((other): [string, Move] => [by, pair(other, freeze, 'right')]),
  )

  it('has the strongest first, with the places each may have', () => {
    const ranking = rankingOf(given(...wins, show), 's')
    expect(ranking[0]).toMatchObject({ on: { id: freeze }, best: 1, worst: 1, count: 15 })
    expect(ranking.slice(1).map(r => [r.best, r.worst])).toEqual([
      [2, 4],
      [2, 4],
      [2, 4],
    ])
  })

  it('says plainly which cannot be told apart, and never before it is shown', () => {
    const drawn = shown(given(...wins, show), 's').join('\n')
    expect(drawn).toMatch(/1 +B +freeze .*●/)
    expect(drawn).toMatch(/2-4 +A +queue/)
    expect(drawn).toContain('A, C and D cannot be told apart yet.')
    expect(drawn).toContain('15 comparisons by 5 people')
    expect(shown(given(...wins), 's').join('\n')).not.toMatch(/●|told apart|15 comparisons/)
  })

  it('puts what nobody compared last, and says so', () => {
    const session = given(pair(queue, freeze, 'right'), show)
    expect(rankingOf(session, 's').map(r => r.on.id)).toEqual([freeze, queue, tests, alarms])
    expect(shown(session, 's').filter(row => row.includes('not compared'))).toHaveLength(2)
    expect(shown(given(show), 's').join('\n')).toContain('Nobody has compared anything.')
  })

  it('is the order in which a bet and a sentence are offered the cards, once it is shown', () => {
    const [open, shown] = [given(...wins), given(...wins, show)]
    expect(optionsOf(open, bet)[0]?.id).toBe(queue)
    expect(optionsOf(shown, bet)[0]?.id).toBe(freeze)
    expect(choicesOf(sentence, open)).toEqual([])
    expect(choicesOf(sentence, shown)[0]?.id).toBe(freeze)
  })

  it('is of so many cards as somebody may come to the end of', () => {
    const many = Array.from({ length: mostCompared + 5 }, (_, i): Move => ({ in: 'w', do: 'add', text: `card ${i}` }))
    const session = played([cards, step], [{ do: 'go', to: 'w' }, ...many, { do: 'go', to: 's' }, show])
    expect(rankingOf(session, 's')).toHaveLength(mostCompared)
    expect(why(session, pair('c8', 'c112', 'left'))).toBeDefined()
  })
})

it('a compare step that is not hidden is a mistake in an agenda', () => {
  const { hidden: _, ...open } = step
  const says = (of: StepOf) => lint(played([cards, of]).agenda).map(p => p.say)
  expect(says(open)).toContain('everybody compares alone: a compare step is hidden')
  expect(says(step)).not.toContain('everybody compares alone: a compare step is hidden')
})
