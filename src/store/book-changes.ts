/** What each call changes in the book of a service that is kept whole: from one state of it to the next, without touching either. */
import { randomUUID } from 'node:crypto'
import { isAlike } from '../names.ts'
import {
  type Account,
  type AccountId,
  type BookContents,
  canAdminister,
  invitationRemembered,
  type Member,
  noRoomCodes,
  type OpenRoom,
  type RoomCodes,
  type ServiceBook,
  type Team,
  type TeamInvitation,
  type TeamRole,
} from '../ports/service-book.ts'
import { invitationFit, nameFit, refusals, refuseOddKeys, teamFit, whyFit } from './book-rules.ts'

export const emptyBook: BookContents = {
  accounts: [],
  teams: [],
  members: [],
  invitations: [],
  revoked: [],
  rooms: [],
  secrets: {},
}

/** A change of the book at a moment (ms since 1970). @throws UserError when it may not be. */
export type Change<T> = (book: BookContents, now: number) => { book: BookContents; told: T }

export function addAccount(wanted: Parameters<ServiceBook['addAccount']>[0]): Change<Account> {
  return (book, now) => {
    const account: Account = {
      id: randomUUID(),
      name: freeName(book, wanted.name),
      keys: freeKeys(book, wanted.keys),
      admin: wanted.admin ?? false,
      since: new Date(now).toISOString(),
    }
    return { book: { ...book, accounts: [...book.accounts, account] }, told: account }
  }
}

export function changeAccount(id: AccountId, change: Parameters<ServiceBook['changeAccount']>[1]): Change<Account> {
  return book => {
    const before = accountIn(book, id)
    const added = change.addKey === undefined ? [] : freeKeys(book, [change.addKey], id)
    const keys = [...new Set([...before.keys, ...added])].filter(key => key !== change.dropKey)
    refuseOddKeys(keys)
    const after: Account = {
      ...before,
      name: change.name === undefined ? before.name : freeName(book, change.name, id),
      keys,
      admin: change.admin ?? before.admin,
    }
    return {
      book: withAdmin(
        book,
        book.accounts.map(one => (one.id === id ? after : one)),
      ),
      told: after,
    }
  }
}

export function removeAccount(id: AccountId): Change<void> {
  return book => {
    accountIn(book, id)
    const members = book.members.filter(one => one.account !== id)
    for (const { team, role } of book.members.filter(one => one.account === id))
      if (role === 'facilitator' && members.some(one => one.team === team) && !facilitatorsOf(members, team))
        throw refusals.lastFacilitator(teamIn(book, team).name)
    const left = withAdmin(
      book,
      book.accounts.filter(one => one.id !== id),
    )
    return { book: { ...left, members }, told: undefined }
  }
}

export function addTeam(name: string): Change<Team> {
  return (book, now) => {
    const team: Team = { ...teamFit(name), since: new Date(now).toISOString() }
    if (book.teams.some(one => one.slug === team.slug)) throw refusals.teamThere(team.name)
    return { book: { ...book, teams: [...book.teams, team] }, told: team }
  }
}

export function removeTeam(slug: string): Change<void> {
  return book => {
    teamIn(book, slug)
    const teams = book.teams.filter(one => one.slug !== slug)
    const [members, invitations] = [
      book.members.filter(one => one.team !== slug),
      book.invitations.filter(one => one.team !== slug),
    ]
    return { book: { ...book, teams, members, invitations }, told: undefined }
  }
}

export function setMember(account: AccountId, slug: string, role: TeamRole | undefined): Change<void> {
  return book => {
    accountIn(book, account)
    const team = teamIn(book, slug)
    const others = book.members.filter(one => one.account !== account || one.team !== slug)
    const members = role ? [...others, { account, team: slug, role }] : others
    if (facilitatorsOf(book.members, slug) && !facilitatorsOf(members, slug)) throw refusals.lastFacilitator(team.name)
    return { book: { ...book, members }, told: undefined }
  }
}

export function invite(invitation: TeamInvitation): Change<void> {
  return (book, now) => {
    teamIn(book, invitation.team)
    const others = rememberedAt(book, now).filter(one => one.digest !== invitation.digest)
    return { book: { ...book, invitations: [...others, invitationFit(invitation, now)] }, told: undefined }
  }
}

export function redeem(digest: string): Change<TeamInvitation | undefined> {
  return (book, now) => {
    const found = goodAt(book, now).find(one => one.digest === digest)
    if (!found) return { book, told: undefined }
    const told = { ...found, uses: found.uses - 1 }
    const invitations = rememberedAt(book, now).map(one => (one === found ? told : one))
    return { book: { ...book, invitations }, told }
  }
}

export function withdraw(which: Parameters<ServiceBook['withdraw']>[0]): Change<number> {
  return (book, now) => {
    const meant = (one: TeamInvitation) => ('digest' in which ? one.digest === which.digest : one.team === which.team)
    const invitations = rememberedAt(book, now).map(one => (meant(one) ? { ...one, uses: 0 } : one))
    return { book: { ...book, invitations }, told: goodAt(book, now).filter(meant).length }
  }
}

/** Those that are still good, and those that were not long ago. */
function rememberedAt({ invitations }: BookContents, now: number): TeamInvitation[] {
  return invitations.filter(one => Date.parse(one.until) > now - invitationRemembered)
}

/** True for one that was good and is not any more. */
export function wasGoodAt(book: BookContents, now: number, digest: string): boolean {
  return (
    rememberedAt(book, now).some(one => one.digest === digest) && !goodAt(book, now).some(one => one.digest === digest)
  )
}

/** The invitations that are still good. */
export function goodAt({ invitations }: BookContents, now: number): TeamInvitation[] {
  return invitations.filter(one => Date.parse(one.until) > now && one.uses > 0)
}

export function revoke(key: string, why: string): Change<void> {
  return (book, now) => {
    refuseOddKeys([key])
    const without = book.accounts.map(one => ({ ...one, keys: one.keys.filter(own => own !== key) }))
    const known = book.revoked.some(one => one.key === key)
    const revoked = known
      ? book.revoked
      : [...book.revoked, { key, why: whyFit(why), since: new Date(now).toISOString() }]
    return { book: { ...withAdmin(book, without), revoked }, told: undefined }
  }
}

/** `lives` tells whether a machine is there. */
export function claim(
  key: string,
  team: string,
  machine: string,
  lives: (machine: string) => boolean,
): Change<Omit<OpenRoom, 'lives'>> {
  return book => {
    const there = book.rooms.find(one => one.key === key)
    if (there && (there.machine === machine || lives(there.machine))) return { book, told: there }
    const told = { key, team, machine, codes: there?.codes ?? noRoomCodes }
    return { book: withRoom(book, told), told }
  }
}

export function keepCodes(key: string, machine: string, codes: RoomCodes): Change<void> {
  return book => {
    const there = book.rooms.find(one => one.key === key && one.machine === machine)
    return { book: there ? withRoom(book, { ...there, codes }) : book, told: undefined }
  }
}

export function release(key: string, machine: string, to: string | undefined): Change<void> {
  return book => {
    const there = book.rooms.find(one => one.key === key && one.machine === machine)
    if (!there) return { book, told: undefined }
    const rooms = book.rooms.filter(one => one !== there)
    const handed = to === undefined ? { ...book, rooms } : withRoom(book, { ...there, machine: to })
    return { book: handed, told: undefined }
  }
}

export function secret(name: string, make: () => string): Change<string> {
  return book => {
    const kept = Object.hasOwn(book.secrets, name) ? book.secrets[name] : undefined
    if (kept !== undefined) return { book, told: kept }
    const made = make()
    return { book: { ...book, secrets: { ...book.secrets, [name]: made } }, told: made }
  }
}

/** False when there is somebody in the book, or a team. */
export function fill(contents: BookContents): Change<boolean> {
  return book => {
    const isEmpty = !book.accounts.length && !book.teams.length
    return { book: isEmpty ? contents : book, told: isEmpty }
  }
}

function withRoom(book: BookContents, room: Omit<OpenRoom, 'lives'>): BookContents {
  return { ...book, rooms: [...book.rooms.filter(one => one.key !== room.key), room] }
}

/** The book with these accounts. @throws UserError when there was an administrator who can come in, and now there is none. */
function withAdmin(book: BookContents, accounts: Account[]): BookContents {
  if (book.accounts.some(canAdminister) && !accounts.some(canAdminister)) throw refusals.lastAdmin()
  return { ...book, accounts }
}

function accountIn(book: BookContents, id: AccountId): Account {
  const found = book.accounts.find(one => one.id === id)
  if (!found) throw refusals.nobody()
  return found
}

function teamIn(book: BookContents, slug: string): Team {
  const found = book.teams.find(one => one.slug === slug)
  if (!found) throw refusals.noTeam(slug)
  return found
}

function facilitatorsOf(members: readonly Member[], slug: string): number {
  return members.filter(one => one.team === slug && one.role === 'facilitator').length
}

function freeName(book: BookContents, name: string, but?: AccountId): string {
  const fit = nameFit(name)
  if (book.accounts.some(one => one.id !== but && isAlike(one.name, fit))) throw refusals.nameTaken(fit)
  return fit
}

function freeKeys(book: BookContents, keys: readonly string[], but?: AccountId): string[] {
  const once = [...new Set(keys)]
  refuseOddKeys(once)
  if (book.revoked.some(one => once.includes(one.key))) throw refusals.keyRevoked()
  const holder = book.accounts.find(one => one.id !== but && one.keys.some(key => once.includes(key)))
  if (holder) throw refusals.keyTaken(holder.name)
  return once
}
