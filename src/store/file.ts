/** A session file: making one, opening it for one writer or to look on, putting back a damaged one. */
import { dirname } from 'node:path'
import { Low } from 'lowdb'
import { UserError } from '../errors.ts'
import type { Entry, Session } from '../session/types.ts'
import { type Disk, disk, isAsideOf, refuseLink } from './disk.ts'
import { Damaged, format, type Saved } from './format.ts'
import { readJournal } from './journal.ts'
import { type Keep, keepSession, sessionFile } from './keep.ts'
import { type Lock, take } from './lock.ts'
import { type Places, placesOf } from './places.ts'
import { asideDamaged, salvage } from './salvage.ts'
import { isTrouble, reasonOf } from './trouble.ts'

/** A session that is open. `recovered` entries came from a journal that a crash left; `torn` says what was lost or odd there. */
export type Opened = {
  path: string
  id: string
  log: Entry[]
  recovered: number
  readOnly: boolean
  keep: Keep
  torn?: string
}

/** `as` is the name others are told when they find the session locked; by default the user of this machine. */
export type OpenOptions = { readOnly?: boolean; as?: string; on?: Disk }

/**
 * Makes the file of a new session from its first entry, an `open`, and holds it open. `session` is what that entry adds up to.
 * @throws UserError when something is there already or the folder cannot be written.
 */
export async function createSession(
  path: string,
  first: Entry,
  options: OpenOptions & { session?: Session } = {},
): Promise<Opened> {
  const on = options.on ?? disk
  const places = placesOf(path)
  if (first.move.do !== 'open') throw new Error('a session begins with open')
  return inWords(places, 'made', async () => {
    await on.folder(dirname(places.session))
    const lock = await take(on, places.lock, places.session, options.as)
    try {
      for (const there of [places.session, places.journal])
        if (await refuseLink(on, there))
          throw new UserError(`${places.name} is there already.`, 'Open it, or give the new one another name.')
      await clearStrays(on, places)
      await on.remove(places.previous)
      const saved: Saved = {
        format,
        id: first.move.do === 'open' ? first.move.turn.id : '',
        log: [first],
        session: options.session,
      }
      const file = new Low<Saved>(sessionFile(on, places, lock.check), saved)
      await file.write()
      return opened(places, saved, [first], 0, keepSession(on, places, lock, saved, []))
    } catch (error) {
      await lock.release().catch(() => {})
      throw error
    }
  })
}

/**
 * Opens a session to go on with it, or to look on. A closed session is only looked at: it is never written again.
 * Entries that a crash left in the journal are in the log.
 * @throws UserError: none there · `locked` with who has it · `newer` · Damaged, with what `restoreSession` would put back.
 */
export async function openSession(path: string, options: OpenOptions = {}): Promise<Opened> {
  const on = options.on ?? disk
  const places = placesOf(path)
  return inWords(places, 'opened', async () => {
    if (!(await refuseLink(on, places.session)))
      throw new UserError(`There is no session at ${path}.`, 'flywheel list shows those that are here.')
    if (options.readOnly) {
      const read = await readSession(on, places)
      return opened(places, read.saved, read.log, read.recovered, undefined, read.torn)
    }
    const lock = await take(on, places.lock, places.session, options.as)
    try {
      const read = await readSession(on, places)
      await clearStrays(on, places)
      if (isClosed(read.saved.log)) {
        await on.remove(places.journal)
        await on.remove(places.previous)
        await lock.release()
        return opened(places, read.saved, read.saved.log, 0, undefined)
      }
      if (read.strange) await asideDamaged(on, places.journal)
      return opened(places, read.saved, read.log, read.recovered, await goOn(on, places, lock, read), read.torn)
    } catch (error) {
      await lock.release().catch(() => {})
      throw error
    }
  })
}

/**
 * Puts back what can be put back of a damaged session, and keeps the damaged file beside it.
 * @returns how many entries are back, up to when, and where the damaged file is now.
 * @throws UserError when the file is not damaged or nothing can be put back.
 */
export async function restoreSession(
  path: string,
  options: Pick<OpenOptions, 'as' | 'on'> = {},
): Promise<{ entries: number; at: string; aside: string }> {
  const on = options.on ?? disk
  const places = placesOf(path)
  return inWords(places, 'restored', async () => {
    const lock = await take(on, places.lock, places.session, options.as)
    try {
      const adapter = sessionFile(on, places, lock.check)
      const damage: unknown = await adapter.read().then(
        () => undefined,
        error => error,
      )
      if (!(damage instanceof Damaged))
        throw damage ?? new UserError(`${places.name} is not damaged.`, 'It was left as it is.')
      const log = await salvage(on, places)
      const [first] = log
      if (first?.move.do !== 'open')
        throw new UserError(`Nothing of ${places.name} can be put back.`, 'It was left as it is.')
      const aside = await asideDamaged(on, places.session)
      await new Low<Saved>(adapter, { format, id: first.move.turn.id, log }).write()
      await on.remove(places.journal)
      return { entries: log.length, at: log.at(-1)!.at, aside }
    } finally {
      await lock.release()
    }
  })
}

type Read = {
  saved: Saved
  log: Entry[]
  journal: Entry[]
  recovered: number
  torn?: string
  hadJournal: boolean
  strange: boolean
}

async function readSession(on: Disk, places: Places): Promise<Read> {
  let saved: Saved | null
  try {
    saved = await sessionFile(on, places, async () => {}).read()
  } catch (error) {
    if (!(error instanceof Damaged)) throw error
    const log = await salvage(on, places)
    const next = log.length
      ? `${log.length} entries, up to ${log.at(-1)!.at.slice(0, 16).replace('T', ' ')}, can be put back; the damaged file is kept.`
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
  if (!fits && (entries.length || replay.id !== undefined))
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
  return entries.every(e => e.n > saved.log.length || JSON.stringify(e) === JSON.stringify(saved.log[e.n - 1]))
}

/** A journal that was there is replaced by a clean one before anything is added to it. */
async function goOn(on: Disk, places: Places, lock: Lock, read: Read): Promise<Keep> {
  const keep = keepSession(on, places, lock, read.saved, read.journal)
  if (read.hadJournal) await keep.append([])
  return keep
}

function isClosed(log: readonly Entry[]): boolean {
  return log.some(e => e.move.do === 'close' && !('in' in e.move))
}

function opened(
  places: Places,
  saved: Saved,
  log: Entry[],
  recovered: number,
  keep: Keep | undefined,
  torn?: string,
): Opened {
  return {
    path: places.session,
    id: saved.id,
    log,
    recovered,
    readOnly: keep === undefined,
    keep: keep ?? refusing(places),
    ...(torn ? { torn } : {}),
  }
}

/** What stands in for keeping when a session is only looked at. */
function refusing(places: Places): Keep {
  const refuse = async () => {
    throw new UserError(`${places.name} is open to look on; nothing is written.`)
  }
  return { append: refuse, snapshot: refuse, close: async () => {} }
}

/** Files that a crash left half made. */
async function clearStrays(on: Disk, places: Places): Promise<void> {
  const folder = dirname(places.session)
  for (const name of await on.list(folder)) if (isAsideOf(places.session, name)) await on.remove(`${folder}/${name}`)
}

async function inWords<T>(places: Places, done: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isTrouble(error)) throw error
    throw Object.assign(new UserError(`${places.name} could not be ${done}: ${reasonOf(error)}.`), { cause: error })
  }
}
