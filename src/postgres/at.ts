/** Where a session is: in which database, for which program, under which key. */
import type { Database } from './database.ts'
import type { Lease } from './lease.ts'

/** One session of a database, as this program asks for it. */
export type At = { database: Database; lease: Lease; key: string }
