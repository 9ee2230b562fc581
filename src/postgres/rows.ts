/** A session as its rows are read: its entries checked one by one, and what a list tells of it. */
import { createHash } from 'node:crypto'
import { commandLine } from '../command-line.ts'
import { localDay } from '../day.ts'
import { exitCodes, UserError } from '../errors.ts'
import type { SessionInfo } from '../ports/session-info.ts'
import type { SessionKey } from '../ports/session-store.ts'
import type { Entry, Session } from '../session/types.ts'
import { goOnWith, sayLost } from '../store/damage/gaps.ts'
import { Damaged, format, isEntry, print, rememberLine } from '../store/format.ts'
import { readJson } from '../store/json.ts'
import { type Found, tell, tellLog } from '../store/tell.ts'
import type { Database } from './database.ts'

/** The row of a session, with the name of who holds it while that one lives. */
export type SessionRow = {
  key: string
  id: string
  format: number
  seq: number
  bytes: string
  last: string
  sum: string | null
  told: string | null
  sum_seq: number
  holder: string | null
  since: Date | null
}

/** What a list and a reader ask of the row of a session. */
export const rowFields = `s.key, s.id, s.format, s.seq, s.bytes, s.last, s.sum, s.told, s.sum_seq, m.name as holder, s.held_since as since
  from flywheel.session s left join flywheel.machine m on m.id = s.owner and m.until > clock_timestamp()`

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
 * The entries of a session from its lines, the first one first.
 * @throws UserError `newer` when a later program wrote it; Damaged when a line cannot be read or is missing.
 */
export function logFrom(row: Pick<SessionRow, 'key' | 'format' | 'seq'>, lines: readonly string[]): Entry[] {
  if (row.format > format)
    throw new UserError(
      `${row.key} was made by a newer flywheel (format ${row.format}; this one reads up to ${format}).`,
      'It was left exactly as it is; update flywheel to open it.',
      exitCodes.newer,
    )
  const { log, lost } = readable(lines)
  if (lost.length || log.length !== row.seq || log[0]?.move.do !== 'open')
    throw new Damaged(row.key, lost.length ? sayLost(lost).slice(0, -1) : 'entries are missing', {
      restorable: log.length - lost.length,
      next: log.length
        ? `${log.length - lost.length} entries can be put back: ${commandLine('restore', row.key)}`
        : 'It was left as it is.',
    })
  return log
}

/** What can be read of a log, with stand-ins for what cannot; their numbers are in `lost`. */
export function readable(lines: readonly string[]): { log: Entry[]; lost: number[] } {
  const read = lines.flatMap(line => readEntry(line) ?? [])
  return goOnWith(read.slice(0, 1), read.slice(1), lines.length)
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

/** What is told of a session, kept with it so that lists need not read it; without what depends on where and when one looks. */
export function toldOf(key: string, bytes: number, log: readonly Entry[], session: Session | undefined): string {
  const { info, scored, actions } = session ? tell(key, bytes, session) : tellLog(key, bytes, { log })
  const { day: _day, ...rest } = info
  return JSON.stringify({ info: rest, scored, actions })
}

/** What a list tells of a row; undefined when what was kept with it does not tell. */
export function foundIn(row: SessionRow): Found | undefined {
  if (row.told === null) return undefined
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

/** What a list tells of a session that cannot be read. */
export function unreadable(row: SessionRow, error: unknown): Found {
  const info: SessionInfo = {
    ...{
      key: row.key,
      state: 'unreadable',
      id: row.id,
      team: '',
      number: 0,
      kind: '',
      title: '',
      people: 0,
      names: [],
    },
    ...{ day: localDay(new Date(row.last)), last: row.last, bytes: Number(row.bytes), openActions: 0 },
    reason: error instanceof UserError ? error.message : `${row.key} cannot be read.`,
  }
  return { info, scored: [] }
}

/** The session as the file it is exchanged in, in pieces: byte for byte the one a folder of files would hold. */
export function fileOf(row: SessionRow, log: readonly Entry[]): Iterable<string> {
  const session: Session | undefined = row.sum !== null && row.sum_seq === log.length ? JSON.parse(row.sum) : undefined
  return print({ format, id: row.id, log: [...log], ...(session ? { session } : {}) })
}

/** SHA-256 (hex) of that file. */
export function digestOf(pieces: Iterable<string>): string {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}
