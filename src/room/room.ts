/** The one place where a log grows: check, persist, publish. */
import type { StepId } from '../session/agenda.ts'
import { stepOf } from '../session/read.ts'
import type { PersonId } from '../session/shapes.ts'
import type { Entry, Move, Refusal, Session } from '../session/types.ts'
import type { Ballots } from '../store/box.ts'
import type { Keep } from '../store/keep.ts'
import { cleanDeep } from '../text.ts'
import { isStepMove } from './apply.ts'
import { Ballot } from './ballot.ts'
import { type Actor, check } from './check.ts'
import { redact } from './redact.ts'
import { Timeline } from './timeline.ts'

export type { Keep }

/** Saved, being saved, or not saved with the reason: what a screen says about the file. */
export type Saving = { state: 'saved' | 'saving' } | { state: 'failed'; reason: string; since: string; unsaved: number }

/**
 * What came of a move: refused with a sentence; an entry; or, in an anonymous step, put into its box, with the id of the
 * card if it was one. It is durable when `saved` resolves.
 */
export type Outcome =
  | { refusal: Refusal }
  | { entry: Entry; saved: Promise<void> }
  | { boxed: StepId; card?: string; saved: Promise<void> }

export type RoomOptions = {
  log: readonly Entry[]
  keep: Keep
  /** Ballot boxes an earlier room left open. */
  ballots?: Ballots
  /** The time, ms since 1970. */
  now: () => number
  /** ms between two tries to save after a failure; default 5,000. */
  retryAfter?: number
  /** ms between snapshots while there is news; default 10,000. */
  snapshotEvery?: number
}

/** Only a card may have more than one line. */
function isCardText(session: Session, move: Move): boolean {
  return isStepMove(move) && stepOf(session, move.in)?.kind === 'write'
}

/** An accepted entry on its way to the disk, and the session it leads to. */
type Waiting = { entry: Entry; after: Session; done: () => void }

const allSaved: Saving = { state: 'saved' }
const beingSaved: Saving = { state: 'saving' }

export class Room {
  /** Everything accepted, saved or not: what the next move is checked against. */
  private readonly timeline: Timeline
  private readonly ballot: Ballot
  private published: Session
  private readonly keep: Keep
  private readonly now: () => number
  private readonly retryAfter: number
  private readonly snapshotEvery: number
  private readonly watchers = new Set<() => void>()
  private queue: Waiting[] = []
  /** Who waits for the boxes to be durable; undefined while the disk has them as they are. */
  private boxing: (() => void)[] | undefined
  private writing: Promise<void> | undefined
  private status: Saving = allSaved
  private retryTimer: NodeJS.Timeout | undefined
  private snapshotTimer: NodeJS.Timeout | undefined
  private unsavedAllowed = false
  private left = false
  private readonly seen = new Map<string, { from: Session; box: Ballots['boxes']; to: Session }>()

  constructor(options: RoomOptions) {
    this.timeline = new Timeline(options.log)
    this.ballot = new Ballot(options.ballots, this.timeline.log)
    this.published = this.timeline.head
    this.keep = options.keep
    this.now = options.now
    this.retryAfter = options.retryAfter ?? 5_000
    this.snapshotEvery = options.snapshotEvery ?? 10_000
  }

  /** The session as published, whole: for files and notes. What anybody is shown comes from `see`. */
  get session(): Session {
    return this.published
  }

  /** The log as accepted, including entries that are still being saved. */
  get log(): readonly Entry[] {
    return this.timeline.log
  }

  get saving(): Saving {
    return this.status
  }

  /** The session as this person may see it (no person: the stage). The same object until something changes. */
  see(me?: PersonId): Session {
    const key = me ?? ''
    const box = this.ballot.state.boxes
    const known = this.seen.get(key)
    if (known?.from === this.published && known.box === box) return known.to
    const shown = redact(this.published, me)
    const to = me === undefined ? shown : this.ballot.see(shown, me)
    this.seen.set(key, { from: this.published, box, to })
    return to
  }

  /** How many people are in the ballot box of a step; undefined below three, because so few could be named. */
  inBox(step: StepId): number | undefined {
    return this.ballot.count(step)
  }

  /** Asks for a move: cleaned, checked, numbered, folded, then saved and published together with what else is waiting. */
  submit(actor: Actor, asked: Move): Outcome {
    const { head, log } = this.timeline
    const move = cleanDeep(asked, { lines: isCardText(head, asked) })
    if (this.left) return { refusal: { why: 'not-now', say: 'This room has closed.' } }
    if (isStepMove(move) && move.do === 'box')
      return { refusal: { why: 'not-yours', say: 'A ballot box is opened by the reveal.' } }
    const boxed = this.ballot.takes(head, move)
    const refusal = boxed ? this.ballot.check(head, log, actor, boxed) : check(head, log, actor, move)
    if (refusal) return { refusal }
    if (boxed) {
      const card = this.ballot.put(head, actor.by, boxed)
      return { boxed: boxed.in, ...(card ? { card } : {}), saved: this.saveBox() }
    }
    this.openBoxes(actor, move)
    return this.accept(actor, move)
  }

  /** Publishes an entry of a log that is played again: unchecked, unsaved. For replays alone. */
  relive(entry: Entry): void {
    this.timeline.add(entry)
    this.publish(this.timeline.head)
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
    this.publish(this.timeline.head)
  }

  /**
   * Takes no more moves, waits for everything accepted to be durable, writes the file a last time and lets go of it.
   * Rejects when it cannot; the room then goes on as before, and may be left again.
   */
  async leave(): Promise<void> {
    this.left = true
    this.stopTimers()
    try {
      await this.flush()
      this.stopTimers()
      // What the journal could not take may fit into the file, which is written whole.
      await this.keep.close(this.timeline.log, this.timeline.head)
    } catch (error) {
      this.left = false
      this.failed(error)
      throw error
    }
    const waiting = this.queue.splice(0)
    this.status = allSaved
    this.publish(this.timeline.head)
    for (const { done } of waiting) done()
  }

  private accept(actor: Actor, move: Move): Outcome {
    const { head } = this.timeline
    const entry: Entry = {
      n: head.n + 1,
      at: new Date(Math.max(this.now(), Date.parse(head.last))).toISOString(),
      by: actor.by,
      ...(actor.hand && actor.hand !== actor.by ? { hand: actor.hand } : {}),
      move,
    }
    this.timeline.add(entry)
    const after = this.timeline.head
    const saved = new Promise<void>(done => this.queue.push({ entry, after, done }))
    void this.flush()
    return { entry, saved }
  }

  /** A reveal puts what is in the step's box into the log first; a close, what is in any. */
  private openBoxes(actor: Actor, move: Move): void {
    if (isStepMove(move) || (move.do !== 'reveal' && move.do !== 'close')) return
    for (const step of move.do === 'close' ? this.ballot.open() : [move.step]) {
      if (!this.ballot.open().includes(step)) continue
      const contents = this.ballot.empty(this.timeline.head, step)
      if (contents) this.accept(actor, contents)
      void this.saveBox()
    }
  }

  private saveBox(): Promise<void> {
    const saved = new Promise<void>(done => {
      this.boxing = [...(this.boxing ?? []), done]
    })
    void this.flush()
    return saved
  }

  /** Group commit: whatever arrived while a write was in flight shares the next one. Ends when all is saved or a write failed. */
  private flush(): Promise<void> {
    this.writing ??= this.write()
    return this.writing
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
      this.failed(error)
    } finally {
      // At once, not a tick later: a move made in between would find nobody writing and nobody to begin.
      this.writing = undefined
    }
  }

  private async writeEntries(): Promise<void> {
    const batch = this.queue
    if (!batch.length) return
    this.queue = []
    try {
      await this.keep.append(batch.map(w => w.entry))
    } catch (error) {
      this.queue = [...batch, ...this.queue]
      throw error
    }
    this.succeeded(batch.at(-1)!.after)
    for (const { done } of batch) done()
    this.planSnapshot(batch.some(w => !isStepMove(w.entry.move) && w.entry.move.do === 'go'))
  }

  private async writeBoxes(): Promise<void> {
    const waiting = this.boxing
    if (!waiting) return
    this.boxing = undefined
    try {
      await this.keep.box?.(this.ballot.state)
    } catch (error) {
      this.boxing = [...waiting, ...(this.boxing ?? [])]
      throw error
    }
    this.succeeded(this.published)
    for (const done of waiting) done()
  }

  private succeeded(session: Session): void {
    this.status = allSaved
    this.unsavedAllowed = false
    // Going on unsaved may have shown more already than this batch holds.
    this.publish(session.n > this.published.n ? session : this.published)
  }

  private failed(error: unknown): void {
    const since = this.status.state === 'failed' ? this.status.since : new Date(this.now()).toISOString()
    const reason = error instanceof Error ? error.message : String(error)
    this.status = { state: 'failed', reason, since, unsaved: this.queue.length + (this.boxing?.length ?? 0) }
    clearTimeout(this.retryTimer)
    this.retryTimer = setTimeout(() => void this.flush(), this.retryAfter)
    this.retryTimer.unref?.()
    this.publish(this.unsavedAllowed ? this.timeline.head : this.published)
  }

  private publish(session: Session): void {
    this.published = session
    for (const call of this.watchers) {
      try {
        call()
      } catch (error) {
        // One broken screen must not cut a save in two or keep the news from the others; it still fails loudly.
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }

  /** The file follows the journal: soon after a change of step, otherwise every few seconds while there is news. */
  private planSnapshot(soon: boolean): void {
    if (this.left || (this.snapshotTimer && !soon)) return
    clearTimeout(this.snapshotTimer)
    this.snapshotTimer = setTimeout(
      () => {
        this.snapshotTimer = undefined
        // A snapshot that fails loses nothing: the journal has every entry. The next one tries again.
        const { published } = this
        this.keep.snapshot(this.timeline.log.slice(0, published.n), published).catch(() => this.planSnapshot(false))
      },
      soon ? 50 : this.snapshotEvery,
    )
    this.snapshotTimer.unref?.()
  }

  private stopTimers(): void {
    clearTimeout(this.retryTimer)
    clearTimeout(this.snapshotTimer)
    this.snapshotTimer = undefined
  }
}
