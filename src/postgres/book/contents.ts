/** The whole book in the tables of a database, at one moment. */
import { looksOf } from '../../names.ts'
import type { BookContents } from '../../ports/service-book.ts'
import type { Database, Query } from '../database.ts'
import * as invitations from './invitations.ts'
import * as people from './people.ts'
import * as rooms from './rooms.ts'

/** Everything in the book. */
export function contents(database: Database): Promise<BookContents> {
  return database.together(async query => {
    await query('set transaction isolation level repeatable read')
    const here = { query }
    const secrets = await query<{ name: string; secret: string }>(
      'select name, secret from flywheel.secret order by name',
    )
    return {
      accounts: await people.accounts(here),
      teams: await people.teams(here),
      members: await people.members(here),
      invitations: await invitations.invitations(here),
      revoked: await people.revoked(here),
      rooms: (await rooms.rooms(here)).map(({ lives: _lives, ...room }) => room),
      secrets: Object.fromEntries(secrets.map(one => [one.name, one.secret])),
    }
  })
}

/** Puts all of a book into the tables; false when there is somebody in them, or a team. */
export function fill(database: Database, book: BookContents): Promise<boolean> {
  return database.together(async query => {
    await query('lock table flywheel.account in share row exclusive mode')
    const there = 'select 1 from flywheel.account union all select 1 from flywheel.team limit 1'
    if ((await query(there)).length) return false
    await fillPeople(query, book)
    const rest: [table: string, columns: string[], rows: unknown[][]][] = [
      ['team', ['slug', 'name', 'since'], book.teams.map(one => [one.slug, one.name, one.since])],
      ['member', ['account', 'team', 'role'], book.members.map(one => [one.account, one.team, one.role])],
      [
        'team_invitation',
        ['digest', 'team', 'role', 'until', 'uses', 'by'],
        book.invitations.map(one => [one.digest, one.team, one.role, one.until, one.uses, one.by]),
      ],
      ['revoked_key', ['key', 'why', 'since'], book.revoked.map(one => [one.key, one.why, one.since])],
      [
        'room',
        ['key', 'team', 'machine', 'codes'],
        book.rooms.map(one => [one.key, one.team, one.machine, JSON.stringify(one.codes)]),
      ],
      ['secret', ['name', 'secret'], Object.entries(book.secrets)],
    ]
    for (const [table, columns, rows] of rest) await put(query, table, columns, rows)
    return true
  })
}

async function fillPeople(query: Query, { accounts }: BookContents): Promise<void> {
  const rows = accounts.map(one => [one.id, one.name, ...looksOf(one.name), one.admin, one.since])
  await put(query, 'account', ['id', 'name', 'small', 'large', 'admin', 'since'], rows)
  const keys = accounts.flatMap(one => one.keys.map(key => [key, one.id]))
  await put(query, 'account_key', ['key', 'account'], keys)
}

/** Rows of a table, one statement each; what is there already stays. */
async function put(query: Query, table: string, columns: string[], rows: readonly unknown[][]): Promise<void> {
  const places = columns.map((_, i) => `$${i + 1}`).join(', ')
  const sql = `insert into flywheel.${table} (${columns.join(', ')}) values (${places}) on conflict do nothing`
  for (const row of rows) await query(sql, row)
}
