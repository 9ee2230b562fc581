/** A finished session played again through the real screens: the log, entry by entry, on a clock of its own. */

import { itemAt } from '../lists.ts'
import { nowhere } from '../ports/session-store.ts'
import { refuseMisfit } from '../room/fits.ts'
import { Room } from '../room/room.ts'
import type { Entry } from '../session/types.ts'
import type { OpenSession } from './app-services.ts'

/** How fast: `speed` times as fast as it was (waits cut to five seconds), or all of it within so many ms. */
export type Pace = { speed: number } | { within: number }

export type Player = {
  open: OpenSession
  /** The time in the session, ms since 1970. */
  now(): number
  /** Starts playing, or goes on. */
  play(): void
  pause(): void
  playing(): boolean
  ended(): boolean
  /** On to the next change of step, at once. */
  skip(): void
  faster(by: number): void
  /** Calls back when playing, pausing or the end changes. */
  watch(call: () => void): () => void
}

const longest = 5_000

/** A player over a whole log. Throws a UserError when a move in it is none, a plain Error when it does not begin with `open`. */
export function player(log: readonly Entry[], pace: Pace, clock: () => number = Date.now): Player {
  refuseMisfit(log)
  // Nobody sees people come in before the first step is on the screen: it begins there.
  const start = Math.max(1, log.findIndex(isGo) + 1)
  const before = log.slice(0, start)
  const first = before.at(-1)
  if (!first) throw new Error('nothing to play')
  const room = new Room({ log: before, writer: nowhere, now: clock })
  const entries = log.slice(start)
  return new SessionPlayer({ room, entries, waits: waitsOf(log.slice(start - 1), pace), from: first, clock })
}

/** `entries` are played one after the other, each after as many ms as `waits` says; the session stands at `from` at first. */
type Played = { room: Room; entries: readonly Entry[]; waits: readonly number[]; from: Entry; clock(): number }

class SessionPlayer implements Player {
  readonly open: OpenSession
  private readonly played: Played
  private readonly watchers = new Set<() => void>()
  private at = 0
  private factor = 1
  private timer: NodeJS.Timeout | undefined
  /** The session's clock runs from its last entry at the pace of playing. */
  private since: { session: number; real: number }

  constructor(played: Played) {
    this.played = played
    this.open = { room: played.room, key: '', readOnly: true, recovered: 0 }
    this.since = { session: Date.parse(played.from.at), real: played.clock() }
  }

  readonly now = () => {
    const passed = Math.min(this.played.clock() - this.since.real, longest)
    return this.since.session + (this.timer ? passed * this.scale() : 0)
  }

  readonly play = () => {
    if (!this.timer) this.plan()
    this.tell()
  }

  readonly pause = () => {
    this.renew()
    clearTimeout(this.timer)
    this.timer = undefined
    this.tell()
  }

  readonly playing = () => this.timer !== undefined

  readonly ended = () => this.at >= this.played.entries.length

  readonly skip = () => {
    const going = this.playing()
    do this.show()
    while (!this.ended() && !isGo(this.played.entries[this.at - 1]))
    if (going || this.ended()) this.plan()
    this.tell()
  }

  readonly faster = (by: number) => {
    this.renew()
    this.factor = Math.min(64, Math.max(1 / 8, this.factor * by))
    if (this.timer) this.plan()
  }

  readonly watch = (call: () => void) => {
    this.watchers.add(call)
    return () => this.watchers.delete(call)
  }

  /** ms to wait before the next entry. */
  private wait(): number {
    return (this.played.waits[this.at] ?? 0) / this.factor
  }

  /** How many ms of the session pass in one of ours. */
  private scale(): number {
    const gap = Date.parse(this.played.entries[this.at]?.at ?? '') - this.since.session
    return this.wait() > 0 && gap > 0 ? gap / this.wait() : 1
  }

  private renew() {
    this.since = { session: this.now(), real: this.played.clock() }
  }

  private tell() {
    for (const call of this.watchers) call()
  }

  private show() {
    const { entries, room, clock } = this.played
    const entry = entries[this.at++]
    if (!entry) return
    room.relive(entry)
    this.since = { session: Date.parse(entry.at), real: clock() }
  }

  private plan() {
    clearTimeout(this.timer)
    this.timer = undefined
    if (this.ended()) return this.tell()
    this.since = { ...this.since, real: this.played.clock() }
    this.timer = setTimeout(() => {
      this.show()
      this.plan()
    }, this.wait())
  }
}

function isGo(entry: Entry | undefined): boolean {
  return entry !== undefined && !('in' in entry.move) && entry.move.do === 'go'
}

/** ms to wait before each entry after the first. */
export function waitsOf(log: readonly Entry[], pace: Pace): number[] {
  const gaps = log.slice(1).map((entry, i) => Math.max(0, Date.parse(entry.at) - Date.parse(itemAt(log, i).at)))
  if ('speed' in pace) return gaps.map(gap => Math.min(longest, gap / pace.speed))
  // Everything gets a moment to be read; what took long gets more, up to a limit.
  const weights = gaps.map(gap => Math.min(20_000, Math.max(1_000, gap)))
  const sum = weights.reduce((a, b) => a + b, 0)
  return weights.map(w => Math.min(longest, (w / Math.max(1, sum)) * pace.within))
}
