/** A hosted room: its session, its terminal socket, the gateway in front of it; opened together and left in order. */

import { takesCards } from '../kinds/made/board.ts'
import { stepsOf } from '../session/agenda.ts'
import { isPaused } from '../session/read.ts'
import type { OpenSession } from '../views/app-services.ts'
import type { Invitation } from '../views/host-services.ts'
import type { Authenticator } from './admission/authenticator.ts'
import { faultLine } from './connected-terminals.ts'
import { type HostedRoomOptions, hostedRoom } from './hosted-room.ts'
import type { HostedSession } from './hosted-session.ts'
import { addressesHere, invitationTo, type Reach } from './invitation.ts'
import { listenAt, type SocketLimits } from './socket.ts'

/** The gateway as hosting sees it. */
type Gateway = Reach & { keysKnown?: Promise<void>; close(): Promise<void> }

export type HostingOptions = Omit<HostedRoomOptions, 'invitation'> & {
  /** Where the terminal socket is to be. */
  socket: string
  /** Starts the gateway in front of the socket; without one, people come in on this machine alone. */
  gateway?: (socket: string, announce: (say: string) => void) => Promise<Gateway>
  /** The command that would open the room to others, without the address. */
  command?: string
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
  const { headless = false, command = 'flywheel host' } = options
  let gateway: Gateway | undefined
  const here = addressesHere()
  const room = await hostedRoom({
    ...options,
    invitation: codes => gateway && invitationTo(gateway, codes, { here, facilitated: headless, command }),
  })
  const { services, door, terminals } = room
  const listening = await listenAt(
    options.socket,
    {
      admit: admit => services.admit(admit),
      giveBack: pass => void door.passes.redeem(pass),
      enter: (hello, terminal) => void terminals.connect(hello, terminal),
      fell: error => room.note(faultLine(error)),
    },
    options.limits,
  )
  let hasLeft = false
  const leave = async (say?: string) => {
    if (hasLeft) return
    hasLeft = true
    await room.leave(say, { besides: () => Promise.all([gateway?.close(), listening.close()]) })
  }
  try {
    gateway = await options.gateway?.(listening.path, say => services.announce(say))
  } catch (error) {
    await leave()
    throw error
  }
  return {
    services,
    door,
    socket: listening.path,
    invitation: () => services.invitation(),
    keysKnown: async () => gateway?.keysKnown,
    pause: () => terminals.pause(),
    leave,
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
