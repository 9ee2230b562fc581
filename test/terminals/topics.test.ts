/** Topics by keys at one keyboard, at a participant's terminal, in plain lines, and in the notes. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { agendaOf } from '../../src/agendas/index.ts'
import { lint } from '../../src/agendas/lint.ts'
import { widgetsPart } from '../../src/export/notes/widgets.ts'
import { Room } from '../../src/room/room.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Entry } from '../../src/session/types.ts'
import { nowhere } from '../support/screen.ts'
import type { Opened } from './given.ts'
import { play, talk } from './lines/talk.ts'
import { listen } from './participant/listen.ts'
import { servicesOf } from './participant/services.ts'
import { atSteps, logOf } from './steps.ts'

const step: StepOf<'topics'> = {
  id: 't',
  kind: 'topics',
  title: 'Topics',
  ask: 'What about?',
  minutes: 30,
  dots: 3,
  timebox: 5,
}
const work = (room: Opened['room']) => workOf(room.session, 't', 'topics')!

/** Everybody at a terminal of their own, at the step. */
function apart(): Entry[] {
  const log = logOf([step]).map(e =>
    e.move.do === 'join' && 'room' in e.move ? { ...e, move: { do: 'join' as const, name: e.move.name } } : e,
  )
  const last = log.at(-1)!
  return [...log, { n: last.n + 1, at: last.at, by: 'p1', move: { do: 'go', to: 't' } }]
}

describe('topics at one keyboard', () => {
  it('are typed line by line, counted, talked about in the order of dots', async () => {
    const screen = await atSteps([step])
    await screen.type('the release queue\rpairing\rlaptops\r')
    expect(work(screen.room).topics.map(t => t.text)).toEqual(['the release queue', 'pairing', 'laptops'])
    await screen.type('\r')
    expect(screen.rows()[23]).toMatch(/s topic.*c count dots.*enter begin/)
    await screen.type('c4 9 2\r\r')
    expect(screen.text()).toMatch(/WE TALK ABOUT {3}timebox of 5 minutes/)
    expect(screen.text()).toMatch(/pairing +9 dots/)
    expect(screen.text()).toMatch(/We talk about: pairing\. .*[45] minutes left\./)
    await screen.type('stwice a week\r\r')
    expect(screen.text()).toContain('· twice a week')
    screen.pass(301)
    await screen.type('\t')
    expect(screen.text()).toContain('Time is up.')
    await screen.type('\ryynny')
    expect(screen.text()).toContain('yes: 3 people')
    await screen.type('\r')
    expect(screen.text()).toContain('3 for going on, 2 for the next topic')
    await screen.type('m')
    expect(screen.text()).toContain('2 timeboxes of 5 minutes')
    await screen.type('f')
    expect(work(screen.room)).toMatchObject({ done: [work(screen.room).topics[1]!.id], talk: { boxes: 1 } })
    await screen.type('ff\r')
    expect(work(screen.room).talk).toBeUndefined()
    expect(screen.room.session.at).toBe('home')
  })

  it('are changed and taken back, and undone', async () => {
    const screen = await atSteps([step])
    await screen.type('pairing\r\r\x1b[B\r across teams\r')
    expect(work(screen.room).topics.map(t => t.text)).toEqual(['pairing across teams'])
    await screen.type('x')
    expect(work(screen.room).topics).toEqual([])
    await screen.type('u')
    expect(work(screen.room).topics).toHaveLength(1)
  })
})

test('a participant adds, gives dots unseen, notes and shows a thumb', async () => {
  const services = servicesOf(apart())
  const bo = await services.sit('Bo')
  await bo.type('pairing\r')
  await services.make('p1', { in: 't', do: 'add', text: 'the release queue' })
  expect(work(services.room).topics).toMatchObject([{ text: 'pairing', by: 'p2' }, { text: 'the release queue' }])
  await bo.escape()
  expect(bo.text()).toContain('3 dots left: + gives one')
  await bo.type('+j++')
  expect(Object.values(work(services.room).dots)).toEqual([{ p2: 1 }, { p2: 2 }])
  expect(bo.text()).toContain('0 of 3 dots left')
  await services.make('p1', { in: 't', do: 'begin' })
  expect(bo.text()).toContain('WE TALK ABOUT')
  await bo.type('sonly on Thursdays\r')
  expect(work(services.room).topics[1]!.notes).toEqual(['only on Thursdays'])
  await bo.escape()
  await bo.type('-')
  expect(work(services.room).talk?.thumbs).toEqual({ p2: false })
  expect(bo.text()).toContain('Your thumb is down: next topic.')
})

test('a facilitator at a terminal of their own goes on by the thumbs of others', async () => {
  const services = servicesOf(apart())
  const ana = await services.sit('Ana', { role: 'facilitator' })
  await services.make('p2', { in: 't', do: 'add', text: 'pairing' })
  await services.make('p1', { in: 't', do: 'begin' })
  await services.make('p2', { in: 't', do: 'thumb', up: true })
  await ana.settle()
  expect(work(services.room).talk?.thumbs).toEqual({ p2: true })
})

test('dots of others are in nobody\u2019s session or bytes before the talk, and count all the same', async () => {
  const seen: string[][] = []
  for (const count of [1, 3]) {
    const services = servicesOf(apart())
    await services.make('p2', { in: 't', do: 'add', text: 'pairing' })
    await services.make('p2', { in: 't', do: 'add', text: 'laptops' })
    const seats = [
      await services.sit('Chidi'),
      await services.sit('wall', { role: 'stage' }),
      await services.sit('Ana'),
    ]
    const dee = listen(services, 'p4', 'Dee', { now: () => Date.parse(services.room.session.opened) })
    for (const user of seats) user.taken()
    await services.make('p2', { in: 't', do: 'dots', topic: work(services.room).topics[1]!.id, count })
    await dee.say('topics')
    for (const user of seats) await user.settle()
    seen.push([
      ...seats.map(user => user.taken()),
      dee.text(),
      ...['p1', 'p3', 'p4', undefined].map(who => JSON.stringify(services.room.see(who).work)),
    ])
    await services.make('p1', { in: 't', do: 'begin' })
    expect(work(services.room).talk?.topic).toBe(work(services.room).topics[1]!.id)
  }
  expect(seen[1]).toEqual(seen[0])
})

test('topics in plain lines at one keyboard', async () => {
  const { it: lines, room } = await talk([step])
  await play(lines, [
    ['topic the release queue', 'added a topic: the release queue'],
    ['topic pairing', 'pairing'],
    ['change A the queue on Thursdays', 'Changed: the queue on Thursdays'],
    ['topics', 'A, the queue on Thursdays', 'B, pairing'],
    ['count 4 9', '13 dots counted'],
    ['begin', 'We talk about: pairing'],
    ['note twice a week', 'Noted: twice a week'],
    ['thumbs y y n n y', 'Three people said yes'],
    ['list', 'We talk about: pairing.', 'Note: twice a week.', 'Then: the queue on Thursdays: 4 dots'],
    ['longer', '5 minutes more'],
    ['finish', 'Next topic: the queue on Thursdays'],
    ['finish', 'That was the last topic'],
    ['note too late', 'All topics were talked about.'],
  ])
  expect(work(room).done).toHaveLength(2)
})

test('topics in plain lines at a terminal of one\u2019s own', async () => {
  const services = servicesOf(apart())
  const bo = listen(services, 'p2', 'Bo')
  await bo.settle()
  await bo.say('topic pairing')
  expect(await bo.say('dots A 2')).toContain('2 dots given. 1 dot left.')
  expect(await bo.say('topics')).toContain('Your dots: A 2. 1 dot left.')
  await services.make('p1', { in: 't', do: 'begin' })
  expect(await bo.say('note twice a week')).toContain('twice a week')
  expect(await bo.say('yes')).toContain('Your thumb is up')
  expect(work(services.room).talk?.thumbs).toEqual({ p2: true })
  expect(work(services.room).topics[0]!.notes).toEqual(['twice a week'])
})

test('the notes of the team keep every topic with what was noted; others read none', async () => {
  const room = new Room({ log: apart(), writer: nowhere, now: () => Date.parse('2026-11-21T13:30:00Z') })
  for (const move of [
    { do: 'add', text: 'pairing' },
    { do: 'add', text: 'laptops' },
    { do: 'begin' },
    { do: 'note', text: 'twice a week' },
  ] as const) {
    const made = room.submit({ by: 'p1' }, { in: 't', ...move })
    if ('saved' in made) await made.saved
  }
  const told = (audience: 'team' | 'others') => JSON.stringify(widgetsPart(room.session, audience))
  expect(told('team')).toMatch(/pairing.*twice a week.*laptops/)
  expect(told('others')).not.toContain('pairing')
  await room.leave()
})

test('the agenda of a lean coffee can be walked', () => {
  const agenda = agendaOf('lean-coffee')!()
  expect(lint(agenda)).toEqual([])
  expect(agenda.phases.flatMap(p => p.exercises.flatMap(e => e.steps.map(s => s.kind)))).toContain('topics')
})

/** An act as keys of a full screen and as a line; `talks` when it belongs to the talk. */
const acts = [
  { keys: 'spairing\r\r', line: 'topic pairing', talks: false },
  { keys: 'slaptops\r\r', line: 'topic laptops', talks: false },
  { keys: 'c2 1\r', line: 'count 2 1', talks: false, topics: 2 },
  { keys: 'b', line: 'begin', talks: false, topics: 1 },
  { keys: 'stwice a week\r\r', line: 'note twice a week', talks: true },
  { keys: '\ry y n n y\r', line: 'thumbs y y n n y', talks: true },
  { keys: 'm', line: 'longer', talks: true },
  { keys: 'f', line: 'finish', talks: true },
]

test('the same acts by keys and in plain lines give the same moves', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...acts), { minLength: 4, maxLength: 14 }), async wanted => {
      const screen = await atSteps([step])
      await screen.type('\r')
      const { it: lines, room } = await talk([step])
      for (const { keys, line, talks, topics = 0 } of wanted) {
        const now = work(screen.room)
        if (talks ? !now.talk : now.begun || now.topics.length < topics) continue
        await screen.type(keys)
        await lines.say(line)
      }
      const moves = (of: Opened['room']) => of.log.flatMap(e => ('in' in e.move ? [e.move] : []))
      expect(moves(room)).toEqual(moves(screen.room))
    }),
    { numRuns: 8 },
  )
})
