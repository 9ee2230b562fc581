/** Keeping an open session: entries go to the journal at once, the whole file follows now and then, both go quiet at the end. */
import { dirname } from 'node:path'
import { type Adapter, Low } from 'lowdb'
import type { Entry, Session } from '../session/types.ts'
import { asideOf, type Disk, readWhole, replace } from './disk.ts'
import { format, largest, parse, print, type Saved } from './format.ts'
import { Journal } from './journal.ts'
import type { Lock } from './lock.ts'
import type { Places } from './places.ts'
import { unsaved } from './trouble.ts'

/** What a room asks of the store. Entries are durable when `append` resolves; every rejection is a sentence. */
export type Keep = {
  append(entries: readonly Entry[]): Promise<void>
  snapshot(log: readonly Entry[], session: Session): Promise<void>
  close(log: readonly Entry[], session: Session): Promise<void>
}

/** A session file as lowdb sees one: read whole, replaced whole. `before` runs just before a new file gets the name. */
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
 * Keeps a session of which `saved` is in the file, and `waiting` are entries of its journal, some of which the file may have.
 * The journal goes back one file further than it must, so that the file before the last one is whole with it.
 */
export function keepSession(on: Disk, places: Places, lock: Lock, saved: Saved, waiting: readonly Entry[]): Keep {
  const journal = new Journal(on, places.journal, saved.id, lock.check)
  const file = new Low<Saved>(
    sessionFile(on, places, async () => {
      await keepPrevious(on, places)
      await lock.check()
    }),
    saved,
  )
  let since = [...waiting]
  let inFile = saved.log.length
  let closed = false
  const writing = inTurn()
  const filing = inTurn()

  const open = () => {
    if (closed) throw new Error('this session was closed')
  }
  const snapshot = async (log: readonly Entry[], session: Session) => {
    file.data = { format, id: saved.id, log: log as Entry[], session }
    await file.write()
    await writing(async () => {
      since = since.filter(e => e.n > inFile)
      inFile = log.length
      await journal.begin(since)
    })
  }

  return {
    append: entries =>
      writing(async () => {
        open()
        await journal.append(entries, since)
        since.push(...entries)
      }).catch(error => {
        throw unsaved(places.journal, error)
      }),
    snapshot: (log, session) =>
      filing(async () => {
        open()
        await snapshot(log, session)
      }).catch(error => {
        throw unsaved(places.session, error)
      }),
    close: (log, session) =>
      filing(async () => {
        if (closed) return
        await snapshot(log, session)
        await writing(async () => {
          await journal.stop()
          await on.remove(places.journal)
          // A finished turn leaves exactly one file.
          if (session.closed) await on.remove(places.previous)
          await on.syncFolder(dirname(places.session))
          closed = true
        })
        await lock.release()
      }).catch(error => {
        throw unsaved(places.session, error)
      }),
  }
}

/** The file that is about to be replaced stays under a hidden name. A file system without second names goes without. */
async function keepPrevious(on: Disk, places: Places): Promise<void> {
  const aside = asideOf(places.session)
  try {
    await on.link(places.session, aside)
    await on.rename(aside, places.previous)
  } catch {
    // The new file does not depend on the old one being kept.
  } finally {
    await on.remove(aside).catch(() => {})
  }
}

/** Runs one after the other what is handed to it; a failure does not hold up what comes after. */
function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    const next = last.then(work, work)
    last = next.catch(() => {})
    return next
  }
}
