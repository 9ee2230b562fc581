/** A meter for what flows: so much at once, then so much a second. */

/** Takes an amount and says whether it was still within: `burst` at first, refilled by `perSecond`. `now` in ms, from any start. */
export function meter(burst: number, perSecond: number, now: () => number): (amount: number) => boolean {
  let left = burst
  let at = now()
  return amount => {
    const time = now()
    left = Math.min(burst, left + ((time - at) / 1_000) * perSecond) - amount
    at = time
    return left >= 0
  }
}
