/** What was typed and is meant for whatever comes next at a terminal. */
import type { EventEmitter } from 'node:events'

/**
 * Gives bytes back to an input that nobody listens to any more: whoever listens next gets them, before anything that waits elsewhere. An
 * input that keeps what nobody reads takes them by its event `unread`, and along when it goes on elsewhere.
 */
export function handOn(input: EventEmitter, bytes: Buffer): void {
  if (!bytes.length || input.emit('unread', bytes)) return
  const hand = (event: string | symbol) => {
    if (event !== 'data') return
    input.removeListener('newListener', hand)
    queueMicrotask(() => input.emit('data', bytes))
  }
  input.on('newListener', hand)
}
