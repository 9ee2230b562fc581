/** Screens at steps of a test's own: a turn of five people round one keyboard, with an agenda of just these steps. */
import type { StepOf } from '../../src/session/shapes.ts'
import type { CarriedOver, Entry, Move } from '../../src/session/types.ts'
import { names, nothing } from '../kinds/played.ts'
import { type Opened, type OpenOptions, opened } from './given.ts'

const first = Date.parse('2026-11-21T13:00:00Z')

/** The log of a turn 7 with these steps and a home for actions, everybody in it and nothing done. */
export function logOf(steps: StepOf[], carried: Partial<CarriedOver> = {}): Entry[] {
  const home: StepOf<'actions'> = { id: 'home', kind: 'actions', title: 'Actions', ask: 'Who does what?', minutes: 1 }
  const exercise = { id: 'x', title: 'X', why: 'Y.', steps: [...steps, home] }
  const open: Move = {
    do: 'open',
    title: 'checkout, turn 7',
    turn: { id: 't-7', number: 7, kind: 'turn', team: 'checkout', carried: { ...nothing, ...carried } },
    agenda: {
      id: 'test',
      title: 'Test',
      minutes: 30,
      phases: [{ id: 'challenge', title: 'Challenge', exercises: [exercise] }],
    },
  }
  const moves: Move[] = [open, ...names.map((name): Move => ({ do: 'join', name, room: true }))]
  return moves.map((move, i) => ({
    n: i + 1,
    at: new Date(first + i * 1_000).toISOString(),
    by: i ? `p${i}` : 'p1',
    move,
  }))
}

/** A screen at the first of these steps, just entered. */
export function atSteps(
  steps: StepOf[],
  carried: Partial<CarriedOver> = {},
  options: OpenOptions = {},
): Promise<Opened> {
  return opened(logOf(steps, carried), options)
}

/** The same log with Finn at a terminal of his own, so that what is private stays private at the keyboard, too. */
export function mixedLogOf(steps: StepOf[], carried: Partial<CarriedOver> = {}): Entry[] {
  const log = logOf(steps, carried)
  const at = new Date(first + log.length * 1_000).toISOString()
  return [...log, { n: log.length + 1, at, by: `p${log.length}`, move: { do: 'join', name: 'Finn' } }]
}
