/** The desk of a service: decides who comes in and where to, and finds everybody's place again when rooms or processes change. */
import { randomInt } from 'node:crypto'
import { clean } from '../clean.ts'
import { sentence, UserError } from '../errors.ts'
import { isAlike, longestName } from '../names.ts'
import {
  type Account,
  type AccountId,
  type Person,
  roleIn,
  type ServiceBook,
  type TeamRole,
  type TeamSlug,
} from '../ports/service-book.ts'
import { isNobody } from '../remote/admission/accounts.ts'
import { isStage } from '../remote/admission/admission-policy.ts'
import { codeLengths, drawCode } from '../remote/admission/code-words.ts'
import { digestOfCode } from '../remote/admission/digests.ts'
import { WrongCodes } from '../remote/admission/wrong-codes.ts'
import type { Admit, Answered, LetIn, Move, TurnedAway } from '../remote/messages.ts'
import { holderOf } from './certified.ts'
import type { Door, Doors, Found, Named } from './doors.ts'
import type { Destination, Place, Refusal, RoomName, ServiceEvent } from './messages.ts'
import type { NamedSession, NamedSessions } from './named-sessions.ts'
import { isAsMuch, openedBy } from './opened-by.ts'
import type { Seat, Seats } from './seats.ts'
import { serviceWords } from './words.ts'
import type { WorkerHandle } from './workers.ts'

/** How long a team's code is good, ms, and for how many. */
const invitedFor = 7 * 24 * 60 * 60_000
const invitedUses = 100

type DeskOptions = {
  book: ServiceBook
  sessions: NamedSessions
  doors: Doors
  seats: Seats
  /** The worker for a home. */
  forHome: (seat?: Seat) => WorkerHandle
  now: () => number
  note: (event: ServiceEvent) => void
}

/** Let in, and where. */
type Placed = LetIn & Move

/** Nobody is let in; `why` is for the log. A key alone that nobody knows is refused without one: the code comes next. */
type Refused = TurnedAway & { why?: Refusal }
const nobody = (say: string, why?: Refusal, again = false): Refused => ({ no: say, again, ...(why ? { why } : {}) })

export class Desk {
  private readonly options: DeskOptions
  private readonly wrong: WrongCodes
  private readonly sessions: NamedSessions

  constructor(options: DeskOptions) {
    this.options = options
    this.sessions = options.sessions
    this.wrong = new WrongCodes(options.now)
  }

  /** Answers a gateway. Never rejects: what we cannot do just now is said. */
  async admit(admit: Admit): Promise<Answered> {
    try {
      const answer = await (admit.again === undefined ? this.decide(admit) : this.again(admit.again))
      if (!('no' in answer)) return answer
      const { why, ...told }: Refused = answer
      if (why) this.refused(admit, told.no, why)
      return told
    } catch (error) {
      const reason = error instanceof UserError ? sentence(error) : serviceWords.broken
      if (!(error instanceof UserError))
        this.options.note({ event: 'fault', reason: String(error instanceof Error ? error.stack : error) })
      this.refused(admit, reason, 'place')
      return { no: reason, again: true }
    }
  }

  /** The way to another place for whoever has this seat. @throws UserError when they may not go there. */
  async go(seatId: string, to: Destination): Promise<Move> {
    const seat = this.options.seats.get(seatId)
    if (!seat) throw new UserError(serviceWords.passOver)
    if (to.is === 'again') return this.moved(await this.again(seatId))
    const account = await this.accountOf(seat)
    if (!account) throw new UserError(serviceWords.noAccount)
    if (to.is === 'home') return this.toHome(account, seat, to.notice)
    const session = await this.sessions.named(to.room)
    if (!session) throw new UserError(serviceWords.noRoom(to.room))
    const byCode = to.digest !== undefined && (await this.opens(to.digest, session.name))
    const answer = await this.toRoom(account, session, seat, byCode)
    return this.moved(answer)
  }

  /** True when a code or a rejoin code with this digest opens the room. */
  private async opens(digest: string, room: RoomName): Promise<boolean> {
    const { doors } = this.options
    const [byCode, byTicket] = await Promise.all([doors.byDigest(digest), doors.knowing(digest)])
    return byCode?.name === room || byTicket?.name === room
  }

  private moved(answer: Placed | TurnedAway): Move {
    if ('no' in answer) throw new UserError(answer.no)
    const { pass, socket, seat } = answer
    return { pass, socket, ...(seat === undefined ? {} : { seat }) }
  }

  /**
   * Makes whoever has this seat a member by a team's code, or resolves with the room that a room's code opens.
   * @throws UserError when it opens nothing.
   */
  async useCode(seatId: string, code: string): Promise<Place | undefined> {
    const { book, seats, doors, note } = this.options
    const seat = seats.get(seatId)
    const account = seat && (await this.accountOf(seat))
    if (!account) throw new UserError(serviceWords.noAccount)
    const opened = await openedBy(code, { book, doors, wrong: this.wrong })
    if ('no' in opened) throw new UserError(opened.no)
    const { digest } = opened
    if ('room' in opened) return { is: 'room', room: opened.room.name, digest }
    const { team, role } = opened.invitation
    const already = roleIn(account, team)
    // A code gives; what somebody may do is taken away by a facilitator or an administrator alone.
    if (already && isAsMuch(already, role)) throw new UserError(serviceWords.alreadyIs(already, team))
    if (!(await book.redeem(digest))) throw new UserError(serviceWords.codeEnded)
    await book.setMember(account.id, team, role)
    const { address, key } = seat
    note({ event: 'joined', name: account.name, address, ...(key ? { key } : {}), team, reason: role })
    return undefined
  }

  /** A code that makes others members. @throws UserError when this person may not invite. */
  async invite(id: AccountId, team: TeamSlug, role: TeamRole): Promise<{ code: string; until: string }> {
    const { book, now } = this.options
    const account = await book.person(id)
    if (!account) throw new UserError(serviceWords.noAccount)
    if (!account.admin && roleIn(account, team) !== 'facilitator') throw new UserError(serviceWords.mayNotInvite)
    const code = drawCode(codeLengths.invitation, randomInt)
    const until = new Date(now() + invitedFor).toISOString()
    await book.invite({ digest: digestOfCode(code), team, role, until, uses: invitedUses, by: account.name })
    return { code, until }
  }

  private async decide(admit: Admit): Promise<Answered | Refused> {
    const { key, code } = admit
    if (key !== undefined && (await this.options.book.isRevoked(key))) return nobody(serviceWords.revoked, 'revoked')
    // Whoever has an account puts a stage on the wall by its code, as everybody does.
    const account = isStage(admit.name) ? undefined : await holderOf(admit, this.options.book)
    const isNobody = account !== undefined && 'no' in account
    // Whoever is nobody by their certificate may still come by a code.
    if (isNobody && !code?.trim()) return nobody(account.no, 'certificate', true)
    if (account && !isNobody) return this.welcome(account, admit)
    if (code?.trim()) return this.byCode(admit, code)
    const known = key === undefined ? undefined : await this.options.doors.knowing(key)
    return known ? this.knock(known, admit) : nobody(serviceWords.code, undefined, true)
  }

  /** Somebody with an account: into the room they name, or home. */
  private async welcome({ id }: Account, admit: Admit): Promise<Answered | Refused> {
    const { book, seats, note } = this.options
    const { name, address, key } = admit
    const account = await book.person(id)
    if (!account) return nobody(serviceWords.noAccount, 'place')
    const seat = seats.open({
      name: account.name,
      role: 'participant',
      address,
      account: account.id,
      at: { is: 'home' },
      ...(key ? { key } : {}),
    })
    note({ event: 'in', name: account.name, address, ...(key ? { key } : {}) })
    const session = await this.sessions.meant(
      account.teams.map(team => team.slug),
      name,
    )
    if (session) return this.toRoom(account, session, seat)
    return { ...(await this.toHome(account, seat)), name: account.name, role: 'participant' }
  }

  private async toHome(account: Account, seat: Seat, notice?: string): Promise<Move> {
    const worker = this.options.forHome(seat)
    seat.at = { is: 'home' }
    delete seat.person
    seat.socket = worker.socket
    return { pass: await worker.work.home(account.id, seat.id, notice), socket: worker.socket, seat: seat.id }
  }

  /** @throws UserError when the session is none of their teams'. */
  private async toRoom(
    account: Person,
    session: NamedSession,
    seat: Seat,
    byCode = false,
  ): Promise<Placed | TurnedAway> {
    const { doors } = this.options
    const role = roleIn(account, session.team) ?? (byCode ? 'member' : undefined)
    if (!role) throw new UserError(serviceWords.notYours(session.name))
    if (!session.isOpen && !doors.has(session.name)) throw new UserError(serviceWords.isClosed(session.name))
    const door = await doors.at(session)
    const caller = {
      name: account.name,
      role: role === 'observer' ? ('observer' as const) : ('participant' as const),
      key: `account:${account.id}`,
      address: seat.address,
    }
    return this.seatedAt(seat, session.name, await door.receive(caller, seat.id, account.id))
  }

  private seatedAt(seat: Seat, room: RoomName, answer: Found): Placed | TurnedAway {
    if ('no' in answer) return answer
    seat.at = { is: 'room', room }
    seat.name = answer.name
    seat.role = answer.role
    seat.socket = answer.socket
    delete seat.person
    return { ...answer, seat: seat.id }
  }

  /** Somebody without an account, with a code: of a team, of a room, or one that brings a person back. */
  private async byCode(admit: Admit, code: string): Promise<Answered | Refused> {
    const { book, doors } = this.options
    const opened = await openedBy(code, { book, doors, wrong: this.wrong })
    if ('no' in opened) return nobody(opened.no, opened.why, true)
    return 'room' in opened ? this.knock(opened.room, admit) : this.join(admit, opened.digest, opened.invitation.team)
  }

  /** A new account, for the key they came with; a member of the team from now on. */
  private async join(admit: Admit, digest: string, team: TeamSlug): Promise<Answered | Refused> {
    const { book, note } = this.options
    const { key, address } = admit
    if (key === undefined) return nobody(serviceWords.needsKey, 'no-key')
    const name = clean(admit.name, longestName)
    if (!name || isNobody(name)) return { ...nobody(serviceWords.noName, 'name', true), name: true }
    if ((await book.accounts()).some(one => isAlike(one.name, name)))
      return { ...nobody(serviceWords.nameTaken(name), 'name', true), name: true }
    const invitation = await book.redeem(digest)
    if (!invitation) return nobody(serviceWords.codeEnded, 'ended', true)
    const account = await book.addAccount({ name, keys: [key] })
    await book.setMember(account.id, team, invitation.role)
    note({ event: 'joined', name, key, address, team, reason: invitation.role })
    return this.welcome(account, { ...admit, name: '' })
  }

  private async knock(named: Named, admit: Admit): Promise<Answered | Refused> {
    const { doors, seats, note } = this.options
    const { name, address, key } = admit
    const room = named.name
    const door: Door = await doors.at(named)
    const seat = seats.open({ name, role: 'participant', address, at: { is: 'room', room }, ...(key ? { key } : {}) })
    const answer = await door.knock(admit, seat.id)
    if ('no' in answer) {
      seats.free(seat.id, true)
      return { ...answer, why: 'door' }
    }
    note({ event: 'in', room, name: answer.name, address, ...(key ? { key } : {}) })
    return this.seatedAt(seat, room, answer)
  }

  /** Somebody whose process was lost comes back to their place, wherever that is now. */
  private async again(id: string): Promise<Placed | TurnedAway | Refused> {
    const { seats, doors } = this.options
    const seat = seats.get(id)
    if (!seat) return nobody(serviceWords.passOver, 'place')
    const { at, name, role } = seat
    if (at.is === 'home') {
      const account = await this.accountOf(seat)
      return account ? { ...(await this.toHome(account, seat)), name, role } : nobody(serviceWords.noAccount, 'place')
    }
    const team = await doors.teamOf(at.room)
    if (team === undefined) return nobody(serviceWords.roomGone(at.room), 'place')
    const door = await doors.at({ name: at.room, team })
    const caller = {
      ...{ name, role, address: seat.address },
      ...(seat.person === undefined ? {} : { person: seat.person }),
      ...(seat.account === undefined ? {} : { key: `account:${seat.account}` }),
    }
    const { person } = seat
    const made = this.seatedAt(seat, at.room, await door.receive(caller, seat.id, seat.account))
    if (person !== undefined) seat.person = person
    return made
  }

  private async accountOf(seat: Seat): Promise<Person | undefined> {
    return seat.account === undefined ? undefined : this.options.book.person(seat.account)
  }

  private refused({ name, address, key }: Admit, reason: string, why: Refusal): void {
    this.options.note({
      event: 'refused',
      address,
      why,
      reason,
      ...(name ? { name: clean(name, longestName) } : {}),
      ...(key ? { key } : {}),
    })
  }
}
