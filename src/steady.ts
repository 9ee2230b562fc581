/** Time for how long something takes or holds: it only goes on, whatever is done to the clock on the wall. */

const steady = (): number => performance.timeOrigin + performance.now()

/** The clock to measure durations with where `now` tells the time of day; a clock that a test moves stays what it is. In ms. */
export function steadyOf(now: () => number): () => number {
  return now === Date.now ? steady : now
}
