/** The room's side of a screen: a connection of its own for keys and sizes, and a place on the line over which it is shown everything. */
import { connect, type Socket } from 'node:net'
import * as v from 'valibot'
import { type FrameKind, frame } from '../frames.ts'
import { keptMessage } from '../message-schemas.ts'
import type { Hello, Place, Screen as Size } from '../messages.ts'
import type { RoomLink } from './room-link.ts'
import type { RoomLinks } from './room-links.ts'

/** What is a person's when their room is left behind: what they typed and nobody worked off, and what the room gave to keep for the next. */
export type Remains = { unread: Buffer; state: string }

export type Side = {
  send(kind: 'input' | 'resize' | 'hold' | 'release', body?: Uint8Array | object): void
  /** Says goodbye; nothing is heard from there any more. Returns what is to go along where the screen goes on. */
  leave(): Remains
}

type SideOptions = {
  links: RoomLinks
  place: Place
  size: Size
  /** What the room before gave to keep. */
  state: string
  hear: (kind: FrameKind, body: Buffer) => void
  /** Called once when the room is gone before `leave`. */
  lost: (remains: Remains) => void
}

/** Takes this place. Rejects when nobody is at its socket. */
export async function openSide(options: SideOptions): Promise<Side> {
  const { links, place } = options
  return new RoomSide(options, await links.to(place), connect(links.pathOf(place)))
}

class RoomSide implements Side {
  private readonly options: SideOptions
  private readonly room: Socket
  private readonly link: RoomLink
  private readonly attachment: ReturnType<RoomLink['attach']>
  private hasLeft = false
  /** What was typed and is not worked off, as far as this room has told; of one that does not tell nothing. */
  private typed: Uint8Array[] = []
  /** Bytes that are worked off. */
  private read = 0
  private state: string

  constructor(options: SideOptions, link: RoomLink, room: Socket) {
    const { size, place, state } = options
    this.options = options
    this.room = room
    this.link = link
    this.state = state
    this.attachment = link.attach({ take: (kind, body) => this.hear(kind, body), lost: () => room.destroy() })
    const { gateway, number } = this.attachment
    room.on('error', () => {})
    room.on('close', () => this.gone())
    // Nothing comes here: what it shows comes over the line.
    room.resume()
    const kept = state && link.tells ? { kept: state } : {}
    const hello = { is: 'terminal', screen: size, pass: place.pass, line: { gateway, number }, ...kept } satisfies Hello
    room.write(frame('hello', hello))
  }

  private hear(kind: FrameKind, body: Buffer): void {
    if (this.hasLeft) return
    if (kind === 'kept') this.keep(body)
    else this.options.hear(kind, body)
  }

  private keep(body: Buffer): void {
    const { read, state = this.state } = v.parse(keptMessage, JSON.parse(body.toString()))
    this.state = state
    for (let [first] = this.typed; first && read > this.read; [first] = this.typed) {
      const done = Math.min(first.length, read - this.read)
      this.read += done
      if (done < first.length) this.typed[0] = first.subarray(done)
      else this.typed.shift()
    }
  }

  private gone(): void {
    if (this.hasLeft) return
    this.hasLeft = true
    this.attachment.leave()
    this.options.lost(this.remains())
  }

  private remains(): Remains {
    return { unread: Buffer.concat(this.typed), state: this.state }
  }

  send(kind: 'input' | 'resize' | 'hold' | 'release', body?: Uint8Array | object): void {
    if (kind === 'input' && body instanceof Uint8Array && this.link.tells) this.typed.push(body)
    if (this.room.writable) this.room.write(frame(kind, body))
  }

  leave(): Remains {
    if (!this.hasLeft) {
      this.hasLeft = true
      this.attachment.leave()
      // The room never heard of it.
      if (this.room.connecting) this.options.links.giveBack(this.options.place)
      if (this.room.writable) this.room.write(frame('goodbye'))
      this.room.destroySoon()
    }
    return this.remains()
  }
}
