/** A command that somebody runs through ssh, the room's side: its words, and its three streams over a connection of its own. */
import type { Socket } from 'node:net'
import { Readable, Writable } from 'node:stream'
import { frame } from './frames.ts'

/** Bytes of a stream in one frame. */
const piece = 65_536

export class CommandStreams {
  /** What stood behind the host. */
  readonly text: string
  /** Its input, which ends where theirs does; destroyed with an Error when the connection is lost before that. Whoever does not read it holds the sender. */
  readonly stdin: Readable
  /** What is written waits until it is taken; after the connection is gone it is an Error. */
  readonly stdout: Writable
  readonly stderr: Writable
  private readonly socket: Socket
  private hasEnded = false

  constructor(text: string, socket: Socket) {
    this.text = text
    this.socket = socket
    this.stdin = new Readable({ read: () => void socket.resume() })
    this.stdout = written(socket, 'output')
    this.stderr = written(socket, 'error')
    // Whoever uses a stream hears of its fault; of one that nobody uses nobody has to.
    for (const stream of [this.stdin, this.stdout, this.stderr]) stream.on('error', () => {})
    socket.once('close', () => {
      if (!this.hasEnded) this.stdin.destroy(new Error('the input was cut off'))
      for (const stream of [this.stdout, this.stderr]) if (!stream.writableFinished) stream.destroy(new Error('gone'))
    })
  }

  /** A part of the input. */
  give(bytes: Buffer): void {
    if (this.hasEnded || this.stdin.destroyed) return
    // Of what we are given only a part is ours.
    if (!this.stdin.push(Buffer.from(bytes))) this.socket.pause()
  }

  /** The input is over. */
  end(): void {
    if (this.hasEnded) return
    this.hasEnded = true
    this.stdin.push(null)
  }

  /** Ends both outputs; `then` is called once all of it is on its way. What comes in after this is not read. */
  finish(then: () => void): void {
    this.hasEnded = true
    this.stdin.destroy()
    this.socket.resume()
    this.stdout.end(() => this.stderr.end(() => then()))
  }
}

/** A stream whose bytes leave as frames of this kind, each once the one before was taken. */
function written(socket: Socket, kind: 'output' | 'error'): Writable {
  return new Writable({
    write(bytes: Buffer, _encoding, done) {
      let at = 0
      const next = (error?: Error | null) => {
        if (error || at >= bytes.length) return done(error)
        const part = bytes.subarray(at, at + piece)
        at += part.length
        if (!socket.writable) return done(new Error('gone'))
        socket.write(frame(kind, part), next)
      }
      next()
    },
  })
}
