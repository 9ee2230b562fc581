/** A key that was pressed at a terminal, and how many bytes it came as. */

/**
 * `text` is a run of printable characters; `name` is a key that is not text (`enter`, `up`, `ctrl-c`, `alt-enter`, `wheel-down`).
 * A `click` says at which cell, counted from 0.
 */
export type Key = { text: string } | { name: string; at?: Cell } | { paste: string }
export type Cell = { row: number; column: number }

/** How many bytes keys came as, where that is not what their text has. */
const sizes = new WeakMap<Key, number>()

/** How many bytes a key came as; of one that was made of a part of another, what its text has. */
export function sizeOf(key: Key): number {
  return sizes.get(key) ?? ('text' in key ? Buffer.byteLength(key.text) : 1)
}

/** Keys that came as so many bytes in all: letters as what they are, the last one as the rest. */
export function measure(keys: readonly Key[], size: number): void {
  const last = keys.at(-1)
  const before = keys.slice(0, -1).reduce((all, key) => all + sizeOf(key), 0)
  if (last && !('text' in last)) sizes.set(last, size - before)
}
