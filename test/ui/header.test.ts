/** The wheel strip says what is true of the agenda that is walked. */
import { expect, it } from 'vitest'
import { fold } from '../../src/room/log.ts'
import { stripPhases } from '../../src/ui/header.ts'
import { exampleLog, through } from './given.ts'

it('a phase that the agenda does not have is never passed', () => {
  const session = fold(through(exampleLog(1), 'action.bet'))
  const marks = stripPhases(session).map(p => p.mark)
  const agenda = { ...session.agenda, phases: session.agenda.phases.filter(p => p.id !== 'purpose') }
  expect(marks).toEqual(['open', 'open', 'now', 'ahead'])
  expect(stripPhases({ ...session, agenda }).map(p => p.mark)).toEqual(['ahead', 'open', 'now', 'ahead'])
})

it('a phase that was jumped over is not open: nobody has been in it', () => {
  const log = through(exampleLog(1), 'open.checkin')
  const last = log.at(-1)!
  const session = fold([...log, { n: last.n + 1, at: last.at, by: 'p1', move: { do: 'go', to: 'challenge.write' } }])
  expect(stripPhases(session).map(p => p.mark)).toEqual(['ahead', 'now', 'ahead', 'ahead'])
})
