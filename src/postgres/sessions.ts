/** Sessions in the tables of a database: made, read and listed. */
import { commandLine } from '../command-line.ts'
import { UserError } from '../errors.ts'
import type { CreateOptions, OpenedSession, SessionLog } from '../ports/session-store.ts'
import type { Entry, Session } from '../session/types.ts'
import { format, printEntry } from '../store/format.ts'
import { type Found, inOrder, tellLog } from '../store/tell.ts'
import type { At } from './at.ts'
import type { Database } from './database.ts'
import { renewing } from './lease.ts'
import { fileOf, foundIn, logFrom, noSession, rowFields, type SessionRow, toldOf, unreadable } from './rows.ts'
import { writerOf } from './writer.ts'

async function find({ database, key }: At): Promise<SessionRow | undefined> {
  return (await database.query<SessionRow>(`select ${rowFields} where s.key = $1`, [key]))[0]
}

async function rowOf(at: At): Promise<SessionRow> {
  const row = await find(at)
  if (!row) throw noSession(at.database, at.key)
  return row
}

/** True when something of this key is here. */
export async function has(at: At): Promise<boolean> {
  return (await find(at)) !== undefined
}

/** The log as it is now. @throws UserError: none there · made by a newer program · damaged. */
export async function readSession(at: At): Promise<SessionLog> {
  const { row, log } = await readAll(at)
  return { id: row.id, log }
}

/** The row and its lines in one statement, so that both are of the same moment. */
export async function linesOf(at: At): Promise<{ row: SessionRow; lines: string[] }> {
  const [row] = await at.database.query<SessionRow & { lines: string[] | null }>(
    `select (select array_agg(e.line order by e.n) from flywheel.entry e where e.key = $1) as lines, ${rowFields} where s.key = $1`,
    [at.key],
  )
  if (!row) throw noSession(at.database, at.key)
  return { row, lines: row.lines ?? [] }
}

/** The row and its log. @throws UserError: none there · made by a newer program · damaged. */
export async function readAll(at: At): Promise<{ row: SessionRow; log: Entry[] }> {
  const { row, lines } = await linesOf(at)
  return { row, log: logFrom(row, lines) }
}

/** Every session with its actions, in the order of a list. */
export async function all(database: Database) {
  const rows = await database.query<SessionRow>(`select ${rowFields.replace('s.sum,', 'null as sum,')} order by s.key`)
  const found = await Promise.all(rows.map(async row => foundIn(row) ?? (await lookInto(database, row))))
  const infos = inOrder(
    found.map(f => f.info),
    found.flatMap(f => f.scored),
  )
  const actions = new Map(found.map(f => [f.info.key, f.actions]))
  return infos.map(info => ({ info, actions: actions.get(info.key) }))
}

/** A session of which nothing is told beside it: from its log, as far as that can be read. */
async function lookInto(database: Database, row: SessionRow): Promise<Found> {
  const { lines } = await database
    .query<{ lines: string[] }>(
      'select coalesce(array_agg(line order by n), $2) as lines from flywheel.entry where key = $1',
      [row.key, []],
    )
    .then(([read]) => read ?? { lines: [] })
  try {
    return tellLog(row.key, Number(row.bytes), { log: logFrom(row, lines) })
  } catch (error) {
    return unreadable(row, error)
  }
}

/** What the session adds up to, without its log; undefined where only the log tells. */
export async function glance(at: At): Promise<Session | undefined> {
  const row = await rowOf(at)
  return row.sum !== null && row.sum_seq === row.seq ? JSON.parse(row.sum) : undefined
}

/** A text that changes with every entry and every snapshot. */
export async function mark(at: At): Promise<string> {
  const { seq, sum_seq } = await rowOf(at)
  return `${seq} ${sum_seq}`
}

/** The session as the file it is exchanged in. @throws UserError as `readAll` does. */
export async function fileAt(at: At): Promise<Iterable<string>> {
  const { row, log } = await readAll(at)
  return fileOf(row, log)
}

/** Begins a session with its first entry and holds it. @throws UserError when the key is taken. */
export async function create(at: At, first: Entry, { as, session }: CreateOptions = {}): Promise<OpenedSession> {
  if (first.move.do !== 'open') throw new Error('a session begins with an open')
  const { database, lease, key } = at
  const line = printEntry(first)
  const values = [
    ...[lease.id, lease.name, key, first.move.turn.id, format, as ?? null, line.length + 6, first.at, line],
    ...[session ? JSON.stringify(session) : null, toldOf(key, line.length, [first], session), session ? 1 : 0],
  ]
  const made = await database.query(
    `with alive as (${renewing}), made as (
       insert into flywheel.session (key, id, format, epoch, owner, held_by, held_since, seq, bytes, last, sum, told, sum_seq)
       values ($3, $4, $5, 1, $1, $6, clock_timestamp(), 1, $7, $8, $10, $11, $12)
       on conflict (key) do nothing returning key
     )
     insert into flywheel.entry (key, n, epoch, line) select key, 1, 1, $9 from made returning 1`,
    values,
  )
  if (!made.length)
    throw new UserError(
      `There is a session "${key}" in ${database.name} already.`,
      `It was left as it is. To open it: ${commandLine('open', key)}`,
    )
  const writer = writerOf({ database, lease, key, epoch: '1', seq: 1 })
  return { key, id: first.move.turn.id, log: [first], recovered: 0, readOnly: false, writer }
}
