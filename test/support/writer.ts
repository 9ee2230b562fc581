/** Writers of sessions for tests that need no store. */
import { nowhere, type SessionWriter } from '../../src/ports/session-store.ts'

/** Keeps nothing; `write` is waited for before each append is durable, and fails it by rejecting. */
export function slowWriter(write: () => Promise<void>, some: Partial<SessionWriter> = {}): SessionWriter {
  return {
    ...nowhere,
    async append(expectedSeq, entries) {
      await write()
      return { seq: expectedSeq + entries.length }
    },
    ...some,
  }
}
