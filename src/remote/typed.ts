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
 * waiting; `fell` hears of a fault. While nobody listens to `input` it waits. `told` is called when more of it is worked off.
 */
export class Typed {
  private readonly input: EventEmitter
  private readonly fell: (error: unknown) => void
  private readonly told: () => void
  private waiting = none
  /** What was handed on and is not worked off, where whoever listens says so. */
  private unworked = none
  private says = false
  /** Bytes handed on in all. */
  private handed = 0
  private inTurn = false
  private next: NodeJS.Immediate | undefined
  private isStopped = false

  constructor(input: EventEmitter, fell: (error: unknown) => void, told: () => void = () => {}) {
    this.input = input
    this.fell = fell
    this.told = told
    input.on('newListener', name => name === 'data' && this.soon())
    // Who stops listening leaves what they have not worked off to the next.
    input.on('removeListener', name => name === 'data' && this.says && !this.isHeard() && this.takeBack(this.unworked))
    // Whoever listened gives back what is meant for the next: it was typed before what waits here.
    input.on('unread', (bytes: Buffer) => this.takeBack(bytes))
  }

  /** Bytes that are worked off. */
  get read(): number {
    return this.handed - (this.says ? this.unworked.length : 0)
  }

  /** Whoever listens has so many bytes left of what it was handed. */
  worked(left: number): void {
    this.says = true
    this.unworked = this.unworked.subarray(Math.max(0, this.unworked.length - left))
    if (!this.inTurn) this.told()
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

  /** From now on nothing is handed on. */
  stop(): void {
    this.isStopped = true
  }

  private takeBack(bytes: Buffer): void {
    this.handed -= bytes.length
    this.unworked = none
    this.says = false
    this.waiting = Buffer.concat([bytes, this.waiting])
    this.soon()
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
    this.inTurn = true
    const until = performance.now() + turnMs
    try {
      while (this.mayHand() && performance.now() < until) this.part()
      // Before anything that came of it can be on a disk.
      this.told()
    } catch (error) {
      this.waiting = none
      this.fell(error)
    }
    this.inTurn = false
    if (this.mayHand()) this.soon()
  }

  private part(): void {
    const bytes = this.waiting.subarray(0, typedAtOnce)
    this.waiting = this.waiting.subarray(typedAtOnce)
    this.handed += bytes.length
    this.unworked = this.unworked.length ? Buffer.concat([this.unworked, bytes]) : bytes
    // Whoever only wants to know that somebody typed is no reader.
    this.input.emit('typed')
    this.input.emit('data', bytes)
    if (!this.says) this.unworked = none
  }
}
