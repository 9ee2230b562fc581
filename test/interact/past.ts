/** A past in which there is something to do at a step of every kind, and what was done after it. */
import { Room } from '../../src/room/room.ts'
import type { Entry, Move } from '../../src/session/types.ts'
import { begun, steps } from '../room/storm.ts'
import { nowhere } from '../support/screen.ts'

/** Everybody has been everywhere, what others wrote is shown, and the room is at this step. */
export function logAt(step: string): Entry[] {
  const log = begun()
  const room = new Room({ log, writer: nowhere, now: () => Date.parse(log.at(-1)?.at ?? '') })
  const writing = steps.filter(s => s.kind === 'write' && s.id !== step)
  const moves: Move[] = [
    ...writing
      .filter(s => !s.anonymous)
      .flatMap(s => ['queue', 'handovers', 'alarms'].map((text): Move => ({ in: s.id, do: 'add', text }))),
    ...writing.map((s): Move => ({ do: 'reveal', step: s.id })),
    ...['sellers', 'visits'].map((text, level): Move => ({ in: 'storm.tree', do: 'add', text, level })),
    { do: 'go', to: step },
  ]
  for (const move of moves) room.submit({ by: 'p1' }, move)
  const all = [...room.log]
  void room.leave()
  return all
}

/** What was done by whom; what only counts who saw what is left out: a screen shows a page, lines read all. */
export const doneIn = ({ log }: Room, from: number) =>
  log
    .slice(from)
    .flatMap(({ by, hand, move }) =>
      'in' in move && move.do === 'seen' ? [] : [{ by, ...(hand ? { hand } : {}), move }],
    )
