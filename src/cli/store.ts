/** The one place where it is decided how sessions are kept: in files of a folder, or in a PostgreSQL database. */
import type { SessionStore } from '../ports/session-store.ts'
import { isDatabase } from '../postgres/address.ts'
import { type PostgresStore, postgresStore } from '../postgres/postgres-store.ts'
import { fileStore } from '../store/file-store.ts'
import { quickDisk } from '../store/quick-disk.ts'

/** A database is asked over one pool of connections, however often it is named. */
const databases = new Map<string, PostgresStore>()

/**
 * The store of the sessions of this folder, or of the database at this address. `quick`: for a command that prints and ends, reading
 * keeps everything else waiting.
 */
export function storeIn(place: string, { quick = false } = {}): SessionStore {
  if (!isDatabase(place)) return fileStore(place, quick ? { on: quickDisk } : {})
  const known = databases.get(place) ?? postgresStore(place)
  databases.set(place, known)
  return known
}
