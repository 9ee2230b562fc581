/** Estimates of a bet at one keyboard, at a terminal of one's own and in plain lines; causes taken by one key; all in six minutes. */

import { describe, expect, it, test } from 'vitest'
import { argued } from '../../src/agendas/parts.ts'
import { sum } from '../../src/numbers.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Entry, Move } from '../../src/session/types.ts'
import { noAppServices, openRoom } from '../support/screen.ts'
import { type Opened, opened } from './given.ts'
import { converse } from './lines/conversation.ts'
import { play } from './lines/talk.ts'
import { listen } from './participant/listen.ts'
import { servicesOf } from './participant/services.ts'
import { logOf } from './steps.ts'

const base = { ask: 'What?', minutes: 5 }
const attack: StepOf<'write'> = { ...base, id: 'w', kind: 'write', title: 'Attack', causes: true }
const bet: StepOf<'decide'> = { ...base, id: 'd', kind: 'decide', title: 'Bet', hidden: true, estimate: true }
const watch: StepOf<'signals'> = { ...base, id: 'watch', kind: 'signals', title: 'Watch' }
const steps = [attack, bet, watch]
const work = ({ session }: Opened['room']) => workOf(session, 'd', 'decide')

/** Two causes written, the room at the bet that says what we do; `apart`: everybody at a terminal of their own. */
function log(apart = false, ...more: Move[]): Entry[] {
  const first = logOf(steps).map(e =>
    apart && e.move.do === 'join' && 'room' in e.move ? { ...e, move: { do: 'join' as const, name: e.move.name } } : e,
  )
  const moves: Move[] = [
    { do: 'go', to: 'w' },
    { in: 'w', do: 'add', text: 'nobody answers the phone' },
    { in: 'w', do: 'add', text: 'the post is late' },
    { do: 'go', to: 'd' },
    { in: 'd', do: 'fill', gap: 'we', text: 'call back' },
    { in: 'd', do: 'fill', gap: 'measure', text: 'calls' },
    { in: 'd', do: 'fill', gap: 'from', text: '40 a day' },
    ...more,
  ]
  return [
    ...first,
    ...moves.map((move, i) => ({ n: first.length + i + 1, at: first.at(-1)?.at ?? '', by: 'p1', move })),
  ]
}

describe('at one keyboard', () => {
  it('each types unseen, all are shown without names, and once more; then consent', async () => {
    const screen = await opened(log())
    await screen.type('\r')
    expect(screen.text()).toContain('Ana, how likely %, number >')
    await screen.type('80 12')
    expect(screen.text()).not.toContain('80 12')
    await screen.type('\r')
    expect(screen.text()).toContain('Bo, how likely %, number >')
    await screen.type('40 30\r60\r\r')
    // An empty line hands the keyboard on.
    expect(screen.text()).toContain('Eva, how likely %, number >')
    await screen.type('50 20\r')
    expect(screen.text()).not.toMatch(/80|median/)
    expect(screen.text()).toContain('Enter shows the estimates.')
    await screen.type('\r')
    expect(screen.text()).toContain('how likely    40  50  60  80   median 55 %')
    expect(work(screen.room)?.fields).toMatchObject({ likely: '55 %', to: '20 a day' })
    await screen.type('\r')
    expect(screen.text()).toContain('Ana, how likely %, number >')
    await screen.type('70 15\r60 15\r60\r60 20\r60 15\r\r')
    expect(work(screen.room)?.fields).toMatchObject({ likely: '60 %', to: '15 a day' })
    await screen.type('\r')
    expect(screen.text()).toContain('0 to 5 each >')
    await screen.type('4 4 4 4 4\r')
    expect(screen.text()).toContain('Consent   4 4 4 4 4')
  })

  it('k goes on to consent without any', async () => {
    const screen = await opened(log())
    await screen.type('k')
    expect(screen.text()).toContain('0 to 5 each >')
    expect(work(screen.room)?.agreed).toBe(true)
  })

  it('what is no estimate is asked again, and stays unseen', async () => {
    const screen = await opened(log())
    await screen.type('\r170 3\r')
    expect(screen.text()).toContain('How likely is a number from 0 to 100.')
    expect(screen.text()).not.toContain('170')
  })

  it('a cause becomes the sign to stop, or a signal to watch, by one key', async () => {
    const screen = await opened(log())
    await screen.type(`s${'\t'.repeat(5)}`)
    await screen.type('\x1b[B\x1b[B')
    expect(screen.text()).toContain('the sign to stop or change > the post is late')
    await screen.type('\r')
    expect(work(screen.room)?.fields.stop).toBe('the post is late')
    await screen.escape()
    await screen.type('n\x1b[A')
    expect(screen.text()).toContain('what will change > nobody answers the phone')
    await screen.type('\r\rin 3 months\r')
    const { signals } = workOf(screen.room.session, 'watch', 'signals') ?? {}
    expect(signals?.map(s => s.text)).toEqual(['nobody answers the phone'])
  })
})

test('a participant estimates at a terminal of their own, sees nothing of others before, and no names after', async () => {
  const services = servicesOf(log(true))
  const bo = await services.sit('Bo')
  await services.make('p3', { in: 'd', do: 'estimate', likely: 33, expect: 17 })
  await bo.type('\r')
  expect(bo.text()).toContain('how likely %, number >')
  await bo.type('80 12\r')
  expect(bo.text()).toContain('Your estimate: 80 % and 12.')
  expect(bo.text()).not.toMatch(/33|17/)
  await services.make('p1', { in: 'd', do: 'spread' })
  expect(bo.text()).toContain('how likely    33  80')
  expect(bo.text()).not.toContain('Chidi 33')
  await services.make('p1', { in: 'd', do: 'again' })
  const dee = listen(services, 'p4', 'Dee', { now: () => Date.parse('2026-11-21T13:00:00Z') })
  await dee.settle()
  await dee.say('estimate 65 14')
  expect(dee.said()).toContain('Your estimate: 65 % and 14.')
  await services.make('p1', { in: 'd', do: 'spread' })
  expect(work(services.room)?.fields.likely).toBe('65 %')
})

test('a participant who waits for the bet may estimate as soon as it says what is done', async () => {
  const before = log(true).filter(({ move }) => move.do !== 'fill')
  const services = servicesOf(before.map((entry, i) => ({ ...entry, n: i + 1 })))
  const bo = await services.sit('Bo')
  await bo.type('e')
  expect(bo.text()).toContain('Say first what we do')
  await services.make('p1', { in: 'd', do: 'fill', gap: 'we', text: 'call back' })
  await bo.type('e')
  expect(bo.text()).toContain('how likely %, number >')
})

test('by lines alone', async () => {
  const open = openRoom(log(), () => Date.parse('2026-11-21T13:00:00Z'))
  const it = await converse({ at: 'turn', open }, noAppServices(), { at: Date.parse('2026-11-21T13:00:00Z') })
  await play(it, [
    ['estimate', 'Ana has the keyboard'],
    ['80 12', 'Kept.', 'Bo has the keyboard'],
    ['40 30', 'Kept.'],
    ['60', 'Kept.'],
    ['70', 'Kept.'],
    ['50', 'Say spread to see them.'],
    [':spread', 'Estimate 1, how likely: 40 50 60 70 80.'],
    ['agree', 'Consent:'],
  ])
  expect(it.all()).not.toContain('80 12')
})

/** What two to five come to for five people, with the seconds a careful room takes for each: thinking, typing, passing on. */
test('the second option, two rounds, a cause and consent to them take at most six minutes for five people', async () => {
  const vote: Move[] = [
    { do: 'go', to: 'o' },
    { in: 'o', do: 'add', text: 'call back' },
    { in: 'o', do: 'add', text: 'more people' },
    { do: 'reveal', step: 'o' },
    { do: 'go', to: 'ladder.vote' },
    { in: 'ladder.vote', do: 'tally', counts: { c14: 9, c15: 6 } },
    { do: 'reveal', step: 'ladder.vote' },
  ]
  const [second] = argued.steps
  const options: StepOf<'write'> = { ...base, id: 'o', kind: 'write', title: 'Options', hidden: true }
  const dots: StepOf<'vote'> = {
    ...base,
    id: 'ladder.vote',
    kind: 'vote',
    title: 'Vote',
    on: 'o',
    dots: 3,
    hidden: true,
  }
  if (!second) throw new Error('the bet of a full turn begins with the second option')
  const first = logOf([attack, options, dots, second, { ...bet, options: 'o' }, watch])
  const moves: Move[] = [
    { do: 'go', to: 'w' },
    { in: 'w', do: 'add', text: 'nobody answers the phone' },
    ...vote,
    { do: 'go', to: 'action.second' },
  ]
  const all = [
    ...first,
    ...moves.map((move, i) => ({ n: first.length + i + 1, at: first.at(-1)?.at ?? '', by: 'p1', move })),
  ]
  const cards = all.flatMap(e => (e.move.do === 'add' && 'in' in e.move && e.move.in === 'o' ? [`c${e.n}`] : []))
  for (const e of all)
    if (e.move.do === 'tally' && 'counts' in e.move)
      Object.assign(e.move, { counts: { [cards[0] ?? '']: 9, [cards[1] ?? '']: 6 } })
  const screen = await opened(all)
  expect(screen.text()).toContain('The second: more people.')
  const spent: number[] = []
  const take = async (seconds: number, keys: string, sees: string | RegExp) => {
    spent.push(seconds)
    await screen.type(keys)
    expect(screen.text()).toMatch(sees)
  }
  // One line each, typed unseen: twenty seconds a head, then they are read.
  for (const name of ['BO', 'CHIDI', 'DEE', 'EVA']) await take(20, 'it is there today\r', new RegExp(`with +${name}`))
  await take(20, 'we know how\r', /Everybody had the keyboard/)
  await take(4, '\r', /we know how/)
  await take(30, 'n', /THE BET/)
  await screen.escape()
  // The sentence is the bet's own time; only the sign to stop is taken from the attack here.
  await screen.type('s\x1b[A\r\t\t\t\t\t')
  await take(5, '\x1b[A', /the sign to stop or change > nobody answers/)
  await screen.type('\r')
  await screen.escape()
  for (const round of ['80 12', '70 14']) {
    await take(3, '\r', /Ana, how likely/)
    for (const name of ['Bo', 'Chidi', 'Dee', 'Eva']) await take(11, `${round}\r`, new RegExp(`${name}, how likely`))
    await take(11, `${round}\r`, /Enter shows the estimates/)
    await take(3, '\r', /median/)
    // The lowest and the highest say why.
    if (round === '80 12') spent.push(60)
  }
  expect(sum(spent), `${sum(spent)} s`).toBeLessThanOrEqual(360)
})
