/** Somebody who only looks on sees what the writer does, a moment later: the log is read again when it has changed. */
import type { SessionKey, SessionStore } from '../../ports/session-store.ts'
import { misfit } from '../../room/fits.ts'
import type { Room } from '../../room/room.ts'

/** How often the store is asked, in ms. */
const every = 1_000

/** Brings entries that others write into the room as they come. Returns the way to stop. */
export function follow(room: Room, store: SessionStore, key: SessionKey): () => void {
  let mark = ''
  let busy = false
  const look = async () => {
    if (busy) return
    busy = true
    try {
      const now = await store.mark(key)
      if (now === mark) return
      const { log } = await store.read(key)
      if (!misfit(log)) for (const entry of log.slice(room.log.length)) room.relive(entry)
      mark = now
    } catch {
      // Caught between two writes: the next look finds it whole.
    } finally {
      busy = false
    }
  }
  const timer = setInterval(() => void look(), every)
  timer.unref()
  return () => clearInterval(timer)
}
