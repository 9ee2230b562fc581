/** Appends of many sessions share statements, and none of them suffers for another, on a real server. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenedSession } from '../../src/ports/session-store.ts'
import { type Database, openDatabase } from '../../src/postgres/database.ts'
import { storeOf } from '../../src/postgres/postgres-store.ts'
import { migrate } from '../../src/postgres/schema.ts'
import type { Entry } from '../../src/session/types.ts'
import { begun } from '../room/storm.ts'
import { noPostgres, postgresPrograms, type Server, startPostgres } from '../support/postgres.ts'

let server: Server | undefined
let url = ''
let database: Database

beforeAll(async () => {
  if (!postgresPrograms()) return
  server = await startPostgres(['fsync=off'])
  url = server.url('appends')
  database = await openDatabase(url)
  await migrate(database)
}, 60_000)
afterAll(async () => {
  await database?.end()
  server?.close()
})

const log = begun()
const [first, second, third] = log as [Entry, Entry, Entry]
const parked = (text: string): Entry => ({ ...second, move: { do: 'park', text } })
let made = 0

/** Sessions of one program, and what it asks the database. */
async function sessions(many: number) {
  const asked: { sql: string; values: readonly unknown[] }[] = []
  const store = storeOf(async () => ({
    ...database,
    query: (sql, values = [], name) => {
      asked.push({ sql, values })
      return database.query(sql, values, name)
    },
  }))
  const opened: OpenedSession[] = []
  for (let i = 0; i < many; i++) opened.push(await store.create(`s-${++made}`, first))
  asked.length = 0
  return { store, opened, asked }
}

const numbers = async (key: string) => (await storeOf(async () => database).read(key)).log.map(entry => entry.n)

describe.runIf(postgresPrograms())('sessions of one program', () => {
  test('that are written at the same moment share a statement', async () => {
    const { opened, asked } = await sessions(20)
    const kept = await Promise.all(opened.map(({ writer }) => writer.append(1, [second, third])))
    expect(kept).toEqual(opened.map(() => ({ seq: 3 })))
    expect(asked).toHaveLength(1)
    for (const { key } of opened) expect(await numbers(key)).toEqual([1, 2, 3])
  })

  test('are each kept once, whatever was kept of a call that is made again', async () => {
    const { opened } = await sessions(3)
    const [none, some, all] = opened.map(({ writer }) => writer)
    await some?.append(1, [second])
    await all?.append(1, [second, third])
    const again = [none, some, all].map(writer => writer?.append(1, [second, third]))
    expect(await Promise.all(again)).toEqual([{ seq: 3 }, { seq: 3 }, { seq: 3 }])
    for (const { key } of opened) expect(await numbers(key)).toEqual([1, 2, 3])
    const rows = await database.query<{ bytes: string; last: string }>(
      'select distinct bytes, last from flywheel.session where key = any($1)',
      [opened.map(({ key }) => key)],
    )
    expect(rows).toEqual([{ bytes: expect.any(String), last: third.at }])
  })

  test('are fenced each by its own epoch', async () => {
    const { opened } = await sessions(3)
    const [, lost] = opened
    await storeOf(async () => database, 'another').open(lost?.key ?? '', { takeOver: true })
    const kept = await Promise.all(opened.map(({ writer }) => writer.append(1, [second])))
    expect(kept).toEqual([{ seq: 2 }, expect.objectContaining({ lost: 'fenced' }), { seq: 2 }])
    expect(await numbers(lost?.key ?? '')).toEqual([1])
  })

  test('are told each by itself that the log ends elsewhere', async () => {
    const { opened } = await sessions(3)
    const [short, other, good] = opened.map(({ writer }) => writer)
    await other?.append(1, [parked('this one')])
    const kept = await Promise.all([
      short?.append(2, [third]),
      other?.append(1, [parked('that one')]),
      good?.append(1, [second]),
    ])
    expect(kept).toMatchObject([{ lost: 'sequence' }, { lost: 'sequence' }, { seq: 2 }])
  })

  test('do not wait for one whose row is locked', async () => {
    const { opened } = await sessions(4)
    const [locked, ...others] = opened
    let isKept = false
    let held: Promise<unknown> | undefined
    await database.together(async query => {
      await query('select from flywheel.session where key = $1 for update', [locked?.key])
      held = locked?.writer.append(1, [second]).then(kept => {
        isKept = true
        return kept
      })
      for (const [i, entry] of [second, third].entries())
        await Promise.all(others.map(({ writer }) => writer.append(i + 1, [entry])))
      expect(isKept).toBe(false)
    })
    expect(await held).toEqual({ seq: 2 })
  })

  test('do not fail with one that the database does not take', async () => {
    await database.query("alter table flywheel.entry add constraint odd check (line not like '%refused here%')")
    const { opened } = await sessions(3)
    const done = await Promise.allSettled(
      opened.map(({ writer }, i) => writer.append(1, [i === 1 ? parked('refused here') : second])),
    )
    await database.query('alter table flywheel.entry drop constraint odd')
    expect(done.map(one => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await opened[1]?.writer.append(1, [second])).toEqual({ seq: 2 })
  })
})

test.runIf(postgresPrograms())(
  'a pooler that hands connections round does not stop statements with names',
  async () => {
    const one = await openDatabase(url, { connect: 5_000, statement: 5_000, answer: 6_000, atOnce: 1 })
    expect(await one.query('select $1::int as n', [1], 'named')).toEqual([{ n: 1 }])
    // The connection behind it is another one now, which knows of no statement.
    await one.query('deallocate all')
    expect(await one.query('select $1::int as n', [2], 'named')).toEqual([{ n: 2 }])
    await one.query('deallocate all')
    expect(await one.query('select $1::int as n', [3], 'named')).toEqual([{ n: 3 }])
    await one.end()
  },
)

if (!postgresPrograms()) test(noPostgres, context => context.skip())
