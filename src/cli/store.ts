/** The one place where it is decided how sessions, and the book of a service, are kept: in files of a folder, or in a PostgreSQL database. */
import { dirname, resolve } from 'node:path'
import type { BookContents, OpenBook } from '../ports/service-book.ts'
import type { SessionKey, SessionStore } from '../ports/session-store.ts'
import { databaseName, isDatabase } from '../postgres/address.ts'
import { type PostgresStore, storeOf } from '../postgres/postgres-store.ts'
import { databaseAt } from '../postgres/ready.ts'
import { fileStore } from '../store/file-store.ts'
import { quickDisk } from '../store/quick-disk.ts'

/** A database is asked over one pool of connections, however often it is named. */
const databases = new Map<string, { ready: ReturnType<typeof databaseAt>; store: PostgresStore }>()

function databaseIn(address: string) {
  const known = databases.get(address)
  if (known) return known
  const ready = databaseAt(address)
  const made = { ready, store: storeOf(ready) }
  databases.set(address, made)
  return made
}

/**
 * The store of the sessions of this folder, or of the database at this address. `quick`: for a command that prints and ends, reading
 * keeps everything else waiting.
 */
export function storeIn(place: string, { quick = false } = {}): SessionStore {
  if (!isDatabase(place)) return fileStore(place, quick ? { on: quickDisk } : {})
  return databaseIn(place).store
}

/** The place a session is kept in with those of its team: the database, or the folder of its file, which need not be `dir`. */
export function placeWith(key: SessionKey, dir: string): string {
  return isDatabase(dir) ? dir : dirname(resolve(key))
}

/**
 * What the room of a session is found by on this machine: its file; of a database a path that no file has, the same from whichever folder the
 * program is started, and another one in another database.
 */
export function roomOf(key: SessionKey, dir: string): string {
  return isDatabase(dir) ? resolve('/', 'database', databaseName(dir) ?? '', key) : resolve(key)
}

/**
 * The book of the service whose sessions are kept in this folder, or in the database at this address. A folder's is held by one program
 * at a time; `takeOver`: also where nobody can tell whether the one that held it still runs.
 * @throws UserError when it is held, or cannot be read.
 */
export async function bookIn(place: string, { takeOver = false } = {}): Promise<OpenBook> {
  if (!isDatabase(place)) return (await import('../store/service-book.ts')).fileBook(place, { takeOver })
  return (await import('../postgres/service-book.ts')).postgresBook(databaseIn(place).ready)
}

/** What stands in the book of the service of this place, whoever has it open. @throws UserError when it cannot be read. */
export async function bookContents(place: string): Promise<BookContents> {
  if (!isDatabase(place)) return (await import('../store/service-book.ts')).contentsIn(place)
  return (await bookIn(place)).contents()
}
