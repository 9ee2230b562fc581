/** What was typed and is meant for whatever comes next at a terminal. */
import type { EventEmitter } from 'node:events'

/** Gives the bytes to whoever listens to the input next, before anything that waits elsewhere: they were typed first. */
export function handOn(input: EventEmitter, bytes: Buffer): void {
  if (!bytes.length) return
  const hand = (event: string | symbol) => {
    if (event !== 'data') return
    input.removeListener('newListener', hand)
    queueMicrotask(() => input.emit('data', bytes))
  }
  input.on('newListener', hand)
}
