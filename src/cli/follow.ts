/** Somebody who only looks on sees what the writer does, a moment later: the files are read again when they have changed. */
import { stat } from 'node:fs/promises'
import { misfit } from '../room/fits.ts'
import type { Room } from '../room/room.ts'
import { placesOf } from '../store/places.ts'
import { readSession } from '../store/session-file.ts'

/** How often the files are looked at, in ms. */
const every = 1_000

/** Brings entries that others write into the room as they come. Returns the way to stop. */
export function follow(room: Room, path: string): () => void {
  let mark = ''
  let busy = false
  const look = async () => {
    if (busy) return
    busy = true
    try {
      const now = await markOf(path)
      if (now === mark) return
      const { log } = await readSession(path)
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

async function markOf(path: string): Promise<string> {
  const { session, journal } = placesOf(path)
  const seen = await Promise.all([session, journal].map(p => stat(p).catch(() => undefined)))
  return seen.map(s => (s ? `${s.ino} ${s.size} ${s.mtimeMs}` : '-')).join(' ')
}
