/** Passes: what a gateway shows for a terminal it let in, good once and for a minute. */
import { createHash } from 'node:crypto'
import { steadyOf } from '../../steady.ts'

/** How long a pass is valid, in ms; it admits one terminal. */
export const passFor = 60_000

/** `What` is what passes stand for. */
export class Passes<What = unknown> {
  private readonly now: () => number
  private readonly random: (bytes: number) => Buffer
  private readonly given = new Map<string, { for: What; until: number }>()

  /** `now` is ms since 1970, `random` gives this many random bytes. */
  constructor(now: () => number, random: (bytes: number) => Buffer) {
    this.now = steadyOf(now)
    this.random = random
  }

  /** A pass for one terminal; what it stands for is handed back by `redeem`. */
  give(what: What): string {
    const now = this.now()
    // The oldest come first: behind one that is good there are none to take away.
    for (const [pass, { until }] of this.given) {
      if (until >= now) break
      this.given.delete(pass)
    }
    const pass = this.random(16).toString('hex')
    this.given.set(digest(pass), { for: what, until: now + passFor })
    return pass
  }

  /** What a pass stood for; undefined when it is not one, is used or too old. */
  redeem(pass: string): What | undefined {
    const key = digest(pass)
    const found = this.given.get(key)
    this.given.delete(key)
    return found && found.until >= this.now() ? found.for : undefined
  }

  /** What passes stand for that are still good. */
  open(): What[] {
    return [...this.given.values()].filter(p => p.until >= this.now()).map(p => p.for)
  }
}

function digest(pass: string): string {
  return createHash('sha256').update(pass).digest('hex')
}
