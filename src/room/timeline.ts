/** A log as it grows, and what it adds up to; taking back something recent does not fold from the start. */
import type { Entry, Session } from '../session/types.ts'
import { apply, applyAll, isStepMove } from './apply.ts'
import { refuseMisfit } from './fits.ts'
import { fold, undone } from './log.ts'

/** A session of the past is kept every so many entries, and so many of them: an hour of a busy room. */
const every = 32
const kept = 64

export class Timeline {
  /** Every entry so far; the timeline adds to it, nobody else. */
  readonly log: Entry[]
  /** What the log adds up to. */
  head: Session
  /** Sessions the log went through, oldest first. */
  private past: Session[] = []

  /** @throws as `fold` does when the log is none. */
  constructor(log: readonly Entry[]) {
    refuseMisfit(log)
    this.log = [...log]
    this.head = this.run(fold(this.log.slice(0, 1)))
  }

  add(entry: Entry): void {
    this.log.push(entry)
    if (!isStepMove(entry.move) && entry.move.do === 'undo') this.head = this.run(this.before(entry.move.entry))
    else this.head = this.keep(apply(this.head, entry))
  }

  /** The last kept session that the undo of this entry does not change; later ones are forgotten. */
  private before(changed: number): Session {
    let first = changed
    // An undo of an undo changes what the first one took back.
    for (let e = this.log[first - 1]; e && !isStepMove(e.move) && e.move.do === 'undo'; e = this.log[first - 1]) {
      if (e.move.entry >= first) break
      first = e.move.entry
    }
    this.past = this.past.filter(s => s.n < first)
    return this.past.at(-1) ?? fold(this.log.slice(0, 1))
  }

  private run(from: Session): Session {
    const dead = undone(this.log)
    const { length } = this.log
    let session = from
    while (session.n < length) {
      // To the next session that is worth keeping; those of long ago are not.
      const next = (Math.floor(session.n / every) + 1) * every
      const to = Math.min(length, Math.max(next, (Math.floor(length / every) - kept) * every))
      session = this.keep(applyAll(session, this.log, dead, session.n, to))
    }
    return session
  }

  private keep(session: Session): Session {
    if (session.n % every === 0) this.past = [...this.past.slice(1 - kept), session]
    return session
  }
}
