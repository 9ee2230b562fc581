/** Keeping an open session: entries go to the journal at once, the whole file follows now and then, both go quiet at the end. */
import { dirname } from 'node:path'
import { Low } from 'lowdb'
import type { Entry, Session } from '../session/types.ts'
import { type Ballots, writeBallots } from './ballot-file.ts'
import { asideOf, type Disk, readWhole, replace, type Seen } from './disk.ts'
import { format, largest, type Saved } from './format.ts'
import type { Journal } from './journal.ts'
import type { Lock } from './lock.ts'
import type { Places } from './places.ts'
import { sessionFile } from './session-file.ts'
import { guardFile, sayStranger } from './stranger.ts'
import { unsaved } from './trouble.ts'

/** Where a room keeps its log. The room knows no files. Every rejection is a sentence. */
export type Keep = {
  /** Makes entries durable, in order. Resolves when a power cut could no longer lose them; rejects when it could not. */
  append(entries: readonly Entry[]): Promise<void>
  /** Rewrites the session file from the whole log. */
  snapshot(log: readonly Entry[], session?: Session): Promise<void>
  /** A last snapshot, then the journal and the lock are gone. May be tried again when it rejects. */
  close(log: readonly Entry[], session: Session): Promise<void>
  /** Makes the ballot boxes durable; with none open, takes the file off the disk. */
  saveBallots?(ballots: Ballots): Promise<void>
  /** Calls back with a sentence for people when something about the files is odd, though nothing is lost by it. */
  news?(tell: (say: string) => void): void
}

/** What keeping a session takes: its places on a disk, the lock that is held, the journal that grows, the file as it was read. */
type Kept = { on: Disk; places: Places; lock: Lock; journal: Journal; seen?: Seen }

/**
 * Keeps a session of which `saved` is in the file, and `waiting` are entries of its journal, some of which the file may have.
 * The journal goes back one file further than it must, so that the file before the last one is whole with it.
 */
export function keepSession(
  { on, places, lock, journal, seen }: Kept,
  saved: Saved,
  waiting: readonly Entry[] = [],
): Keep {
  let since = [...waiting]
  let inFile = saved.log.length
  /** How many entries the file before the last one has: the journal goes on from there. */
  let inPrevious = 0
  /** True while the file is as this process wrote it from the first `inFile` entries, with what they add up to. */
  let isWhole = false
  let closed = false
  let tellNews = (_say: string) => {}
  const mine = () => ({ id: saved.id, log: [...file.data.log, ...since.filter(e => e.n > file.data.log.length)] })
  const guard = guardFile(on, places, mine, seen)
  /** True when the file was taken away or replaced since the last look; what came from elsewhere is kept by then. */
  const meetStranger = async (): Promise<boolean> => {
    const { changed, aside } = await guard.meet()
    if (aside !== undefined) tellNews(sayStranger(places, aside))
    return changed
  }
  const file = new Low<Saved>(
    sessionFile(on, places, async aside => {
      await guard.about(aside)
      await lock.check()
      // The last thing before the new file gets the name: what came from elsewhere until now is kept.
      await meetStranger()
      if (!guard.isOurs) return
      await keepPrevious(on, places)
      inPrevious = inFile
    }),
    saved,
  )
  const writing = inTurn()
  const filing = inTurn()
  const boxing = inTurn()

  const open = () => {
    if (closed) throw new Error('this session was closed')
  }
  const writeFile = async (log: readonly Entry[], session?: Session) => {
    file.data = { format, id: saved.id, log: log as Entry[], ...(session ? { session } : {}) }
    isWhole = false
    await file.write()
    guard.written()
    isWhole = session !== undefined
  }
  const snapshot = async (log: readonly Entry[], session?: Session) => {
    await writeFile(log, session)
    await writing(async () => {
      since = since.filter(e => e.n > inPrevious)
      inFile = log.length
      await journal.begin(since)
    })
  }
  /** The file has this log already, and nobody put another in its place. */
  const hasAll = async (log: readonly Entry[]) =>
    isWhole && inFile === log.length && guard.isOurs && !(await meetStranger())

  const putBack = () =>
    filing(async () => {
      if (closed) return
      await file.write()
      guard.written()
    }).catch(() => {})

  return {
    news: tell => {
      tellNews = tell
    },
    append: entries =>
      writing(async () => {
        open()
        await journal.append(entries, since)
        since.push(...entries)
        // These are durable; our file gets its name back as soon as nothing else is being written to it.
        if (await meetStranger().catch(() => false)) void putBack()
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
    saveBallots: ballots =>
      boxing(async () => {
        open()
        await writeBallots(on, places, ballots, lock.check)
      }).catch(error => {
        throw unsaved(places.box, error)
      }),
    close: (log, session) =>
      filing(async () => {
        if (!closed) {
          if (!(await hasAll(log))) await writeFile(log, session)
          inFile = log.length
          await writing(async () => {
            // The file has everything and is on the disk: nothing goes on from it, so no journal is begun anew.
            await journal.end()
            // A finished turn leaves exactly one file; where it was hosted, also what happened at its door.
            if (session.closed) for (const old of [places.previous, places.draft, places.guests]) await on.remove(old)
            await on.syncFolder(dirname(places.session))
            closed = true
          })
        }
        await lock.release()
      }).catch(error => {
        throw unsaved(places.session, error)
      }),
  }
}

/** The file that is about to be replaced stays under a hidden name; as a copy where the file system has no second names. */
async function keepPrevious(on: Disk, places: Places): Promise<void> {
  const aside = asideOf(places.session)
  try {
    await on.link(places.session, aside)
    await on.rename(aside, places.previous)
  } catch {
    // The new file does not depend on the old one being kept.
    await copyToPrevious(on, places).catch(() => {})
  } finally {
    await on.remove(aside).catch(() => {})
  }
}

/** Copies the session file under the name of the one before it, so that a room that has just begun has two of them. */
export async function copyToPrevious(on: Disk, places: Places): Promise<void> {
  const bytes = await readWhole(on, places.session, largest)
  if (bytes) await replace(on, places.previous, [bytes], { sync: false })
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
