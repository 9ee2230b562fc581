/** The book of a service in a PostgreSQL database obeys the laws of the port, on a real server. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exitCodes } from '../../src/errors.ts'
import { type Database, openDatabase } from '../../src/postgres/database.ts'
import { storeOf } from '../../src/postgres/postgres-store.ts'
import { migrate, schemaNow } from '../../src/postgres/schema.ts'
import { postgresBook } from '../../src/postgres/service-book.ts'
import { fold } from '../../src/room/log.ts'
import type { Entry } from '../../src/session/types.ts'
import { begun } from '../room/storm.ts'
import { noPostgres, postgresPrograms, type Server, startPostgres } from '../support/postgres.ts'
import { type BookWorld, bookLaws, wholeBookLaws } from './book-conformance.ts'

let server: Server | undefined
/** Two programs, with pools of their own. */
let programs: [Database, Database]

beforeAll(async () => {
  if (!postgresPrograms()) return
  server = await startPostgres(['fsync=off'])
  const url = server.url('book')
  programs = [await openDatabase(url), await openDatabase(url)]
  await migrate(programs[0])
}, 60_000)
afterAll(async () => {
  for (const database of programs ?? []) await database.end()
  server?.close()
})

async function emptied(): Promise<void> {
  const tables = ['account', 'team', 'team_invitation', 'revoked_key', 'server', 'room', 'secret']
  await programs[0].query(`truncate ${tables.map(table => `flywheel.${table}`).join(', ')} cascade`)
}

async function worldOfTables(): Promise<BookWorld> {
  const [one] = programs
  await emptied()
  let asked = 0
  const another = async () => postgresBook(async () => programs[asked++ % 2] ?? one)
  return {
    now: Date.now,
    book: another,
    again: another,
    async later(ms) {
      for (const table of ['server', 'team_invitation'])
        await one.query(`update flywheel.${table} set until = until - $1 * interval '1 millisecond'`, [ms])
    },
  }
}

describe.runIf(postgresPrograms())('on a real server', () => {
  bookLaws('a PostgreSQL database', worldOfTables)
  wholeBookLaws('a PostgreSQL database', async () => {
    await emptied()
    return postgresBook(async () => programs[0])
  })

  test('a schema of before is brought up with its sessions as they were; the program of before says it is newer', async () => {
    const database = await openDatabase(server?.url('before') ?? '')
    await migrate(database, 1)
    const store = storeOf(async () => database)
    const log = begun()
    const [first, ...rest] = log as [Entry, ...Entry[]]
    const { writer } = await store.create('t-2', first, { session: fold([first]) })
    await writer.append(1, rest)
    const both = await Promise.all([migrate(database), migrate(database)])
    expect(both).toHaveLength(2)
    expect((await store.read('t-2')).log).toEqual(log)
    await postgresBook(async () => database).addTeam('Checkout')
    await expect(migrate(database, 1)).rejects.toMatchObject({
      exit: exitCodes.newer,
      message: expect.stringContaining(`schema ${schemaNow}; this one knows up to 1`),
    })
    await writer.close(log, fold(log))
    await database.end()
  })
})

if (!postgresPrograms()) test(noPostgres, context => context.skip())
