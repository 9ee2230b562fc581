/** A database with its tables, opened when it is first needed. */
import type { Database } from './database.ts'

/**
 * Opens a database, and brings its tables up to this program's, at the first call; later calls have the same one. Where that fails the
 * next call tries again: a database that does not answer now may do so then.
 */
export function whenNeeded(opening: () => Promise<Database>): () => Promise<Database> {
  let ready: Promise<Database> | undefined
  const begin = async () => {
    const { migrate } = await import('./schema.ts')
    const database = await opening()
    try {
      await migrate(database)
    } catch (error) {
      await database.end().catch(() => {})
      throw error
    }
    return database
  }
  return () => {
    ready ??= begin().catch(error => {
      ready = undefined
      throw error
    })
    return ready
  }
}

/** The database at an address, when it is needed. */
export function databaseAt(address: string): () => Promise<Database> {
  return whenNeeded(async () => (await import('./database.ts')).openDatabase(address))
}
