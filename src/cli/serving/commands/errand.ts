/** What a command that somebody runs over ssh is given: who they are, their streams, and the service. */
import type { Readable, Writable } from 'node:stream'
import type { ParseArgsOptionsConfig } from 'node:util'
import type { Account, AccountId, ServiceBook, TeamSlug } from '../../../ports/service-book.ts'
import type { SessionStore } from '../../../ports/session-store.ts'
import type { Codes } from '../../../remote/admission/authenticator.ts'
import type { LedNow, ServiceEvent, ServiceStatus } from '../../../service/messages.ts'
import type { RoomOpenNow } from '../../../views/home-services.ts'
import type { Reach } from './reach.ts'

/** What commands ask of the process that has the rooms. Rooms are named as their sessions: `checkout-t0003`. */
export type ErrandDesk = {
  /** All rooms that are open. */
  rooms(): Promise<RoomOpenNow[]>
  /** New codes for a room, which is opened for that when it is not; those of before open nothing. @throws UserError when it cannot be. */
  rotate(room: string, team: TeamSlug): Promise<Codes>
  /** Sends everybody in a room away, saves it and lets go of it. @throws UserError when it is not open, or cannot be saved. */
  closeRoom(room: string): Promise<void>
  /** Settles in a session what lies beside it, where its room is or without one; resolves with how many actions were. @throws UserError when it cannot. */
  checkIn(room: string, team: TeamSlug): Promise<number>
  /** Ends all terminals of an account that is not let in any more, or those that came in by a key, or with a team brings those in its rooms home. */
  sendAway(of: AccountId | { key: string }, team?: TeamSlug): Promise<void>
  /** Takes the lead of a team's open rooms from an account, for the first of `heirs` who is there, else for somebody who is. Resolves with the rooms, and who leads each now. */
  handLeadOn(from: AccountId, team: TeamSlug, heirs: readonly AccountId[]): Promise<LedNow[]>
  status(): Promise<ServiceStatus>
  note(event: ServiceEvent): void
}

/** What a command works with. `words` are those behind its name, `options` what was given with two dashes. */
export type Errand = {
  account: Account
  words: string[]
  options: Record<string, string | boolean | undefined>
  /** What this person reaches: their teams and sessions, people as far as they may see them. */
  reach: Reach
  store: SessionStore
  book: ServiceBook
  desk: ErrandDesk
  /** The line people type to come here; undefined before anybody can. */
  address?: string
  input: Readable
  /** Prints data, or words for people where there is nothing else to print; waits until it is taken. */
  print(text: string): Promise<void>
  printJson(value: unknown): Promise<void>
  /** Prints a file as it is, byte for byte. */
  printFile(pieces: Iterable<string>): Promise<void>
  /** Says a sentence beside the data. */
  tell(text: string): Promise<void>
  now: number
}

/**
 * One command: what people type, what it does in a line, and doing it. `more` are lines behind those, for who asks for help with this one.
 * `admin`: for administrators alone; `leads`: and for facilitators.
 */
export type ErrandCommand = {
  usage: string
  about: string
  more?: readonly (readonly [usage: string, about: string])[]
  for?: 'admin' | 'leads'
  /** Other words for it. */
  also?: readonly string[]
  options?: ParseArgsOptionsConfig
  /** @throws UserError when it cannot be done. */
  run(errand: Errand): Promise<void>
}

/** Where a command's streams are. */
export type ErrandStreams = { stdin: Readable; stdout: Writable; stderr: Writable }
