import { describe, expect, it } from 'vitest'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Move, Session } from '../../src/session/types.ts'
import { carryOver } from '../../src/turn/carry-over.ts'
import { ana, asked, bo, chidi, drawnAtAllSizes, fixture, further, played, saidOf, shown } from './played.ts'

const step: StepOf<'topics'> = {
  id: 't',
  kind: 'topics',
  title: 'Topics',
  ask: 'What about?',
  minutes: 30,
  dots: 3,
  timebox: 5,
}
const add = (text: string): Move => ({ in: 't', do: 'add', text })
const dots = (topic: string, count: number): Move => ({ in: 't', do: 'dots', topic, count })
const move = (name: 'begin' | 'longer' | 'finish'): Move => ({ in: 't', do: name })
const note = (text: string): Move => ({ in: 't', do: 'note', text })
const work = (session: Session) => workOf(session, 't', 'topics')!
const later = (session: Session, ...moves: Parameters<typeof further>[1][]) => moves.reduce(further, session)

/** Three topics, k7-8 to k7-10; the second has the most dots. */
function voted(): Session {
  const start = played([step], [{ do: 'go', to: 't' }])
  const collected = later(start, add('the release queue'), [bo, add('pairing')], [chidi, add('laptops')])
  return later(collected, [bo, dots('k7-9', 2)], [bo, dots('k7-8', 1)], [chidi, dots('k7-9', 1)])
}

describe('topics', () => {
  it('come from everybody; only who added one, or the facilitator, changes it', () => {
    const session = voted()
    expect(work(session).topics.map(t => [t.id, t.text, t.by])).toEqual([
      ['k7-8', 'the release queue', ana],
      ['k7-9', 'pairing', bo],
      ['k7-10', 'laptops', chidi],
    ])
    const change = { in: 't', do: 'change', topic: 'k7-9', text: 'pairing across teams' } as const
    expect(asked<'topics'>(session, change, chidi)?.why).toBe('not-yours')
    expect(asked<'topics'>(session, change, bo)).toBeUndefined()
    expect(asked<'topics'>(session, change, ana)).toBeUndefined()
    expect(work(later(session, [bo, change])).topics[1]!.text).toBe('pairing across teams')
    expect(asked<'topics'>(session, { in: 't', do: 'add', text: '' })?.why).toBe('empty')
    expect(work(later(session, [bo, { in: 't', do: 'drop', topic: 'k7-9' }])).topics).toHaveLength(2)
  })

  it('take so many dots a person and no more, given there or counted', () => {
    const session = voted()
    expect(asked<'topics'>(session, dots('k7-10', 1) as never, bo)?.say).toBe('You have 0 dots left.')
    expect(asked<'topics'>(session, dots('k7-9', 1) as never, bo)).toBeUndefined()
    expect(asked<'topics'>(session, dots('k7-10', 1.5) as never, ana)?.say).toBe('Dots are whole numbers from 0 up.')
    expect(asked<'topics'>(session, dots('none', 1) as never, ana)?.why).toBe('no-such')
    // Ana, Dee and Eva gave none of their own.
    const tally = (n: number) => ({ in: 't', do: 'tally', counts: { 'k7-8': n } }) as const
    expect(asked<'topics'>(session, tally(9))).toBeUndefined()
    expect(asked<'topics'>(session, tally(10))?.say).toBe('The room has 9 dots; 10 were counted.')
    expect(
      asked<'topics'>(later(session, [bo, { in: 't', do: 'drop', topic: 'k7-9' }]), dots('k7-10', 2) as never, bo),
    ).toBe(undefined)
  })

  it('are talked about from the most dots down, each with a timebox from the entry that began it', () => {
    let session = later(voted(), move('begin'))
    const { talk } = work(session)
    expect(talk).toMatchObject({ topic: 'k7-9', since: session.last, boxes: 1 })
    expect(Date.parse(talk!.until) - Date.parse(session.last)).toBe(5 * 60_000)
    expect(asked<'topics'>(session, { in: 't', do: 'add', text: 'late' })?.why).toBe('not-now')
    session = later(session, note('twice a week'), [bo, { in: 't', do: 'thumb', up: true }], move('longer'))
    expect(work(session).talk).toMatchObject({ topic: 'k7-9', boxes: 2, thumbs: {} })
    expect(Date.parse(work(session).talk!.until) - Date.parse(session.last)).toBe(5 * 60_000)
    session = later(session, move('finish'))
    expect(work(session)).toMatchObject({ talk: { topic: 'k7-8', since: session.last, boxes: 1 }, done: ['k7-9'] })
    expect(work(session).topics[1]!.notes).toEqual(['twice a week'])
    session = later(session, move('finish'), move('finish'))
    expect(work(session).talk).toBeUndefined()
    expect(work(session).done).toEqual(['k7-9', 'k7-8', 'k7-10'])
    expect(asked<'topics'>(session, { in: 't', do: 'finish' })?.say).toBe('All topics were talked about.')
  })

  it('count thumbs of those who gave none themselves', () => {
    const session = later(voted(), move('begin'), [bo, { in: 't', do: 'thumb', up: false }])
    const hands = (counts: number[]) => ({ in: 't', do: 'hands', counts }) as const
    expect(asked<'topics'>(session, hands([2, 2]))).toBeUndefined()
    expect(asked<'topics'>(session, hands([3, 2]))?.say).toBe('4 people are in the room; 5 were counted.')
    expect(asked<'topics'>(session, hands([4]))?.why).toBe('no-such')
    expect(shown(later(session, hands([3, 1])), 't').join('\n')).toContain('3 for going on, 2 for the next topic')
    expect(asked<'topics'>(voted(), hands([1, 1]))?.say).toContain('has not begun')
  })

  it('leave what nobody came to as parked, in the order of votes', () => {
    const closed = later(voted(), move('begin'), { do: 'close' })
    expect(carryOver(closed).parked).toEqual([
      { id: 'k7-8', text: 'the release queue', turn: 't-7' },
      { id: 'k7-10', text: 'laptops', turn: 't-7' },
    ])
  })

  it('are drawn without dots until the talk begins, then with notes', async () => {
    expect(shown(voted(), 't').join('\n')).not.toMatch(/[1-9] dots?$/m)
    const talk = later(voted(), move('begin'), note('twice a week, not more'), move('finish'))
    await expect(drawnAtAllSizes(talk, 't')).toMatchFileSnapshot(fixture('topics'))
    expect(shown(played([step], [{ do: 'go', to: 't' }]), 't')[0]).toContain('No topic yet')
  })

  it('say what happened', () => {
    expect(saidOf(voted(), add('pairing'))).toBe('Ana added a topic: pairing')
  })
})
