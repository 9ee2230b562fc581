/** How a worker is, in figures. */
import type { durations } from '../durations.ts'
import type { WorkerFigures } from '../messages.ts'
import type { WorkerRoom } from './worker-room.ts'

type Besides = {
  homes: number
  /** Moves of rooms that are closed. */
  moved: number
  keys: Pick<ReturnType<typeof durations>, 'read'>
}

export function figuresOf(rooms: readonly WorkerRoom[], { homes, moved, keys }: Besides): WorkerFigures {
  return {
    rooms: rooms.length,
    people: rooms.reduce((n, room) => n + room.facts().here, 0),
    homes,
    moves: rooms.reduce((n, room) => n + room.moves(), moved),
    keyToScreen: keys.read(),
    residentBytes: process.memoryUsage.rss(),
  }
}
