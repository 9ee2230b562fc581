/** Gets what a room accepted onto the disk: together, in order, again after a failure; and the file that follows the journal. */
import type { Ballots, SessionWriter } from '../ports/session-store.ts'
import type { Entry, Session } from '../session/types.ts'
import { isStepMove } from './apply.ts'

/**
 * Saved, being saved, or not saved with the reason: what a screen says about the session. `lost`: another writer has it by now, so that
 * trying again is no use and is not done by itself. `held`: the room takes no moves for now, and the reason is a sentence for people.
 */
export type Saving =
  | { state: 'saved' | 'saving' }
  | { state: 'failed'; reason: string; since: string; unsaved: number; lost?: true; held?: true }

/** The session was lost to another writer. The message is a sentence for people. */
class Lost extends Error {}

type SaverOptions = {
  writer: SessionWriter
  now: () => number
  retryAfter: number
  snapshotEvery: number
  /** The whole log, and the boxes as they are now. */
  log: readonly Entry[]
  ballots: () => Ballots
  /** Something reached the disk: everything up to this session, or, without one, the boxes. */
  saved(session?: Session): void
  failed(): void
}

/** An accepted entry on its way to the disk, and the session it leads to. */
type Waiting = { entry: Entry; after: Session; done: () => void }

const allSaved: Saving = { state: 'saved' }
const beingSaved: Saving = { state: 'saving' }

export class Saver {
  status: Saving = allSaved
  private readonly room: SaverOptions
  private queue: Waiting[] = []
  /** Who waits for the boxes to be durable; undefined while the disk has them as they are. */
  private boxing: (() => void)[] | undefined
  private writing: Promise<void> | undefined
  private durable: Session | undefined
  /** The number of the newest entry that is durable. */
  durableTo: number
  private retryTimer: NodeJS.Timeout | undefined
  private snapshotTimer: NodeJS.Timeout | undefined
  private closing = false

  constructor(room: SaverOptions) {
    this.room = room
    this.durableTo = room.log.length
  }

  /** Resolves when the entry is durable, with all before it. */
  save(entry: Entry, after: Session): Promise<void> {
    const saved = new Promise<void>(done => this.queue.push({ entry, after, done }))
    void this.flush()
    return saved
  }

  /** Resolves when the boxes as they are now are durable. */
  saveBoxes(): Promise<void> {
    const saved = new Promise<void>(done => {
      this.boxing = [...(this.boxing ?? []), done]
    })
    void this.flush()
    return saved
  }

  /** Group commit: whatever arrived while a write was in flight shares the next one. Ends when all is saved or a write failed. */
  flush(): Promise<void> {
    this.writing ??= this.write()
    return this.writing
  }

  /** Gets everything up to this session onto the disk, into the file as well, and goes on. Rejects with why when it cannot. */
  async settle(session: Session): Promise<void> {
    await this.flush()
    if (this.status.state === 'failed' && this.status.lost) throw new Error(this.status.reason)
    // What the journal could not take may fit into the file, which is written whole.
    await this.room.writer.snapshot(this.room.log.slice(0, session.n), session)
    const kept = this.queue.filter(({ entry }) => entry.n <= session.n)
    this.queue = this.queue.filter(one => !kept.includes(one))
    if (this.status.state === 'failed' && this.boxing) throw new Error(this.status.reason)
    if (this.status.state === 'failed') this.succeed(session)
    for (const { done } of kept) done()
  }

  /** Waits for what is under way, writes the file a last time and lets go of it. Rejects when it cannot, and then goes on as before. */
  async close(session: Session): Promise<void> {
    this.closing = true
    this.stopTimers()
    try {
      await this.flush()
      this.stopTimers()
      // What the journal could not take may fit into the file, which is written whole.
      await this.room.writer.close(this.room.log, session)
    } catch (error) {
      this.closing = false
      this.fail(error)
      throw error
    }
    const waiting = this.queue.splice(0)
    this.succeed(session)
    for (const { done } of waiting) done()
  }

  private async write(): Promise<void> {
    clearTimeout(this.retryTimer)
    // Moves made in one go share one write, and one frame on the screens.
    await Promise.resolve()
    try {
      while (this.queue.length || this.boxing) {
        if (this.status === allSaved) this.status = beingSaved
        await this.writeEntries()
        // Only now: what came out of a box is in the log before the box is gone.
        await this.writeBoxes()
      }
    } catch (error) {
      this.fail(error)
    } finally {
      // At once, not a tick later: a move made in between would find nobody writing and nobody to begin.
      this.writing = undefined
    }
  }

  private async writeEntries(): Promise<void> {
    const batch = this.queue
    const last = batch.at(-1)
    if (!last) return
    this.queue = []
    try {
      await this.append(batch.map(w => w.entry))
    } catch (error) {
      this.queue = [...batch, ...this.queue]
      throw error
    }
    this.succeed(last.after)
    for (const { done } of batch) done()
    this.planSnapshot(batch.some(w => !isStepMove(w.entry.move) && w.entry.move.do === 'go'))
  }

  private async append(entries: readonly Entry[]): Promise<void> {
    const before = (entries[0]?.n ?? 1) - 1
    const kept = await this.room.writer.append(before, entries)
    if ('lost' in kept) throw new Lost(kept.say)
  }

  private async writeBoxes(): Promise<void> {
    const waiting = this.boxing
    if (!waiting) return
    this.boxing = undefined
    try {
      await this.room.writer.saveBallots(this.room.ballots())
    } catch (error) {
      this.boxing = [...waiting, ...(this.boxing ?? [])]
      throw error
    }
    this.succeed()
    for (const done of waiting) done()
  }

  private succeed(session?: Session): void {
    this.status = allSaved
    this.durable = session ?? this.durable
    this.durableTo = this.durable?.n ?? this.durableTo
    this.room.saved(session)
  }

  private fail(error: unknown): void {
    const since = this.status.state === 'failed' ? this.status.since : new Date(this.room.now()).toISOString()
    const reason = error instanceof Error ? error.message : String(error)
    const unsaved = this.queue.length + (this.boxing?.length ?? 0)
    const lost = error instanceof Lost
    this.status = { state: 'failed', reason, since, unsaved, ...(lost ? { lost } : {}) }
    clearTimeout(this.retryTimer)
    if (!lost) {
      this.retryTimer = setTimeout(() => void this.flush(), this.room.retryAfter)
      this.retryTimer.unref?.()
    }
    this.room.failed()
  }

  /** The file follows the journal: soon after a change of step, otherwise every few seconds while there is news. */
  private planSnapshot(soon: boolean): void {
    if (this.closing || (this.snapshotTimer && !soon)) return
    clearTimeout(this.snapshotTimer)
    const wait = soon ? 50 : this.room.snapshotEvery
    this.snapshotTimer = setTimeout(() => {
      this.snapshotTimer = undefined
      const session = this.durable
      if (!session) return
      // A snapshot that fails loses nothing: the journal has every entry. The next one tries again.
      this.room.writer.snapshot(this.room.log.slice(0, session.n), session).catch(() => this.planSnapshot(false))
    }, wait)
    this.snapshotTimer.unref?.()
  }

  private stopTimers(): void {
    clearTimeout(this.retryTimer)
    clearTimeout(this.snapshotTimer)
    this.snapshotTimer = undefined
  }
}
