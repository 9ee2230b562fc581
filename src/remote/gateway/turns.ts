/** Whose bytes are looked at next: people who were let in at once, all others a little at a time, the cheapest of them first. */

/** Somebody whose bytes wait. `spent` is what they have cost so far, in ms of work. */
type Waiter = { spent: number; gone: boolean }

export type Turns<W extends Waiter> = {
  /** Runs this in one of the next turns, after what the same one brought before. */
  wait(who: W, run: () => void): void
  /** True while something of theirs waits. */
  has(who: W): boolean
}

/** ms of work on strangers between two looks at everybody else. */
const slice = 5

/**
 * Turns of at most `slice` ms. `next` starts the next one after the loop has looked at everybody else: a flood of strangers costs people
 * who are in no more than a turn. What waits for somebody who is gone is dropped.
 */
export function turns<W extends Waiter>(
  now: () => number = () => performance.now(),
  next: (turn: () => void) => void = setImmediate,
): Turns<W> {
  const waiting = new Map<W, (() => void)[]>()
  let isSet = false

  function cheapest(): W | undefined {
    let found: W | undefined
    for (const who of waiting.keys()) {
      if (who.gone) waiting.delete(who)
      else if (!found || who.spent < found.spent) found = who
    }
    return found
  }

  function turn(): void {
    isSet = false
    const until = now() + slice
    for (let who = cheapest(); who; who = now() < until ? cheapest() : undefined) {
      const all = waiting.get(who) ?? []
      const run = all.shift()
      if (all.length === 0) waiting.delete(who)
      run?.()
    }
    if (waiting.size > 0) set()
  }

  function set(): void {
    if (isSet) return
    isSet = true
    next(turn)
  }

  return {
    wait(who, run) {
      const mine = waiting.get(who)
      if (mine) mine.push(run)
      else waiting.set(who, [run])
      set()
    },
    has: who => waiting.has(who),
  }
}
