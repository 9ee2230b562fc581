/** Sessions in the tables of a database: made, read and listed. */
import { commandLine } from '../command-line.ts'
import { UserError } from '../errors.ts'
import type { CreateOptions, OpenedSession, SessionLog } from '../ports/session-store.ts'
import type { Entry, Session } from '../session/types.ts'
import { format, printEntry, refuseNewer } from '../store/format.ts'
import { type Found, inOrder, tellLog, tellUnreadable } from '../store/tell.ts'
import type { At, Holding } from './at.ts'
import type { Database } from './database.ts'
import { renewing } from './lease.ts'
import {
  digestOf,
  foundIn,
  listing,
  logFrom,
  noSession,
  reading,
  type SessionRow,
  sumIn,
  toldOf,
  type WholeRow,
} from './rows.ts'
import { writerOf } from './writer.ts'

/** True when something of this key is here. */
export async function has({ database, key }: At): Promise<boolean> {
  return (await database.query('select 1 from flywheel.session where key = $1', [key])).length > 0
}

/** The log as it is now. @throws UserError: none there · made by a newer program · damaged. */
export async function readSession(at: At): Promise<SessionLog> {
  const { row, log } = await readAll(at)
  return { id: row.id, log }
}

/** The row and the lines of its entries, those behind number `after`. @throws UserError when there is none. */
export async function linesOf({ database, key }: At, after = 0): Promise<{ row: WholeRow; lines: string[] }> {
  const [row] = await database.query<WholeRow & { lines: string[] | null }>(reading, [key, after])
  if (!row) throw noSession(database, key)
  return { row, lines: row.lines ?? [] }
}

/** The row and its log. @throws UserError: none there · made by a newer program · damaged. */
export async function readAll(at: At): Promise<{ row: WholeRow; log: Entry[] }> {
  const { row, lines } = await linesOf(at)
  return { row, log: logFrom(row, lines) }
}

/** Every session with its actions, in the order of a list. */
export async function all(database: Database) {
  const rows = await database.query<SessionRow>(listing)
  const found = await Promise.all(rows.map(async row => foundIn(row) ?? (await lookInto(database, row))))
  const infos = inOrder(
    found.map(f => f.info),
    found.flatMap(f => f.scored),
  )
  const actions = new Map(found.map(f => [f.info.key, f.actions]))
  return infos.map(info => ({ info, actions: actions.get(info.key) }))
}

/** A session of which nothing is told beside it: from its log, as far as that can be read. */
async function lookInto(database: Database, { key, id, last, bytes, format: found }: SessionRow): Promise<Found> {
  try {
    refuseNewer(key, found)
    const { row, lines } = await linesOf({ database, key })
    return tellLog(key, Number(row.bytes), { log: logFrom(row, lines) })
  } catch (error) {
    return tellUnreadable({ key, id, last, bytes: Number(bytes) }, key, error)
  }
}

/** What the session adds up to, without its log; undefined where only the log tells. @throws UserError when there is none. */
export async function glance({ database, key }: At): Promise<Session | undefined> {
  const sum = 'select sum, sum_seq, seq from flywheel.session where key = $1'
  return sumIn(await oneOf<Pick<WholeRow, 'sum' | 'sum_seq' | 'seq'>>({ database, key }, sum))
}

/** A text that changes with every entry and every snapshot. @throws UserError when there is no such session. */
export async function mark({ database, key }: At): Promise<string> {
  const both = "select seq || ' ' || sum_seq as mark from flywheel.session where key = $1"
  return (await oneOf<{ mark: string }>({ database, key }, both)).mark
}

/** SHA-256 (hex) of the session as a file. @throws UserError as `readAll` does. */
export async function digest(at: At): Promise<string> {
  const { row, log } = await readAll(at)
  return digestOf(row, log)
}

/** The row that a statement finds by the key. @throws UserError when there is none. */
async function oneOf<Row extends object>({ database, key }: At, sql: string): Promise<Row> {
  const [row] = await database.query<Row>(sql, [key])
  if (!row) throw noSession(database, key)
  return row
}

/** Begins a session with its first entry and holds it. @throws UserError when the key is taken. */
export async function create(at: Holding, first: Entry, { as, session }: CreateOptions = {}): Promise<OpenedSession> {
  if (first.move.do !== 'open') throw new Error('a session begins with an open')
  const { database, lease, key } = at
  const line = printEntry(first)
  const values = [
    ...[lease.id, lease.name, key, first.move.turn.id, format, as ?? null, first.at, line],
    ...[session ? JSON.stringify(session) : null, toldOf(key, [first], session), session ? 1 : 0],
  ]
  const made = await database.query(
    `with alive as (${renewing}), made as (
       insert into flywheel.session (key, id, format, epoch, owner, held_by, held_since, seq, bytes, last, sum, told, sum_seq)
       values ($3, $4, $5, 1, $1, $6, clock_timestamp(), 1, octet_length($8) + 6, $7, $9, $10, $11)
       on conflict (key) do nothing returning key
     )
     insert into flywheel.entry (key, n, epoch, line) select key, 1, 1, $8 from made returning 1`,
    values,
  )
  if (!made.length)
    throw new UserError(
      `There is a session "${key}" in ${database.name} already.`,
      `It was left as it is. To open it: ${commandLine('open', key)}`,
    )
  const writer = writerOf({ ...at, epoch: '1', seq: 1 })
  return { key, id: first.move.turn.id, log: [first], recovered: 0, readOnly: false, writer }
}
