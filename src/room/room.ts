/** The one place where a log grows: check, persist, publish. */

import { cleanDeep } from '../clean.ts'
import { takesCards } from '../kinds/made/board.ts'
import type { Ballots, SessionWriter } from '../ports/session-store.ts'
import type { StepId } from '../session/agenda.ts'
import { stepOf } from '../session/read.ts'
import { refuse } from '../session/refusing.ts'
import type { PersonId } from '../session/shapes.ts'
import type { Entry, Move, Refusal, Session } from '../session/types.ts'
import { isStepMove } from './apply.ts'
import { BallotStore } from './ballot-store.ts'
import { type Actor, check } from './check.ts'
import type { Presence } from './presence.ts'
import { redact } from './redact.ts'
import { Saver, type Saving } from './saver.ts'
import { Timeline } from './timeline.ts'
import { roomRefusals } from './words.ts'

export type { Saving }

/**
 * What came of a move: refused with a sentence; an entry; or, in an anonymous step, put into its box, with the id of the
 * card if it was one. It is durable when `saved` resolves.
 */
export type Outcome =
  | { refusal: Refusal }
  | { entry: Entry; saved: Promise<void> }
  | { boxed: StepId; card?: string; saved: Promise<void> }

type RoomOptions = {
  log: readonly Entry[]
  writer: SessionWriter
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
  const step = isStepMove(move) ? stepOf(session, move.in) : undefined
  return step !== undefined && takesCards(step)
}

/** A map that is taken over whole is a text of many lines. */
function isMapText(move: object, key: string): boolean {
  return key === 'text' && 'do' in move && move.do === 'load'
}

export class Room {
  /** Who is at a terminal of their own; undefined where all share one keyboard. */
  presence?: Presence
  /** Everything accepted, saved or not: what the next move is checked against. */
  private readonly timeline: Timeline
  private readonly ballotStore: BallotStore
  private published: Session
  private readonly now: () => number
  private readonly saver: Saver
  private readonly watchers = new Set<() => void>()
  private unsavedAllowed = false
  private left = false
  private held: string | undefined
  private heldSaving: Extract<Saving, { state: 'failed' }> | undefined
  private newest: { say: string; at: number } | undefined
  private readonly seen = new Map<string, { from: Session; box: number; to: Session }>()

  constructor({ log, writer: keep, ballots, now, retryAfter = 5_000, snapshotEvery = 10_000 }: RoomOptions) {
    this.timeline = new Timeline(log)
    this.ballotStore = new BallotStore(ballots, this.timeline.log)
    this.published = this.timeline.head
    this.now = now
    keep.news?.(say => {
      this.newest = { say, at: now() }
      this.publish(this.published)
    })
    this.saver = new Saver({
      writer: keep,
      now,
      retryAfter,
      snapshotEvery,
      log: this.timeline.log,
      ballots: () => this.ballotStore.state,
      saved: session => {
        this.unsavedAllowed = false
        // Going on unsaved may have shown more already than has been saved by now.
        this.publish(session && session.n > this.published.n ? session : this.published)
      },
      failed: () => this.publish(this.unsavedAllowed ? this.timeline.head : this.published),
    })
  }

  /** The session as published, whole: for files and notes. What anybody is shown comes from `see`. */
  get session(): Session {
    return this.published
  }

  /** The log as accepted, including entries that are still being saved. */
  get log(): readonly Entry[] {
    return this.timeline.log
  }

  /** The same object until something changes, as screens go by that. */
  get saving(): Saving {
    const { held: reason } = this
    if (reason === undefined) return this.saver.status
    const [since, unsaved] = [this.published.last, this.unsaved().length]
    const known = this.heldSaving
    if (known?.reason !== reason || known.since !== since || known.unsaved !== unsaved)
      this.heldSaving = { state: 'failed', reason, since, unsaved, held: true }
    return this.heldSaving ?? this.saver.status
  }

  /** Takes no moves from now on and says why, or takes them again. */
  hold(why?: string): void {
    if (this.held === why) return
    this.held = why
    if (why === undefined) void this.saver.flush()
    this.publish(this.published)
  }

  /** The newest thing about its files that people should know though nothing is lost, with its time in ms. */
  get news(): { say: string; at: number } | undefined {
    return this.newest
  }

  /** The session as this person may see it (no person: the stage). The same object until something changes. */
  see(me?: PersonId): Session {
    const key = me ?? ''
    const box = this.ballotStore.version
    const known = this.seen.get(key)
    if (known?.from === this.published && known.box === box) return known.to
    const shown = redact(this.published, me)
    const to = me === undefined ? shown : this.ballotStore.see(shown, me)
    this.seen.set(key, { from: this.published, box, to })
    return to
  }

  /** How many people are in the ballot box of a step; undefined below `minAnonymousAnswers`, because so few could be named. */
  inBox(step: StepId): number | undefined {
    return this.ballotStore.count(step)
  }

  /** True when somebody is in the box of a step, and fewer than `minAnonymousAnswers` are. */
  hasFewInBox(step: StepId): boolean {
    return this.ballotStore.isFew(step)
  }

  /** True when one of these people is in the box of a step, or an earlier run left something there of which nobody knows whose it is. */
  holds(step: StepId, people: readonly { id: PersonId }[]): boolean {
    return this.ballotStore.left(step) !== undefined || people.some(p => this.ballotStore.isIn(step, p.id))
  }

  /**
   * How many cards an earlier run of the program left in the box of a step; undefined where none left one, or where `me` has put
   * something in since. Whose they are is gone with that run, so people answer again.
   */
  leftInBox(step: StepId, me?: PersonId): number | undefined {
    return me !== undefined && this.ballotStore.isIn(step, me) ? undefined : this.ballotStore.left(step)
  }

  /** The steps in whose ballot boxes this person is. */
  boxesOf(me: PersonId): StepId[] {
    return this.ballotStore.open().filter(step => this.ballotStore.isIn(step, me))
  }

  /** People put something into the box of this step in an earlier run of the program: they are asked to do so again. */
  asksAgain(step: StepId): void {
    this.ballotStore.askAgain(this.timeline.head, step)
  }

  /** Asks for a move: cleaned, checked, numbered, folded, then saved and published together with what else is waiting. */
  submit(actor: Actor, asked: Move): Outcome {
    const { head, log } = this.timeline
    const move = cleanDeep(asked, { lines: isCardText(head, asked), page: isMapText })
    if (this.left) return { refusal: refuse(roomRefusals.roomClosed) }
    if (this.held !== undefined) return { refusal: refuse(roomRefusals.held, this.held) }
    if (isStepMove(move) && move.do === 'box') return { refusal: refuse(roomRefusals.boxByReveal) }
    const boxed = this.ballotStore.takes(head, move)
    // Rules read the time off the session, and the last entry may be days old.
    const now = { ...head, last: this.time() }
    const refusal = boxed ? this.ballotStore.check(now, log, actor, boxed) : check(now, log, actor, move)
    if (refusal) return { refusal }
    if (boxed) {
      const { card, due } = this.ballotStore.put(head, actor.by, boxed)
      const saved = due ? this.saver.saveBoxes() : Promise.resolve().then(() => this.publish(this.published))
      return { boxed: boxed.in, ...(card ? { card } : {}), saved }
    }
    this.openBoxes(actor, move)
    const outcome = this.accept(actor, move)
    // A box is on the disk before anybody put something in: when it came there tells nothing of anybody.
    if (!isStepMove(move) && this.ballotStore.begin(this.timeline.head, this.timeline.head.at))
      void this.saver.saveBoxes()
    return outcome
  }

  /** Publishes an entry of a log that is played again: unchecked, unsaved. For replays alone. */
  relive(entry: Entry): void {
    this.timeline.add(entry)
    this.publish(this.timeline.head)
  }

  /** The entries that are not durable yet. */
  unsaved(): readonly Entry[] {
    return this.log.slice(this.saver.durableTo)
  }

  /** Resolves when everything accepted is durable and the file is written; the room goes on. Rejects with why when that cannot be. */
  settle(): Promise<void> {
    return this.saver.settle(this.timeline.head)
  }

  /** Calls back after every published batch and whenever the state of saving changes. Returns the way to stop. */
  watch(call: () => void): () => void {
    this.watchers.add(call)
    return () => this.watchers.delete(call)
  }

  /** Tries at once to save what a failure left waiting. */
  retry(): void {
    void this.saver.flush()
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
    this.ballotStore.settle(this.timeline.head)
    if (this.ballotStore.open().length) void this.saver.saveBoxes()
    try {
      await this.saver.close(this.timeline.head)
    } catch (error) {
      this.left = false
      throw error
    }
  }

  /** The time of an entry made now; never before the last one's, whatever the clock does. */
  private time(): string {
    return new Date(Math.max(this.now(), Date.parse(this.timeline.head.last))).toISOString()
  }

  private accept(actor: Actor, move: Move): Outcome {
    const { head } = this.timeline
    const entry: Entry = {
      n: head.n + 1,
      at: this.time(),
      by: actor.by,
      ...(actor.hand && actor.hand !== actor.by ? { hand: actor.hand } : {}),
      move,
    }
    this.timeline.add(entry)
    return { entry, saved: this.saver.save(entry, this.timeline.head) }
  }

  /** A reveal puts what is in the step's box into the log first; a close, what is in any. */
  private openBoxes(actor: Actor, move: Move): void {
    if (isStepMove(move) || (move.do !== 'reveal' && move.do !== 'close')) return
    for (const step of move.do === 'close' ? this.ballotStore.open() : [move.step]) {
      if (!this.ballotStore.open().includes(step)) continue
      const contents = this.ballotStore.empty(this.timeline.head, step)
      if (contents) this.accept(actor, contents)
      void this.saver.saveBoxes()
    }
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
}
