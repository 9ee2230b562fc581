/** Multiplexes the output of all terminals of a gateway over its one connection: the same bytes once for all that show the same. */

import type { Socket } from 'node:net'
import { itemAt } from '../lists.ts'
import { cast } from './frames.ts'
import type { Kept } from './messages.ts'
import type { RemoteOutput, Transport } from './terminal.ts'

/** The head of a frame counts its terminals in two bytes. */
const maxTerminalsPerFrame = 65_535

export class Multiplexer {
  private readonly socket: Socket
  private readonly maxQueued: number
  private readonly keeps: boolean
  private readonly outputs = new Map<number, RemoteOutput>()
  /** What was written since the last time it was sent: to whom, by the bytes. */
  private same = new Map<string, number[]>()
  private readonly written = new Set<number>()
  /** What the gateway is to keep, told ahead of what is shown. */
  private told: Buffer[] = []
  private waits = false
  /** Some terminal was told that nothing more can be taken. */
  private wasFull = false

  /** Beyond `maxQueued` bytes queued no terminal of this gateway is written to; with `keeps` it understands what is `Kept`. */
  constructor(socket: Socket, maxQueued: number, keeps = false) {
    this.keeps = keeps
    this.socket = socket
    this.maxQueued = maxQueued
    socket.on('drain', () => {
      if (!this.wasFull) return
      this.wasFull = false
      for (const output of this.outputs.values()) if (!output.stuck) output.emit('drain')
    })
  }

  /** The transport to the terminal with this number; undefined when the number is taken. */
  transport(number: number): Transport | undefined {
    if (this.outputs.has(number)) return undefined
    return {
      shared: true,
      open: output => void this.outputs.set(number, output),
      output: bytes => this.write(number, bytes),
      goodbye: word => this.last('goodbye', number, word),
      move: word => this.last('move', number, word),
      ...(this.keeps ? { kept: (word: Kept) => this.keep(number, word) } : {}),
      isFull: () => this.isFull(),
      close: () => void this.outputs.delete(number),
    }
  }

  /** The last thing a terminal is told, behind all it was shown. */
  private last(kind: 'goodbye' | 'move', number: number, word: object): void {
    if (!this.outputs.has(number)) return
    this.send()
    if (this.socket.writable) this.socket.write(cast(kind, [number], word))
  }

  private isFull(): boolean {
    const full = this.socket.writableLength > this.maxQueued
    this.wasFull ||= full
    return full
  }

  private write(number: number, bytes: string): void {
    if (!this.outputs.has(number)) return
    // What a terminal is shown stays in order.
    if (this.written.has(number)) this.send()
    this.written.add(number)
    const others = this.same.get(bytes)
    if (others && others.length < maxTerminalsPerFrame) others.push(number)
    else this.same.set(bytes, [number])
    this.soon()
  }

  private keep(number: number, word: Kept): void {
    if (!this.outputs.has(number)) return
    this.told.push(cast('kept', [number], word))
    this.soon()
  }

  private soon(): void {
    if (this.waits) return
    this.waits = true
    queueMicrotask(() => {
      this.waits = false
      this.send()
    })
  }

  /** Sends what was written, in one piece. */
  private send(): void {
    if (!this.written.size && !this.told.length) return
    const frames = this.told.concat([...this.same].map(([bytes, numbers]) => cast('output', numbers, bytes)))
    this.told = []
    this.same = new Map()
    this.written.clear()
    if (this.socket.writable) this.socket.write(frames.length === 1 ? itemAt(frames, 0) : Buffer.concat(frames))
  }
}
