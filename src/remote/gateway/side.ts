/** The room's side of a screen: a connection of its own for keys and sizes, and a place on the line over which it is shown everything. */
import { connect, type Socket } from 'node:net'
import { type FrameKind, frame, unframe } from '../frames.ts'
import type { Hello, Place, Screen as Size } from '../messages.ts'
import type { RoomLink } from './room-link.ts'
import type { RoomLinks } from './room-links.ts'

export type Side = {
  send(kind: 'input' | 'resize' | 'hold' | 'release', body?: Uint8Array | object): void
  /** Says goodbye; nothing is heard from there any more. */
  leave(): void
  /** Says goodbye to a room that said where the screen goes on; resolves with what was typed and not read there, after a second at most. */
  moveOut(): Promise<Buffer>
}

type SideOptions = {
  links: RoomLinks
  place: Place
  size: Size
  hear: (kind: FrameKind, body: Buffer) => void
  /** Called once when the room is gone before `leave` or `moveOut`, with what was typed and did not reach it. */
  lost: (unsent: Buffer) => void
}

/** ms that a room has to give back what it did not read. */
const returnWithin = 1_000

/** Takes this place. Rejects when nobody is at its socket. */
export async function openSide(options: SideOptions): Promise<Side> {
  const { links, place } = options
  return new RoomSide(options, await links.to(place), connect(links.pathOf(place)))
}

class RoomSide implements Side {
  private readonly options: SideOptions
  private readonly room: Socket
  private readonly attachment: ReturnType<RoomLink['attach']>
  private hasLeft = false
  private readonly unread: Buffer[] = []
  /** What was typed and is not known to have left this process. */
  private readonly unsent = new Set<Uint8Array>()

  constructor(options: SideOptions, link: RoomLink, room: Socket) {
    const { size, place } = options
    this.options = options
    this.room = room
    this.attachment = link.attach({ take: (kind, body) => this.hear(kind, body), lost: () => room.destroy() })
    const { gateway, number } = this.attachment
    room.on('error', () => {})
    room.on('close', () => this.gone())
    // What it shows comes over the line; here come keys that it did not read.
    const cut = unframe((kind, body) => kind === 'input' && this.unread.push(Buffer.from(body)))
    room.on('data', chunk => {
      try {
        cut(chunk)
      } catch {
        room.destroy()
      }
    })
    const hello = { is: 'terminal', screen: size, pass: place.pass, line: { gateway, number } } satisfies Hello
    room.write(frame('hello', hello))
  }

  private hear(kind: FrameKind, body: Buffer): void {
    if (!this.hasLeft) this.options.hear(kind, body)
  }

  private gone(): void {
    if (this.hasLeft) return
    this.hasLeft = true
    this.attachment.leave()
    this.options.lost(Buffer.concat([...this.unsent]))
  }

  send(kind: 'input' | 'resize' | 'hold' | 'release', body?: Uint8Array | object): void {
    const typed = kind === 'input' && body instanceof Uint8Array ? body : undefined
    if (typed) this.unsent.add(typed)
    if (!this.room.writable) return
    this.room.write(frame(kind, body), error => {
      if (typed && !error) this.unsent.delete(typed)
    })
  }

  leave(): void {
    if (this.hasLeft) return
    this.part()
    this.room.destroySoon()
  }

  moveOut(): Promise<Buffer> {
    if (this.hasLeft) return Promise.resolve(Buffer.alloc(0))
    this.part()
    return new Promise(resolve => {
      const late = setTimeout(() => this.room.destroy(), returnWithin)
      this.room.once('close', () => {
        clearTimeout(late)
        resolve(Buffer.concat(this.unread))
      })
    })
  }

  private part(): void {
    this.hasLeft = true
    this.attachment.leave()
    // The room never heard of it.
    if (this.room.connecting) this.options.links.giveBack(this.options.place)
    if (this.room.writable) this.room.write(frame('goodbye'))
  }
}
