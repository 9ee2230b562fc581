import { describe, expect, it } from 'vitest'
import { kinds } from '../../src/kinds/index.ts'
import { redact } from '../../src/room/redact.ts'
import { countsOf, gatesOf, workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Move, Session } from '../../src/session/types.ts'
import { evening } from './evening.ts'
import { ana, asked, bo, chidi, dee, drawnAtAllSizes, eva, fixture, further, played, shown } from './played.ts'

const pulse: StepOf<'scale'> = {
  id: 's',
  kind: 'scale',
  title: 'Pulse',
  ask: 'How is it?',
  minutes: 1,
  anonymous: true,
  rows: [
    { id: 'a', say: 'Mistakes are used to learn' },
    { id: 'b', say: 'It is safe to try something' },
    { id: 'c', say: 'Asking for help is easy' },
  ],
  points: ['1', '2', '3', '4', '5'],
}
const gate: StepOf<'scale'> = {
  id: 's',
  kind: 'scale',
  title: 'Gate',
  ask: 'May we go on?',
  minutes: 1,
  hidden: true,
  rows: [{ id: 'a', say: 'Is it clear?', phase: 'challenge' }],
  points: ['yes', 'partly', 'no', "don't know"],
}

function open(step: StepOf<'scale'>, ...moves: (Move | [string, Move])[]): Session {
  return played([step], [{ do: 'go', to: 's' }, ...moves])
}

const tally = (row: string, ...counts: number[]): Move => ({ in: 's', do: 'tally', row, counts })
const answer = (by: string, point: number): [string, Move] => [by, { in: 's', do: 'answer', row: 'a', point }]
const reveal: Move = { do: 'reveal', step: 's' }
const counts = (session: Session, step: StepOf<'scale'>) => countsOf(step, workOf(session, 's', 'scale')!, 'a')

describe('answers', () => {
  it('are one a person and row; the last one counts', () => {
    expect(counts(open(gate, answer(bo, 2), answer(bo, 0), answer(dee, 3)), gate)).toEqual([1, 0, 0, 1])
  })

  it('are one of the points, on a row that is there', () => {
    expect(asked<'scale'>(open(gate), { in: 's', do: 'answer', row: 'a', point: 4 }, bo)?.say).toBe(
      "One of these, please: yes, partly, no, don't know.",
    )
    expect(asked<'scale'>(open(gate), { in: 's', do: 'answer', row: 'x', point: 0 }, bo)?.why).toBe('no-such')
  })

  it('are not given under a name where names are not kept', () => {
    expect(asked<'scale'>(open(pulse), { in: 's', do: 'answer', row: 'a', point: 0 }, bo)?.why).toBe('not-now')
  })

  it('are closed by the reveal; what the room says aloud and why is not', () => {
    const session = open(gate, answer(bo, 2), reveal)
    expect(asked<'scale'>(session, { in: 's', do: 'answer', row: 'a', point: 0 }, bo)?.why).toBe('not-now')
    expect(asked<'scale'>(session, { in: 's', do: 'tally', row: 'a', counts: [1, 0, 0, 0] })?.why).toBe('not-now')
    expect(asked<'scale'>(session, { in: 's', do: 'room', row: 'a', point: 0 })).toBeUndefined()
    expect(asked<'scale'>(session, { in: 's', do: 'why', row: 'a', text: 'x' })).toBeUndefined()
  })
})

describe('a count of hands', () => {
  it('has one number a point and not more hands than people', () => {
    expect(asked<'scale'>(open(pulse), { in: 's', do: 'tally', row: 'a', counts: [0, 1, 3, 1, 0] })).toBeUndefined()
    expect(asked<'scale'>(open(pulse), { in: 's', do: 'tally', row: 'a', counts: [0, 1, 3, 2, 0] })?.say).toBe(
      '5 people are in the room; 6 were counted.',
    )
    expect(asked<'scale'>(open(pulse), { in: 's', do: 'tally', row: 'a', counts: [1, 2] })?.say).toBe(
      '5 counts, please, one for each of: 1 2 3 4 5.',
    )
    expect(asked<'scale'>(open(pulse), { in: 's', do: 'tally', row: 'a', counts: [1, -1, 0, 0, 0] })?.why).toBe(
      'no-such',
    )
  })

  it('leaves out those who answered for themselves', () => {
    const session = open(gate, answer(bo, 0))
    expect(asked<'scale'>(session, { in: 's', do: 'tally', row: 'a', counts: [5, 0, 0, 0] })?.say).toBe(
      '4 people are in the room; 5 were counted.',
    )
  })

  it('replaces the one before, and adds to the answers', () => {
    expect(counts(open(gate, answer(bo, 0), tally('a', 4, 0, 0, 0), tally('a', 0, 1, 0, 0)), gate)).toEqual([
      1, 1, 0, 0,
    ])
  })

  it('counts as answers', () => {
    const session = open(gate, answer(bo, 0), tally('a', 2, 1, 0, 0))
    expect(kinds.scale.answered(gate, workOf(session, 's', 'scale')!)).toBe(4)
  })
})

describe('a gate', () => {
  it('is what the room said, with its reason', () => {
    const session = open(
      gate,
      tally('a', 5, 0, 0, 0),
      { in: 's', do: 'room', row: 'a', point: 1 },
      { in: 's', do: 'why', row: 'a', text: 'no legal' },
      reveal,
    )
    expect(gatesOf(session)).toEqual({ challenge: { mark: 'partly', why: 'no legal' } })
  })

  it('loses its reason when that is emptied', () => {
    const session = open(gate, { in: 's', do: 'why', row: 'a', text: 'x' }, { in: 's', do: 'why', row: 'a', text: '' })
    expect(workOf(session, 's', 'scale')!.why).toEqual({})
  })
})

it('before the reveal only the own answer is left', () => {
  const session = open(gate, answer(bo, 2), answer(dee, 1), tally('a', 1, 0, 0, 0))
  expect(redact(session).work.s).toMatchObject({ answers: {}, tally: {} })
  expect(redact(session, bo).work.s).toMatchObject({ answers: { [bo]: { a: 2 } }, tally: {} })
  expect(shown(session, 's').join('\n')).not.toMatch(/[█●]|answers/)
})

it('a move that no longer fits changes nothing', () => {
  const session = open(gate)
  const moves: (Move | [string, Move])[] = [
    answer(bo, 9),
    [bo, { in: 's', do: 'answer', row: 'x', point: 0 }],
    tally('a', 1),
    tally('x', 1, 0, 0, 0),
    { in: 's', do: 'room', row: 'a', point: -1 },
    { in: 's', do: 'why', row: 'x', text: 'y' },
  ]
  for (const move of moves) expect(further(session, move).work.s).toBe(session.work.s)
})

it('a ballot box adds its counts, and only where names are not kept', () => {
  const box: Move = { in: 's', do: 'box', counts: { a: [0, 0, 1, 0, 0], x: [1, 1, 1, 1, 1] } }
  expect(workOf(open(pulse, tally('a', 0, 0, 1, 0, 0), box), 's', 'scale')!.tally).toEqual({ a: [0, 0, 2, 0, 0] })
  expect(asked<'scale'>(open(gate), { in: 's', do: 'box', counts: {} })?.why).toBe('not-now')
})

describe('drawn', () => {
  it('in numbers: a dot an answer, the middle with its n, the lowest by a word', () => {
    const session = open(pulse, tally('a', 0, 0, 1, 2, 2), tally('b', 1, 2, 1, 1, 0), tally('c', 0, 0, 1, 3, 1), reveal)
    expect(shown(session, 's')).toEqual([
      '                              1     2     3     4     5     middle',
      '',
      ' Mistakes are used to learn               ●     ●●    ●●    4 of 5',
      ' It is safe to try something  ●     ●●    ●     ●           2 of 5  LOWEST',
      ' Asking for help is easy                  ●     ●●●   ●     4 of 5',
      '',
      ' 5 answers, kept as counts only',
    ])
  })

  it('under four answers without names shows only how many there are', () => {
    const text = shown(open(pulse, tally('a', 1, 0, 0, 0, 2), reveal), 's').join('\n')
    expect(text).toContain(' Mistakes are used to learn   3 answers')
    expect(text).not.toMatch(/●|middle +\d|LOWEST/)
  })

  it('in words: bars, and what the room said', async () => {
    await expect(drawnAtAllSizes(evening(), 'close.gates')).toMatchFileSnapshot(fixture('scale-gates'))
  })

  it('one row of numbers', async () => {
    await expect(drawnAtAllSizes(evening(), 'close.roti')).toMatchFileSnapshot(fixture('scale-return'))
  })

  it('private answers of a gate after the reveal, with how it reads', () => {
    const session = open(gate, answer(ana, 0), answer(bo, 0), answer(chidi, 0), answer(dee, 2), answer(eva, 3), reveal)
    expect(shown(session, 's')).toEqual([
      "               yes   partly  no    don't know",
      '',
      ' Is it clear?  ███   ·       █     █',
      '',
      ' OPEN WITH DEBT  challenge',
      ' 5 answers',
    ])
  })
})
