/** Passes one terminal's output from the room to its SSH channel, and keys and sizes back; holds the room while a client is slow. */
import { connect } from 'node:net'
import { clean } from '../../text.ts'
import { frame } from '../frames.ts'
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
  const { client, channel, peer, limits, now } = options
  const room = connect(options.path)
  const mayType = meter(limits.typed, limits.typedPerSecond, now)
  let heldSince: number | undefined
  let leaving = false
  let sized: NodeJS.Timeout | undefined
  let sizedAt = -Infinity
  let newest: { columns: number; rows: number } | undefined

  const seat = options.line.seat((kind, body) => {
    if (leaving) return
    if (kind === 'goodbye') return end(JSON.parse(body.toString()))
    if (kind !== 'output') return
    // A packet is several writes of ssh2's; it goes out as one.
    peer.sock.cork()
    attempt(() => channel.write(body))
    peer.sock.uncork()
    const waiting = waitingFor(client, channel)
    if (waiting > limits.held) hold()
    if (waiting > limits.maxQueued) peer.cut()
  })
  room.on('error', () => {})
  // What it shows comes over the line; here it is only heard that it is gone.
  room.resume()
  room.on('close', () => leave(roomGone))
  const { pid, number } = seat
  const hello = { is: 'terminal', screen: options.size, pass: options.pass, line: { pid, number } } satisfies Hello
  room.write(frame('hello', hello))

  channel.on('data', (typed: Buffer) => {
    if (leaving) return
    if (!mayType(typed.length)) return leave('That was more than a keyboard can type. Come back when it has stopped.')
    room.write(frame('input', typed))
  })
  // An input that ends says what a keyboard would.
  channel.on('end', () => leaving || room.destroyed || room.write(frame('input', '\x04')))
  channel.on('error', close)
  channel.on('close', close)
  client.on('end', close)
  client.on('close', close)
  peer.sock.on('drain', look)

  /** While a client is slow the room sends nothing for it, and skips what is old. */
  function hold(): void {
    if (heldSince !== undefined) return
    heldSince = now()
    room.write(frame('hold'))
  }

  function look(): void {
    if (heldSince === undefined || leaving) return
    if (waitingFor(client, channel) <= limits.released) {
      heldSince = undefined
      room.write(frame('release'))
    } else if (now() - heldSince > limits.stuck) peer.cut()
  }

  /** The room's last word: its output has given the screen back already. */
  function end({ code, say }: Goodbye): void {
    if (leaving) return
    leaving = true
    const lines = say ? clean(say, 1_000, { lines: true }).split('\n') : []
    attempt(() => {
      for (const line of lines) channel.write(line + (options.pty ? '\r\n' : '\n'))
      channel.exit(Number.isInteger(code) ? code & 255 : 1)
      channel.end()
    })
    room.end(frame('goodbye'))
    setTimeout(close, limits.leaving).unref()
  }

  /** Goodbye without the room: the screen is given back here. */
  function leave(say: string): void {
    if (leaving) return
    if (options.pty) attempt(() => channel.write(giveBack))
    end({ code: 1, say })
  }

  /** ssh2 throws at whoever writes to a connection that broke a moment ago. */
  function attempt(run: () => void): void {
    try {
      run()
    } catch {
      peer.cut()
    }
  }

  let closed = false
  function close(): void {
    if (closed) return
    closed = true
    leaving = true
    clearTimeout(sized)
    seat.leave()
    client.off('end', close)
    client.off('close', close)
    peer.sock.off('drain', look)
    // The room never heard of it.
    if (room.connecting) options.line.giveBack(options.pass)
    if (room.writable) room.write(frame('goodbye'))
    room.destroySoon()
    attempt(() => channel.close())
    options.ended()
  }

  /** At most ten sizes a second are told, and always the newest. */
  function resize(size: { columns: number; rows: number }): void {
    newest = size
    if (sized || leaving) return
    sized = setTimeout(
      () => {
        sized = undefined
        sizedAt = now()
        if (!leaving) room.write(frame('resize', newest!))
      },
      Math.max(0, sizedAt + 1_000 / limits.sizes - now()),
    )
  }

  return { resize, look, leave }
}
