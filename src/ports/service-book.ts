/**
 * What a service that serves many teams knows of people and machines, beside the sessions themselves: who somebody is, in which teams and as
 * what, who is invited, and which room is open on which machine. A file beside the sessions keeps it (`store/`), or the database that keeps
 * them (`postgres/`); both obey the same laws (test/service/book-conformance.ts). Of codes only digests are kept: SHA-256 in hex.
 */
import type { SessionKey } from './session-store.ts'

export type AccountId = string
/** A team by its name in lower case with dashes, as in the names of its sessions. */
export type TeamSlug = string
/** Facilitators open rooms and invite; members take part; observers look on. */
export type TeamRole = 'facilitator' | 'member' | 'observer'
/** All of them, those who may most first. */
export const teamRoles = ['facilitator', 'member', 'observer'] as const satisfies readonly TeamRole[]

/**
 * Somebody the service knows. `keys` are SHA-256 fingerprints as ssh prints them, or `cert:` and a principal of a trusted authority. No two
 * have names that are taken for each other: in a room, a name is who somebody is.
 */
export type Account = { id: AccountId; name: string; keys: string[]; admin: boolean; since: string }
/** True for an account that administers the service and can come in. */
export function canAdminister({ admin, keys }: Pick<Account, 'admin' | 'keys'>): boolean {
  return admin && keys.length > 0
}

export type Team = { slug: TeamSlug; name: string; since: string }
export type Member = { account: AccountId; team: TeamSlug; role: TeamRole }
/** Somebody with the teams they are in, by name, and what they are there. */
export type Person = Account & { teams: (Team & { role: TeamRole })[] }

/** A code that makes somebody a member, `uses` times until `until` (ISO 8601). `by` is the name of who made it. */
export type TeamInvitation = {
  digest: string
  team: TeamSlug
  role: TeamRole
  until: string
  uses: number
  by: string
}

/**
 * The digests of the codes that open a room, the newest last: after a move to another machine the earlier ones still do. `former` opened it
 * before there were new ones.
 */
export type RoomCodes = { participant: string[]; observer: string[]; facilitator: string[]; former: string[] }
/** Codes of a room that was never opened. */
export const noRoomCodes: RoomCodes = { participant: [], observer: [], facilitator: [], former: [] }
/** A room that is open, and the machine that has it. `lives`: that machine is there. */
export type OpenRoom = { key: SessionKey; team: TeamSlug; machine: string; lives: boolean; codes: RoomCodes }
/** A machine of the service that is there: `peer` is where others reach it, `host:port`; absent when it is the only one. */
export type Machine = { id: string; name: string; peer?: string }
/** A key that nobody comes in with. */
export type RevokedKey = { key: string; why: string; since: string }

/** How long somebody who comes with an invitation of before hears that it has ended, ms. */
export const invitationRemembered = 30 * 24 * 60 * 60_000

/** How long a machine counts as there after it said so, ms. */
export const machineLives = 3_000

export interface ServiceBook {
  /** The account a key belongs to. */
  holderOf(key: string): Promise<Account | undefined>
  /** One account with its teams. */
  person(id: AccountId): Promise<Person | undefined>
  /** Everybody, by name. */
  accounts(): Promise<Account[]>
  /**
   * Makes an account.
   * @throws UserError when a key of it is somebody's already, or is revoked; or the name is none, or somebody's already.
   */
  addAccount(account: { name: string; keys: string[]; admin?: boolean }): Promise<Account>
  /**
   * Changes name, keys or rights: all of it or nothing.
   * @throws UserError: nobody of this id · what `addAccount` refuses · the last administrator who can come in would go.
   */
  changeAccount(
    id: AccountId,
    change: { name?: string; addKey?: string; dropKey?: string; admin?: boolean },
  ): Promise<Account>
  /**
   * Removes an account and all it is a member of; what it wrote stays.
   * @throws UserError when it is the last administrator, or a team with others in it would have no facilitator any more.
   */
  removeAccount(id: AccountId): Promise<void>

  /** All teams, by name. */
  teams(): Promise<Team[]>
  /** @throws UserError when there is one of this name, or it is none. */
  addTeam(name: string): Promise<Team>
  /** Takes a team with its members and invitations out of the book; its sessions stay, and are nobody's. @throws UserError when there is none. */
  removeTeam(team: TeamSlug): Promise<void>
  members(): Promise<Member[]>
  /** Makes somebody a member, or gives them another role; without `role` they leave. @throws UserError: no such team or account · the team's last facilitator would go. */
  setMember(account: AccountId, team: TeamSlug, role: TeamRole | undefined): Promise<void>

  /** @throws UserError when there is no such team, or the invitation would have ended before it begins. */
  invite(invitation: TeamInvitation): Promise<void>
  /** Those that are still good. */
  invitations(): Promise<TeamInvitation[]>
  /**
   * Uses up one use of an invitation; undefined when it is none, has ended or is used up. Two who come at once get one use each. `uses` are
   * those that are left.
   */
  redeem(digest: string): Promise<TeamInvitation | undefined>
  /** True for an invitation that has ended, was used up or withdrawn, for `invitationRemembered` after the end it was made with. */
  wasInvitation(digest: string): Promise<boolean>
  /** Ends an invitation, or with a team all of them. Resolves with how many were still good. */
  withdraw(which: { digest: string } | { team: TeamSlug }): Promise<number>

  /** A key that is never let in again, as whomever: whose it was loses it. @throws UserError when the last administrator could come in no more. */
  revoke(key: string, why: string): Promise<void>
  revoked(): Promise<RevokedKey[]>
  isRevoked(key: string): Promise<boolean>

  /** Every room that is open, or was when its machine went. */
  rooms(): Promise<OpenRoom[]>
  /**
   * Takes a room for a machine when it is free or its machine is gone, in one step: of two who ask at once one has it. Returns it as it is
   * then; `machine` tells who has it. A machine whose time ran out less than `ago` ms ago is not gone.
   */
  claim(key: SessionKey, team: TeamSlug, machine: string, ago?: number): Promise<OpenRoom>
  /** Keeps what opens a room that this machine has; nothing when it has it no more. */
  keepCodes(key: SessionKey, machine: string, codes: RoomCodes): Promise<void>
  /** The room is over or free for others, and its codes are forgotten; with `to`, it is handed to that machine with them. */
  release(key: SessionKey, machine: string, to?: string): Promise<void>

  /** Says that this machine is there: to be said each second. */
  beat(machine: Machine): Promise<void>
  /** A machine is gone, and its rooms are free at once. With `silentFor` (ms) only when its last beat is at least that old. */
  bye(machine: string, silentFor?: number): Promise<void>
  /** Those that are there, and those whose time ran out less than `ago` ms ago. */
  machines(ago?: number): Promise<Machine[]>
  /** A secret all machines of a service share, made at the first asking. */
  secret(name: string, make: () => string): Promise<string>
}

/** What somebody is in a team; undefined when they are not of it. */
export function roleIn({ teams }: Person, team: TeamSlug): TeamRole | undefined {
  return teams.find(one => one.slug === team)?.role
}

/** Everything in a book but which machines are there just now. */
export type BookContents = {
  accounts: Account[]
  teams: Team[]
  members: Member[]
  invitations: TeamInvitation[]
  revoked: RevokedKey[]
  rooms: Omit<OpenRoom, 'lives'>[]
  secrets: Record<string, string>
}

/** A book this program has open. */
export type OpenBook = ServiceBook & {
  /** All of it at one moment, to be kept elsewhere. */
  contents(): Promise<BookContents>
  /** Puts all of another book into this one; false, and nothing is changed, when there is anybody or any team in it. */
  fill(contents: BookContents): Promise<boolean>
  /** Lets go of it. */
  close(): Promise<void>
}
