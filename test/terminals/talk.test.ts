/** A talk about what got dots: the topic, its notes and its timebox by keys, at a participant's terminal, in plain lines, in the notes. */
import { describe, expect, it, test } from 'vitest'
import { cardsPart } from '../../src/export/notes/cards.ts'
import { notesOf, talkOf } from '../../src/kinds/look/talk.ts'
import { Room } from '../../src/room/room.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Entry, Move } from '../../src/session/types.ts'
import { noAppServices, nowhere, openRoom } from '../support/screen.ts'
import { type Opened, opened } from './given.ts'
import { converse, noon } from './lines/conversation.ts'
import { play } from './lines/talk.ts'
import { servicesOf } from './participant/services.ts'
import { logOf } from './steps.ts'

const write: StepOf<'write'> = { id: 'w', kind: 'write', title: 'Write', ask: 'What?', minutes: 3 }
const vote: StepOf<'vote'> = { id: 'v', kind: 'vote', title: 'Vote', ask: 'Which?', minutes: 1, on: 'w', dots: 3 }
const look: StepOf<'look'> = { id: 't', kind: 'look', title: 'Talk', ask: 'Why?', minutes: 9, from: 'v' }
const plain: StepOf<'look'> = { id: 'p', kind: 'look', title: 'Look', ask: 'So?', minutes: 3, from: 'w' }
const steps = [write, vote, look, plain]
const noted = (room: Opened['room']) => notesOf(look, room.session).map(note => note.text)

/** The log up to the talk: `queue` has four dots, `freeze` two, `rain` none. */
function voted(apart = false, to = 't'): Entry[] {
  const log: Entry[] = logOf(steps).map(e =>
    apart && e.move.do === 'join' && 'room' in e.move ? { ...e, move: { do: 'join', name: e.move.name } } : e,
  )
  const cards = ['queue', 'freeze', 'rain']
  const first = log.length + 2
  const moves: Move[] = [
    { do: 'go', to: 'w' },
    ...cards.map((text): Move => ({ in: 'w', do: 'add', text })),
    { do: 'go', to: 'v' },
    { in: 'v', do: 'dots', on: `c${first}`, count: 3 },
    { do: 'go', to },
  ]
  const at = log.at(-1)?.at ?? ''
  const made = moves.map((move, i): Entry => ({ n: log.length + 1 + i, at, by: 'p1', move }))
  const second: Entry = {
    n: log.length + made.length + 1,
    at,
    by: 'p2',
    move: { in: 'v', do: 'dots', on: `c${first + 1}`, count: 2 },
  }
  return [...log, ...made, second]
}

describe('a talk at one keyboard', () => {
  it('marks the topic, keeps notes under it, and Enter alone leads on', async () => {
    const screen = await opened(voted())
    expect(screen.text()).toMatch(/WE TALK ABOUT\n▸? *A +queue +3 dots/)
    await screen.type('\r')
    expect(screen.text()).toContain('note > ')
    await screen.type('one person releases\rnobody is told\r\r')
    expect(noted(screen.room)).toEqual(['one person releases', 'nobody is told'])
    expect(screen.text()).toContain('· nobody is told')
    await screen.type('\r')
    expect(screen.room.session.at).toBe('p')
  })

  it('counts the timebox down, asks, and one key takes longer or goes to the next topic', async () => {
    const screen = await opened(voted())
    screen.pass(5 * 60 + 1)
    await screen.type('\t')
    expect(screen.text()).toContain('Time is up. Go on? m takes more time, f the next topic.')
    await screen.type('m')
    expect(talkOf(look, screen.room.session)?.boxes).toBe(2)
    await screen.type('f')
    expect(screen.text()).toMatch(/WE TALK ABOUT\n▸? *B +freeze/)
    await screen.type('\reverybody waits\r\r')
    expect(notesOf(look, screen.room.session)[0]?.on).toBe(talkOf(look, screen.room.session)?.topic)
  })

  it('changes and removes a note, and undo says so', async () => {
    const screen = await opened(voted())
    await screen.type('\rfirst\r\r')
    await screen.type('\x1b[B\x1b[B')
    await screen.type('\r and last\r')
    expect(noted(screen.room)).toEqual(['first and last'])
    await screen.type('\x1b[B\x1b[Bx')
    expect(noted(screen.room)).toEqual([])
    await screen.type('u')
    expect(screen.text()).toContain('Taken back: A note was removed')
    expect(noted(screen.room)).toEqual(['first and last'])
  })
})

test('a talk about something else takes notes by s, and Enter goes on', async () => {
  const screen = await opened(voted(false, 'p'))
  await screen.type('sthat was new\r\r')
  expect(screen.text()).toMatch(/NOTES\n +· that was new/)
  await screen.type('\r')
  expect(screen.room.session.at).not.toBe('p')
})

test('a participant notes, and thumbs are kept', async () => {
  const services = servicesOf(voted(true))
  const bo = await services.sit('Bo')
  await bo.type('snobody is told\r\r')
  expect(noted(services.room)).toEqual(['nobody is told'])
  await services.make('p1', { in: 't', do: 'thumb', up: true })
  expect(talkOf(look, services.room.session)?.thumbs).toEqual({ p1: true })
})

test('in plain lines notes go to the topic that is talked about', async () => {
  const clock = noon()
  const { room, ...rest } = openRoom(voted(), () => clock.at)
  const lines = await converse({ at: 'turn', open: { room, ...rest } }, noAppServices(), clock)
  await play(lines, [
    ['note one person releases', 'Noted: one person releases'],
    ['topic 2', 'We talk about: freeze'],
    ['note everybody waits', 'Noted: everybody waits'],
    ['change 1 two people release', 'Changed: two people release'],
    ['list', 'We talk about: freeze.', 'Note: two people release.'],
  ])
  expect(notesOf(look, room.session).map(({ text }) => text)).toEqual(['two people release', 'everybody waits'])
  expect(new Set(notesOf(look, room.session).map(({ on }) => on)).size).toBe(2)
})

test('the notes keep what was said under its topic', async () => {
  const room = new Room({ log: voted(), writer: nowhere, now: () => Date.now() })
  const topic = talkOf(look, room.session)?.topic ?? ''
  const made = room.submit({ by: 'p1' }, { in: 't', do: 'note', on: topic, text: 'nobody is told' })
  if ('saved' in made) await made.saved
  expect(JSON.stringify(cardsPart(room.session))).toMatch(/queue.*nobody is told/)
})
