/** What a turn is about stands under every question, on every screen from twenty rows on, and costs no row. */
import { expect, test } from 'vitest'
import { turn45 } from '../../src/agendas/short-turns.ts'
import type { Entry, Move } from '../../src/session/types.ts'
import { nothingCarried } from '../../src/turn/carry-over.ts'
import { contextLine, drawQuestion } from '../../src/views/question.ts'
import { noAppServices, openRoom } from '../support/screen.ts'
import { opened } from './given.ts'
import { converse, noon } from './lines/conversation.ts'
import { servicesOf } from './participant/services.ts'

const about = {
  ask: 'small shops get their refunds the same day',
  star: '22 % → ?',
  bet: 'stop reviewing what was approved',
}

function log(room: boolean): Entry[] {
  const turn = { id: 't-1', number: 1, kind: 'turn-45', team: 'checkout', carried: nothingCarried }
  const moves: [string, Move][] = [
    ['p1', { do: 'open', title: 'Short turn', turn, agenda: turn45() }],
    ['p1', { do: 'join', name: 'Ana', ...(room ? { room: true } : {}) }],
    ['p2', { do: 'join', name: 'Bo', ...(room ? { room: true } : {}) }],
    ['p1', { do: 'go', to: 'ask.choose' }],
    ['p1', { in: 'ask.choose', do: 'word', text: about.ask }],
    ['p1', { do: 'go', to: 'attack.write' }],
  ]
  const start = Date.parse('2026-11-21T10:00:00Z')
  return moves.map(([by, move], i) => ({ n: i + 1, at: new Date(start + i * 1000).toISOString(), by, move }))
}

test('one row, whatever the width, and nothing of it without an ask', () => {
  expect(contextLine(about, 200)).toBe(`ASK ${about.ask} · STAR 22 % → ? · BET ${about.bet}`)
  for (const width of [58, 78, 118]) expect(contextLine(about, width).length).toBeLessThanOrEqual(width)
  expect(contextLine(about, 58)).toMatch(/^ASK small shops.*… · STAR 22 % → \? · BET stop rev.*…$/)
  expect(contextLine({}, 78)).toBe('')
})

test('it takes the blank row under the question, and is left out on low screens', () => {
  for (const height of [24, 40]) {
    const drawn = drawQuestion('What?', 80, height, '', about)
    expect(drawn.height).toBe(drawQuestion('What?', 80, height).height)
    expect(drawn.lines()[1]).toContain('ASK small shops')
  }
  expect(drawQuestion('What?', 80, 19, '', about).lines().join('')).not.toContain('ASK')
})

test('the facilitator, a participant and plain lines are told', async () => {
  const screen = await opened(log(true))
  expect(screen.text()).toContain('ASK small shops get their refunds the same day')
  const room = servicesOf(log(false))
  const bo = await room.sit('Bo')
  expect(bo.text()).toContain('ASK small shops get their refunds the same day')
  const clock = noon()
  const open = openRoom(log(true), () => clock.at)
  const lines = await converse({ at: 'turn', open }, noAppServices(), clock)
  expect(await lines.say(':where')).toContain('Ask: small shops get their refunds the same day.')
})
