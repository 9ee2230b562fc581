/**
 * Passes one terminal's output from the room to its SSH channel, and keys and sizes back; holds the room while a client is slow. The room
 * may be another from one moment to the next, and may be lost and come back: the channel stays.
 */

import { setTimeout as after } from 'node:timers/promises'
import * as v from 'valibot'
import { clean } from '../../clean.ts'
import type { FrameKind } from '../frames.ts'
import { goodbyeMessage, moveMessage } from '../message-schemas.ts'
import type { Goodbye, Place, Screen as Size } from '../messages.ts'
import { meter } from './meter.ts'
import { type Connection, type Leaving, type Peer, type ServerChannel, waitingFor } from './peer.ts'
import type { RoomLinks } from './room-links.ts'
import type { Limits } from './settings.ts'
import { openSide, type Remains, type Side } from './side.ts'
import { wordsIn } from './words-kept.ts'

export type Screen = Leaving & {
  resize(size: { columns: number; rows: number }): void
  /** Looks whether a held screen may go on, or was held too long. Called a few times a second. */
  look(): void
}

export type ScreenOptions = {
  client: Connection
  channel: ServerChannel
  peer: Peer
  links: RoomLinks
  place: Place
  size: Size
  /** True with a pseudo-terminal at the other end: it has a screen to give back, and wants \r\n. */
  pty: boolean
  limits: Limits
  now(): number
  ended(): void
}

/** Ends what a full screen may have switched on: alternate screen, hidden cursor, mouse, paste marks, colours. */
const giveBack = '\x1b[?2026l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l'
const entered = '\x1b[?1049h'
const left = '\x1b[?1049l'

const roomGone = 'The room is gone. What you sent before is saved; ask the facilitator whether it opens again.'
const oneMoment = 'One moment: this room is being opened again.'
const notBack = 'The room did not open again. What was saved is safe; run the same line again.'
const notBackWords = 'What stands above may not be saved: type what is missing again when you are back.'

/** Opens the room's side and pumps until either end is done. `ended` is called once. */
export function openScreen(options: ScreenOptions): Screen {
  return new PassedScreen(options)
}

class PassedScreen implements Screen {
  private readonly options: ScreenOptions
  private readonly size: Size
  /** The room that is shown; none while the screen is on its way to one. */
  private side: Side | undefined
  private place: Place
  /** What was typed on the way, in order. */
  private kept: Buffer[] = []
  private keptBytes = 0
  /** What the room before gave to keep for the next. */
  private state = ''
  private readonly mayType: (bytes: number) => boolean
  private heldSince: number | undefined
  private lostSince: number | undefined
  /** A full screen has the terminal. */
  private isFull = false
  private leaving = false
  private closed = false
  private sized: NodeJS.Timeout | undefined
  private sizedAt = -Infinity

  constructor(options: ScreenOptions) {
    const { limits, now, client, channel, peer } = options
    this.options = options
    this.place = options.place
    this.size = { ...options.size }
    this.mayType = meter(limits.typed, limits.typedPerSecond, now)
    channel.on('data', (typed: Buffer) => this.type(typed))
    // An input that ends says what a keyboard would.
    channel.on('end', () => this.pass(Buffer.from('\x04')))
    channel.on('error', this.close)
    channel.on('close', this.close)
    client.on('end', this.close)
    client.on('close', this.close)
    peer.sock.on('drain', this.drained)
    void this.go()
  }

  /** Takes the place, with what the room before left; what was typed meanwhile goes there. */
  private async go(): Promise<void> {
    if (this.leaving) return this.options.links.giveBack(this.place)
    const { links } = this.options
    const open = openSide({
      links,
      place: this.place,
      size: this.size,
      state: this.state,
      hear: (kind, body) => this.hear(kind, body),
      lost: remains => this.lost(remains),
    })
    const side = await open.catch(() => undefined)
    if (!side) return this.lost()
    if (this.leaving) return void side.leave()
    this.side = side
    if (this.heldSince !== undefined) side.send('hold')
    for (const typed of this.kept) if (typed.length) side.send('input', typed)
    this.kept = []
    this.keptBytes = 0
    this.options.channel.resume()
  }

  /** The room says where the screen goes on. */
  private move(to: Place): void {
    const remains = this.side?.leave()
    this.side = undefined
    this.place = to
    if (remains) this.remember(remains)
    void this.go()
  }

  /** The room is gone without a word: whoever has a seat there is brought back to it. */
  private lost(remains?: Remains): void {
    this.side = undefined
    if (remains) this.remember(remains)
    if (this.leaving) return
    if (this.place.seat === undefined) this.leave(roomGone)
    else void this.comeBack(this.place.seat)
  }

  private async comeBack(again: string): Promise<void> {
    const { links, peer, limits, now } = this.options
    if (this.lostSince === undefined) {
      this.lostSince = now()
      this.sayMoment()
    } else await after(limits.againEvery)
    while (!this.leaving && now() - this.lostSince < limits.againFor) {
      const reply = await links.ask({ name: '', address: peer.address, again })
      if ('pass' in reply) {
        this.place = reply
        if (this.isFull && !this.leaving) this.write(giveBack)
        return this.go()
      }
      if (!reply.again) return this.giveUp(reply.no)
      await after(limits.againEvery)
    }
    this.giveUp(notBack)
  }

  /** No room takes what the last one left for its person, so they are shown it. */
  private giveUp(say: string): void {
    const words = wordsIn(this.state)
    this.leave(words.length ? `${say} ${notBackWords}` : say, words)
  }

  private sayMoment(): void {
    const { pty } = this.options
    if (this.isFull) this.write(`\x1b7\x1b[0m\x1b[${this.size.rows - 1};1H\x1b[K ${oneMoment}\x1b8`)
    else this.write(oneMoment + (pty ? '\r\n' : '\n'))
  }

  /** At most ten sizes a second are told, and always the newest. */
  resize(size: { columns: number; rows: number }): void {
    const { limits, now } = this.options
    Object.assign(this.size, size)
    if (this.sized || this.leaving) return
    this.sized = setTimeout(
      () => {
        this.sized = undefined
        this.sizedAt = now()
        const { columns, rows } = this.size
        this.side?.send('resize', { columns, rows })
      },
      Math.max(0, this.sizedAt + 1_000 / limits.sizes - now()),
    )
  }

  look(): void {
    const { client, channel, peer, limits, now } = this.options
    if (this.heldSince === undefined || this.leaving) return
    if (waitingFor(client, channel) <= limits.released) {
      this.heldSince = undefined
      this.side?.send('release')
    } else if (now() - this.heldSince > limits.stuck) peer.cut()
  }

  /** Goodbye without the room: the screen is given back here. */
  leave(say: string, words: readonly string[] = []): void {
    const { pty } = this.options
    if (this.leaving) return
    if (pty) this.write(giveBack)
    for (const line of words.flatMap(text => text.split('\n'))) this.write(line + (pty ? '\r\n' : '\n'))
    this.end({ code: 1, say })
  }

  private hear(kind: FrameKind, body: Buffer): void {
    if (this.leaving) return
    if (kind === 'output') this.show(body)
    else if (kind === 'goodbye') this.end(v.parse(goodbyeMessage, JSON.parse(body.toString())))
    else if (kind === 'move') this.move(v.parse(moveMessage, JSON.parse(body.toString())))
  }

  private show(body: Buffer): void {
    const { client, channel, limits, peer } = this.options
    this.lostSince = undefined
    const [on, off] = [body.lastIndexOf(entered), body.lastIndexOf(left)]
    if (on !== off) this.isFull = on > off
    this.write(body)
    const waiting = waitingFor(client, channel)
    if (waiting > limits.held) this.hold()
    if (waiting > limits.maxQueued) peer.cut()
  }

  /** A packet is several writes of ssh2's; it goes out as one. */
  private write(body: Buffer | string): void {
    const { channel, peer } = this.options
    peer.sock.cork()
    this.attempt(() => channel.write(body))
    peer.sock.uncork()
  }

  private type(typed: Buffer): void {
    if (this.leaving) return
    if (this.mayType(typed.length)) this.pass(typed)
    else this.leave('That was more than a keyboard can type. Come back when it has stopped.')
  }

  /** To the room, or kept until there is one: beyond a limit the client has to wait. */
  private pass(typed: Buffer): void {
    if (this.leaving) return
    if (this.side) this.side.send('input', typed)
    else this.keep(typed)
  }

  private keep(typed: Buffer): void {
    this.kept.push(typed)
    this.keptBytes += typed.length
    if (this.keptBytes > this.options.limits.kept) this.options.channel.pause()
  }

  /** What a room leaves goes to the next one, before all that was typed since. */
  private remember({ unread, state }: Remains): void {
    const since = this.kept
    this.kept = []
    this.keptBytes = 0
    for (const typed of [unread, ...since]) this.keep(typed)
    this.state = state
  }

  /** While a client is slow the room sends nothing for it, and skips what is old. */
  private hold(): void {
    if (this.heldSince !== undefined) return
    this.heldSince = this.options.now()
    this.side?.send('hold')
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
    this.side?.leave()
    // What is still typed goes nowhere, and must not keep the channel open.
    channel.resume()
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
    const { client, channel, peer, ended } = this.options
    if (this.closed) return
    this.closed = true
    this.leaving = true
    clearTimeout(this.sized)
    this.side?.leave()
    client.off('end', this.close)
    client.off('close', this.close)
    peer.sock.off('drain', this.drained)
    this.attempt(() => channel.close())
    ended()
  }
}
