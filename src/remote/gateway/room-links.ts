/** The gateway's connections to rooms: one to whoever is asked who may come in, and one to each other socket while a terminal is there. */
import { dirname, resolve, sep } from 'node:path'
import type { Admit, Answered, Place } from '../messages.ts'
import { openRoomLink, type RoomLink } from './room-link.ts'

export type RoomLinks = {
  /** Never rejects: who does not answer within 5 s lets nobody in. */
  ask(admit: Admit): Promise<Answered>
  /** Gives back a pass that no terminal used. */
  giveBack(place: Place): void
  /** The path where a place's terminal connects. @throws Error when it is not one beside the socket that is asked, or below. */
  pathOf(place: Place): string
  /** The connection to the room of a place; rejects when nobody is there. */
  to(place: Place): Promise<RoomLink>
}

/** ms a connection that no terminal is on is kept. */
const keptFor = 10_000

/** Opens the one to whoever is asked, for the gateway of this name; `lost` is called when that is gone. Rejects when nobody is there. */
export async function openRoomLinks(path: string, gateway: string, lost: () => void): Promise<RoomLinks> {
  const first = await openRoomLink(path, gateway, { lost, late: place => links?.giveBack(place) })
  const links: RoomLinks | undefined = new Links(path, gateway, first)
  return links
}

class Links implements RoomLinks {
  private readonly path: string
  private readonly gateway: string
  private readonly first: RoomLink
  private readonly others = new Map<string, Promise<RoomLink>>()

  constructor(path: string, gateway: string, first: RoomLink) {
    this.path = path
    this.gateway = gateway
    this.first = first
  }

  ask(admit: Admit): Promise<Answered> {
    return this.first.ask(admit)
  }

  giveBack(place: Place): void {
    this.to(place).then(
      link => link.giveBack(place.pass),
      () => {},
    )
  }

  pathOf({ socket = this.path }: Place): string {
    const there = resolve(socket)
    // A room may be lost to somebody hostile; it sends nobody to sockets of other programs.
    if (!there.startsWith(dirname(resolve(this.path)) + sep)) throw new Error('no socket of ours')
    return there
  }

  async to(place: Place): Promise<RoomLink> {
    const path = this.pathOf(place)
    if (path === resolve(this.path)) return this.first
    const open = this.others.get(path)
    if (open) return open
    const opening = openRoomLink(path, this.gateway, { lost: () => this.forget(path, opening) })
    this.others.set(path, opening)
    opening.then(
      link => this.closeWhenUnused(path, opening, link),
      () => this.forget(path, opening),
    )
    return opening
  }

  private forget(path: string, which: Promise<RoomLink>): void {
    if (this.others.get(path) === which) this.others.delete(path)
  }

  private closeWhenUnused(path: string, which: Promise<RoomLink>, link: RoomLink): void {
    let idle = false
    const look = setInterval(() => {
      const isOpen = this.others.get(path) === which
      if (isOpen && (link.attached() > 0 || !idle)) {
        idle = link.attached() === 0
        return
      }
      clearInterval(look)
      this.forget(path, which)
      link.close()
    }, keptFor).unref()
  }
}
