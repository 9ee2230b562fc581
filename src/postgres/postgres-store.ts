/** The store of sessions in a PostgreSQL database: the second adapter of the port `ports/session-store.ts`. */
import { hostname, userInfo } from 'node:os'
import { clean } from '../clean.ts'
import { commandLine } from '../command-line.ts'
import { localMinute } from '../day.ts'
import { exitCodes, UserError } from '../errors.ts'
import { lastOf } from '../lists.ts'
import type {
  OpenedSession,
  OpenOptions,
  Restored,
  RestoreOptions,
  SessionKey,
  SessionStore,
} from '../ports/session-store.ts'
import type { Entry, Session } from '../session/types.ts'
import { format, printEntry } from '../store/format.ts'
import { sayLost, without } from '../store/gaps.ts'
import { type Found, inOrder, tellLog } from '../store/tell.ts'
import {
  addCheckIns,
  checkIns,
  keepDraft,
  keepGuests,
  noteAtDoor,
  readBallots,
  readDrafts,
  readGuests,
} from './beside.ts'
import { type Database, openDatabase } from './database.ts'
import { type Lease, leaseOf, renewing } from './lease.ts'
import {
  digestOf,
  fileOf,
  foundIn,
  keyIn,
  logFrom,
  noSession,
  readable,
  rowFields,
  type SessionRow,
  toldOf,
  unreadable,
} from './rows.ts'
import { migrate } from './schema.ts'
import { onlyLooking, writerOf } from './writer.ts'

/** A store that can be let go of, and gives each session as the file it is exchanged in. */
export type PostgresStore = SessionStore & {
  /** The session as a session file, in pieces: byte for byte the one a folder would hold. @throws UserError as `read` does. */
  file(key: SessionKey): Promise<Iterable<string>>
  /** Renews this program's lease now. */
  renew(): Promise<void>
  /** Ends all connections; sessions that are held are free when the lease has run out. */
  end(): Promise<void>
}

/** The sessions in the database at an address. Nothing is connected, and no table made, before it is asked for. */
export function postgresStore(address: string): PostgresStore {
  const user = process.env.USER || userInfo().username
  return storeOf(openDatabase(address), `${user}, pid ${process.pid} on ${hostname()}`)
}

/** The same over a database that is open; `name` says who this program is to others. */
export function storeOf(opening: Promise<Database>, name: string): PostgresStore {
  let ready: Promise<{ database: Database; lease: Lease }> | undefined
  // A database that does not answer now may do so the next time.
  opening.catch(() => {})
  const begin = async () => {
    const database = await opening
    await migrate(database)
    return { database, lease: leaseOf(database, clean(name, 120)) }
  }
  const there = () => {
    ready ??= begin().catch(error => {
      ready = undefined
      throw error
    })
    return ready
  }
  const on = async <T>(key: SessionKey, work: (at: At) => Promise<T>): Promise<T> => {
    const { database, lease } = await there()
    return work({ database, lease, key: keyIn(database, key) })
  }
  return {
    list: async () => (await all((await there()).database)).map(f => f.info),
    listWithActions: async () => (await all((await there()).database)).map(({ info, actions }) => ({ info, actions })),
    read: key => on(key, async at => ({ id: (await rowOf(at)).id, log: (await readAll(at)).log })),
    glance: key => on(key, glance),
    mark: key => on(key, mark),
    has: key => on(key, async at => (await find(at)) !== undefined),
    digest: key => on(key, async at => digestOf(await fileAt(at))),
    file: key => on(key, fileAt),
    create: (key, first, { as, session } = {}) => on(key, at => create(at, first, as, session)),
    open: (key, options) => on(key, at => open(at, options)),
    restore: (key, options) => on(key, at => restore(at, options)),
    readDrafts: (key, session) => on(key, at => readDrafts(at, session)).catch(() => []),
    keepDraft: (key, draft, session) => on(key, at => keepDraft(at, draft, session)).catch(() => {}),
    readGuests: key => on(key, readGuests),
    keepGuests: (key, known) => on(key, at => keepGuests(at, known)),
    noteAtDoor: (key, line) => on(key, at => noteAtDoor(at, line)).catch(() => {}),
    checkIns: async () => checkIns((await there()).database).catch(() => []),
    addCheckIns: async said => addCheckIns((await there()).database, said),
    renew: async () => (await ready)?.lease.renew(),
    end: async () => (await opening).end(),
  }
}

/** One session of a database, as this program asks for it. */
type At = { database: Database; lease: Lease; key: string }

async function find({ database, key }: At): Promise<SessionRow | undefined> {
  return (await database.query<SessionRow>(`select ${rowFields} where s.key = $1`, [key]))[0]
}

async function rowOf(at: At): Promise<SessionRow> {
  const row = await find(at)
  if (!row) throw noSession(at.database, at.key)
  return row
}

/** The row and its lines in one statement, so that both are of the same moment. */
async function linesOf(at: At): Promise<{ row: SessionRow; lines: string[] }> {
  const [row] = await at.database.query<SessionRow & { lines: string[] | null }>(
    `select (select array_agg(e.line order by e.n) from flywheel.entry e where e.key = $1) as lines, ${rowFields} where s.key = $1`,
    [at.key],
  )
  if (!row) throw noSession(at.database, at.key)
  return { row, lines: row.lines ?? [] }
}

async function readAll(at: At): Promise<{ row: SessionRow; log: Entry[] }> {
  const { row, lines } = await linesOf(at)
  return { row, log: logFrom(row, lines) }
}

async function all(database: Database) {
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

async function glance(at: At): Promise<Session | undefined> {
  const row = await rowOf(at)
  return row.sum !== null && row.sum_seq === row.seq ? JSON.parse(row.sum) : undefined
}

async function mark(at: At): Promise<string> {
  const { seq, sum_seq } = await rowOf(at)
  return `${seq} ${sum_seq}`
}

async function fileAt(at: At): Promise<Iterable<string>> {
  const { row, log } = await readAll(at)
  return fileOf(row, log)
}

async function create(at: At, first: Entry, as?: string, session?: Session): Promise<OpenedSession> {
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
      `It was left as it is. To open it: ${commandLine('open', key, '--store', 'ADDRESS')}`,
    )
  const writer = writerOf({ database, lease, key, epoch: '1', seq: 1 })
  return { key, id: first.move.turn.id, log: [first], recovered: 0, readOnly: false, writer }
}

type Taken = { epoch: string; ballots: string | null }

async function open(at: At, options: OpenOptions = {}): Promise<OpenedSession> {
  const { key } = at
  const before = await readAll(at)
  const look = (read: { row: SessionRow; log: Entry[] }): OpenedSession => ({
    ...{ key, id: read.row.id, log: read.log, recovered: 0, readOnly: true, writer: onlyLooking },
  })
  if (options.readOnly || isClosed(before.log)) {
    options.accept?.(before.log)
    return look(before)
  }
  const taken = await hold(at, options)
  try {
    const read = await readAll(at)
    options.accept?.(read.log)
    if (isClosed(read.log)) {
      await letGo(at, taken.epoch)
      return look(read)
    }
    const { row, log } = read
    const ballots = readBallots(taken.ballots)
    const writer = writerOf({ ...at, epoch: taken.epoch, seq: log.length })
    const recovered = log.length - row.sum_seq
    return { key, id: row.id, log, recovered, readOnly: false, writer, ...(ballots ? { ballots } : {}) }
  } catch (error) {
    await letGo(at, taken.epoch)
    throw error
  }
}

function isClosed(log: readonly Entry[]): boolean {
  return log.some(e => e.move.do === 'close')
}

/** Takes the session and raises its epoch, so that nothing an earlier holder still sends is kept. @throws UserError `locked`. */
async function hold(at: At, { as, takeOver }: OpenOptions): Promise<Taken> {
  const { database, lease, key } = at
  const [taken] = await database.query<Taken>(
    `with alive as (${renewing})
     update flywheel.session set epoch = epoch + 1, owner = $1, held_by = $4, held_since = clock_timestamp()
     where key = $3 and ($5 or owner is null
       or not exists (select from flywheel.machine m where m.id = owner and m.until > clock_timestamp()))
     returning epoch::text, ballots`,
    [lease.id, lease.name, key, as ?? null, takeOver === true],
  )
  if (taken) return taken
  const [row] = await database.query<{ holder: string | null; as: string | null; since: Date | null }>(
    `select m.name as holder, s.held_by as as, s.held_since as since
     from flywheel.session s left join flywheel.machine m on m.id = s.owner where s.key = $1`,
    [key],
  )
  if (!row) throw noSession(database, key)
  const since = row.since ? `, since ${localMinute(row.since)}` : ''
  const who = [row.as, row.holder].filter(Boolean).join(', ')
  throw new UserError(
    `${key} is open in another flywheel (${who}${since}).`,
    `--take-over in place of --read-only goes on here, and the other one writes nothing more. To look on: ${commandLine('open', key, '--read-only', '--store', 'ADDRESS')}`,
    exitCodes.locked,
  )
}

async function letGo({ database, lease, key }: At, epoch: string): Promise<void> {
  const free =
    'update flywheel.session set owner = null, held_by = null, held_since = null where key = $1 and epoch = $2 and owner = $3'
  // When that fails as well, the lease runs out.
  await database.query(free, [key, epoch, lease.id]).catch(() => {})
}

async function restore(at: At, { as, misfits = () => [] }: RestoreOptions = {}): Promise<Restored> {
  const { epoch } = await hold(at, as === undefined ? {} : { as })
  try {
    const { row, lines } = await linesOf(at)
    const { log: read, lost: gone } = readable(lines)
    if (read[0]?.move.do !== 'open')
      throw new UserError(`Nothing of ${at.key} can be put back.`, 'It was left as it is.')
    const odd = new Set(misfits(read))
    if (!gone.length && !odd.size && read.length === row.seq)
      throw new UserError(`${at.key} is not damaged.`, 'It was left as it is.')
    const log = without(read, odd)
    const lost = [...new Set([...gone, ...odd])].sort((a, b) => a - b)
    const aside = `${at.key} ${new Date().toISOString()}`
    await at.database.query(
      `with held as (select key from flywheel.session where key = $1 and epoch = $2 for update),
       kept as (insert into flywheel.aside (name, key, lines) select $3, key, $4::text[] from held),
       made as (insert into flywheel.entry (key, n, epoch, line) select $1, n, $2, line from held, unnest($5::int[], $6::text[]) as t (n, line)
         on conflict (key, n) do update set line = excluded.line),
       gone as (delete from flywheel.entry where key = $1 and n > $7)
       update flywheel.session set seq = $7, sum = null, told = null, sum_seq = 0 where key = $1 and epoch = $2`,
      [at.key, epoch, aside, lines, log.map(e => e.n), log.map(printEntry), log.length],
    )
    return {
      entries: log.length - lost.length,
      at: lastOf(log).at,
      ...(lost.length ? { lost: sayLost(lost) } : {}),
      aside,
    }
  } finally {
    await letGo(at, epoch)
  }
}
