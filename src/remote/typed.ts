/** What is typed at a terminal, on its way to whoever listens there: in order, in turns, and none of it before somebody does. */
import type { EventEmitter } from 'node:events'

/** So many bytes typed are worked off at once, and so many ms before other terminals have their turn. */
const typedAtOnce = 256
const turnMs = 5
/** What somebody sent who has left: so much of it counts. */
const typedLast = 16_384
/** So many bytes wait for a listener, more than a gateway lets through before one is there; what comes after them is not kept. */
const mostUnheard = 1 << 20

const none: Buffer = Buffer.alloc(0)

/**
 * Hands on what is typed as `data` events of `input`, a part at a time where it is much, so that nobody's paste keeps the keys of others
 * waiting; `fell` hears of a fault. While nobody listens to `input` it waits.
 */
export class Typed {
  private readonly input: EventEmitter
  private readonly fell: (error: unknown) => void
  private waiting = none
  private next: NodeJS.Immediate | undefined
  private isStopped = false

  constructor(input: EventEmitter, fell: (error: unknown) => void) {
    this.input = input
    this.fell = fell
    input.on('newListener', name => name === 'data' && this.soon())
    // Whoever listened gives back what is meant for the next: it was typed before what waits here.
    input.on('unread', (bytes: Buffer) => {
      this.waiting = Buffer.concat([bytes, this.waiting])
      this.soon()
    })
  }

  type(bytes: Buffer): void {
    if (!this.isHeard() && this.waiting.length + bytes.length > mostUnheard) return
    this.waiting = this.waiting.length ? Buffer.concat([this.waiting, bytes]) : bytes
    if (!this.next) this.turn()
  }

  /** Who typed has left: the last of it at once. */
  finish(): void {
    this.waiting = this.waiting.subarray(0, typedLast)
    while (this.mayHand()) this.part()
  }

  /** From now on nothing is handed on; returned later by `rest`. */
  stop(): void {
    this.isStopped = true
  }

  /** What was typed and not handed on; it is the caller's now. */
  rest(): Buffer {
    const rest = this.waiting
    this.waiting = none
    return rest
  }

  private mayHand(): boolean {
    return !this.isStopped && this.waiting.length > 0 && this.isHeard()
  }

  private isHeard(): boolean {
    return this.input.listenerCount('data') > 0
  }

  private soon(): void {
    this.next ??= setImmediate(() => this.turn())
  }

  private turn(): void {
    this.next = undefined
    const until = performance.now() + turnMs
    try {
      while (this.mayHand() && performance.now() < until) this.part()
    } catch (error) {
      this.waiting = none
      this.fell(error)
    }
    if (this.mayHand()) this.soon()
  }

  private part(): void {
    const bytes = this.waiting.subarray(0, typedAtOnce)
    this.waiting = this.waiting.subarray(typedAtOnce)
    // Whoever only wants to know that somebody typed is no reader.
    this.input.emit('typed')
    this.input.emit('data', bytes)
  }
}
