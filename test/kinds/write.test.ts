import { describe, expect, it } from 'vitest'
import { kinds } from '../../src/kinds/index.ts'
import { redact } from '../../src/room/redact.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Move, Session } from '../../src/session/types.ts'
import { evening } from './evening.ts'
import { ana, asked, bo, drawnAtAllSizes, fixture, further, played, saidOf, shown } from './played.ts'

const step: StepOf<'write'> = {
  id: 'w',
  kind: 'write',
  title: 'Write',
  ask: 'What?',
  minutes: 3,
  hidden: true,
  marks: [{ mark: '+', label: 'sped us up' }],
}
const open: StepOf<'write'> = { id: 'w', kind: 'write', title: 'Write', ask: 'What?', minutes: 3 }
const cards = (session: Session) => workOf(session, 'w', 'write')!.cards

describe('a card', () => {
  it('belongs to who wrote it and keeps a mark the step knows', () => {
    const session = played(
      [step],
      [
        { do: 'go', to: 'w' },
        [bo, { in: 'w', do: 'add', text: 'queue', mark: '+' }],
        [bo, { in: 'w', do: 'add', text: 'x', mark: '%' }],
      ],
    )
    expect(cards(session)).toEqual([
      { id: 'c8', text: 'queue', by: bo, mark: '+', rev: 0 },
      { id: 'c9', text: 'x', by: bo, rev: 0 },
    ])
  })

  it('gets another mark with other words, and keeps its own when none is named', () => {
    const session = played(
      [step],
      [
        { do: 'go', to: 'w' },
        [bo, { in: 'w', do: 'add', text: 'queue', mark: '+' }],
        [bo, { in: 'w', do: 'add', text: 'reviews', mark: '+' }],
        [bo, { in: 'w', do: 'edit', card: 'c8', text: 'the queue', saw: 0 }],
        [bo, { in: 'w', do: 'edit', card: 'c9', text: 'reviews', mark: '', saw: 0 }],
      ],
    )
    expect(cards(session)).toEqual([
      { id: 'c8', text: 'the queue', by: bo, mark: '+', rev: 1 },
      { id: 'c9', text: 'reviews', by: bo, rev: 1 },
    ])
  })

  it('needs words', () => {
    const session = played([step], [{ do: 'go', to: 'w' }])
    expect(asked(session, { in: 'w', do: 'add', text: '' })?.why).toBe('empty')
  })

  it('said aloud belongs to nobody, and everybody may see it at once', () => {
    const session = played(
      [step],
      [
        { do: 'go', to: 'w' },
        { in: 'w', do: 'add', text: 'coffee', said: true },
      ],
    )
    expect(cards(session)).toEqual([{ id: 'c8', text: 'coffee', via: 'said', rev: 0 }])
    expect(shown(session, 'w')).toEqual(['WITHOUT A MARK', 'coffee (said)'].map((t, i) => ' '.repeat(i ? 3 : 1) + t))
  })

  it('is capped a person, not counting what was said', () => {
    const one: StepOf<'write'> = { ...open, each: 1 }
    const session = played(
      [one],
      [
        { do: 'go', to: 'w' },
        [bo, { in: 'w', do: 'add', text: 'tired' }],
        [ana, { in: 'w', do: 'add', text: 'x', said: true }],
      ],
    )
    expect(asked(session, { in: 'w', do: 'add', text: 'more' }, bo)).toEqual({
      why: 'too-many',
      say: 'One card each here.',
    })
    expect(asked(session, { in: 'w', do: 'add', text: 'mine' }, ana)).toBeUndefined()
  })

  it('is changed against the text it was read from, or the new text comes back', () => {
    const session = played(
      [open],
      [
        { do: 'go', to: 'w' },
        { in: 'w', do: 'add', text: 'old' },
        { in: 'w', do: 'edit', card: 'c8', text: 'new', saw: 0 },
      ],
    )
    expect(asked(session, { in: 'w', do: 'edit', card: 'c8', text: 'mine', saw: 0 })).toMatchObject({
      why: 'stale',
      now: 'new',
    })
    expect(asked(session, { in: 'w', do: 'edit', card: 'c8', text: 'mine', saw: 1 })).toBeUndefined()
  })
})

describe('while cards are hidden', () => {
  const hidden = () => played([step], [{ do: 'go', to: 'w' }, [bo, { in: 'w', do: 'add', text: 'secret' }]])

  it('the stage shows nothing and a person only their own', () => {
    expect(shown(hidden(), 'w')).toEqual([])
    expect(cards(redact(hidden()))).toEqual([])
    expect(cards(redact(hidden(), bo)).map(c => c.text)).toEqual(['secret'])
    expect(kinds.write.rules.answered(step, workOf(hidden(), 'w', 'write')!)).toBe(1)
  })

  it('the message line does not tell what was written', () => {
    const session = hidden()
    expect(saidOf(session, [bo, { in: 'w', do: 'add', text: 'secret' }])).toBe('Bo saved a card')
  })

  it("others' cards are not even there, and no refusal tells their text", () => {
    const refusal = asked(hidden(), { in: 'w', do: 'edit', card: 'c8', text: 'mine', saw: 5 }, ana)
    expect(refusal).toEqual({ why: 'no-such', say: 'That card is gone.' })
  })
})

describe('after the reveal', () => {
  it("a card is its writer's and the facilitator's to change", () => {
    const session = played(
      [step],
      [{ do: 'go', to: 'w' }, [bo, { in: 'w', do: 'add', text: 'x' }], { do: 'reveal', step: 'w' }],
    )
    expect(asked(session, { in: 'w', do: 'drop', card: 'c8' }, 'p3')?.why).toBe('not-yours')
    expect(asked(session, { in: 'w', do: 'drop', card: 'c8' }, ana)).toBeUndefined()
    expect(asked(session, { in: 'w', do: 'drop', card: 'c8' }, bo)).toBeUndefined()
  })
})

describe('where names are not kept', () => {
  const anonymous: StepOf<'write'> = { ...step, anonymous: true }

  it('nobody writes under their own name, and a card has none', () => {
    const session = played(
      [anonymous],
      [
        { do: 'go', to: 'w' },
        { in: 'w', do: 'add', text: 'x' },
      ],
    )
    expect(asked(session, { in: 'w', do: 'add', text: 'y' }, bo)?.why).toBe('not-now')
    expect(cards(session)[0]).toEqual({ id: 'c8', text: 'x', rev: 0 })
  })

  it('a box of texts comes in at once', () => {
    const session = played(
      [anonymous],
      [
        { do: 'go', to: 'w' },
        { in: 'w', do: 'box', texts: [{ text: 'a' }, { text: 'b', mark: '+' }] },
      ],
    )
    expect(cards(session)).toEqual([
      { id: 'c8-1', text: 'a', rev: 0 },
      { id: 'c8-2', text: 'b', mark: '+', rev: 0 },
    ])
  })
})

it('a move that no longer fits changes nothing', () => {
  const session = played(
    [open],
    [
      { do: 'go', to: 'w' },
      { in: 'w', do: 'add', text: 'x' },
    ],
  )
  for (const move of [
    { in: 'w', do: 'edit', card: 'c99', text: 'y', saw: 0 },
    { in: 'w', do: 'drop', card: 'c99' },
  ] as const)
    expect(further(session, move).work.w).toBe(session.work.w)
})

describe('drawn', () => {
  it('after the reveal, by marks', async () => {
    await expect(drawnAtAllSizes(evening(), 'challenge.write')).toMatchFileSnapshot(fixture('write-revealed'))
  })

  it('with names in a round of one word each', async () => {
    await expect(drawnAtAllSizes(evening(), 'open.checkin')).toMatchFileSnapshot(fixture('write-round'))
  })
})

describe('sorted', () => {
  const ladder: StepOf<'write'> = {
    ...open,
    sorted: 'rows',
    marks: [
      { mark: 's:', label: 'stop' },
      { mark: 'r:', label: 'rent' },
      { mark: 'b:', label: 'build' },
    ],
  }
  const add = (text: string, mark?: string): [string, Move] => [
    bo,
    { in: 'w', do: 'add', text, ...(mark ? { mark } : {}) },
  ]
  const options = [add('a tax rule editor', 'b:'), add('stop reviewing approved images', 's:'), add('who knows')]

  it('stands on its rungs in the order of the marks, rungs without cards too', () => {
    const session = played([ladder], [{ do: 'go', to: 'w' }, ...options, add('drop the second form', 's:')])
    expect(shown(session, 'w')).toEqual([
      ' STOP             stop reviewing approved images',
      '                  drop the second form',
      '',
      ' RENT             ·',
      '',
      ' BUILD            a tax rule editor',
      '',
      ' WITHOUT A MARK   who knows',
    ])
  })

  it('stands in columns side by side, and in rows where there is no room for them', () => {
    const two: StepOf<'write'> = {
      ...open,
      sorted: 'columns',
      marks: [
        { mark: 'w:', label: 'waiting looks like' },
        { mark: 'p:', label: 'preparing looks like' },
      ],
    }
    const session = played(
      [two],
      [
        { do: 'go', to: 'w' },
        add('users tell us that it is broken, and support hears of it first', 'w:'),
        add('an alarm before they notice', 'p:'),
        add('we restore for real every month', 'p:'),
      ],
    )
    expect(shown(session, 'w', { width: 60, height: 13 })).toEqual([
      ' WAITING LOOKS LIKE           PREPARING LOOKS LIKE',
      ' users tell us that it is     an alarm before they notice',
      ' broken, and support hears    we restore for real every',
      ' of it first                  month',
    ])
    expect(shown(session, 'w', { width: 44, height: 13 })[0]).toMatch(/^ WAITING LOOKS\s+users tell us/)
  })

  it('shows its rungs before anything is on them, and nothing of what is hidden', () => {
    expect(shown(played([ladder], [{ do: 'go', to: 'w' }]), 'w')[0]).toBe(' STOP    ·')
    const hidden = played([{ ...ladder, hidden: true }], [{ do: 'go', to: 'w' }, ...options])
    expect(shown(hidden, 'w')).toEqual([])
  })
})
