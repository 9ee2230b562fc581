/** Rooms kept in PostgreSQL obey the laws of a room, on a real server. */
import { afterAll, beforeAll, describe, test } from 'vitest'
import { type Database, openDatabase } from '../../src/postgres/database.ts'
import { storeOf } from '../../src/postgres/postgres-store.ts'
import { migrate } from '../../src/postgres/schema.ts'
import { type RoomWorld, roomLaws } from '../store/room-laws.ts'
import { noPostgres, postgresPrograms, type Server, startPostgres } from '../support/postgres.ts'

let server: Server | undefined
let place = ''
let database: Database

beforeAll(async () => {
  if (!postgresPrograms()) return
  server = await startPostgres(['fsync=off'])
  place = server.url('rooms')
  database = await openDatabase(place)
  await migrate(database)
}, 60_000)
afterAll(async () => {
  await database?.end()
  server?.close()
})

/** The tables emptied; each program has a lease of its own. */
async function worldOfServer(): Promise<RoomWorld> {
  await database.query('truncate flywheel.machine, flywheel.session, flywheel.check_in, flywheel.aside cascade')
  let programs = 0
  return {
    place,
    program: () => storeOf(async () => database, `program ${++programs}`),
    async tear(key) {
      const half = "insert into flywheel.entry (key, n, epoch, line) values ($1, 999, 1, '{}')"
      const cut = new Error('the connection was cut')
      const writing = database.together(async query => {
        await query(half, [key])
        throw cut
      })
      await writing.catch(error => {
        if (error !== cut) throw error
      })
    },
    leftovers: () => [],
  }
}

describe.runIf(postgresPrograms())('on a real server', () => roomLaws('a room in PostgreSQL', worldOfServer, 0.15))

if (!postgresPrograms()) test(noPostgres, context => context.skip())
