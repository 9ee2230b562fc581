/** What a worker is given to work with: its store and desk, and how terminals, homes and commands are served. */
import type { AccountId } from '../../ports/service-book.ts'
import type { SessionStore } from '../../ports/session-store.ts'
import type { CommandStreams } from '../../remote/command-streams.ts'
import type { HostedRoomOptions } from '../../remote/hosted-room.ts'
import type { RemoteTerminal } from '../../remote/terminal.ts'
import type { Room } from '../../room/room.ts'
import type { DeskWork, Place } from '../messages.ts'

/** Shows a home on a terminal until its person goes; resolves with the place they go to, or undefined for goodbye. */
export type ShowHome = (options: {
  terminal: RemoteTerminal
  account: AccountId
  seat: string
  /** Called when this person goes into a room; the way there is found first. */
  go: (to: Place) => Promise<void>
  watch: (call: () => void) => () => void
  /** The line people type to come here. */
  address?: string
  /** Why they were brought home, where they did not go there themselves. */
  notice?: string
}) => { over: Promise<{ code: number; say?: string }>; end(code: number): Promise<unknown> }

/** Does what somebody asked with a command; resolves with the exit code once all that it prints is taken. Never rejects. */
export type RunErrand = (errand: {
  account: AccountId
  seat: string
  command: CommandStreams
  /** The line people type to come here. */
  address?: string
}) => Promise<number>

export type WorkerOptions = Pick<HostedRoomOptions, 'mountTerminal' | 'looks'> & {
  /** Where it listens for terminals. */
  socket: string
  store: SessionStore
  desk: DeskWork
  now: () => number
  showHome: ShowHome
  /** Lists of sessions are other ones now; homes are told next. */
  changed: () => void
  runErrand: RunErrand
  /** Settles in a room what was said between turns; resolves with how many actions were. */
  settle: (room: Room) => Promise<number>
  /** ms after which a room that nobody is in is saved and let go of. */
  idleAfter?: number
}
