/** How a room ends with its process: saved, as long as there is time to try; else with what its people are to know. */
import type { RemoteTerminal } from '../../remote/terminal.ts'
import type { ServiceEvent } from '../messages.ts'
import { serviceWords } from '../words.ts'
import { whyNot } from './told.ts'
import type { WorkerRoom } from './worker-room.ts'

/** ms between two tries to save. */
const againAfter = 250

type Ending = {
  /** What people read when all is saved. */
  say: string
  /** Until when saving is tried, ms of `performance.now()`. */
  until: number
  /** True for terminals that nobody else brings back. */
  isMeant: (terminal: RemoteTerminal) => boolean
}

/** Ends all of them so; `note` is told which could not be saved. */
export async function endRooms(
  rooms: Iterable<WorkerRoom>,
  ending: Ending,
  note: (event: ServiceEvent) => void,
): Promise<void> {
  const all = [...rooms].map(async room => {
    const why = await endRoom(room, ending)
    if (why !== undefined) note({ event: 'not-saved', room: room.name, reason: why })
  })
  await Promise.all(all)
}

/**
 * Saves a room and sends its people away. While it cannot be saved they keep their screens, where that is said, and what they type stands in
 * their lines; when time is up they read what is safe. Resolves with why it was not saved; undefined when it was.
 */
async function endRoom(room: WorkerRoom, { say, until, isMeant }: Ending): Promise<string | undefined> {
  for (;;) {
    const why = await room.close(say).then(() => undefined, whyNot)
    if (why === undefined) return undefined
    if (performance.now() >= until) {
      await room.giveUp(isMeant)
      return why
    }
    room.open.room.hold(serviceWords.stopsUnsaved)
    await new Promise(resolve => setTimeout(resolve, againAfter))
  }
}
