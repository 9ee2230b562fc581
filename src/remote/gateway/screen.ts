/** Passes one terminal's output from the room to its SSH channel, and keys and sizes back; holds the room while a client is slow. */
import { connect, type Socket } from 'node:net'
import { clean } from '../../clean.ts'
import { type FrameKind, frame } from '../frames.ts'
import type { Goodbye, Hello, Screen as Size } from '../messages.ts'
import { meter } from './meter.ts'
import { type Connection, type Leaving, type Peer, type ServerChannel, waitingFor } from './peer.ts'
import type { RoomLink } from './room-link.ts'
import type { Limits } from './settings.ts'

export type Screen = Leaving & {
  resize(size: { columns: number; rows: number }): void
  /** Looks whether a held screen may go on, or was held too long. Called a few times a second. */
  look(): void
}

type ScreenOptions = {
  client: Connection
  channel: ServerChannel
  peer: Peer
  /** The terminal socket. */
  path: string
  line: RoomLink
  pass: string
  size: Size
  /** True with a pseudo-terminal at the other end: it has a screen to give back, and wants \r\n. */
  pty: boolean
  limits: Limits
  now(): number
  ended(): void
}

/** Ends what a full screen may have switched on: alternate screen, hidden cursor, mouse, paste marks, colours. */
const giveBack = '\x1b[?2026l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l'
const roomGone = 'The room is gone. What you sent before is saved; ask the facilitator whether it opens again.'

/** Opens the room's side and pumps until either end is done. `ended` is called once. */
export function openScreen(options: ScreenOptions): Screen {
  return new PassedScreen(options)
}

class PassedScreen implements Screen {
  private readonly options: ScreenOptions
  private readonly room: Socket
  private readonly attachment: ReturnType<RoomLink['attach']>
  private readonly mayType: (bytes: number) => boolean
  private heldSince: number | undefined
  private leaving = false
  private closed = false
  private sized: NodeJS.Timeout | undefined
  private sizedAt = -Infinity
  private newest: { columns: number; rows: number } | undefined

  constructor(options: ScreenOptions) {
    const { limits, now } = options
    this.options = options
    this.mayType = meter(limits.typed, limits.typedPerSecond, now)
    this.room = connect(options.path)
    this.attachment = options.line.attach((kind, body) => this.hear(kind, body))
    this.listen()
  }

  private listen(): void {
    const { room } = this
    const { client, channel, peer } = this.options
    room.on('error', () => {})
    // What it shows comes over the line; here it is only heard that it is gone.
    room.resume()
    room.on('close', () => this.leave(roomGone))
    const { gateway, number } = this.attachment
    const { size, pass } = this.options
    const hello = { is: 'terminal', screen: size, pass, line: { gateway, number } } satisfies Hello
    room.write(frame('hello', hello))
    channel.on('data', (typed: Buffer) => this.type(typed))
    // An input that ends says what a keyboard would.
    channel.on('end', () => this.leaving || room.destroyed || room.write(frame('input', '\x04')))
    channel.on('error', this.close)
    channel.on('close', this.close)
    client.on('end', this.close)
    client.on('close', this.close)
    peer.sock.on('drain', this.drained)
  }

  /** At most ten sizes a second are told, and always the newest. */
  resize(size: { columns: number; rows: number }): void {
    const { limits, now } = this.options
    this.newest = size
    if (this.sized || this.leaving) return
    this.sized = setTimeout(
      () => {
        this.sized = undefined
        this.sizedAt = now()
        if (!this.leaving) this.room.write(frame('resize', this.newest))
      },
      Math.max(0, this.sizedAt + 1_000 / limits.sizes - now()),
    )
  }

  look(): void {
    const { client, channel, peer, limits, now } = this.options
    if (this.heldSince === undefined || this.leaving) return
    if (waitingFor(client, channel) <= limits.released) {
      this.heldSince = undefined
      this.room.write(frame('release'))
    } else if (now() - this.heldSince > limits.stuck) peer.cut()
  }

  /** Goodbye without the room: the screen is given back here. */
  leave(say: string): void {
    if (this.leaving) return
    if (this.options.pty) this.attempt(() => this.options.channel.write(giveBack))
    this.end({ code: 1, say })
  }

  private hear(kind: FrameKind, body: Buffer): void {
    const { client, channel, peer, limits } = this.options
    if (this.leaving) return
    if (kind === 'goodbye') {
      this.end(JSON.parse(body.toString()))
      return
    }
    if (kind !== 'output') return
    // A packet is several writes of ssh2's; it goes out as one.
    peer.sock.cork()
    this.attempt(() => channel.write(body))
    peer.sock.uncork()
    const waiting = waitingFor(client, channel)
    if (waiting > limits.held) this.hold()
    if (waiting > limits.maxQueued) peer.cut()
  }

  private type(typed: Buffer): void {
    if (this.leaving) return
    if (this.mayType(typed.length)) this.room.write(frame('input', typed))
    else this.leave('That was more than a keyboard can type. Come back when it has stopped.')
  }

  /** While a client is slow the room sends nothing for it, and skips what is old. */
  private hold(): void {
    if (this.heldSince !== undefined) return
    this.heldSince = this.options.now()
    this.room.write(frame('hold'))
  }

  private readonly drained = () => this.look()

  /** The room's last word: its output has given the screen back already. */
  private end({ code, say }: Goodbye): void {
    const { channel, pty, limits } = this.options
    if (this.leaving) return
    this.leaving = true
    const lines = say ? clean(say, 1_000, { lines: true }).split('\n') : []
    this.attempt(() => {
      for (const line of lines) channel.write(line + (pty ? '\r\n' : '\n'))
      channel.exit(Number.isInteger(code) ? code & 255 : 1)
      channel.end()
    })
    this.room.end(frame('goodbye'))
    setTimeout(this.close, limits.leaving).unref()
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
    const { client, channel, peer, line, pass, ended } = this.options
    if (this.closed) return
    this.closed = true
    this.leaving = true
    clearTimeout(this.sized)
    this.attachment.leave()
    client.off('end', this.close)
    client.off('close', this.close)
    peer.sock.off('drain', this.drained)
    // The room never heard of it.
    if (this.room.connecting) line.giveBack(pass)
    if (this.room.writable) this.room.write(frame('goodbye'))
    this.room.destroySoon()
    this.attempt(() => channel.close())
    ended()
  }
}
