/** A vote by approval: as many cards as one likes, at most one dot on each. */
import { describe, expect, it, test } from 'vitest'
import { lint } from '../../src/agendas/lint.ts'
import { resultOf } from '../../src/kinds/made/board.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Move, Session } from '../../src/session/types.ts'
import { opened } from '../terminals/given.ts'
import { listen } from '../terminals/participant/listen.ts'
import { servicesOf } from '../terminals/participant/services.ts'
import { logOf } from '../terminals/steps.ts'
import { asked, bo, chidi, played, shown } from './played.ts'

const base = { title: 'T', ask: 'Which?', minutes: 3 }
const write: StepOf<'write'> = { ...base, id: 'w', kind: 'write' }
const step: StepOf<'vote'> = { ...base, id: 'v', kind: 'vote', on: 'w', approve: true, hidden: true }
const written = ['queue', 'table', 'freeze', 'tests'].map((text): Move => ({ in: 'w', do: 'add', text }))
const before: Move[] = [{ do: 'go', to: 'w' }, ...written, { do: 'go', to: 'v' }]
const open = (...moves: (Move | [string, Move])[]) => played([write, step], [...before, ...moves])
const dot = (by: string, on: string, count = 1): [string, Move] => [by, { in: 'v', do: 'dots', on, count }]
const why = (session: Session, move: object) => asked<'vote'>(session, { in: 'v', ...move } as never, bo)?.say
const counts = (session: Session) => resultOf(session, 'v').map(r => [r.on.cards[0]?.text, r.dots])

function log(apart: boolean) {
  const first = logOf([write, step]).map(e =>
    apart && e.move.do === 'join' && 'room' in e.move ? { ...e, move: { do: 'join' as const, name: e.move.name } } : e,
  )
  return [
    ...first,
    ...before.map((move, i) => ({ n: first.length + i + 1, at: first.at(-1)?.at ?? '', by: 'p1', move })),
  ]
}

describe('approval', () => {
  it('takes a dot on every card, and never two on one', () => {
    const all = ['c8', 'c9', 'c10', 'c11'].map(on => dot(bo, on))
    expect(counts(open(...all, dot(chidi, 'c9')))[0]).toEqual(['table', 2])
    expect(why(open(...all.slice(1)), { do: 'dots', on: 'c8', count: 1 })).toBeUndefined()
    expect(why(open(), { do: 'dots', on: 'c8', count: 2 })).toBe(
      'At most one dot a card here; as many cards as you like.',
    )
    expect(counts(open(dot(bo, 'c8', 2)))[0]).toEqual(['queue', 0])
  })

  it('counts no more hands for a card than there are people', () => {
    expect(why(open(), { do: 'tally', counts: { c8: 5, c9: 5, c10: 4 } })).toBeUndefined()
    expect(why(open(), { do: 'tally', counts: { c8: 6 } })).toBe(
      '5 people are in the room; 6 were counted for one card.',
    )
  })

  it('says how it goes, and afterwards only how many dots there are', () => {
    expect(shown(open(), 'v').join('\n')).toContain('as many as you like, one dot a card')
    const closed = shown(open(dot(bo, 'c8'), { do: 'reveal', step: 'v' }), 'v').join('\n')
    expect(closed).toMatch(/1 dot(?! of)/)
    expect(closed).not.toMatch(/kept a dot|of \d+ dots/)
  })

  it('is the one or the other in an agenda', () => {
    const say = 'a vote has so many dots each, or approve: true for as many as people like'
    const says = (changes: object) => lint(played([write, { ...step, ...changes }]).agenda).map(p => p.say)
    expect(says({})).not.toContain(say)
    expect(says({ dots: 3 })).toContain(say)
    expect(says({ approve: undefined })).toContain(say)
  })
})

test('approval is counted at one keyboard', async () => {
  const screen = await opened(log(false))
  if (!screen.text().includes('dots per card')) await screen.type('\r')
  await screen.type('5 3 2 5\r\r')
  expect(counts(screen.room.session)).toEqual([
    ['queue', 5],
    ['tests', 5],
    ['table', 3],
    ['freeze', 2],
  ])
})

test('approval at a terminal of one\u2019s own, by keys and in plain lines', async () => {
  const services = servicesOf(log(true))
  const user = await services.sit('Bo')
  expect(user.text()).toContain('0 dots given, as many as you like')
  await user.type('+j+j+j+')
  expect(counts(services.room.session).map(([, n]) => n)).toEqual([1, 1, 1, 1])
  expect(user.text()).toContain('4 dots given, as many as you like')
  await user.type('+')
  expect(user.text()).toContain('At most one dot a card here')
  const dee = listen(services, 'p4', 'Dee', { now: () => Date.parse(services.room.session.opened) })
  await dee.settle()
  await dee.say('1 3')
  expect(
    counts(services.room.session)
      .slice(0, 2)
      .map(([text, n]) => [text, n]),
  ).toEqual([
    ['queue', 2],
    ['freeze', 2],
  ])
  await dee.say('1 1')
  expect(dee.text()).toContain('At most one dot a card here')
})
