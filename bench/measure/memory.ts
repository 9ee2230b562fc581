/** What a process has taken of memory at its most, as Linux counts it. */
import { readFileSync } from 'node:fs'

/** The most memory a living process took so far, MB. @throws when there is no such process. */
export function peakOf(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024
}
