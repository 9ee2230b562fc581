/** Keys in order: each finds the screen that the one before it left, and waits for the move that one made. */

import { graphemes } from '../text.ts'
import { type Key, sizeOf } from './keys/decode.ts'

type KeyQueueOptions = {
  press(key: Key): void
  /** True while text belongs to a line; otherwise each character is a key of its own. */
  isTyping(): boolean
  /** What the next key waits for, once. */
  held(): Promise<unknown> | undefined
  /** After the keys that did not have to wait. */
  worked(): void
  /** Runs what may throw. */
  guarded(what: () => void): void
  stopped(): boolean
}

type KeyQueue = {
  feed(keys: readonly Key[]): void
  settled(): Promise<void>
  /** Bytes of the keys that wait. */
  left(): number
}

export function keyQueue({ press, isTyping, held, worked, guarded, stopped }: KeyQueueOptions): KeyQueue {
  let queue: Key[] = []
  /** Bytes of what is in it. */
  let bytes = 0
  let working: Promise<void> | undefined

  /** Takes the next key off the queue; while nothing is typed, several letters that came at once are a key each. */
  const next = (): Key | undefined => {
    const key = queue.shift()
    if (key) bytes -= sizeOf(key)
    if (!key || !('text' in key) || isTyping()) return key
    const [first = '', ...rest] = graphemes(key.text)
    if (rest.length) {
      const later = { text: rest.join('') }
      queue.unshift(later)
      bytes += sizeOf(later)
    }
    return { text: first }
  }

  /** Works off keys until one has made a move, and returns what the next one waits for. */
  const drain = (): Promise<unknown> | undefined => {
    let until: Promise<unknown> | undefined
    guarded(() => {
      while (queue.length && !until && !stopped()) {
        const key = next()
        if (key) press(key)
        until = held()
      }
      worked()
    })
    return until
  }
  const wait = async (first: Promise<unknown>) => {
    for (let until: Promise<unknown> | undefined = first; until; until = drain()) await until
    working = undefined
  }

  return {
    left: () => bytes,
    feed(keys) {
      queue = queue.concat(keys)
      for (const key of keys) bytes += sizeOf(key)
      if (working) return
      const until = drain()
      if (until) working = wait(until)
    },
    async settled() {
      while (working) await working
    },
  }
}
