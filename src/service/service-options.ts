/** What a machine of the service is given to work with, and what may be asked of it. */
import type { OpenBook } from '../ports/service-book.ts'
import type { SessionStore } from '../ports/session-store.ts'
import type { Reach } from '../remote/invitation.ts'
import type { ServiceEvent } from './messages.ts'
import type { ServiceFacts } from './metrics.ts'

export type ServiceOptions = {
  book: OpenBook
  store: SessionStore
  /** Where the sessions are, for the workers. */
  place: string
  /** The folder of its sockets. */
  folder: string
  /** The program of a worker, and how many. */
  worker: string
  workers: number
  env: Record<string, string | undefined>
  version: string
  now?: () => number
  note: (event: ServiceEvent) => void
  /** Where other machines reach this one; undefined when it is alone. */
  peerListen?: { address: string; port: number }
}

export type Service = {
  /** The socket at which the gateway asks. */
  socket: string
  machine: string
  /** Where people reach it: from now on invitations say so. */
  reach(reach: Reach): void
  /** Counts an event of the gateway's and hands it to the log. */
  note(event: ServiceEvent): void
  /** How it is, and what it counted: asked of all workers. */
  facts(): Promise<ServiceFacts>
  /** Hands rooms to other machines, or says goodbye on every screen; everything is saved then. */
  leave(): Promise<void>
  /** Ends it, with what is left. */
  end(): Promise<void>
}
