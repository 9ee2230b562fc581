/** The writer of a session in files: entries go to the journal at once, the whole file follows now and then. */
import { dirname } from 'node:path'
import { Low } from 'lowdb'
import { exitCodes, UserError } from '../errors.ts'
import type { Appended, Ballots, SessionWriter } from '../ports/session-store.ts'
import type { Entry, Session } from '../session/types.ts'
import { writeBallots } from './ballot-file.ts'
import { guardFile, sayStranger } from './damage/stranger.ts'
import { asideOf, type Disk, readWhole, replace, type Seen } from './disk.ts'
import { format, largest, printEntry, type Saved } from './format.ts'
import { inTurn } from './in-turn.ts'
import type { Journal } from './journal.ts'
import type { Lock } from './lock.ts'
import type { Places } from './places.ts'
import { sessionFile } from './session-file.ts'
import { sayOtherEnd, unsaved } from './trouble.ts'

/** What keeping a session takes: its places on a disk, the lock that is held, the journal that grows, the file as it was read. */
type Kept = { on: Disk; places: Places; lock: Lock; journal: Journal; seen?: Seen }

/** Writes a session that is open. `saved` is in the file, `waiting` are entries of the journal, some of which the file may have. */
export function writerOf(kept: Kept, saved: Saved, waiting: readonly Entry[] = []): SessionWriter {
  return new FileWriter(kept, saved, waiting)
}

/** The journal goes back one file further than it must, so that the file before the last one is whole with it. */
class FileWriter implements SessionWriter {
  readonly epoch: string
  private readonly kept: Kept
  private readonly guard: ReturnType<typeof guardFile>
  private readonly file: Low<Saved>
  private readonly writing = inTurn()
  private readonly filing = inTurn()
  private readonly boxing = inTurn()
  /** Entries the file before the last one may not have. */
  private since: Entry[]
  private inFile: number
  /** How many entries the file before the last one has: the journal goes on from there. */
  private inPrevious = 0
  /** True while the file is as this process wrote it from the first `inFile` entries, with what they add up to. */
  private isWhole = false
  /** The number of the last entry that is durable. */
  private seq: number
  private closed = false
  private tellNews = (_say: string) => {}

  constructor(kept: Kept, saved: Saved, waiting: readonly Entry[]) {
    const { on, places, lock, seen } = kept
    this.kept = kept
    this.epoch = lock.holder.token
    this.since = [...waiting]
    this.inFile = saved.log.length
    this.seq = Math.max(saved.log.length, waiting.at(-1)?.n ?? 0)
    this.guard = guardFile(on, places, () => ({ id: saved.id, log: this.log() }), seen)
    this.file = new Low<Saved>(
      sessionFile(on, places, aside => this.beforeName(aside)),
      saved,
    )
  }

  news(tell: (say: string) => void): void {
    this.tellNews = tell
  }

  append(expectedSeq: number, entries: readonly Entry[]): Promise<Appended> {
    return this.writing(() => this.add(expectedSeq, entries)).catch((error): Appended => {
      if (error instanceof UserError && error.exit === exitCodes.locked) return { lost: 'fenced', say: error.message }
      throw unsaved(this.kept.places.journal, error)
    })
  }

  snapshot(log: readonly Entry[], session?: Session): Promise<void> {
    return this.filing(async () => {
      this.refuseClosed()
      await this.writeFile(log, session)
      this.seq = Math.max(this.seq, log.length)
      await this.writing(async () => {
        this.since = this.since.filter(e => e.n > this.inPrevious)
        this.inFile = log.length
        await this.kept.journal.begin(this.since)
      })
    }).catch(error => {
      throw unsaved(this.kept.places.session, error)
    })
  }

  saveBallots(ballots: Ballots): Promise<void> {
    const { on, places, lock } = this.kept
    return this.boxing(async () => {
      this.refuseClosed()
      await writeBallots(on, places, ballots, lock.check)
    }).catch(error => {
      throw unsaved(places.box, error)
    })
  }

  close(log: readonly Entry[], session: Session): Promise<void> {
    return this.filing(async () => {
      if (!this.closed) await this.finish(log, session)
      await this.kept.lock.release()
    }).catch(error => {
      throw unsaved(this.kept.places.session, error)
    })
  }

  private async add(expectedSeq: number, entries: readonly Entry[]): Promise<Appended> {
    this.refuseClosed()
    if (!follows(expectedSeq, entries)) throw new Error('entries are numbered one by one')
    // A call that failed may have been kept all the same, in whole or in part; what is there is not written twice.
    const again = entries.filter(e => e.n <= this.seq)
    const there = again.length ? this.log() : []
    if (expectedSeq > this.seq || again.some(e => !isSame(e, there[e.n - 1])))
      return { lost: 'sequence', say: sayOtherEnd(this.kept.places.name) }
    const fresh = entries.slice(again.length)
    if (!fresh.length) return { seq: this.seq }
    await this.kept.journal.append(fresh, this.since)
    this.since.push(...fresh)
    this.seq += fresh.length
    // These are durable; our file gets its name back as soon as nothing else is being written to it.
    if (await this.meetStranger().catch(() => false)) void this.putBack()
    return { seq: this.seq }
  }

  private async finish(log: readonly Entry[], session: Session): Promise<void> {
    const { on, places, journal } = this.kept
    if (!(await this.hasAll(log))) await this.writeFile(log, session)
    this.inFile = log.length
    await this.writing(async () => {
      // The file has everything and is on the disk: nothing goes on from it, so no journal is begun anew.
      await journal.end()
      // A finished turn leaves exactly one file; where it was hosted, also what happened at its door.
      if (session.closed) for (const old of [places.previous, places.draft, places.guests]) await on.remove(old)
      await on.syncFolder(dirname(places.session))
      this.closed = true
    })
  }

  private refuseClosed(): void {
    if (this.closed) throw new Error('this session was closed')
  }

  /** All that is durable. */
  private log(): Entry[] {
    const { log } = this.file.data
    return [...log, ...this.since.filter(e => e.n > log.length)]
  }

  private async writeFile(log: readonly Entry[], session?: Session): Promise<void> {
    this.file.data = { format, id: this.file.data.id, log: [...log], ...(session ? { session } : {}) }
    this.isWhole = false
    await this.file.write()
    this.guard.written()
    this.isWhole = session !== undefined
  }

  /** Runs just before a new file, which lies at `aside`, gets the name. */
  private async beforeName(aside: string): Promise<void> {
    const { on, places, lock } = this.kept
    await this.guard.about(aside)
    await lock.check()
    // The last thing before the new file gets the name: what came from elsewhere until now is kept.
    await this.meetStranger()
    if (!this.guard.isOurs) return
    await keepPrevious(on, places)
    this.inPrevious = this.inFile
  }

  /** True when the file was taken away or replaced since the last look; what came from elsewhere is kept by then. */
  private async meetStranger(): Promise<boolean> {
    const { changed, aside } = await this.guard.meet()
    if (aside !== undefined) this.tellNews(sayStranger(this.kept.places, aside))
    return changed
  }

  /** The file has this log already, and nobody put another in its place. */
  private async hasAll(log: readonly Entry[]): Promise<boolean> {
    return this.isWhole && this.inFile === log.length && this.guard.isOurs && !(await this.meetStranger())
  }

  private putBack(): Promise<void> {
    return this.filing(async () => {
      if (this.closed) return
      await this.file.write()
      this.guard.written()
    }).catch(() => {})
  }
}

function follows(expectedSeq: number, entries: readonly Entry[]): boolean {
  return entries.every((e, i) => e.n === expectedSeq + 1 + i)
}

function isSame(entry: Entry, kept: Entry | undefined): boolean {
  return kept !== undefined && printEntry(entry) === printEntry(kept)
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
