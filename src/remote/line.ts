/** A gateway's line, the room's side: what all its terminals are shown goes over it, the same bytes once for all that show the same. */
import type { Socket } from 'node:net'
import { cast } from './frames.ts'
import type { RemoteOutput, Way } from './terminal.ts'

/** Terminals in one frame; its head counts them in two bytes. */
const mostTogether = 65_535

export class Line {
  private readonly socket: Socket
  private readonly most: number
  private readonly outputs = new Map<number, RemoteOutput>()
  /** What was written since the last time it was sent: to whom, by the bytes. */
  private same = new Map<string, number[]>()
  private readonly written = new Set<number>()
  private waits = false
  /** Some terminal was told that nothing more can be taken. */
  private wasFull = false

  /** Beyond `most` bytes on their way no terminal of this gateway is written to. */
  constructor(socket: Socket, most: number) {
    this.socket = socket
    this.most = most
    socket.on('drain', () => {
      if (!this.wasFull) return
      this.wasFull = false
      for (const output of this.outputs.values()) if (!output.stuck) output.emit('drain')
    })
  }

  /** The way to the terminal with this number; undefined when the number is somebody's already. */
  way(number: number): Way | undefined {
    if (this.outputs.has(number)) return undefined
    return {
      shared: true,
      open: output => void this.outputs.set(number, output),
      output: bytes => this.write(number, bytes),
      goodbye: word => {
        if (!this.outputs.has(number)) return
        this.send()
        if (this.socket.writable) this.socket.write(cast('goodbye', [number], word))
      },
      isFull: () => this.isFull(),
      close: () => void this.outputs.delete(number),
    }
  }

  private isFull(): boolean {
    const full = this.socket.writableLength > this.most
    this.wasFull ||= full
    return full
  }

  private write(number: number, bytes: string): void {
    if (!this.outputs.has(number)) return
    // What a terminal is shown stays in order.
    if (this.written.has(number)) this.send()
    this.written.add(number)
    const others = this.same.get(bytes)
    if (others && others.length < mostTogether) others.push(number)
    else this.same.set(bytes, [number])
    if (this.waits) return
    this.waits = true
    queueMicrotask(() => {
      this.waits = false
      this.send()
    })
  }

  /** Sends what was written, in one piece. */
  private send(): void {
    if (!this.written.size) return
    const frames = [...this.same].map(([bytes, numbers]) => cast('output', numbers, bytes))
    this.same = new Map()
    this.written.clear()
    if (this.socket.writable) this.socket.write(frames.length === 1 ? frames[0]! : Buffer.concat(frames))
  }
}
