/** Counts wrong join codes, so that none is checked any more while too many are tried; the gateway limits them first. */
import { steadyOf } from '../../steady.ts'

/**
 * Wrong join codes a minute before none is checked any more. Four words are 41.8 bits: eight hours of them without a pause find the join
 * code in one room of eight million.
 */
const maxPerMinute = 1_000
const minute = 60_000

export class WrongCodes {
  /** All of them so far. */
  ever = 0
  private readonly now: () => number
  private lately: number[] = []

  /** `now` is ms since 1970. */
  constructor(now: () => number) {
    this.now = steadyOf(now)
  }

  count(): void {
    this.lately.push(this.now())
    this.ever++
  }

  /** Says how long no code is looked at; undefined while they are. */
  tooMany(): string | undefined {
    this.lately = this.lately.filter(at => at > this.now() - minute)
    const oldest = this.lately.at(-maxPerMinute)
    if (oldest === undefined) return undefined
    const wait = oldest + minute - this.now()
    return `Too many wrong codes were tried just now. Try again in ${Math.ceil(wait / 1_000)} seconds.`
  }
}
