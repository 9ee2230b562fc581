/** The store in PostgreSQL obeys the laws of the port, on a real server. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SessionWriter } from '../../src/ports/session-store.ts'
import { appendsOf } from '../../src/postgres/appends.ts'
import { type Database, openDatabase } from '../../src/postgres/database.ts'
import { leaseOf } from '../../src/postgres/lease.ts'
import { open } from '../../src/postgres/open.ts'
import { type PostgresStore, storeOf } from '../../src/postgres/postgres-store.ts'
import { whenNeeded } from '../../src/postgres/ready.ts'
import { migrate, schemaNow } from '../../src/postgres/schema.ts'
import { fold } from '../../src/room/log.ts'
import type { Entry } from '../../src/session/types.ts'
import { begun } from '../room/storm.ts'
import { storeLaws, type World } from '../store/conformance.ts'
import { noPostgres, postgresPrograms, type Server, startPostgres } from '../support/postgres.ts'

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
  const step = async () => {
    if (steps++ >= diesAfter) await new Promise(() => {})
  }
  return {
    name: database.name,
    dead: () => steps > diesAfter,
    query: async (sql, values) => {
      await step()
      return database.query(sql, values)
    },
    // Renewing a lease goes by the clock, so it is no step of what is done.
    urgent: async (sql, values) => {
      if (steps > diesAfter) await new Promise(() => {})
      return database.urgent(sql, values)
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

  test('a program that was not there for a day leaves no row; one that may come back keeps its own', async () => {
    const [dead, asleep] = [randomUUID(), randomUUID()]
    const lease = leaseOf(shared, 'mine')
    const put = `insert into flywheel.machine (id, name, until) values ($1, $2, clock_timestamp() - $3::interval)`
    await shared.query(put, [dead, 'dead', '25 hours'])
    await shared.query(put, [asleep, 'asleep', '20 hours'])
    await lease.renew()
    const left = await shared.query<{ name: string }>(
      'select name from flywheel.machine where id = any($1) order by name',
      [[dead, asleep, lease.id]],
    )
    expect(left.map(row => row.name)).toEqual(['asleep', 'mine'])
  })

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

  /** The database with something that happens just before a statement that fits. */
  function before(fits: RegExp, happens: () => Promise<unknown> | unknown): Database {
    return {
      ...shared,
      async query(sql, values) {
        if (fits.test(sql)) await happens()
        return shared.query(sql, values)
      },
    }
  }
  const holding = /update flywheel\.session set epoch = epoch \+ 1/
  const wholeLog = /array_agg\(e\.line/

  test('an opened session is read once, with what came in just before it was held', async () => {
    const { store } = worldOfTables().program()
    const log = begun()
    const [first, ...rest] = log as [Entry, ...Entry[]]
    const mine = await store.create('t-2', first, { session: fold([first]) })
    await mine.writer.append(1, rest.slice(0, 1))
    const reads: unknown[] = []
    const late = before(holding, () => mine.writer.append(2, rest.slice(1)))
    const counting: Database = {
      ...late,
      query(sql, values) {
        if (wholeLog.test(sql)) reads.push(values?.[1])
        return late.query(sql, values)
      },
    }
    const theirs = await storeOf(async () => counting).open('t-2', { takeOver: true })
    expect(theirs.log).toEqual(log)
    expect(reads).toEqual([0, 2])
    await theirs.writer.close(log, fold(log))
  })

  test('a session that was put back just before it was held is read as it is now', async () => {
    const { store } = worldOfTables().program()
    const log = begun()
    const [first, ...rest] = log as [Entry, ...Entry[]]
    const { writer } = await store.create('t-2', first, { session: fold([first]) })
    await writer.append(1, rest)
    await writer.close(log, fold(log))
    const later = before(holding, async () => {
      await shared.query("update flywheel.entry set line = '{' where key = 't-2' and n = 2")
      await store.restore('t-2')
    })
    const opened = await storeOf(async () => later).open('t-2')
    expect(opened.log).toEqual((await store.read('t-2')).log)
    expect(opened.log[1]).not.toEqual(log[1])
  })

  test.each([
    ['append', (writer: SessionWriter, log: Entry[]) => writer.append(1, log.slice(1))],
    ['snapshot', (writer: SessionWriter, log: Entry[]) => writer.snapshot(log.slice(0, 1))],
  ])('a writer that finds by an %s that another has the session lets its lease run out', async (_, tries) => {
    const { store } = worldOfTables().program()
    const log = begun()
    const [first] = log as [Entry, ...Entry[]]
    await (await store.create('t-2', first)).writer.close([first], fold([first]))
    let held = 0
    const lease = { id: randomUUID(), name: 'mine', hold: () => held++, release: () => held--, renew: async () => {} }
    const mine = await open({ database: shared, key: 't-2', lease, appends: appendsOf(shared, lease.id) })
    expect(held).toBe(1)
    await store.open('t-2', { takeOver: true })
    await Promise.resolve(tries(mine.writer, log)).catch(() => {})
    expect(held).toBe(0)
    await mine.writer.close(log.slice(0, 1), fold([first])).catch(() => {})
    expect(held).toBe(0)
  })

  test('whom doors know is found of rows that an older program wrote, and one that is damaged hides only itself', async () => {
    const database = await openDatabase(server?.url('older') ?? '')
    await migrate(database, 2)
    const session = `insert into flywheel.session (key, id, format, epoch, seq, bytes, last) select k, k, 1, 1, 0, 0, '' from unnest($1::text[]) k`
    await database.query(session, [['t-1', 't-2', 't-3']])
    const digest = 'ab'.repeat(32)
    const known = (person: string) => JSON.stringify([{ person, tickets: [digest], keys: [] }])
    const put = 'insert into flywheel.guests (key, known) values ($1, $2)'
    await database.query(put, ['t-1', known('p1')])
    await database.query(put, ['t-2', '{"'])
    await migrate(database)
    const { knowing } = storeOf(async () => database)
    expect(await knowing(digest)).toEqual(['t-1'])
    await database.query(put, ['t-3', known('p2')])
    expect(await knowing(digest)).toEqual(['t-1', 't-3'])
    const [plan] = await database.together(async query => {
      await query('set local enable_seqscan = off')
      return query<{ 'QUERY PLAN': string }>(
        `explain (format text) select key from flywheel.guests where flywheel.marks(known) @> array['x']`,
      )
    })
    expect(plan?.['QUERY PLAN']).toMatch(/Bitmap/)
    await database.end()
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

if (!postgresPrograms()) test(noPostgres, context => context.skip())
