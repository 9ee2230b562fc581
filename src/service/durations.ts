/** How long something takes, counted in buckets: what a histogram of OpenMetrics is made of. */

/** So many took at most `le` seconds each, these and all that were faster; `sum` in seconds. */
export type Durations = { buckets: { le: number; count: number }[]; sum: number; count: number }

/** Upper bounds of a key's way to the screen, in seconds; what takes longer is only in the count. */
export const keyBounds: readonly number[] = [0.005, 0.01, 0.02, 0.03, 0.04, 0.05, 0.1, 0.25, 0.5, 1]

export type Counted = { take(seconds: number): void; read(): Durations }

export function durations(bounds: readonly number[] = keyBounds): Counted {
  const counts = bounds.map(() => 0)
  let sum = 0
  let count = 0
  return {
    take(seconds) {
      sum += seconds
      count++
      for (const [i, le] of bounds.entries()) if (seconds <= le) counts[i] = (counts[i] ?? 0) + 1
    },
    read: () => ({ buckets: bounds.map((le, i) => ({ le, count: counts[i] ?? 0 })), sum, count }),
  }
}

/** The counts of several places as one; all of them have the same bounds. */
export function together(all: readonly Durations[]): Durations {
  const [first] = all
  const bounds = first?.buckets.map(b => b.le) ?? keyBounds
  return {
    buckets: bounds.map((le, i) => ({ le, count: all.reduce((n, one) => n + (one.buckets[i]?.count ?? 0), 0) })),
    sum: all.reduce((n, one) => n + one.sum, 0),
    count: all.reduce((n, one) => n + one.count, 0),
  }
}
