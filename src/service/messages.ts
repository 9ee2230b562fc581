/** What the processes of a service say to each other: the desk, which knows people and rooms, and workers, which have rooms and homes. */
import type { AccountId, RoomCodes, ServiceBook, TeamRole, TeamSlug } from '../ports/service-book.ts'
import type { Caller } from '../remote/admission/admission-policy.ts'
import type { Codes } from '../remote/admission/authenticator.ts'
import type { GatewayRefusal } from '../remote/gateway/log.ts'
import type { Reach } from '../remote/invitation.ts'
import type { Admit, Answered, Move } from '../remote/messages.ts'
import type { PersonId } from '../session/shapes.ts'
import type { RoomOpenNow } from '../views/home-services.ts'
import type { Durations } from './durations.ts'

/** A room by the name of its session: `checkout-t0003`. */
export type RoomName = string

/**
 * What a room is opened with. `codes` are those it showed in a worker of this machine, `earlier` the digests of all that opened it so far.
 * `takeOver`: whoever had the session is dead, though the store may not know it yet.
 */
export type RoomToOpen = { name: RoomName; team: TeamSlug; codes?: Codes; earlier?: RoomCodes; takeOver?: boolean }

/** What a worker tells of a room that it has: by what people come in, and what is seen of it from outside. */
export type RoomReport = {
  name: RoomName
  codes: Codes
  /** Digests of all codes that open it, of rejoin codes, and the prints of keys its door knows. */
  opening: RoomCodes
  tickets: string[]
  keys: string[]
  title: string
  /** How many people are at a terminal. */
  here: number
  step?: string
  led?: string
}

/** Where somebody is or goes; `digest`: by a code of the room, so that they need not be of its team; `notice`: why they are brought home. */
export type Place = { is: 'home'; notice?: string } | { is: 'room'; room: RoomName; digest?: string }

/** What a worker has now, and what it counted since it began: durable moves, keys on their way to a screen. Memory in bytes. */
export type WorkerFigures = {
  rooms: number
  people: number
  homes: number
  moves: number
  keyToScreen: Durations
  residentBytes: number
}

/** Where a terminal goes: to a place, or to where its own place is now. */
export type Destination = Place | { is: 'again' }

/** What a worker does for its desk. A seat is the name of one ssh session; it stays while rooms and processes change. */
export interface WorkerWork {
  /** Where people reach the service: it stands in invitations. */
  reach(reach: Reach): Promise<void>
  openRoom(room: RoomToOpen): Promise<RoomReport>
  /** Somebody is at the door of a room with a code, a rejoin code or a key it knows. */
  knock(room: RoomName, admit: Admit, seat: string): Promise<Answered>
  /** Somebody comes into a room whom the desk vouches for. */
  receive(room: RoomName, caller: Caller, seat: string, account?: AccountId): Promise<Answered>
  /** Resolves with the pass for a home, where `notice` is read first. */
  home(account: AccountId, seat: string, notice?: string): Promise<string>
  /** Saves a room and lets go of it; everybody in it is told `say`, those with an account at home. */
  closeRoom(room: RoomName, say: string): Promise<void>
  /** Saves a room and lets go of it; everybody in it waits for `moveOn`, but those whose seat begins with `mine`, who are told `say`. */
  detach(room: RoomName, mine: string, say: string): Promise<void>
  /** Whoever waits since `detach` goes where the room is now. */
  moveOn(room: RoomName): Promise<void>
  /** A room is another machine's now: whoever is in it goes there. */
  loseRoom(room: RoomName): Promise<void>
  /** Rooms take no moves and say why, or take them again. */
  hold(say?: string): Promise<void>
  /**
   * Saves everything and sends everybody away with `say`. What cannot be saved is tried again for `forMs`; then those whose seat begins with
   * `mine` read what is not, and all others wait to be brought back.
   */
  leave(say: string, mine: string, forMs: number): Promise<void>
  /** New codes for a room. @throws UserError when it is not here. */
  rotate(room: RoomName): Promise<Codes>
  /** Settles in a room what was said between turns; resolves with how many actions were. */
  checkIn(room: RoomName): Promise<number>
  /** The same in a session that nobody has open, without opening a room. */
  settle(session: RoomName, takeOver: boolean): Promise<number>
  /**
   * Takes the lead of a room from an account that has it, for the first of `heirs` who is there, else for somebody who is. Resolves with the
   * name of who has it then; undefined when the account did not lead, or nobody else is in the session.
   */
  handLeadOn(room: RoomName, from: AccountId, heirs: readonly AccountId[]): Promise<string | undefined>
  /** Ends the terminal with this seat, or brings it home. */
  sendAway(seat: string, say: string, home: boolean): Promise<void>
  /** Something that homes show is another now; `lists`: lists of sessions as well. */
  changed(lists: boolean): Promise<void>
  /** What it has and what it counted since it began. */
  figures(): Promise<WorkerFigures>
  alive(): Promise<void>
}

/** A room whose lead was handed on, and the name of who has it now. */
export type LedNow = { room: RoomName; to: string }

/** What came of knocking at a room: the answer of its door, and the worker that has it. */
export type Reached = { answer: Answered; worker: number }

/** What the desk of one machine does for those of the others. */
export interface PeerWork {
  alive(): Promise<void>
  /** As a worker does, of a room that is this machine's. */
  knock(room: RoomName, team: TeamSlug, admit: Admit, seat: string): Promise<Reached>
  receive(room: RoomName, team: TeamSlug, caller: Caller, seat: string, account?: AccountId): Promise<Reached>
  rooms(): Promise<RoomOpenNow[]>
  /** As for a worker, of rooms that are this machine's. */
  rotate(room: RoomName, team: TeamSlug): Promise<Codes>
  closeRoom(room: RoomName): Promise<void>
  /** In the room, or without one where none is open. */
  checkIn(room: RoomName, team: TeamSlug): Promise<number>
  /** As for a worker, of all rooms of a team that this machine has. */
  handLeadOn(from: AccountId, team: TeamSlug, heirs: readonly AccountId[]): Promise<LedNow[]>
  /** The seats whom this machine let in of an account, or by a key: all, or with a team those in its rooms. */
  seatsOf(of: AccountId | { key: string }, team?: TeamSlug): Promise<string[]>
  /** Ends the terminals with these seats that are shown here, or brings them home; `say` is what they read in place of the usual. */
  endSeats(seats: string[], home?: boolean, say?: string): Promise<void>
  /** Something that homes show is another now. */
  changed(): Promise<void>
  /** As for a worker, of a seat that is this machine's. */
  go(seat: string, to: Destination): Promise<Move>
  useCode(seat: string, code: string): Promise<Place | undefined>
  seated(seat: string, person?: PersonId): Promise<void>
  gone(seat: string, left: boolean, unused?: boolean): Promise<void>
}

/** What the desk does for its workers. */
export interface DeskWork {
  report(report: RoomReport): Promise<void>
  /** A room is saved and let go of: it is over, or was left long ago and is opened by whoever comes next. */
  closed(room: RoomName, over: boolean): Promise<void>
  /** A room was taken by another writer: whoever is in it goes where it is now. */
  lost(room: RoomName): Promise<void>
  /** A way to another place for the terminal with this seat. @throws UserError when its person may not go there. */
  go(seat: string, to: Destination): Promise<Move>
  /** Makes whoever has this seat a member by a team's code, or resolves with the room that a room's code opens. @throws UserError when it opens nothing. */
  useCode(seat: string, code: string): Promise<Place | undefined>
  /** A code that makes others members. @throws UserError when this person may not invite. */
  invite(account: AccountId, team: TeamSlug, role: TeamRole): Promise<{ code: string; until: string }>
  /** The terminal with this seat is there; in a room as this person. */
  seated(seat: string, person?: PersonId): Promise<void>
  /** The terminal with this seat is gone; `left`: for good, as its person wished; `unused`: it never came, as its pass was late. */
  gone(seat: string, left: boolean, unused?: boolean): Promise<void>
  /** All rooms that are open. */
  rooms(): Promise<RoomOpenNow[]>
  /** New codes for a room, which is opened for that when nobody has it. @throws UserError when it cannot be. */
  rotate(room: RoomName, team: TeamSlug): Promise<Codes>
  /** Sends everybody in a room away, saves it and lets go of it. @throws UserError when it is not open here. */
  closeRoom(room: RoomName): Promise<void>
  /** Settles in a session what was said between turns: in its room where that is open, else without one. @throws UserError when it cannot. */
  checkIn(room: RoomName, team: TeamSlug): Promise<number>
  /** As for a worker, of all open rooms of a team. */
  handLeadOn(from: AccountId, team: TeamSlug, heirs: readonly AccountId[]): Promise<LedNow[]>
  /**
   * Ends all terminals of an account that is not let in any more, or those that came in by a key, or with a team brings those in its rooms
   * home; not the one with the seat `but`.
   */
  sendAway(of: AccountId | { key: string }, team?: TeamSlug, but?: string): Promise<void>
  status(): Promise<Omit<ServiceStatus, 'version'>>
  /** One call to the book. */
  book<Told>(call: keyof ServiceBook, given: unknown[]): Promise<Told>
  /** Logs what happened; with the key and address of whoever has this seat. */
  note(event: ServiceEvent, seat?: string): Promise<void>
}

/** Why somebody was not let in, for filters and counts. */
export type Refusal =
  | GatewayRefusal
  | 'wrong-code'
  | 'too-many'
  | 'ended'
  | 'revoked'
  | 'no-key'
  | 'name'
  /** A room's own door: it is locked, full, or they were sent away. */
  | 'door'
  /** Not theirs, closed, or it cannot be opened just now. */
  | 'place'

/** How the service is: its machines by name, and what this one has. `since` is ISO 8601. */
export type ServiceStatus = {
  version: string
  since: string
  machines: string[]
  workers: number
  rooms: number
  people: number
}

/** Something that happened, for a log: who, by which key, from where, in which room, why; to whom and which team; nothing that was written in a room. */
export type ServiceEvent = {
  event: string
  room?: RoomName
  team?: TeamSlug
  name?: string
  whom?: string
  key?: string
  address?: string
  why?: Refusal
  reason?: string
  /** Which connection of the gateway, and how long it lasted. */
  connection?: number
  seconds?: number
  /** How many there were that are not told one by one. */
  count?: number
}
