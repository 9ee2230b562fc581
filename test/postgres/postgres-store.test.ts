/** The store in PostgreSQL obeys the laws of the port, on a real server. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/postgres/database.ts'
import { renewing } from '../../src/postgres/lease.ts'
import { type PostgresStore, storeOf } from '../../src/postgres/postgres-store.ts'
import { whenNeeded } from '../../src/postgres/ready.ts'
import { migrate, schemaNow } from '../../src/postgres/schema.ts'
import { fold } from '../../src/room/log.ts'
import type { Entry } from '../../src/session/types.ts'
import { begun } from '../room/storm.ts'
import { storeLaws, type World } from '../store/conformance.ts'
import { postgresPrograms, type Server, startPostgres } from '../support/postgres.ts'

let server: Server | undefined
let shared: Database

beforeAll(async () => {
  if (!postgresPrograms()) return
  server = await startPostgres(['fsync=off'])
  shared = await openDatabase(server.url('laws'))
  await migrate(shared)
}, 60_000)
afterAll(async () => {
  await shared?.end()
  server?.close()
})

/** A database that stops to answer after so many statements: then nothing of what it was asked comes back. */
function mortal(database: Database, diesAfter: number): Database & { dead(): boolean } {
  let steps = 0
  const step = async (sql = '') => {
    // Renewing a lease goes by the clock, so it is no step of what is done.
    if (sql === renewing ? steps > diesAfter : steps++ >= diesAfter) await new Promise(() => {})
  }
  return {
    name: database.name,
    dead: () => steps > diesAfter,
    query: async (sql, values) => {
      await step(sql)
      return database.query(sql, values)
    },
    together: async work => {
      await step()
      return database.together(work)
    },
    end: () => database.end(),
  }
}

/** The tables emptied; programs with a lease of their own. Between two of them a minute passes, which those who live outlast. */
function worldOfTables(): World {
  const empty = shared.query('truncate flywheel.machine, flywheel.session, flywheel.check_in, flywheel.aside cascade')
  const programs: { store: PostgresStore; died(): boolean }[] = []
  return {
    program({ diesAfter = Number.POSITIVE_INFINITY } = {}) {
      const others = [...programs]
      const database = mortal(shared, diesAfter)
      const later = async () => {
        await empty
        await shared.query("update flywheel.machine set until = until - interval '1 minute'")
        await Promise.all(others.filter(one => !one.died()).map(one => one.store.renew()))
        return database
      }
      const one = { store: storeOf(whenNeeded(later), `program ${programs.length}`), died: database.dead }
      programs.push(one)
      return one
    },
  }
}

describe.runIf(postgresPrograms())('on a real server', () => {
  storeLaws('a PostgreSQL database', worldOfTables)

  test('a line that cannot be read is told, put back around, and kept aside', async () => {
    const { store } = worldOfTables().program()
    const log = begun()
    const [first, ...rest] = log as [Entry, ...Entry[]]
    const { writer } = await store.create('t-2', first, { session: fold([first]) })
    await writer.append(1, rest)
    await writer.close(log, fold(log))
    await shared.query("update flywheel.entry set line = '{\"n\": 2' where key = 't-2' and n = 2")
    await expect(store.open('t-2')).rejects.toThrow('t-2: Entry 2 is lost.')
    const restored = await store.restore('t-2')
    expect(restored).toMatchObject({ entries: log.length - 1, lost: 'Entry 2 is lost.' })
    expect((await store.read('t-2')).log.filter(e => e.n !== 2)).toEqual(log.filter(e => e.n !== 2))
    expect(await shared.query('select lines[2] as line from flywheel.aside')).toEqual([{ line: '{"n": 2' }])
    expect(await store.list()).toMatchObject([{ id: 't-2', state: 'open' }])
    await expect(store.restore('t-2')).rejects.toThrow('t-2 is not damaged.')
  })

  test('programs that start at the same moment in an empty database make its tables once', async () => {
    const url = server?.url('new') ?? ''
    const opened = await Promise.all(Array.from({ length: 4 }, () => openDatabase(url)))
    await Promise.all(opened.map(migrate))
    expect(await opened[0]?.query('select n from flywheel.schema_step order by n')).toEqual(
      Array.from({ length: schemaNow }, (_, i) => ({ n: i + 1 })),
    )
    await Promise.all(opened.map(database => database.end()))
  })
})

if (!postgresPrograms()) test('PostgreSQL is not here: apt install postgresql', context => context.skip())
