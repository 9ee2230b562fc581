/** Medians and percentiles of measured times, and the one way a figure is printed beside its target. */

/** The middle of the values (mean of the two middle ones when even in number). */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** The smallest value that at least `share` (0..1) of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!
}

/** One figure beside its aim; an empty aim is none. */
export type Figure = { what: string; value: string; target: string; reached: boolean }

/** Prints `what   value   target   ok|MISSED`, makes the run fail when the target was missed, and tells a process that runs this one. */
export function figure(what: string, value: string, target: string, reached: boolean): void {
  console.log(row({ what, value, target, reached }))
  process.send?.({ figure: { what, value, target, reached } satisfies Figure })
  if (!reached) process.exitCode = 1
}

/** A figure as a line of a table. */
export function row({ what, value, target, reached }: Figure): string {
  return `  ${what.padEnd(46)} ${value.padEnd(22)} ${target.padEnd(14)} ${reached ? 'ok' : 'MISSED'}`
}
