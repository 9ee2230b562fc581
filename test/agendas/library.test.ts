/** Every format of the library, played to its end on one keyboard, from a terminal of one's own, and in plain lines. */

import { describe, expect, test } from 'vitest'
import { agendaOf, agendas } from '../../src/agendas/index.ts'
import { library } from '../../src/agendas/library/index.ts'
import { lint } from '../../src/agendas/lint.ts'
import { notes } from '../../src/export/notes/markdown.ts'
import { factsOf } from '../../src/kinds/index.ts'
import { cardsOf } from '../../src/kinds/made/board.ts'
import { type Agenda, stepsOf } from '../../src/session/agenda.ts'
import { stepOf } from '../../src/session/read.ts'
import type { Entry, Move, Session } from '../../src/session/types.ts'
import { nothingCarried } from '../../src/turn/carry-over.ts'
import { noAppServices, openRoom } from '../support/screen.ts'
import { opened } from '../terminals/given.ts'
import { converse } from '../terminals/lines/conversation.ts'
import { servicesOf } from '../terminals/participant/services.ts'

const start = Date.parse('2026-11-21T10:00:00Z')
const card = 'builds that take an hour'
/** A report that the window has the focus ends the wait for more of a sequence. */
const leaveLine = '\x1b\x1b[I'

/** Four people at the first step of the agenda; with `room` they share the keyboard. */
function begun(agenda: Agenda, room: boolean): Entry[] {
  const turn = { id: 'checkout-t0001', number: 1, kind: agenda.id, team: 'checkout', carried: nothingCarried }
  const moves: [string, Move][] = [
    ['p1', { do: 'open', title: agenda.title, turn, agenda }],
    ...['Ana', 'Bo', 'Chidi', 'Dee'].map((name, i): [string, Move] => [
      `p${i + 1}`,
      { do: 'join', name, ...(room ? { room: true } : {}) },
    ]),
    ['p1', { do: 'go', to: stepsOf(agenda)[0]?.id ?? '' }],
  ]
  return moves.map(([by, move], i) => ({ n: i + 1, at: new Date(start + i * 1000).toISOString(), by, move }))
}

/** Cards are asked for at the steps that follow; which ones are there to be seen says the notes. */
const writes = (session: Session) => stepOf(session, session.at)?.kind === 'write'
const texts = (session: Session) =>
  stepsOf(session.agenda).flatMap(({ id, kind }) => (kind === 'write' ? cardsOf(session, id).map(c => c.text) : []))
const visited = (session: Session) => new Set(session.visits.map(({ step }) => step))

const formats = Object.keys({
  ...library,
  'lean-coffee': true,
  retro: true,
  'turn-45': true,
  'turn-fortnight': true,
  'to-serverless': true,
})

test('there are sixteen of them, and each can be walked', () => {
  expect(formats.length).toBeGreaterThanOrEqual(16)
  for (const name of formats) {
    const agenda = agendaOf(name)?.()
    expect(agenda && lint(agenda), name).toEqual([])
    expect(Object.hasOwn(agendas, name)).toBe(true)
  }
})

test('a turn after one with promises begins with them, a first one with the format itself', () => {
  const action = { id: 'a1-1', text: 'ask audit', status: 'open' as const, carried: 1 }
  for (const make of Object.values(library)) {
    expect(make().phases[0]?.id).not.toBe('opening')
    const after = make({ ...nothingCarried, actions: [action] })
    expect(stepsOf(after)[0]?.id).toBe('open.settle')
    expect(lint(after)).toEqual([])
  }
})

describe.each(formats)('%s', name => {
  const agenda = agendaOf(name)?.() ?? { id: '', title: '', minutes: 0, phases: [] }
  const steps = stepsOf(agenda).map(({ id }) => id)
  const asksForCards = stepsOf(agenda).some(({ kind }) => kind === 'write')

  test('on one keyboard', async () => {
    const { room, type, text } = await opened(begun(agenda, true))
    for (let i = 0; i < 6 * steps.length && room.session.at !== steps.at(-1); i++) {
      const at = room.session.at
      if (writes(room.session) && !texts(room.session).length) await type(`${card}\rand another\r${leaveLine}r`)
      await type(`${leaveLine}n`)
      // What is hidden, or asks whether to go on, is answered by a further key.
      if (room.session.at === at) await type('\r')
    }
    expect(room.session.at, text()).toBe(steps.at(-1))
    // One card leaves nothing to group, and is passed over.
    const missed = stepsOf(agenda).filter(({ id }) => !visited(room.session).has(id))
    expect(missed.filter(step => factsOf(step.kind).passedOver?.(step, room.session) === undefined)).toEqual([])
    if (asksForCards) expect(notes(room.session, room.log, { for: 'team' })).toContain(card)
  })

  test('at a terminal of one’s own', async () => {
    const room = servicesOf(begun(agenda, false))
    const bo = await room.sit('Bo')
    for (const step of stepsOf(agenda).slice(1)) {
      await room.make('p1', { do: 'go', to: step.id })
      expect(bo.text()).toContain(step.ask.slice(0, 20))
      if (step.kind !== 'write') continue
      await bo.type(`${card}\r`)
      expect(cardsOf(room.room.session, step.id).map(c => c.text)).toEqual([card])
    }
    expect(bo.rows()).toHaveLength(24)
  })

  test('in plain lines', async () => {
    const open = openRoom(begun(agenda, true), () => start + 60_000)
    const { say } = await converse({ at: 'turn', open }, noAppServices(), { at: start + 60_000 })
    const { room } = open
    for (let i = 0; i < 6 * steps.length && room.session.at !== steps.at(-1); i++) {
      if (writes(room.session) && !texts(room.session).includes(card)) await say(card)
      await say(':next')
    }
    expect(room.session.at).toBe(steps.at(-1))
    if (asksForCards) expect(texts(room.session)).toContain(card)
  })
})
