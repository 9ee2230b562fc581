/** The writer of a session in files: entries go to the journal at once, the whole file follows now and then. */
import { dirname } from 'node:path'
import { Low } from 'lowdb'
import { exitCodes, UserError } from '../errors.ts'
import type { Appended, SessionWriter } from '../ports/session-store.ts'
import type { Entry } from '../session/types.ts'
import { writeBallots } from './ballot-file.ts'
import { asideOf, type Disk, readWhole, replace, type Seen } from './disk.ts'
import { format, largest, printEntry, type Saved } from './format.ts'
import type { Journal } from './journal.ts'
import type { Lock } from './lock.ts'
import type { Places } from './places.ts'
import { sessionFile } from './session-file.ts'
import { guardFile, sayStranger } from './stranger.ts'
import { unsaved } from './trouble.ts'

/** What keeping a session takes: its places on a disk, the lock that is held, the journal that grows, the file as it was read. */
type Kept = { on: Disk; places: Places; lock: Lock; journal: Journal; seen?: Seen }

/**
 * Keeps a session of which `saved` is in the file, and `waiting` are entries of its journal, some of which the file may have.
 * The journal goes back one file further than it must, so that the file before the last one is whole with it.
 */
export function writerOf(
  { on, places, lock, journal, seen }: Kept,
  saved: Saved,
  waiting: readonly Entry[] = [],
): SessionWriter {
  let since = [...waiting]
  let inFile = saved.log.length
  /** How many entries the file before the last one has: the journal goes on from there. */
  let inPrevious = 0
  /** True while the file is as this process wrote it from the first `inFile` entries, with what they add up to. */
  let isWhole = false
  /** The number of the last entry that is durable. */
  let seq = Math.max(saved.log.length, waiting.at(-1)?.n ?? 0)
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
  const writeFile: SessionWriter['snapshot'] = async (log, session) => {
    file.data = { format, id: saved.id, log: log as Entry[], ...(session ? { session } : {}) }
    isWhole = false
    await file.write()
    guard.written()
    isWhole = session !== undefined
  }
  const snapshot: SessionWriter['snapshot'] = async (log, session) => {
    await writeFile(log, session)
    seq = Math.max(seq, log.length)
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
    epoch: lock.holder.token,
    append: (expectedSeq, entries) =>
      writing(async (): Promise<Appended> => {
        open()
        if (!follows(expectedSeq, entries)) throw new Error('entries are numbered one by one')
        // A call that failed may have been kept all the same, in whole or in part; what is there is not written twice.
        const again = entries.filter(e => e.n <= seq)
        const kept = again.length ? mine().log : []
        if (expectedSeq > seq || again.some(e => !isSame(e, kept[e.n - 1])))
          return { lost: 'sequence', say: sayOtherEnd(places) }
        const fresh = entries.slice(again.length)
        if (!fresh.length) return { seq }
        await journal.append(fresh, since)
        since.push(...fresh)
        seq += fresh.length
        // These are durable; our file gets its name back as soon as nothing else is being written to it.
        if (await meetStranger().catch(() => false)) void putBack()
        return { seq }
      }).catch((error): Appended => {
        if (error instanceof UserError && error.exit === exitCodes.locked) return { lost: 'fenced', say: error.message }
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

function follows(expectedSeq: number, entries: readonly Entry[]): boolean {
  return entries.every((e, i) => e.n === expectedSeq + 1 + i)
}

function isSame(entry: Entry, kept: Entry | undefined): boolean {
  return kept !== undefined && printEntry(entry) === printEntry(kept)
}

function sayOtherEnd({ name }: Places): string {
  return `${name} was changed by another writer, so nothing more is written from here; open it again to go on.`
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
