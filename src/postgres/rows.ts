/** A session as its rows are read: its entries checked one by one, and what a list tells of it. */
import { createHash } from 'node:crypto'
import { commandLine } from '../command-line.ts'
import { localDay, localMinute } from '../day.ts'
import { UserError } from '../errors.ts'
import { lastOf } from '../lists.ts'
import type { SessionInfo } from '../ports/session-info.ts'
import type { SessionKey } from '../ports/session-store.ts'
import type { Entry, Session } from '../session/types.ts'
import { goOnWith, sayLost } from '../store/damage/gaps.ts'
import { Damaged, format, isEntry, print, refuseNewer, rememberLine } from '../store/format.ts'
import { readJson } from '../store/json.ts'
import { type Found, tell, tellLog } from '../store/tell.ts'
import type { Database } from './database.ts'

/** The row of a session as lists read it, with the name of who holds it while that one lives. */
export type SessionRow = {
  key: string
  id: string
  format: number
  seq: number
  bytes: string
  last: string
  told: string | null
  sum_seq: number
  holder: string | null
}

/** The same with what the session adds up to, which may be long, and which holding it is under. */
export type WholeRow = SessionRow & { sum: string | null; epoch: string }

const fields = 's.key, s.id, s.format, s.seq, s.bytes, s.last, s.told, s.sum_seq, m.name as holder'
const from = 'from flywheel.session s left join flywheel.machine m on m.id = s.owner and m.until > clock_timestamp()'

/** Reads rows for a list. */
export const listing = `select ${fields} ${from} order by s.key`
/** Reads one row, of the key $1, and the lines of its entries behind number $2 in the same statement, so that both are of the same moment. */
export const reading = `select ${fields}, s.sum, s.epoch::text,
  (select array_agg(e.line order by e.n) from flywheel.entry e where e.key = $1 and e.n > $2) as lines ${from} where s.key = $1`

/** @returns the key, with the ending of a file left out. @throws UserError when no session can be called so here. */
export function keyIn(database: Database, key: SessionKey): string {
  const bare = key.replace(/\.json$/, '')
  if (bare && !/[/\\]/.test(bare) && bare.length <= 200 && bare.isWellFormed() && !bare.includes('\0')) return bare
  throw new UserError(
    `"${key}" is no name for a session in ${database.name}: names there have no / and at most 200 characters.`,
    'Nothing was changed; give it a short name, such as checkout-t0001.',
  )
}

/** That there is none of this name. */
export function noSession(database: Database, key: string): UserError {
  return new UserError(
    `There is no session "${key}" in ${database.name}.`,
    `To see those that are there: ${commandLine('list')}`,
  )
}

/**
 * The entries of a session from its lines, the first one first; or from those behind the ones that were read `before`.
 * @throws UserError `newer` when a later program wrote it; Damaged when a line cannot be read or is missing.
 */
export function logFrom(
  row: Pick<SessionRow, 'key' | 'format' | 'seq'>,
  lines: readonly string[],
  before: readonly Entry[] = [],
): Entry[] {
  refuseNewer(row.key, row.format)
  const { log, lost } = readable(lines, before)
  if (lost.length || log.length !== row.seq || log[0]?.move.do !== 'open')
    throw new Damaged(row.key, lost.length ? sayLost(lost).slice(0, -1) : 'entries are missing', {
      restorable: log.length - lost.length,
      next: log.length
        ? `${log.length - lost.length} entries, up to ${localMinute(new Date(lastOf(log).at))}, can be put back: ${commandLine('restore', row.key)}`
        : 'It was left as it is.',
    })
  return log
}

/** What can be read of a log, behind what was read `before`, with stand-ins for what cannot; their numbers are in `lost`. */
export function readable(lines: readonly string[], before: readonly Entry[] = []): { log: Entry[]; lost: number[] } {
  const read = lines.flatMap(line => readEntry(line) ?? [])
  const begun = before.length ? before : read.slice(0, 1)
  return goOnWith(begun, read.slice(before.length ? 0 : 1), lines.length)
}

function readEntry(line: string): Entry | undefined {
  try {
    const value = readJson(line)
    if (!isEntry(value)) return undefined
    rememberLine(value, line)
    return value
  } catch {
    return undefined
  }
}

/** What is told of a session, kept with it so that lists need not read it; what stands in its row, or depends on where one looks, is not. */
export function toldOf(key: string, log: readonly Entry[], session: Session | undefined): string {
  const { info, scored, actions } = session ? tell(key, 0, session) : tellLog(key, 0, { log })
  const { day: _day, bytes: _bytes, ...rest } = info
  return JSON.stringify({ info: rest, scored, actions })
}

/** What a list tells of a row; undefined when what was kept with it does not tell, or was kept by a newer program. */
export function foundIn(row: SessionRow): Found | undefined {
  if (row.told === null || row.format > format) return undefined
  const { info, scored, actions }: Found = JSON.parse(row.told)
  const whole: SessionInfo = {
    ...info,
    key: row.key,
    bytes: Number(row.bytes),
    last: row.last,
    day: localDay(new Date(info.opened ?? row.last)),
    ...(row.holder !== null ? { lockedBy: row.holder } : {}),
  }
  return { info: whole, scored, ...(row.sum_seq === row.seq && actions ? { actions } : {}) }
}

/** What the session adds up to, when that was kept with the last of its entries. */
export function sumIn(row: Pick<WholeRow, 'sum' | 'sum_seq' | 'seq'>): Session | undefined {
  return row.sum !== null && row.sum_seq === row.seq ? JSON.parse(row.sum) : undefined
}

/** SHA-256 (hex) of the session as the file it is exchanged in: byte for byte the one a folder of files would hold. */
export function digestOf(row: WholeRow, log: readonly Entry[]): string {
  const session = sumIn(row)
  const hash = createHash('sha256')
  for (const piece of print({ format, id: row.id, log: [...log], ...(session ? { session } : {}) })) hash.update(piece)
  return hash.digest('hex')
}
