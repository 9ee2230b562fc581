import { describe, expect, it } from 'vitest'
import { theAsk } from '../../src/agendas/exercises/purpose/the-ask.ts'
import { lettersOf } from '../../src/kinds/made/board.ts'
import { redact } from '../../src/room/redact.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { CarriedOver, Move, Session, TurnFacts } from '../../src/session/types.ts'
import { ana, asked, bo, chidi, drawnAtAllSizes, fixture, further, played, saidOf, shown } from './played.ts'

const reveal: Move = { do: 'reveal', step: 'ask.write' }
const take = (card: string): Move & { in: string } => ({ in: 'ask.choose', do: 'take', card })
const word = (text: string): Move & { in: string } => ({ in: 'ask.choose', do: 'word', text })
const keep: Move & { in: string } = { in: 'ask.choose', do: 'keep' }

/** Three cards c8, c9, c10; then at the choice on 21 November 2026. */
function open(moves: Move[] = [], carried: Partial<CarriedOver> = {}): Session {
  const write = (by: string, text: string): [string, Move] => [by, { in: 'ask.write', do: 'add', text }]
  return played(
    theAsk.steps,
    [
      { do: 'go', to: 'ask.write' },
      write(ana, 'Whoever orders late hears the day it really arrives; not for shops that buy to sell on.'),
      write(bo, 'People who call get one answer from one person.'),
      write(chidi, 'New shops sell on their first day.'),
      { do: 'go', to: 'ask.choose' },
      ...moves,
    ],
    carried,
  )
}
const work = (session: Session) => workOf(session, 'ask.choose', 'choose')!

const turn = (id: string): TurnFacts => ({
  id,
  day: '2026-01-01',
  kind: 'turn',
  gates: {},
  actions: { open: 0, done: 0, dropped: 0 },
})
const stands: Partial<CarriedOver> = {
  choices: { ask: { text: 'One answer.', since: 't-5' } },
  turns: [turn('t-5'), turn('t-6')],
}

describe('a sentence', () => {
  it('is taken from a card once the cards are shown', () => {
    expect(asked<'choose'>(open(), take('c9') as never)?.say).toBe(
      'The cards of "The ask" are still hidden; reveal them first.',
    )
    const session = open([reveal, take('c9')])
    expect(work(session)).toEqual({
      kind: 'choose',
      text: 'People who call get one answer from one person.',
      card: 'c9',
      since: 't-7',
    })
    expect(saidOf(session, take('c9'))).toBe('Taken: People who call get one answer from one person.')
    expect(asked<'choose'>(session, take('c99') as never)?.why).toBe('no-such')
  })

  it('is put in words, and then no card stands behind it', () => {
    const session = open([reveal, take('c9'), word('People get one answer.')])
    expect(work(session)).toEqual({ kind: 'choose', text: 'People get one answer.', since: 't-7' })
    expect(asked<'choose'>(session, word('') as never)?.why).toBe('empty')
  })

  it('of an earlier turn stands until somebody changes it, and one key keeps it', () => {
    const session = open([], stands)
    expect(work(session)).toEqual({ kind: 'choose', text: 'One answer.', since: 't-5' })
    const kept = further(session, keep)
    expect(work(kept)).toEqual({ kind: 'choose', text: 'One answer.', since: 't-5', kept: true })
    expect(asked<'choose'>(kept, keep as never)?.say).toBe('It is kept already.')
    expect(asked<'choose'>(open(), keep as never)?.why).toBe('no-such')
  })

  it('is asked again when the gate of its phase failed, or after four turns; it may still be kept', () => {
    const failed = open([], { ...stands, debts: [{ phase: 'challenge', why: 'nobody could say who waits' }] })
    expect(work(failed).text).toBeUndefined()
    expect(shown(failed, 'ask.choose').join('\n')).toContain('Asked again: nobody could say who waits')
    expect(work(further(failed, keep))).toMatchObject({ text: 'One answer.', since: 't-5', kept: true })
    expect(work(open([], { ...stands, debts: [{ phase: 'value', why: 'x' }] })).text).toBe('One answer.')
    const turns = ['t-5', 't-6', 't-7', 't-8'].map(turn)
    expect(shown(open([], { ...stands, turns }), 'ask.choose').join('\n')).toContain('it is 4 turns old')
  })

  it('a move that no longer fits changes nothing', () => {
    const session = open([reveal, take('c9')])
    for (const move of [take('gone'), take('__proto__'), word(''), keep])
      expect(further(session, move).work['ask.choose']).toBe(session.work['ask.choose'])
  })

  it('hidden, it shows nothing before the reveal', () => {
    const hidden: StepOf<'choose'> = {
      id: 'c',
      kind: 'choose',
      title: 'C',
      ask: 'Which?',
      minutes: 1,
      keep: 'ask',
      hidden: true,
    }
    const session = played(
      [hidden],
      [
        { do: 'go', to: 'c' },
        { in: 'c', do: 'word', text: 'secret' },
      ],
    )
    expect(workOf(redact(session), 'c', 'choose')).toEqual({ kind: 'choose' })
    expect(shown(session, 'c').join('\n')).not.toContain('secret')
  })
})

describe('drawn', () => {
  it('big, the other cards folded', async () => {
    await expect(drawnAtAllSizes(open([reveal, take('c8')]), 'ask.choose')).toMatchFileSnapshot(fixture('choose'))
  })

  it('as the cards to choose from before anything is settled', () => {
    expect(shown(open([reveal]), 'ask.choose', { width: 80, height: 18, focus: 'c9' })).toEqual([
      ' A  Whoever orders late hears the day it really arrives; not for shops that buy',
      '    to sell on.',
      '',
      '▸B  People who call get one answer from one person.',
      '',
      ' C  New shops sell on their first day.',
    ])
  })

  it('with the most dots first and the letters of the vote, where the cards were voted on', () => {
    const [write, choose] = theAsk.steps as [StepOf<'write'>, StepOf<'choose'>]
    const group: StepOf<'group'> = { ...write, id: 'g', kind: 'group', hidden: undefined, cards: write.id }
    const vote: StepOf<'vote'> = { ...write, id: 'v', kind: 'vote', hidden: undefined, on: 'g', dots: 3 }
    const session = played(
      [{ ...write, hidden: undefined, each: undefined }, group, vote, { ...choose, from: 'v' }],
      [
        { do: 'go', to: write.id },
        ...['a', 'b', 'c', 'd'].map((text): Move => ({ in: write.id, do: 'add', text })),
        { do: 'go', to: 'g' },
        { in: 'g', do: 'shuffle' },
        { do: 'go', to: 'v' },
        { in: 'v', do: 'tally', counts: { c8: 5 } },
        { do: 'go', to: choose.id },
      ],
    )
    const [first] = shown(session, choose.id)
    expect(lettersOf(session, 'g').get('c8')).not.toBe('A')
    expect(first).toBe(` ${lettersOf(session, 'g').get('c8')}  a`)
  })

  it('says how long it stands', () => {
    expect(shown(further(open([reveal], stands), keep), 'ask.choose').at(-1)).toBe(
      ' unchanged since turn 5   3 other cards, folded',
    )
  })
})
