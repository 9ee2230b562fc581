/** A hosted room: its session, its terminal socket, the gateway in front of it; opened together and left in order. */

import { takesCards } from '../kinds/made/board.ts'
import type { SessionStore } from '../ports/session-store.ts'
import type { Saving } from '../room/saver.ts'
import type { Terminal } from '../screen/terminal.ts'
import { stepsOf } from '../session/agenda.ts'
import { isPaused } from '../session/read.ts'
import type { OpenSession } from '../views/app-services.ts'
import type { Invitation } from '../views/host-services.ts'
import { Authenticator } from './admission/authenticator.ts'
import type { AuthorizedKeys } from './admission/authorized-keys.ts'
import { ConnectedTerminals, faultLine, type MountCheckIn, type MountTerminal } from './connected-terminals.ts'
import { HostedSession } from './hosted-session.ts'
import { addressesHere, invitationTo, type Reach } from './invitation.ts'
import type { Invited } from './invited.ts'
import type { Screen } from './messages.ts'
import { listenAt, type SocketLimits } from './socket.ts'

/** The gateway as hosting sees it. */
type Gateway = Reach & { keysKnown?: Promise<void>; close(): Promise<void> }

export type HostingOptions = {
  open: OpenSession
  /** Where drafts and whom the room lets in again are kept. */
  store: Pick<SessionStore, 'keepDraft' | 'readGuests' | 'keepGuests' | 'noteAtDoor'>
  /** Where the terminal socket is to be. */
  socket: string
  now?: () => number
  mountTerminal: MountTerminal
  /** Talks with people who come to check in; without it nobody can. */
  mountCheckIn?: MountCheckIn
  /** What a terminal can show, from what it says of itself. */
  looks: (screen: Screen) => Terminal['theme'] & { linear?: boolean }
  /** Starts the gateway in front of the socket; without one, people come in on this machine alone. */
  gateway?: (socket: string, announce: (say: string) => void) => Promise<Gateway>
  /** Keys that come in without a code. */
  keys?: AuthorizedKeys
  /** What people were invited with, and the way to keep a code that replaces theirs. */
  invited?: Invited & { keep(code: string): void }
  /** True for a room without a screen of its own: then there is a code for facilitating. */
  headless?: boolean
  /** The command that would open the room to others, without the address. */
  command?: string
  /** Where what happens at the door is told; by default a hidden file beside the session. */
  note?: (line: string) => void
  limits?: Partial<SocketLimits>
}

/** A room that people can come in to. */
export type Hosting = {
  services: HostedSession
  door: Authenticator
  socket: string
  invitation(): Invitation | undefined
  /** Resolves when the invitation names all keys of the host; the last one is made at the first start ever. */
  keysKnown(): Promise<void>
  /** Says on every terminal that the host is stopped; returns the way to take that back when it goes on. */
  pause(): () => void
  /** Sends everybody home with this sentence, stops the gateway and closes the socket; the session itself is left to its owner. */
  leave(say?: string): Promise<void>
}

/** Opens a room to others. @throws UserError when the socket or the gateway cannot listen; nothing is left open then. */
export async function host(options: HostingOptions): Promise<Hosting> {
  const { open, store, now = Date.now, headless = false, command = 'flywheel host' } = options
  const note =
    options.note ?? ((line: string) => void store.noteAtDoor(open.key, `${new Date(now()).toISOString()} ${line}`))
  const door = new Authenticator({
    now,
    known: await store.readGuests(open.key),
    ...(options.keys ? { keys: options.keys } : {}),
    facilitated: headless,
    ...(options.invited ? { invited: options.invited } : {}),
  })
  let gateway: Gateway | undefined
  let hasLeft = false
  const here = addressesHere()
  const invitation = () => gateway && invitationTo(gateway, door.codes, { here, facilitated: headless, command })
  const guestBook = keeping(async () => {
    if (!open.room.session.closed) await store.keepGuests(open.key, door.known)
  })
  const services = new HostedSession({
    open,
    door,
    now,
    invitation,
    note,
    ...(options.invited ? { meeting: () => options.invited } : {}),
    keepDraft: draft => void store.keepDraft(open.key, draft, open.room.session),
    keepKnown: guestBook.keep,
  })
  tellNews(open, say => {
    services.announce(say)
    note(say)
  })
  const terminals = new ConnectedTerminals({ ...options, now, services, note })
  const listening = await listenAt(
    options.socket,
    {
      admit: ask => services.admit(ask),
      giveBack: pass => void door.passes.redeem(pass),
      enter: (hello, terminal) => void terminals.connect(hello, terminal),
      fell: error => note(faultLine(error)),
    },
    options.limits,
  )
  const leave = async (say = closedWords(open.room.saving)) => {
    if (hasLeft) return
    hasLeft = true
    door.lock(true)
    services.leave()
    await terminals.sendAllAway(say)
    await Promise.all([gateway?.close(), listening.close(), guestBook.kept()])
  }
  try {
    gateway = await options.gateway?.(listening.path, say => services.announce(say))
  } catch (error) {
    await leave()
    throw error
  }
  const pause = () => terminals.pause()
  return { services, door, socket: listening.path, invitation, keysKnown: async () => gateway?.keysKnown, pause, leave }
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

/**
 * Opens the first hidden writing step with the clock standing still, so that cards can come in early; the clock starts with
 * the reveal. Returns the step's title, or undefined when this agenda has none or the room is beyond it.
 */
export function openEarly({ room }: OpenSession): string | undefined {
  const { session } = room
  const lead = session.facilitator
  const steps = stepsOf(session.agenda)
  const step = steps.find(s => takesCards(s) && (s.hidden || s.anonymous))
  const at = steps.findIndex(s => s.id === session.at)
  if (!step || lead === undefined || session.revealed[step.id] || at > steps.indexOf(step)) return undefined
  if (session.at !== step.id) room.submit({ by: lead }, { do: 'go', to: step.id })
  room.submit({ by: lead }, { do: 'pause' })
  const stop = room.watch(() => {
    const { revealed, facilitator, at: now } = room.session
    if (!revealed[step.id] && now === step.id) return
    stop()
    if (isPaused(room.session) && facilitator) room.submit({ by: facilitator }, { do: 'resume' })
  })
  return step.title
}

/**
 * A clock that an earlier hosting left standing, or a crash running, goes on as soon as somebody facilitates from a terminal that came
 * in; a host with a screen of their own starts it by going in.
 */
export function goOnWithGuest({ services }: Pick<Hosting, 'services'>): void {
  const { room } = services.open
  const left = room.session.visits.at(-1)
  const look = () => {
    const { at, closed, facilitator, visits } = room.session
    const now = visits.at(-1)
    const isTouched = now?.from !== left?.from || now?.to !== left?.to
    if (!isTouched && !closed && !services.isLedFromAfar()) return
    for (const stop of stops) stop()
    if (!isTouched && !closed && at && facilitator !== undefined) room.submit({ by: facilitator }, { do: 'resume' })
  }
  const stops = [services.watch(look), room.watch(look)]
}

/** Resolves when the turn is closed and the last one has left: then a room without a screen of its own has nothing to wait for. */
export function whenOver({ services }: Pick<Hosting, 'services'>): Promise<void> {
  const { room } = services.open
  return new Promise(resolve => {
    const look = () => {
      if (!room.session.closed || services.guests().some(g => g.here)) return
      for (const stop of stops) stop()
      resolve()
    }
    const stops = [services.watch(look), room.watch(look)]
    look()
  })
}

/** What everybody is told when the host closes the room. */
function closedWords({ state }: Saving): string {
  const kept = state === 'failed' ? 'Its last changes are not saved on that machine yet.' : 'Everything is saved.'
  return `The host has closed this room. ${kept}`
}
