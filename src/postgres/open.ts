/** Holding a session of a database: opened by one program at a time, taken over, let go of, put back when it is damaged. */
import { localMinute } from '../day.ts'
import { UserError } from '../errors.ts'
import { lastOf } from '../lists.ts'
import type { OpenedSession, OpenOptions, Restored, RestoreOptions } from '../ports/session-store.ts'
import type { Entry } from '../session/types.ts'
import { sayLost, without } from '../store/damage/gaps.ts'
import { printEntry, refuseNewer } from '../store/format.ts'
import { openElsewhere } from '../store/lock.ts'
import { wasClosed } from '../store/tell.ts'
import type { Holding } from './at.ts'
import { readBallots } from './beside.ts'
import { renewing } from './lease.ts'
import { logFrom, noSession, readable, type WholeRow } from './rows.ts'
import { linesOf, readAll } from './sessions.ts'
import { onlyLooking, writerOf } from './writer.ts'

type Taken = { epoch: string; ballots: string | null }

/** Opens a session to go on with it, or to look on. @throws UserError `locked` when another holds it, and as `readAll` does. */
export async function open(at: Holding, options: OpenOptions = {}): Promise<OpenedSession> {
  const { key } = at
  const before = await readAll(at)
  const look = (read: { row: WholeRow; log: Entry[] }): OpenedSession => ({
    key,
    id: read.row.id,
    log: read.log,
    recovered: 0,
    readOnly: true,
    writer: onlyLooking,
  })
  if (options.readOnly || wasClosed(before.log)) {
    options.accept?.(before.log)
    return look(before)
  }
  const taken = await hold(at, options)
  try {
    const read = await since(at, before, taken.epoch)
    options.accept?.(read.log)
    if (wasClosed(read.log)) {
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

/**
 * The session as it is now that it is held, when it was read a moment ago: only what came in between is read. What was there can have
 * changed by a `restore` alone, which holds the session first.
 */
async function since(at: Holding, before: { row: WholeRow; log: Entry[] }, epoch: string): Promise<typeof before> {
  if (BigInt(epoch) !== BigInt(before.row.epoch) + 1n) return readAll(at)
  const { row, lines } = await linesOf(at, before.log.length)
  return { row, log: logFrom(row, lines, before.log) }
}

/** Takes the session and raises its epoch, so that nothing an earlier holder still sends is kept. @throws UserError `locked`. */
async function hold(at: Holding, { as, takeOver }: OpenOptions): Promise<Taken> {
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
  throw openElsewhere(key, [row.as, row.holder].filter(Boolean).join(', ') + since, key)
}

async function letGo({ database, lease, key }: Holding, epoch: string): Promise<void> {
  const free =
    'update flywheel.session set owner = null, held_by = null, held_since = null where key = $1 and epoch = $2 and owner = $3'
  // When that fails as well, the lease runs out.
  await database.query(free, [key, epoch, lease.id]).catch(() => {})
}

/** Puts back what can be put back of a damaged session; its lines as they were are kept in flywheel.aside. */
export async function restore(at: Holding, { as, misfits = () => [] }: RestoreOptions = {}): Promise<Restored> {
  const { epoch } = await hold(at, as === undefined ? {} : { as })
  try {
    const { row, lines } = await linesOf(at)
    refuseNewer(at.key, row.format)
    const { log: read, lost: gone } = readable(lines)
    if (read[0]?.move.do !== 'open')
      throw new UserError(`Nothing of ${at.key} can be put back.`, 'It was left as it is.')
    const odd = new Set(misfits(read))
    if (!gone.length && !odd.size && read.length === row.seq)
      throw new UserError(`${at.key} is not damaged.`, 'It was left as it is.')
    const log = without(read, odd)
    const lost = [...new Set([...gone, ...odd])].sort((a, b) => a - b)
    const aside = `${at.key} ${new Date().toISOString()}`
    // All of it comes from `held`, so that the row is locked before anything of it changes.
    await at.database.query(
      `with held as (select key from flywheel.session where key = $1 and epoch = $2 for update),
       kept as (insert into flywheel.aside (name, key, lines) select $3, key, $4::text[] from held),
       made as (insert into flywheel.entry (key, n, epoch, line) select $1, n, $2, line from held, unnest($5::int[], $6::text[]) as t (n, line)
         on conflict (key, n) do update set line = excluded.line),
       gone as (delete from flywheel.entry e using held where e.key = held.key and e.n > $7)
       update flywheel.session s set seq = $7, sum = null, told = null, sum_seq = 0 from held where s.key = held.key`,
      [at.key, epoch, aside, lines, log.map(e => e.n), log.map(printEntry), log.length],
    )
    return {
      entries: log.length - lost.length,
      at: lastOf(log).at,
      ...(lost.length ? { lost: sayLost(lost) } : {}),
      aside: `flywheel.aside, as ${aside}`,
    }
  } finally {
    await letGo(at, epoch)
  }
}
