import { describe, expect, it } from 'vitest'
import { redact } from '../../src/room/redact.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf, StripStep } from '../../src/session/shapes.ts'
import { frictionOf, isMeasured } from '../../src/session/strip.ts'
import type { CarriedOver, CarriedStrip, Move, Session } from '../../src/session/types.ts'
import { asked, drawnAtAllSizes, fixture, further, played, saidOf, shown } from './played.ts'

const step: StepOf<'strip'> = { id: 's', kind: 'strip', title: 'Way', ask: 'How?', minutes: 5, keep: 'path' }

const one = (id: string, name: string, work: number, wait: number): StripStep => ({ id, name, work, wait })
const measure = (turn: number, ...waits: number[]): CarriedStrip => ({
  turn: `t-${turn}`,
  on: `2026-0${turn}-01`,
  change: 'an old label',
  steps: ['code', 'review', 'security', 'deploy'].map((name, i) => one(`s5-${i + 1}`, name, 60, waits[i]!)),
})
const twice: Partial<CarriedOver> = { strips: { path: [measure(5, 2, 11, 103, 15), measure(6, 1, 11, 69, 15)] } }

function open(carried: Partial<CarriedOver> = {}, ...moves: Move[]): Session {
  return played([step], [{ do: 'go', to: 's' }, ...moves], carried)
}
const add = (name: string, work: number, wait: number, after?: string): Move => ({
  in: 's',
  do: 'add',
  name,
  work,
  wait,
  ...(after ? { after } : {}),
})
const work = (session: Session) => workOf(session, 's', 'strip')!
const names = (session: Session) => work(session).steps.map(s => s.name)

/** Turn 7 walks the way again: security waits less, and a canary is new. */
function again(): Session {
  return open(
    twice,
    { in: 's', do: 'name', text: 'fix tax label' },
    { in: 's', do: 'change', step: 's5-3', work: 30, wait: 52 },
    { in: 's', do: 'change', step: 's5-1', work: 120 },
    { in: 's', do: 'change', step: 's5-4', who: 'Bo' },
    add('watch the canary', 5, 3),
  )
}

describe('steps', () => {
  it('come in the order they are told, or after one that is there', () => {
    const session = open({}, add('code', 60, 1), add('deploy', 90, 15), add('review', 60, 11, 's7-8'))
    expect(names(session)).toEqual(['code', 'review', 'deploy'])
    expect(work(session).steps.map(s => s.id)).toEqual(['s7-8', 's7-10', 's7-9'])
  })

  it('keep their ids from turn to turn, whatever changes in them', () => {
    const session = open(twice, { in: 's', do: 'change', step: 's5-3', name: 'audit', wait: 12 })
    expect(work(session).steps.map(s => s.id)).toEqual(['s5-1', 's5-2', 's5-3', 's5-4'])
    expect(work(session).steps[2]).toEqual({ id: 's5-3', name: 'audit', work: 60, wait: 12 })
    expect(work(session).change).toBeUndefined()
  })

  it('go earlier and later, but not over the ends', () => {
    const session = open({}, add('code', 60, 1), add('deploy', 90, 15), { in: 's', do: 'shift', step: 's7-9', by: -1 })
    expect(names(session)).toEqual(['deploy', 'code'])
    expect(asked<'strip'>(session, { in: 's', do: 'shift', step: 's7-9', by: -1 })?.say).toBe(
      'This is the first step already.',
    )
  })

  it('have a name of their own and times that can be', () => {
    const session = open({}, add('code', 60, 1))
    const asks = (name: string, minutes: number, wait: number) =>
      asked<'strip'>(session, { in: 's', do: 'add', name, work: minutes, wait })?.say
    expect(asks('', 1, 1)).toBe('What is this step called?')
    expect(asks('Code', 1, 1)).toBe('There is a step "code" already; call this one something else.')
    expect(asks('test', -1, 1)).toBe('The work of one step takes 0 minutes to 100 days.')
    expect(asks('test', Number.NaN, 1)).toBe('The work of one step takes 0 minutes to 100 days.')
    expect(asks('test', 1, 9_000)).toBe('The wait after one step takes 0 hours to a year.')
    expect(asks('test', 0, 0)).toBeUndefined()
    expect(asked<'strip'>(session, { in: 's', do: 'drop', step: 's7-1' })?.why).toBe('no-such')
  })

  it('are said in words', () => {
    const move = add('review', 60, 11.5)
    expect(saidOf(open({}, move), move)).toBe('review: 1 h of work, 12 h of waiting')
  })
})

it('a move that no longer fits changes nothing', () => {
  const session = open({}, add('code', 60, 1))
  const moves: Move[] = [
    add('', 1, 1),
    add('Code', 1, 1),
    add('x', -1, 1),
    { in: 's', do: 'change', step: 'none', work: 1 },
    { in: 's', do: 'change', step: 's7-8', wait: -1 },
    { in: 's', do: 'shift', step: 's7-8', by: 1 },
    { in: 's', do: 'drop', step: '__proto__' },
  ]
  for (const move of moves) expect(further(session, move).work.s).toBe(session.work.s)
})

it('a hidden strip shows nothing before the reveal', () => {
  const session = played([{ ...step, hidden: true }], [{ do: 'go', to: 's' }, add('code', 60, 1)])
  expect(work(redact(session)).steps).toEqual([])
  expect(shown(session, 's')).toEqual([])
})

describe('compared with earlier turns', () => {
  const waits = (...hours: number[]) => hours.map((wait, i) => one(`s5-${i + 1}`, `step ${i}`, 10, wait))

  it('counts the waiting on the same steps only, what is new or gone apart', () => {
    const friction = frictionOf(twice.strips!.path!, work(again()).steps, 't-7')!
    expect(friction.measures).toEqual([
      { turn: 't-5', wait: 131 },
      { turn: 't-6', wait: 96 },
      { turn: 't-7', wait: 79 },
    ])
    expect(friction).toMatchObject({ same: 4, removed: 52, added: [{ name: 'watch the canary' }], gone: [] })
  })

  it('a step taken away is told apart and removes no hours', () => {
    const friction = frictionOf([measure(6, 1, 11, 69, 15)], waits(1, 11), 't-7')!
    expect(friction).toMatchObject({ same: 2, removed: 0, gone: [{ name: 'security' }, { name: 'deploy' }] })
  })

  it('goes back only as far as half of the steps were there', () => {
    const other = { ...measure(4, 9, 9, 9, 9), steps: [one('s5-1', 'code', 1, 9), one('s4-1', 'old', 1, 99)] }
    const friction = frictionOf([other, measure(6, 1, 11, 69, 15)], waits(1, 11, 60, 15), 't-7')!
    expect(friction.measures.map(m => m.turn)).toEqual(['t-6', 't-7'])
    expect(frictionOf([other], waits(1, 11, 60, 15), 't-7')).toBeUndefined()
  })

  it('tells of many turns the first and the newest', () => {
    const many = [1, 2, 3, 4, 5, 6].map(turn => measure(turn, 1, 11, 100 - turn, 15))
    expect(frictionOf(many, waits(1, 11, 60, 15), 't-7')!.measures.map(m => m.turn)).toEqual([
      't-1',
      't-4',
      't-5',
      't-6',
      't-7',
    ])
  })

  it('is no measure while nothing was said about it in this turn', () => {
    const came = open(twice)
    expect(isMeasured(came, 'path', work(came))).toBe(false)
    expect(shown(came, 's').join('\n')).toContain('as turn 6 left it')
    expect(shown(came, 's').join('\n')).not.toContain('removed')
    expect(isMeasured(again(), 'path', work(again()))).toBe(true)
    const named = open(twice, { in: 's', do: 'name', text: 'fix tax label' })
    expect(isMeasured(named, 'path', work(named))).toBe(true)
  })
})

describe('drawn', () => {
  it('as bars in one scale, with the longest wait by a word and what became of it', async () => {
    await expect(drawnAtAllSizes(again(), 's')).toMatchFileSnapshot(fixture('strip'))
  })

  it('fits whatever is typed', () => {
    const many = Array.from({ length: 24 }, (_, i) => add(`a step with quite a long name 一緒に ${i}`, i * 7, i * 3))
    const session = open(twice, { in: 's', do: 'name', text: 'x'.repeat(200) }, ...many)
    for (let height = 1; height < 24; height++)
      for (const width of [60, 80, 120])
        for (const row of shown(session, 's', { width, height })) {
          expect(row.length).toBeLessThanOrEqual(width)
          expect(shown(session, 's', { width, height }).length).toBeLessThanOrEqual(height)
        }
  })

  it('empty, and without any waiting', () => {
    expect(shown(open(), 's')[0]).toMatch(/^ No steps yet/)
    expect(shown(open({}, add('code', 0, 0)), 's').join('\n')).not.toMatch(/LONGEST|NaN|flow/)
  })
})
