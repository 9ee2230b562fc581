/** Passes the three streams of a command between its SSH channel and whoever answers it, each at the pace of its reader. */
import { connect, type Socket } from 'node:net'
import * as v from 'valibot'
import { clean } from '../../clean.ts'
import { type FrameKind, frame, unframe } from '../frames.ts'
import { goodbyeMessage } from '../message-schemas.ts'
import type { Goodbye, Hello } from '../messages.ts'
import { waitingFor } from './peer.ts'
import type { Screen, ScreenOptions } from './screen.ts'

/** Opens the side that answers and pumps until either end is done. `size.command` is what to run. `ended` is called once. */
export function openCommand(options: ScreenOptions): Screen {
  return new PassedCommand(options)
}

const lost =
  'This command was cut off in the middle. Look with list what there is, then run the same line again; nothing is damaged.'
const unreached = 'Nobody answers commands just now. Nothing was done: run the same line again in a moment.'
const tooMuch = 'A command takes at most 32 MB, and this was more. Nothing of it was taken.'
const idle =
  'Nothing came and nothing went for five minutes, so this command was ended. Run it again with its input at hand.'

/** Bytes of input that wait in the channel at most. A client that keeps to its window of 2 MB stays below. */
const mostUnread = 4 << 20

class PassedCommand implements Screen {
  private readonly options: ScreenOptions
  private readonly room: Socket
  private taken = 0
  private heldSince: number | undefined
  private busyAt: number
  private leaving = false
  private closed = false

  constructor(options: ScreenOptions) {
    const { client, channel, peer, links, place, size, limits, now } = options
    this.options = options
    this.busyAt = now()
    peer.spare = { bytes: limits.input + limits.wire, work: limits.inputWork }
    this.room = connect(links.pathOf(place))
    this.listen()
    this.room.write(frame('hello', { is: 'terminal', screen: size, pass: place.pass } satisfies Hello))
    channel.on('data', (bytes: Buffer) => this.take(bytes))
    channel.on('end', () => this.send('end'))
    channel.on('error', this.close)
    channel.on('close', this.close)
    client.on('end', this.close)
    client.on('close', this.close)
    peer.sock.on('drain', this.drained)
    peer.sock.on('data', this.counted)
  }

  private listen(): void {
    const { room } = this
    const { channel } = this.options
    const cut = unframe((kind, body) => this.hear(kind, body))
    room.on('error', () => {})
    room.on('drain', () => channel.resume())
    room.on('data', chunk => {
      try {
        cut(chunk)
      } catch {
        room.destroy()
      }
    })
    let isReached = false
    room.on('connect', () => {
      isReached = true
    })
    room.on('close', () => this.leave(isReached ? lost : unreached))
  }

  /** A command has no size that changes. */
  resize(): void {}

  look(): void {
    const { client, channel, peer, limits, now } = this.options
    const waiting = waitingFor(client, channel)
    if (waiting <= limits.released) {
      this.heldSince = undefined
      this.room.resume()
    } else {
      this.heldSince ??= now()
      if (now() - this.heldSince > limits.stuck) peer.cut()
    }
    if (!this.leaving && now() - this.busyAt > limits.commandIdle) this.leave(idle)
  }

  leave(say: string): void {
    this.end({ code: 1, say })
  }

  /** A part of the input. */
  private take(bytes: Buffer): void {
    const { channel, limits, pty } = this.options
    if (this.leaving) return
    this.taken += bytes.length
    // With a terminal at the other end ctrl-c and ctrl-d are keys.
    if (this.taken > limits.input) this.leave(tooMuch)
    else if (pty && bytes.includes(3)) this.end({ code: 130 })
    else {
      const end = pty ? bytes.indexOf(4) : -1
      if (!this.send('input', end < 0 ? bytes : bytes.subarray(0, end))) channel.pause()
      if (end >= 0) this.send('end')
    }
  }

  private send(kind: 'input' | 'end', body?: Uint8Array): boolean {
    this.busyAt = this.options.now()
    return this.leaving || !this.room.writable || this.room.write(frame(kind, body))
  }

  private hear(kind: FrameKind, body: Buffer): void {
    const { client, channel, limits, now } = this.options
    if (this.leaving) return
    this.busyAt = now()
    if (kind === 'goodbye') this.end(v.parse(goodbyeMessage, JSON.parse(body.toString())))
    if (kind !== 'output' && kind !== 'error') return
    this.write(kind, body)
    if (waitingFor(client, channel) > limits.held) this.room.pause()
  }

  private write(kind: 'output' | 'error', body: Buffer): void {
    const { channel, pty, peer } = this.options
    const bytes = pty ? body.toString('latin1').replace(/\r?\n/g, '\r\n') : undefined
    const shown = bytes === undefined ? body : Buffer.from(bytes, 'latin1')
    peer.sock.cork()
    this.attempt(() => void (kind === 'output' ? channel.write(shown) : channel.stderr.write(shown)))
    peer.sock.uncork()
  }

  private readonly drained = () => this.look()

  /** Whoever does not keep to their window is cut before it costs memory. */
  private readonly counted = () => {
    const { channel, peer } = this.options
    if (channel.readableLength > mostUnread) peer.cut()
  }

  /** The last word, behind all that was output; it is not for whoever reads the output. */
  private end({ code, say }: Goodbye): void {
    const { channel } = this.options
    if (this.leaving) return
    const lines = say ? `${clean(say, 1_000, { lines: true })}\n` : ''
    if (lines) this.write('error', Buffer.from(lines))
    this.leaving = true
    this.room.destroy()
    channel.resume()
    this.attempt(() => {
      channel.exit(Number.isInteger(code) ? code & 255 : 1)
      // Closing drops what of the errors still waits for the client's window.
      channel.stderr.end(() => this.attempt(() => channel.end()))
    })
    channel.once('finish', () => setTimeout(this.close, this.options.limits.leaving).unref())
  }

  /** ssh2 throws at whoever writes to a connection that broke a moment ago. */
  private attempt(run: () => void): void {
    try {
      run()
    } catch {
      this.options.peer.cut()
    }
  }

  private readonly close = (): void => {
    const { client, channel, peer, links, place, ended } = this.options
    if (this.closed) return
    this.closed = true
    this.leaving = true
    client.off('end', this.close)
    client.off('close', this.close)
    peer.sock.off('drain', this.drained)
    peer.sock.off('data', this.counted)
    if (this.room.connecting) links.giveBack(place)
    this.room.destroySoon()
    this.attempt(() => channel.close())
    ended()
  }
}
