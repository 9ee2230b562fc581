/** The wheel strip says what is true of the agenda that is walked. */
import { expect, it } from 'vitest'
import { fold } from '../../src/room/log.ts'
import { stripPhases } from '../../src/views/header.ts'
import { exampleLog, through } from './given.ts'

it('a phase that the agenda does not have is never passed', () => {
  const session = fold(through(exampleLog(1), 'action.bet'))
  const marks = stripPhases(session).map(p => p.mark)
  const agenda = { ...session.agenda, phases: session.agenda.phases.filter(p => p.id !== 'purpose') }
  expect(marks).toEqual(['behind', 'behind', 'now', 'ahead'])
  expect(stripPhases({ ...session, agenda }).map(p => p.mark)).toEqual(['ahead', 'behind', 'now', 'ahead'])
})

it('a phase that was jumped over is still ahead: nobody has been in it', () => {
  const log = through(exampleLog(1), 'open.checkin')
  const last = log.at(-1)!
  const session = fold([...log, { n: last.n + 1, at: last.at, by: 'p1', move: { do: 'go', to: 'challenge.write' } }])
  expect(stripPhases(session).map(p => p.mark)).toEqual(['ahead', 'now', 'ahead', 'ahead'])
})

it('an agenda without gates passes no phase: what was left behind has no tick', () => {
  const log = through(exampleLog(1), 'close.roti')
  const gated = fold(log)
  expect(stripPhases(gated).map(p => p.mark)).toContain('open')
  const phases = gated.agenda.phases.map(phase => ({
    ...phase,
    exercises: phase.exercises.filter(e => !e.steps.some(s => s.kind === 'scale' && s.rows.some(r => r.phase))),
  }))
  const [first, ...others] = log
  const open = first?.move.do === 'open' ? { ...first.move, agenda: { ...gated.agenda, phases } } : undefined
  const left = others.filter(e => !('in' in e.move) || e.move.in !== 'close.gates')
  const session = fold(first && open ? [{ ...first, move: open }, ...left] : log)
  expect(stripPhases(session).map(p => p.mark)).toEqual(['behind', 'behind', 'behind', 'behind'])
})
