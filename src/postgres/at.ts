/** Where a session is: in which database, under which key, and for which program. */
import type { Appends } from './appends.ts'
import type { Database } from './database.ts'
import type { Lease } from './lease.ts'

/** One session of a database. */
export type At = { database: Database; key: string }

/** The same for a program that may hold it. */
export type Holding = At & { lease: Lease; appends: Appends }
