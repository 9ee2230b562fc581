/** The session file as lowdb sees one, and reading it together with the journal a room or a crash left beside it. */
import type { Adapter } from 'lowdb'
import { localMinute } from '../day.ts'
import { UserError } from '../errors.ts'
import type { Entry } from '../session/types.ts'
import { type Disk, disk, readWhole, replace } from './disk.ts'
import { Damaged, largest, parse, print, printEntry, type Saved } from './format.ts'
import { readJournal } from './journal.ts'
import { type Places, placesOf } from './places.ts'
import { salvage } from './salvage.ts'
import { inWords } from './trouble.ts'

/** Reads the file whole, replaces it whole, replaced whole. `before` runs just before a new file gets the name. */
export function sessionFile(on: Disk, places: Places, before: () => Promise<void>): Adapter<Saved> {
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
export async function readSession(path: string, on = disk): Promise<{ id: string; log: Entry[]; torn?: string }> {
  const places = placesOf(path)
  const { saved, log, torn } = await inWords(places, 'read', () => readFiles(on, places))
  return { id: saved.id, log, ...(torn ? { torn } : {}) }
}

/** A session as it lies on the disk: the file and the journal beside it, put together. */
export type Read = {
  saved: Saved
  log: Entry[]
  journal: Entry[]
  recovered: number
  torn?: string
  hadJournal: boolean
  strange: boolean
}

/**
 * Reads both and puts them together; nothing is changed.
 * @throws UserError: none there · `newer` · Damaged, with what can be put back; errors of the disk as they are.
 */
export async function readFiles(on: Disk, places: Places): Promise<Read> {
  let saved: Saved | null
  try {
    saved = await sessionFile(on, places, async () => {}).read()
  } catch (error) {
    if (!(error instanceof Damaged)) throw error
    const log = await salvage(on, places)
    const next = log.length
      ? `${log.length} entries, up to ${localMinute(new Date(log.at(-1)!.at))}, can be put back; the damaged file is kept.`
      : 'Nothing else of it is here; it was left as it is.'
    throw new Damaged(error.file, error.reason, {
      line: error.line,
      next: [error.next, next].filter(Boolean).join(' '),
      restorable: log.length,
    })
  }
  if (!saved) throw new UserError(`There is no session at ${places.session}.`)
  const replay = await readJournal(on, places.journal)
  const none = { saved, log: saved.log, journal: [], recovered: 0, hadJournal: replay !== undefined, strange: false }
  if (!replay) return none
  const { id, entries } = replay
  const torn = replay.torn ? { torn: replay.torn } : {}
  const fits = continues(saved, id, entries)
  if (!fits)
    return {
      ...none,
      strange: true,
      torn: `${places.name} and its journal do not belong together; the journal was kept aside.`,
    }
  const news = entries.filter(e => e.n > saved.log.length)
  return {
    ...none,
    ...torn,
    log: [...saved.log, ...news],
    journal: entries,
    recovered: news.length,
    strange: replay.damaged,
  }
}

/** Do these entries overlap or follow the file's log without a gap, saying the same where they overlap? */
function continues(saved: Saved, id: string | undefined, entries: readonly Entry[]): boolean {
  if (id !== undefined && id !== saved.id) return false
  const first = entries[0]
  if (!first) return true
  if (first.n > saved.log.length + 1) return false
  return entries.every(e => e.n > saved.log.length || printEntry(e) === printEntry(saved.log[e.n - 1]!))
}
