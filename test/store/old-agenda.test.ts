/** A turn made with the agenda of before (a pulse and a private gate a phase) opens, exports, and hands over to a turn of today. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lint } from '../../src/agendas/lint.ts'
import { turn45, turnFortnight } from '../../src/agendas/short-turns.ts'
import { turn } from '../../src/agendas/turn.ts'
import { notes } from '../../src/export/notes/markdown.ts'
import { fold } from '../../src/room/log.ts'
import { exercisesOf } from '../../src/session/agenda.ts'
import { readSession } from '../../src/store/session-file.ts'
import { carryOver } from '../../src/turn/carry-over.ts'

const file = join(import.meta.dirname, '..', 'fixtures', 'sessions', 'turn-of-old-agenda.json')

test('its file is read, its notes are written, and the next turn starts from it', async () => {
  const { log } = await readSession(file)
  const session = fold(log)
  expect(session.closed).toBeDefined()
  const written = notes(session, log, { for: 'team' })
  expect(written).toContain('## Gates')
  expect(written).toContain('## Actions')
  const carried = carryOver(session)
  expect(carried.bet).toBeDefined()
  expect(Object.keys(carried.scales ?? {})).toContain('pulse-purpose')
  for (const agenda of [
    turn(60, carried),
    turn(75, carried),
    turn(90, carried),
    turn45(carried),
    turnFortnight(carried),
  ]) {
    expect(lint(agenda)).toEqual([])
    expect(exercisesOf(agenda).some(e => e.id === 'settle' && !e.off)).toBe(true)
  }
})
