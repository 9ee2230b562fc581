/** A hosted room: its session, its terminal socket, the gateway in front of it; opened together and left in order. */

import type { SessionStore } from '../ports/session-store.ts'
import type { Saving } from '../room/saver.ts'
import { stepsOf } from '../session/agenda.ts'
import { isPaused, takesCards } from '../session/read.ts'
import type { PersonId } from '../session/shapes.ts'
import type { OpenSession } from '../ui/doors.ts'
import type { HostServices, Invitation, Role } from '../ui/host-services.ts'
import { leave as leaveModes } from '../ui/modes.ts'
import type { Mounted, Terminal } from '../ui/mount.tsx'
import { Authenticator } from './authenticator.ts'
import type { AuthorizedKeys } from './authorized-keys.ts'
import type { Connection } from './connection.ts'
import { HostedSession } from './hosted-session.ts'
import { addressesHere, invitationTo, type Reach } from './invitation.ts'
import type { Hello, Screen } from './messages.ts'
import { listenAt, type SocketLimits } from './socket.ts'
import type { RemoteTerminal } from './terminal.ts'

/** Mounts the screens of a connected terminal. `ticket` is to be shown once. */
export type MountSeat = (options: {
  terminal: Terminal
  services: HostServices
  seat: { role: Role; person?: PersonId; name: string; ticket?: string }
  now?: () => number
}) => Mounted

/** The gateway as hosting sees it. */
type Gateway = Reach & { keysKnown?: Promise<void>; close(): Promise<void> }

export type HostingOptions = {
  open: OpenSession
  /** Where drafts and whom the room lets in again are kept. */
  store: Pick<SessionStore, 'keepDraft' | 'readGuests' | 'keepGuests' | 'noteAtDoor'>
  /** Where the terminal socket is to be. */
  socket: string
  now?: () => number
  mountSeat: MountSeat
  /** What a terminal can show, from what it says of itself. */
  looks: (screen: Screen) => Terminal['theme'] & { linear?: boolean }
  /** Starts the gateway in front of the socket; without one, people come in on this machine alone. */
  gateway?: (socket: string, announce: (say: string) => void) => Promise<Gateway>
  /** Keys that come in without a code. */
  keys?: AuthorizedKeys
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

const paused = 'The host has stopped for a moment. What you typed is kept.'

/** Somebody new is seated once they are in the file: what they read when that takes longer than so many ms. */
const slowDisk = "The host's disk takes nothing just now. You come in as soon as it does; nothing is lost by waiting."
const saidAfter = 500

/** ms the last words to all terminals may take. */
const lastWords = 600

/** Opens a room to others. @throws UserError when the socket or the gateway cannot listen; nothing is left open then. */
export async function host(options: HostingOptions): Promise<Hosting> {
  const { open, store, now = Date.now, headless = false, command = 'flywheel host', mountSeat, looks } = options
  const note =
    options.note ?? ((line: string) => void store.noteAtDoor(open.key, `${new Date(now()).toISOString()} ${line}`))
  const door = new Authenticator({
    now,
    known: await store.readGuests(open.key),
    ...(options.keys ? { keys: options.keys } : {}),
    facilitated: headless,
  })
  let gateway: Gateway | undefined
  let hasLeft = false
  const here = addressesHere()
  const invitation = () => gateway && invitationTo(gateway, door.codes, { here, facilitated: headless, command })
  let keeping = Promise.resolve()
  let waits = false
  const services = new HostedSession({
    open,
    door,
    now,
    invitation,
    note,
    keepDraft: draft => void store.keepDraft(open.key, draft, open.room.session),
    keepKnown: () => {
      if (waits) return
      waits = true
      // One after the other, so that the newest is what stays; a disk that fails costs a ticket, not the room.
      keeping = keeping
        .then(() => {
          waits = false
          return open.room.session.closed ? undefined : store.keepGuests(open.key, door.known)
        })
        .catch(() => {})
    },
  })
  let told = open.room.news
  open.room.watch(() => {
    const { news } = open.room
    if (!news || news === told) return
    told = news
    services.announce(news.say)
    note(news.say)
  })
  const seats = new Map<RemoteTerminal, { app: Mounted; lines: boolean }>()
  const sentAway = new WeakSet<RemoteTerminal>()

  async function connectTerminal(hello: Exclude<Hello, { is: 'gateway' }>, terminal: RemoteTerminal): Promise<void> {
    const leave = (code: number, say: string) => void sendAway(terminal, code, say)
    const slow = setTimeout(() => terminal.output.write(`${slowDisk}\r\n`), saidAfter)
    const connection = await services.enter(hello, { leave }).finally(() => clearTimeout(slow))
    if ('no' in connection) return terminal.goodbye(connection.name ? askForName : 1, connection.no)
    let isGone = false
    void terminal.closed.then(() => {
      isGone = true
      connection.disconnect(terminal.shared && !terminal.left)
      void seats.get(terminal)?.app.quit(0)
      seats.delete(terminal)
    })
    terminal.welcome(welcomeOf(connection))
    if (isGone) return
    const { person, name, role, ticket } = connection
    const { linear, ...theme } = looks(terminal.screen)
    const { echoes = false } = terminal.screen
    // On the screen below ours, where it stands again when ours is gone, also after a cut.
    if (ticket && !linear) terminal.output.write(`${name}, your ticket back to this room: ${ticket}\r\n`)
    const { input, output } = terminal
    const app = mountSeat({
      terminal: { input, output, theme, ...(linear ? { linear: true, echoes } : {}) },
      services: connection.services,
      seat: { role, name, ...(person ? { person } : {}), ...(ticket ? { ticket } : {}) },
      now,
    })
    seats.set(terminal, { app, lines: linear === true })
    app.exited.then(
      code => {
        if (!sentAway.has(terminal)) terminal.goodbye(code, code === 0 ? farewell(connection) : undefined)
      },
      error => {
        // One broken screen must not pull the room down.
        note(`fault on the screen of ${name}: ${error instanceof Error ? error.stack : error}`)
        if (!linear) terminal.output.write(leaveModes)
        terminal.goodbye(70, 'Something here broke. Your words are safe: connect again.')
      },
    )
  }

  /** Gives a terminal back as it was found, then says why. */
  async function sendAway(terminal: RemoteTerminal, code: number, say: string): Promise<void> {
    const app = seats.get(terminal)?.app
    seats.delete(terminal)
    sentAway.add(terminal)
    if (app) await Promise.race([app.quit(code).catch(() => {}), after(lastWords / 2)])
    terminal.goodbye(code, say)
  }

  const fell = (error: unknown) => note(`fault: ${error instanceof Error ? error.stack : error}`)
  const listening = await listenAt(
    options.socket,
    {
      admit: ask => services.admit(ask),
      giveBack: pass => void door.redeem(pass),
      enter: (hello, terminal) =>
        void connectTerminal(hello, terminal).catch(error => {
          fell(error)
          terminal.goodbye(70, 'Something here broke. Your words are safe: connect again.')
        }),
      fell,
    },
    options.limits,
  )
  const leave = async (say = closedWords(open.room.saving)) => {
    if (hasLeft) return
    hasLeft = true
    door.lock(true)
    services.leave()
    const all = [...seats.keys()]
    for (const terminal of all) void sendAway(terminal, 0, say)
    await Promise.race([Promise.all(all.map(terminal => terminal.closed)), after(lastWords)])
    await Promise.all([gateway?.close(), listening.close(), keeping])
  }
  try {
    gateway = await options.gateway?.(listening.path, say => services.announce(say))
  } catch (error) {
    await leave()
    throw error
  }
  const pause = () => {
    // On the message row, past the painter, whose screen is painted anew when the host goes on.
    for (const [{ output }, { lines }] of seats)
      output.write(lines ? `${paused}\r\n` : `\x1b7\x1b[${output.rows - 1};1H\x1b[K ${paused}\x1b8`)
    return () => {
      for (const { output } of seats.keys()) output.emit('resize')
    }
  }
  return { services, door, socket: listening.path, invitation, keysKnown: async () => gateway?.keysKnown, pause, leave }
}

function after(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}

/** The exit code that asks a terminal on this machine to say its name and come again. */
const askForName = 2

function welcomeOf({ name, role, ticket }: Connection) {
  return { name, role, ...(ticket ? { ticket } : {}) }
}

function farewell({ name, person, ticket }: Connection): string {
  if (!person) return 'Thank you for looking on.'
  return ticket
    ? `Goodbye, ${name}. To come back as yourself, give this in place of the code: ${ticket}`
    : `Goodbye, ${name}. The same key or ticket brings you back as yourself.`
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
