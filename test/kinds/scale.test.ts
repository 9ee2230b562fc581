import { describe, expect, it } from 'vitest'
import { kinds } from '../../src/kinds/index.ts'
import { countsOf, gapsOf, gatesOf } from '../../src/kinds/made/answers.ts'
import { isTooFew, warningOf } from '../../src/kinds/scale/reading.ts'
import { redact } from '../../src/room/redact.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { CarriedScale, Move, Session } from '../../src/session/types.ts'
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
    { id: 'a', say: 'We learn from mistakes' },
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
      "Choose one of these: yes, partly, no, don't know.",
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
      'Type 5 counts, one for each of: 1 2 3 4 5.',
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
    expect(kinds.scale.rules.answered(gate, workOf(session, 's', 'scale')!)).toBe(4)
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
      '                              1     2     3     4     5     median',
      '',
      ' We learn from mistakes                   ●     ●●    ●●    4 of 5',
      ' It is safe to try something  ●     ●●    ●     ●           2 of 5  LOWEST',
      ' Asking for help is easy                  ●     ●●●   ●     4 of 5',
      '',
      ' 5 answers, kept as counts only',
    ])
  })

  it('under four answers without names shows only how many there are', () => {
    const text = shown(open(pulse, tally('a', 1, 0, 0, 0, 2), reveal), 's').join('\n')
    expect(text).toContain(' We learn from mistakes       3 answers')
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
      ' PASSED WITH FOLLOW-UP  challenge',
      ' 5 answers',
    ])
  })
})

describe('a gate of several checks, answered privately', () => {
  const gate3: StepOf<'scale'> = {
    ...gate,
    rows: [
      { id: 'a', say: 'Could we pick it apart safely?', phase: 'challenge' },
      { id: 'b', say: 'Do we have the capabilities it needs?', phase: 'challenge' },
      { id: 'c', say: 'Will this system carry it?', phase: 'challenge' },
    ],
  }
  const marked = (...rows: number[][]) =>
    gatesOf(open(gate3, ...rows.map((counts, i) => tally('abc'[i]!, ...counts)), reveal)).challenge?.mark

  it('is passed when no check has a "no" and each has at least half of yes', () => {
    expect(marked([5, 0, 0, 0], [3, 2, 0, 0], [5, 0, 0, 0])).toBe('yes')
    expect(marked([2, 2, 0, 0], [2, 0, 0, 2], [2, 1, 0, 1])).toBe('yes')
  })

  it('is as its worst check, never an average', () => {
    expect(marked([5, 0, 0, 0], [2, 3, 0, 0], [5, 0, 0, 0])).toBe('partly')
    expect(marked([5, 0, 0, 0], [2, 3, 0, 0], [2, 1, 0, 2])).toBe('unknown')
    expect(marked([5, 0, 0, 0], [4, 0, 1, 0], [2, 0, 0, 3])).toBe('no')
  })

  it('says nothing while it is hidden, and nothing when nobody answered', () => {
    expect(gatesOf(open(gate3, tally('a', 5, 0, 0, 0))).challenge).toBeUndefined()
    expect(gatesOf(open(gate3, reveal)).challenge).toBeUndefined()
  })

  it('counts answers one by one and by hands alike, and takes one reason for all its checks', () => {
    const session = open(gate3, answer(bo, 2), tally('a', 4, 0, 0, 0), reveal, {
      in: 's',
      do: 'why',
      row: 'a',
      text: 'one of us was shouted down',
    })
    expect(gatesOf(session)).toEqual({ challenge: { mark: 'no', why: 'one of us was shouted down' } })
  })

  it('tells what a third and more do not know', () => {
    const session = open(gate3, tally('a', 5, 0, 0, 0), tally('b', 4, 0, 0, 1), tally('c', 3, 0, 0, 2), reveal)
    expect(gapsOf(gate3, workOf(session, 's', 'scale')!).map(r => r.id)).toEqual(['c'])
    expect(shown(session, 's')).toEqual([
      "                                        yes   partly  no    don't know",
      '',
      ' Could we pick it apart safely?         █████ ·       ·     ·',
      ' Do we have the capabilities it needs?  ████  ·       ·     █',
      ' Will this system carry it?             ███   ·       ·     ██',
      '',
      ' PASSED  challenge',
      ' 2 of 5 do not know:  Will this system carry it?',
      ' 5 answers, by show of hands',
    ])
  })
})

describe('what answers allow to say', () => {
  it('names the weakest row, a row whose low end is the good one turned round', () => {
    const turned = { ...pulse, rows: pulse.rows.map(r => (r.id === 'a' ? { ...r, reverse: true as const } : r)) }
    const text = (step: StepOf<'scale'>) =>
      shown(open(step, tally('a', 0, 0, 0, 0, 5), tally('b', 0, 5, 0, 0, 0), tally('c', 0, 0, 5, 0, 0), reveal), 's')
    expect(text(pulse).find(r => r.includes('LOWEST'))).toContain('safe to try')
    expect(text(turned).find(r => r.includes('WEAKEST'))).toContain('mistakes')
    expect(text(turned).join('\n')).toContain('(low is')
  })

  it('shows the spread only from as many answers on as the step says', () => {
    const step = { ...pulse, anonymous: undefined, hidden: true as const, least: 3 }
    expect(isTooFew(step, [0, 2, 0, 0, 0])).toBe(true)
    expect(isTooFew(step, [0, 3, 0, 0, 0])).toBe(false)
    // Without names four is the least, whatever an agenda asks for.
    expect(isTooFew({ ...pulse, least: 2 }, [0, 3, 0, 0, 0])).toBe(true)
    expect(shown(open(step, tally('a', 0, 2, 0, 0, 0), reveal), 's').join('\n')).toContain('2 answers; shown from 3')
  })

  const answered = (...all: number[][]) => ({
    kind: 'scale' as const,
    answers: Object.fromEntries(all.map((a, i) => [`p${i}`, { a: a[0]!, b: a[1]! }])),
    tally: {},
    room: {},
    why: {},
  })

  it('warns before private answers of too few, or all the same ones, are shown', () => {
    expect(warningOf(pulse, answered([1, 2], [2, 2], [3, 3]))).toMatch(/^Only 3 answers: .* from 4 on\.$/)
    expect(warningOf(pulse, answered([1, 2], [2, 2], [3, 2], [4, 2]))).toMatch(/^All agree in one row:/)
    expect(warningOf(pulse, answered([1, 2], [2, 2], [3, 2], [4, 1]))).toBeUndefined()
  })

  it('does not warn of what everybody saw: hands in the air', () => {
    const session = open(pulse, tally('a', 0, 0, 5, 0, 0))
    expect(warningOf(pulse, workOf(session, 's', 'scale')!)).toBeUndefined()
  })
})

describe('beside the last turn', () => {
  const kept: StepOf<'scale'> = { ...pulse, keep: 'safety' }
  const then: CarriedScale = {
    turn: 't-4',
    on: '2026-08-01',
    points: ['1', '2', '3', '4', '5'],
    rows: { a: { counts: [0, 0, 3, 2, 0] }, b: { counts: [1, 2, 1, 1, 0] }, c: { counts: [0, 0, 1, 1, 0] } },
  }
  const now = (carried: CarriedScale) =>
    shown(
      played(
        [kept],
        [
          { do: 'go', to: 's' },
          tally('a', 0, 0, 1, 2, 2),
          tally('b', 2, 2, 1, 0, 0),
          tally('c', 0, 0, 1, 3, 1),
          reveal,
        ],
        { scales: { safety: [carried] } },
      ),
      's',
    )

  it('stand the middles with their n; too few then are not told now', () => {
    expect(now(then)).toEqual([
      '                              1    2    3    4    5    median   turn 4',
      '',
      ' We learn from mistakes                 ●    ●●   ●●   4 of 5   3 of 5',
      ' It is safe to try something  ●●   ●●   ●              2 of 5   2 of 5  LOWEST',
      ' Asking for help is easy                ●    ●●●  ●    4 of 5',
      '',
      ' 5 answers, kept as counts only',
    ])
  })

  it('is nothing when the points were others', () => {
    expect(now({ ...then, points: ['weak', 'ok', 'good'] }).join('\n')).not.toContain('turn 4')
  })

  it('are the words of then, where points in words are called otherwise now', () => {
    const words = { ...kept, points: ['punished', 'filed', 'thanked'] }
    const carried = { ...then, points: ['power', 'rules', 'purpose'], rows: { a: { counts: [2, 3, 0] } } }
    const session = played([words], [{ do: 'go', to: 's' }, tally('a', 1, 1, 3), reveal], {
      scales: { safety: [carried] },
    })
    expect(shown(session, 's').join('\n')).toContain('turn 4:  power 2   rules 3   purpose 0')
  })

  it('stand the counts of answers in words, the meanings of the points under the row in focus', async () => {
    const words: StepOf<'scale'> = {
      ...gate,
      points: ['guarded', 'by the rules', 'open'],
      keep: 'culture',
      rows: [
        {
          id: 'news',
          say: 'When somebody brings bad news',
          says: [
            'they are blamed for it',
            'they are listened to when it is their job',
            'they are thanked and asked for more',
          ],
          note: 'Think of the last time, not of the usual one.',
        },
        { id: 'new', say: 'When somebody has a new idea' },
      ],
    }
    const carried: CarriedScale = {
      turn: 't-4',
      on: '2026-08-01',
      points: words.points,
      rows: { news: { counts: [2, 2, 1] } },
    }
    const session = played([words], [{ do: 'go', to: 's' }, tally('news', 1, 1, 3), tally('new', 0, 5, 0), reveal], {
      scales: { culture: [carried] },
    })
    expect(shown(session, 's', { width: 80, height: 18, focus: 'news' })).toEqual([
      '                                guarded  by the rules  open',
      '',
      '▸When somebody brings bad news  █        █             ███',
      '    turn 4:  guarded 2   by the rules 2   open 1',
      ' When somebody has a new idea   ·        █████         ·',
      '',
      ' Think of the last time, not of the usual one.',
      ' guarded                   by the rules              open',
      ' they are blamed for it    they are listened to      they are thanked and',
      '                           when it is their job      asked for more',
      ' 5 answers, by show of hands',
    ])
  })
})

it('a line of evidence stands under its row once the answers are shown', () => {
  const step = {
    ...gate,
    rows: [{ id: 'a', say: 'People' }],
    evidence: true as const,
    points: ['1', '2', '3', '4', '5'],
  }
  const why: Move = { in: 's', do: 'why', row: 'a', text: 'the release waits for Finn' }
  expect(shown(open(step, why), 's').join('\n')).not.toContain('Finn')
  expect(shown(open(step, why, reveal), 's').join('\n')).toContain('seen in: the release waits for Finn')
})
