/** A timeline by keys at one keyboard, at a participant's terminal, and in plain lines. */
import { expect, test } from 'vitest'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Entry } from '../../src/session/types.ts'
import type { Opened } from './given.ts'
import { play, talk } from './lines/talk.ts'
import { servicesOf } from './participant/services.ts'
import { atSteps, logOf } from './steps.ts'

const step: StepOf<'timeline'> = { id: 't', kind: 'timeline', title: 'Timeline', ask: 'What happened?', minutes: 8 }
const events = (room: Opened['room']) => workOf(room.session, 't', 'timeline')?.events ?? []

test('events are typed in any order, stand in theirs, and are changed and removed', async () => {
  const screen = await atSteps([step])
  await screen.type('20 Nov 14:08 first alert\r')
  await screen.type('14:05 version 2.4 goes out')
  expect(screen.text()).toContain('20 Nov 14:05 · version 2.4 goes out')
  await screen.type('\r16:20 rolled back\r')
  expect(screen.text()).toMatch(/A +20 Nov 14:05 +version 2.4 goes out\n +B +20 Nov 14:08 +first alert +3 min later/)
  expect(screen.text()).toContain('3 events over 2 h 15 min')
  await screen.type('too late\r')
  expect(screen.text()).toContain('When was it? Begin with a time or a day:')
  await screen.type('\x15\r\x1b[B\r')
  expect(screen.text()).toContain('> 20 Nov 14:05 version 2.4 goes out')
  await screen.type(' early\r')
  expect(events(screen.room).map(e => e.text)).toContain('version 2.4 goes out early')
  await screen.type('\x1b[Bxu')
  expect(screen.text()).toContain('Taken back: An event was removed')
  expect(events(screen.room)).toHaveLength(3)
})

test('Enter goes on once there is something, with nothing chosen', async () => {
  const screen = await atSteps([step])
  await screen.type('14:05 alert\r\r\r')
  expect(screen.room.session.at).toBe('home')
})

test('a participant adds their own and leaves those of others alone', async () => {
  const log: Entry[] = logOf([step]).map(e =>
    e.move.do === 'join' && 'room' in e.move ? { ...e, move: { do: 'join', name: e.move.name } } : e,
  )
  const at = log.at(-1)?.at ?? ''
  const services = servicesOf([...log, { n: log.length + 1, at, by: 'p1', move: { do: 'go', to: 't' } }])
  await services.make('p1', { in: 't', do: 'add', at: '2026-11-20 14:05', text: 'version 2.4 goes out' })
  const bo = await services.sit('Bo')
  expect(bo.text()).toContain('version 2.4 goes out')
  await bo.type('s20 Nov 14:08 first alert\r')
  expect(events(services.room).map(e => [e.text, e.by])).toContainEqual(['first alert', 'p2'])
  await bo.escape()
  await bo.type('\x1b[Bx')
  expect(events(services.room)).toHaveLength(2)
  expect(bo.text()).toContain('Only who added it or the facilitator changes an event.')
})

test('the same in plain lines', async () => {
  const { it: lines, room } = await talk([step])
  await play(lines, [
    ['event 20 Nov 14:08 first alert', '20 Nov 14:08'],
    ['event 14:05 version 2.4 goes out', '20 Nov 14:05'],
    ['events', 'A, 20 Nov 14:05 version 2.4 goes out', 'B, 20 Nov 14:08 first alert'],
    ['change B 14:09 first alert', 'Changed: 20 Nov 14:09, first alert'],
    ['drop A', 'An event was removed'],
    ['event nothing', 'When was it?'],
  ])
  expect(events(room)).toMatchObject([{ at: '2026-11-20 14:09' }])
})
