/** Connections to a real PostgreSQL that fall: told by the next statement, and never by the end of this process. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { type Database, openDatabase } from '../../src/postgres/database.ts'
import { noPostgres, postgresPrograms, type Server, startPostgres } from '../support/postgres.ts'

const isThere = postgresPrograms() !== undefined
let server: Server
let database: Database
let other: Database
beforeAll(async () => {
  if (!isThere) return
  server = await startPostgres()
  const url = server.url('falls')
  database = await openDatabase(url)
  other = await openDatabase(url)
})
afterAll(async () => {
  await database?.end()
  await other?.end()
  server?.close()
})

describe.skipIf(!isThere)('a connection', () => {
  test('that the database ends between two statements of one piece of work fails that piece, and nothing else', async () => {
    const work = database.together(async query => {
      const [mine] = await query<{ pid: number }>('select pg_backend_pid() as pid')
      await other.query('select pg_terminate_backend($1)', [mine?.pid])
      // What the database said of it is here by the time that it has answered somebody else twice.
      for (let i = 0; i < 2; i++) await other.query('select pg_sleep(0.05)')
      await query('select 1')
    })
    await expect(work).rejects.toThrow(UserError)
    expect(await database.together(query => query('select 1 as one'))).toEqual([{ one: 1 }])
  })

  test('that falls while nobody uses it is made anew by the next statement', async () => {
    await database.query('select 1')
    server.stop('fast')
    await server.start()
    await expect.poll(() => database.query('select 1 as one').catch(() => [])).toEqual([{ one: 1 }])
  })
})

if (!isThere) test(noPostgres, context => context.skip())
