/** Logs with entries missing: what stands in for those that damage took, so that every later entry keeps its number. */
import { itemAt } from '../../lists.ts'
import type { Entry } from '../../session/types.ts'

/** Bytes that no line with an entry is shorter than: so many entries at most can have stood on damaged lines. */
const shortest = 64

/** How many entries at most may have stood in so many damaged bytes. */
export function mostIn(bytes: number): number {
  return Math.floor(bytes / shortest) + 1
}

/**
 * What stands in for a lost entry: an undo of itself, which takes nothing back. Every version of this program reads it so, and
 * later entries that need what is lost change nothing.
 */
function standIn(n: number, before: Entry): Entry {
  return { n, at: before.at, by: before.by, move: { do: 'undo', entry: n } }
}

/**
 * The log and those of `later` that come after it, in order of their numbers; every number that is missing between them has a stand-in, and
 * is in `lost`. Stops at a gap of more than `most` entries.
 */
export function goOnWith(
  log: readonly Entry[],
  later: readonly Entry[],
  maxMissing: number,
): { log: Entry[]; lost: number[] } {
  const all = [...log]
  const lost: number[] = []
  for (const entry of later) {
    const last = all.at(-1)
    if (!last) break
    if (entry.n <= last.n) continue
    if (entry.n - last.n - 1 > maxMissing) break
    for (let n = last.n + 1; n < entry.n; n++) {
      lost.push(n)
      all.push(standIn(n, last))
    }
    all.push(entry)
  }
  return { log: all, lost }
}

/** The log with stand-ins for the entries of these numbers. The first one has none. */
export function without(log: readonly Entry[], numbers: ReadonlySet<number>): Entry[] {
  return log.map((entry, i) => (i > 0 && numbers.has(entry.n) ? standIn(entry.n, itemAt(log, i - 1)) : entry))
}

/** Lost entries as people are told of them: `Entry 9 is lost.`, `Entries 9 to 12 and 20 are lost.` */
export function sayLost(lost: readonly number[]): string {
  const spans: [number, number][] = []
  for (const n of lost) {
    const last = spans.at(-1)
    if (last && last[1] === n - 1) last[1] = n
    else spans.push([n, n])
  }
  const words = spans.slice(0, 5).map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`))
  if (spans.length > 5) words.push(`${spans.length - 5} more places`)
  const all = words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '')
  return lost.length > 1 ? `Entries ${all} are lost.` : `Entry ${all} is lost.`
}
