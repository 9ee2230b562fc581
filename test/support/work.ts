/** How work grows: a ratio of processor times, which does not depend on how busy or quick the machine is. */

/** Processor time of this process in ms: what other programs do in between does not count. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** How many times more work `large` is than `small`: the best of each, tried until the ratio is at most `enough` or 15 times. */
export function workRatio(small: () => unknown, large: () => unknown, enough: number): number {
  const took = (run: () => unknown) => {
    const from = processorTime()
    run()
    return processorTime() - from
  }
  let [quick, slow] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let tries = 0; tries < 15 && !(slow / quick <= enough && tries > 2); tries++) {
    quick = Math.min(quick, took(small))
    slow = Math.min(slow, took(large))
  }
  return slow / Math.max(quick, 0.1)
}
