/** A room in a session that a command works in by itself, without a screen. */
import type { SessionKey, SessionStore } from '../../ports/session-store.ts'
import { refuseMisfit } from '../../room/fits.ts'
import { Room } from '../../room/room.ts'

/** Opens a session to be changed; the caller leaves the room. @throws UserError when it cannot be read, or is in use elsewhere. */
export async function openRoom(store: SessionStore, key: SessionKey): Promise<Room> {
  const { log, writer, ballots } = await store.open(key, { accept: refuseMisfit })
  return new Room({ log, writer, ballots, now: Date.now })
}
