/** Waits for what has no event of its own. */
import { vi } from 'vitest'
import { patience } from './patience.ts'

/** Calls `look` until it no longer throws, and gives what it gave. @throws its last error, once patience is over. */
export function eventually<T>(look: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(look, { timeout: patience, interval: 5 })
}
