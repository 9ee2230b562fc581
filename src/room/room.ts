/** The one place where a log grows: check, persist, publish. */
import type { PersonId } from '../session/shapes.ts'
import type { Entry, Move, Refusal, Session } from '../session/types.ts'
import { cleanDeep } from '../text.ts'
import { apply, isStepMove } from './apply.ts'
import { type Actor, check } from './check.ts'
import { fold } from './log.ts'
import { redact } from './redact.ts'

/** Where a room keeps its log. Handed in; the room knows no files. */
export type Keep = {
  /** Makes entries durable, in order. Resolves when a power cut could no longer lose them; rejects when it could not. */
  append(entries: readonly Entry[]): Promise<void>
  /** Rewrites the session file from the whole log. */
  snapshot(log: readonly Entry[], session: Session): Promise<void>
  /** A last snapshot, then the journal and the lock are gone. */
  close(log: readonly Entry[], session: Session): Promise<void>
}

/** Saved, being saved, or not saved with the reason: what a screen says about the file. */
export type Saving = { state: 'saved' | 'saving' } | { state: 'failed'; reason: string; since: string; unsaved: number }

/** What came of a move: refused with a sentence, or an entry that will be durable when `saved` resolves. */
export type Outcome = { refusal: Refusal } | { entry: Entry; saved: Promise<void> }

export type RoomOptions = {
  log: readonly Entry[]
  keep: Keep
  /** The time, ms since 1970. */
  now: () => number
  /** ms between two tries to save after a failure; default 5,000. */
  retryAfter?: number
  /** ms between snapshots while there is news; default 10,000. */
  snapshotEvery?: number
}

/** An accepted entry on its way to the disk, and the session it leads to. */
type Waiting = { entry: Entry; after: Session; done: () => void }

export class Room {
  private readonly entries: Entry[]
  /** The session with everything accepted, saved or not: what the next move is checked against. */
  private head: Session
  private published: Session
  private readonly keep: Keep
  private readonly now: () => number
  private readonly retryAfter: number
  private readonly snapshotEvery: number
  private readonly watchers = new Set<() => void>()
  private queue: Waiting[] = []
  private writing = false
  private status: Saving = { state: 'saved' }
  private retryTimer: NodeJS.Timeout | undefined
  private snapshotTimer: NodeJS.Timeout | undefined
  private unsavedAllowed = false
  private readonly seen = new Map<string, { from: Session; to: Session }>()

  constructor(options: RoomOptions) {
    this.entries = [...options.log]
    this.head = fold(this.entries)
    this.published = this.head
    this.keep = options.keep
    this.now = options.now
    this.retryAfter = options.retryAfter ?? 5_000
    this.snapshotEvery = options.snapshotEvery ?? 10_000
  }

  /** The session as published: what anybody may be shown after redaction. */
  get session(): Session {
    return this.published
  }

  /** The log as accepted, including entries that are still being saved. */
  get log(): readonly Entry[] {
    return this.entries
  }

  get saving(): Saving {
    return this.status
  }

  /** The session as this person may see it (no person: the stage). The same object until something changes. */
  see(me?: PersonId): Session {
    const key = me ?? ''
    const known = this.seen.get(key)
    if (known?.from === this.published) return known.to
    const to = redact(this.published, me)
    this.seen.set(key, { from: this.published, to })
    return to
  }

  /** Asks for a move: cleaned, checked, numbered, folded, then saved and published together with what else is waiting. */
  submit(actor: Actor, asked: Move): Outcome {
    const move = cleanDeep(asked)
    const refusal = check(this.head, this.entries, actor, move)
    if (refusal) return { refusal }
    const entry: Entry = {
      n: this.head.n + 1,
      at: new Date(Math.max(this.now(), Date.parse(this.head.last))).toISOString(),
      by: actor.by,
      ...(actor.hand && actor.hand !== actor.by ? { hand: actor.hand } : {}),
      move,
    }
    this.entries.push(entry)
    this.head = !isStepMove(move) && move.do === 'undo' ? fold(this.entries) : apply(this.head, entry)
    let done = () => {}
    const saved = new Promise<void>(resolve => {
      done = resolve
    })
    this.queue.push({ entry, after: this.head, done })
    void this.flush()
    return { entry, saved }
  }

  /** Calls back after every published batch and whenever the state of saving changes. Returns the way to stop. */
  watch(call: () => void): () => void {
    this.watchers.add(call)
    return () => this.watchers.delete(call)
  }

  /** Tries at once to save what a failure left waiting. */
  retry(): void {
    void this.flush()
  }

  /** Publishes what could not be saved; the room stays marked as not saved and goes on trying. */
  goOnUnsaved(): void {
    this.unsavedAllowed = true
    this.publish(this.head)
  }

  /** Waits for everything accepted to be durable, writes the file a last time and lets go of it. Rejects when it cannot. */
  async leave(): Promise<void> {
    clearTimeout(this.retryTimer)
    clearTimeout(this.snapshotTimer)
    await this.flush()
    while (this.writing) await new Promise(resolve => setImmediate(resolve))
    clearTimeout(this.retryTimer)
    clearTimeout(this.snapshotTimer)
    await this.keep.close(this.entries, this.head)
  }

  /** Group commit: whatever arrived while a write was in flight shares the next one. */
  private async flush(): Promise<void> {
    if (this.writing) return
    this.writing = true
    clearTimeout(this.retryTimer)
    try {
      while (this.queue.length) {
        const batch = this.queue
        this.queue = []
        try {
          await this.keep.append(batch.map(w => w.entry))
        } catch (error) {
          this.queue = [...batch, ...this.queue]
          this.failed(error)
          return
        }
        this.status = { state: 'saved' }
        this.unsavedAllowed = false
        this.publish(batch.at(-1)!.after)
        for (const waiting of batch) waiting.done()
        this.planSnapshot(batch.some(w => !isStepMove(w.entry.move) && w.entry.move.do === 'go'))
      }
    } finally {
      this.writing = false
    }
  }

  private failed(error: unknown): void {
    const since = this.status.state === 'failed' ? this.status.since : new Date(this.now()).toISOString()
    const reason = error instanceof Error ? error.message : String(error)
    this.status = { state: 'failed', reason, since, unsaved: this.queue.length }
    this.retryTimer = setTimeout(() => void this.flush(), this.retryAfter)
    this.retryTimer.unref?.()
    if (this.unsavedAllowed) this.published = this.head
    this.tell()
  }

  private publish(session: Session): void {
    this.published = session
    this.tell()
  }

  private tell(): void {
    for (const call of this.watchers) call()
  }

  /** The file follows the journal: soon after a change of step, otherwise every few seconds while there is news. */
  private planSnapshot(soon: boolean): void {
    if (this.snapshotTimer && !soon) return
    clearTimeout(this.snapshotTimer)
    this.snapshotTimer = setTimeout(
      () => {
        this.snapshotTimer = undefined
        // A snapshot that fails loses nothing: the journal has every entry. The next one tries again.
        this.keep.snapshot(this.entries.slice(0, this.published.n), this.published).catch(() => this.planSnapshot(false))
      },
      soon ? 50 : this.snapshotEvery,
    )
    this.snapshotTimer.unref?.()
  }
}
