/** A room that people come in to, whichever socket they come by: its door, who is here, their terminals, and leaving in order. */

import type { RoomCodes } from '../ports/service-book.ts'
import type { SessionStore } from '../ports/session-store.ts'
import type { Saving } from '../room/saver.ts'
import type { Terminal } from '../screen/terminal.ts'
import type { OpenSession } from '../views/app-services.ts'
import type { Invitation } from '../views/host-services.ts'
import { Authenticator, type Codes } from './admission/authenticator.ts'
import type { AuthorizedKeys } from './admission/authorized-keys.ts'
import {
  ConnectedTerminals,
  type ConnectedTerminalsOptions,
  type MountCheckIn,
  type MountTerminal,
  type Onward,
} from './connected-terminals.ts'
import { HostedSession } from './hosted-session.ts'
import type { Invited } from './invited.ts'
import type { Screen } from './messages.ts'

export type HostedRoomOptions = {
  open: OpenSession
  /** Where drafts and whom the room lets in again are kept. */
  store: Pick<SessionStore, 'keepDraft' | 'readGuests' | 'keepGuests' | 'noteAtDoor'>
  now?: () => number
  mountTerminal: MountTerminal
  /** Talks with people who come to check in; without it nobody can. */
  mountCheckIn?: MountCheckIn
  /** What a terminal can show, from what it says of itself. */
  looks: (screen: Screen) => Terminal['theme'] & { linear?: boolean }
  /** How people come in with these codes; undefined while nobody can. */
  invitation: (codes: Codes) => Invitation | undefined
  /** Keys that come in without a code. */
  keys?: AuthorizedKeys
  /** What people were invited with, and the way to keep a code that replaces theirs. */
  invited?: Invited & { keep(code: string): void }
  /** Codes that another process of this machine showed for this room, or their digests when it was another machine. */
  codes?: Codes
  earlier?: RoomCodes
  /** Told when the door has other codes, or knows somebody better. */
  doorChanged?: () => void
  /** True for a room without a screen of its own: then there is a code for facilitating. */
  headless?: boolean
  /** Where somebody goes whose screen of this room is over; by default it is goodbye. */
  onward?: Onward
  /** Told who is at a terminal. */
  seated?: ConnectedTerminalsOptions['seated']
  /** Where what happens at the door is told; by default a hidden file beside the session. */
  note?: (line: string) => void
}

/** A room that is open to people. */
export type HostedRoom = {
  services: HostedSession
  door: Authenticator
  terminals: ConnectedTerminals
  note(line: string): void
  /** Sends everybody away with this sentence, does `besides`, and keeps whom the room knows; the session is left to its owner. */
  leave(say?: string, how?: Leaving): Promise<void>
}

/** `leadOn`: who has a place to go to reads the sentence there. */
type Leaving = { besides?: () => Promise<unknown>; leadOn?: boolean }

/** Opens a room to people. Rejects when whom it lets in again cannot be read. */
export async function hostedRoom(options: HostedRoomOptions): Promise<HostedRoom> {
  const { open, store, now = Date.now, headless = false, keys, invited, codes, earlier } = options
  const note =
    options.note ?? ((line: string) => void store.noteAtDoor(open.key, `${new Date(now()).toISOString()} ${line}`))
  const door = new Authenticator({
    now,
    known: await store.readGuests(open.key),
    ...(keys ? { keys } : {}),
    facilitated: headless,
    ...(invited ? { invited } : {}),
    ...(codes ? { codes } : {}),
    ...(earlier ? { earlier } : {}),
    ...(options.doorChanged ? { changed: options.doorChanged } : {}),
  })
  const guestBook = keeping(async () => {
    if (!open.room.session.closed) await store.keepGuests(open.key, door.known)
  })
  /** Lines not sent that are on their way to the disk, one after the other: the newest of a line is what stays. */
  let drafts = Promise.resolve()
  const services = new HostedSession({
    open,
    door,
    now,
    invitation: () => options.invitation(door.codes),
    note,
    ...(invited ? { meeting: () => invited } : {}),
    keepDraft: draft => {
      drafts = drafts.then(() => store.keepDraft(open.key, draft, open.room.session)).catch(() => {})
    },
    keepKnown: guestBook.keep,
  })
  tellNews(open, say => {
    services.announce(say)
    note(say)
  })
  const terminals = new ConnectedTerminals({ ...options, now, services, note })
  return {
    services,
    door,
    terminals,
    note,
    async leave(say = closedWords(open.room.saving), { besides = async () => {}, leadOn = false } = {}) {
      door.lock(true)
      services.leave()
      await terminals.sendAllAway(say, leadOn)
      // What was typed last is known only once the screens are gone.
      services.leave()
      await Promise.all([besides(), guestBook.kept(), drafts])
    },
  }
}

/** Tells what the room's files have to say from now on. */
function tellNews({ room }: OpenSession, tell: (say: string) => void): void {
  let told = room.news
  room.watch(() => {
    const { news } = room
    if (!news || news === told) return
    told = news
    tell(news.say)
  })
}

/** Writes one after the other, so that the newest is what stays; a disk that fails costs a rejoin code, not the room. */
function keeping(write: () => Promise<void>): { keep(): void; kept(): Promise<void> } {
  let writing = Promise.resolve()
  let waits = false
  return {
    keep() {
      if (waits) return
      waits = true
      writing = writing
        .then(() => {
          waits = false
          return write()
        })
        .catch(() => {})
    },
    kept: () => writing,
  }
}

/** What everybody is told when the host closes the room. */
function closedWords({ state }: Saving): string {
  const kept = state === 'failed' ? 'Its last changes are not saved on that machine yet.' : 'Everything is saved.'
  return `The host has closed this room. ${kept}`
}
