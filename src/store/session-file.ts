/** The session file as lowdb sees one, and reading it together with the journal a room or a crash left beside it. */

import { createHash } from 'node:crypto'
import type { Adapter } from 'lowdb'
import { commandLine } from '../command-line.ts'
import { localMinute } from '../day.ts'
import { UserError } from '../errors.ts'
import { itemAt, lastOf } from '../lists.ts'
import type { SessionLog } from '../ports/session-store.ts'
import type { Entry, Session } from '../session/types.ts'
import { goOnWith, sayLost } from './damage/gaps.ts'
import { readPrevious, salvage } from './damage/salvage.ts'
import { type Disk, disk, readWhole, replace, type Seen } from './disk.ts'
import { Damaged, glance, largest, parse, print, printEntry, type Saved } from './format.ts'
import { type Replay, readJournal } from './journal.ts'
import { type Places, placesOf } from './places.ts'
import { inWords } from './trouble.ts'

/** Reads the file whole, replaces it whole. `before` runs just before a new file, which lies at `aside`, gets the name. */
export function sessionFile(on: Disk, places: Places, before: (aside: string) => Promise<void>): Adapter<Saved> {
  return {
    async read() {
      const bytes = await readWhole(on, places.session, largest)
      return bytes ? parse(bytes.toString(), places.name) : null
    },
    async write(data) {
      await replace(on, places.session, print(data), { before })
    },
  }
}

/**
 * The log of a session as it is now, without a lock and without changing anything.
 * @throws UserError: none there · `newer` · Damaged, with what `restoreSession` would put back.
 */
export async function readSession(path: string, on: Disk = disk): Promise<SessionLog> {
  const places = placesOf(path)
  const { saved, log, torn } = await inWords(places, 'read', () => readFiles(on, places))
  return { id: saved.id, log, ...(torn ? { torn } : {}) }
}

/**
 * What the file of a session says it adds up to, read without its log, many times quicker; undefined when the file does not lie as it was
 * written, or a journal may have more: then only the log tells.
 */
export async function glanceAt(path: string, on: Disk = disk): Promise<Session | undefined> {
  const places = placesOf(path)
  if (await on.look(places.journal).catch(() => undefined)) return undefined
  const bytes = await readWhole(on, places.session, largest).catch(() => undefined)
  return bytes && glance(bytes)
}

/** SHA-256 (hex) of the file. @throws UserError when it cannot be read. */
export async function digestOf(on: Disk, path: string): Promise<string> {
  const places = placesOf(path)
  return inWords(places, 'read', async () => {
    const bytes = await readWhole(on, places.session, largest)
    if (!bytes) throw noSession(places)
    return createHash('sha256').update(bytes).digest('hex')
  })
}

/** A text that changes whenever the file or its journal does: what a reader compares before it reads again. */
export async function markOf(on: Disk, path: string): Promise<string> {
  const { session, journal } = placesOf(path)
  const seen = await Promise.all([session, journal].map(p => on.look(p).catch(() => undefined)))
  return seen.map(s => (s ? `${s.mark} ${s.size} ${s.changed}` : '-')).join(' ')
}

/** A session as it lies on the disk: the file and the journal beside it, put together. */
export type Read = {
  saved: Saved
  /** The file as it was looked at before it was read. */
  seen?: Seen
  log: Entry[]
  journal: Entry[]
  recovered: number
  torn?: string
  hadJournal: boolean
  strange: boolean
  /** The file came from elsewhere: `saved` is the one before it, which the journal goes on from. */
  replaced?: true
}

/**
 * Reads both and puts them together; nothing is changed.
 * @throws UserError: none there · `newer` · Damaged, with what can be put back; errors of the disk as they are.
 */
export async function readFiles(on: Disk, places: Places): Promise<Read> {
  const seen = await on.look(places.session)
  let saved: Saved | null
  try {
    saved = await sessionFile(on, places, async () => {}).read()
  } catch (error) {
    throw error instanceof Damaged ? await withRest(on, places, error) : error
  }
  if (!saved && (await hasRest(on, places)))
    throw await withRest(on, places, new Damaged(places.name, 'the file is gone'))
  if (!saved) throw noSession(places)
  const replay = await readJournal(on, places.journal)
  const none = {
    saved,
    seen,
    log: saved.log,
    journal: [],
    recovered: 0,
    hadJournal: replay !== undefined,
    strange: false,
  }
  if (!replay) return none
  if (continues(saved, replay)) return { ...none, ...together(saved, replay) }
  const previous = await readPrevious(on, places)
  if (previous && replay.entries.length && previous.id === saved.id && continues(previous, replay)) {
    const ours = together(previous, replay)
    // What a copy from elsewhere holds besides is looked at when ours gets its name back.
    const torn = `${places.name} was replaced from outside by another copy; this is the one that was open here.`
    return { ...none, ...ours, saved: previous, replaced: true, torn: ours.torn ? `${torn} ${ours.torn}` : torn }
  }
  const torn = `${places.name} and its journal do not belong together; the journal was kept aside.`
  return { ...none, strange: true, torn }
}

/** True when something of a session is here whose file is gone. */
export async function hasRest(on: Disk, places: Places): Promise<boolean> {
  for (const path of [places.journal, places.previous]) if ((await on.look(path))?.kind === 'file') return true
  return false
}

/** Says that nothing is here under this name. */
export function noSession(places: Places): UserError {
  return new UserError(
    `There is no session at ${places.session}.`,
    `To see those that are there: ${commandLine('list')}`,
  )
}

/** Says with a damage what can be put back, and by which command. */
async function withRest(on: Disk, places: Places, error: Damaged): Promise<Damaged> {
  const { log, lost } = await salvage(on, places)
  const next = log.length
    ? `${log.length - lost.length} entries, up to ${localMinute(new Date(lastOf(log).at))}, can be put back: ${commandLine('restore', places.session)}`
    : 'Nothing else of it is here; it was left as it is.'
  return new Damaged(error.file, error.reason, {
    line: error.line,
    next: [error.next, next].filter(Boolean).join(' '),
    restorable: log.length - lost.length,
  })
}

/** The file with what its journal has besides. */
function together(saved: Saved, { entries, torn, damaged }: Replay) {
  // The reader of the journal has seen to it that no gap is wider than the damage.
  const { log, lost } = goOnWith(saved.log, entries, Number.POSITIVE_INFINITY)
  const first = Math.min(entries[0]?.n ?? log.length + 1, lost[0] ?? log.length + 1)
  const say = [torn, lost.length ? `${sayLost(lost)} Everything else is here.` : ''].filter(Boolean).join(' ')
  return {
    log,
    // Without gaps: a new journal is begun from these.
    journal: damaged ? log.slice(first - 1) : entries,
    recovered: log.length - saved.log.length - lost.length,
    strange: damaged,
    ...(say ? { torn: say } : {}),
  }
}

/** Do these entries overlap or follow the file's log without a gap but for damage, saying the same where they overlap? */
function continues(saved: Saved, { id, entries, missing }: Replay): boolean {
  if (id !== undefined && id !== saved.id) return false
  const first = entries[0]
  if (!first) return true
  if (first.n > saved.log.length + 1 + missing) return false
  return entries.every(e => e.n > saved.log.length || printEntry(e) === printEntry(itemAt(saved.log, e.n - 1)))
}
