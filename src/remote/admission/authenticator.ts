/** Authenticates callers by join code, rejoin code, key or pass. Stores secrets as digests; the clock and the random source are injected. */
import { randomBytes } from 'node:crypto'
import type { RoomCodes } from '../../ports/service-book.ts'
import type { Known } from '../../ports/session-store.ts'
import type { PersonId } from '../../session/shapes.ts'
import type { Role } from '../../views/host-services.ts'
import type { AuthorizedKeys } from './authorized-keys.ts'
import { codeLengths, drawCode } from './code-words.ts'
import { digest, same, spoken } from './digests.ts'
import { Passes } from './passes.ts'
import { isTicketLike, plainTicket, ticketOf } from './ticket.ts'
import { WrongCodes } from './wrong-codes.ts'

/** The codes of one hosting; never written to disk. */
export type Codes = { participant: string; observer: string; facilitator: string }

/** What a caller brings: a join code or rejoin code, the fingerprint of a key whose signature was verified just now, their address. */
export type Brought = { code?: string; key?: string; address?: string }
/**
 * What a caller turned out to be: somebody the door knows, by their key or their rejoin code, or a newcomer with this role. `plain`: the
 * key file gives them no terminal, so they take part by lines.
 */
export type Found = ({ person: PersonId; by: 'key' | 'ticket' } | { role: Role }) & { plain?: true }
/** Not let in, with the sentence to show; `again`: another try makes sense. */
export type Turned = { no: string; again: boolean }

type AuthenticatorOptions = {
  /** ms since 1970. */
  now: () => number
  /** Returns this many random bytes; `crypto.randomBytes` by default. */
  random?: (bytes: number) => Buffer
  /** The people an earlier hosting knew. */
  known?: readonly Known[]
  /** Keys that come in without a code. */
  keys?: AuthorizedKeys
  /** True where somebody may come in to facilitate by a code: a room without a screen of its own. */
  facilitated?: boolean
  /** A join code that people were invited with: it is good until then (ms since 1970), also after a restart. `keep` is told the one that replaces it. */
  invited?: { code: string; until: number; keep: (code: string) => void }
  /** The codes that another process of this machine showed for the room just now: they go on being it. */
  codes?: Codes
  /** Digests of codes that opened the room where it was before (another machine): they do so until there are new ones. */
  earlier?: RoomCodes
  /** Told when there are other codes, or it knows somebody better. */
  changed?: () => void
}

/** The facilitator is told after this many wrong codes. */
export const toldAfter = 20
/** Tickets one person may hold at a time: one per machine. */
const maxTickets = 4
/** Former join codes that are remembered, so that a caller hears that the code changed. */
const maxFormerCodes = 64
export const sentAway = 'The facilitator closed this door to you. Ask them when you think it was a mistake.'
export const hasChanged = 'The join code has changed since. The facilitator has the new one.'
const isLockedNow =
  'The door is locked: nobody new comes in now. Those who were here before come back with their rejoin code.'

const roles = ['participant', 'observer', 'facilitator'] as const
type Drawn = { [R in keyof Codes]: Buffer }

export class Authenticator {
  private readonly now: () => number
  private readonly random: (bytes: number) => Buffer
  private readonly keys: AuthorizedKeys | undefined
  private readonly facilitated: boolean
  private invited: AuthenticatorOptions['invited']
  private readonly book = new Map<PersonId, Known>()
  /** What lets one terminal in, each once. */
  readonly passes: Passes
  private shown: Codes
  private digests: Drawn
  /** Digests of join codes that were good once in this hosting: whoever types one hears that it changed. */
  private former: string[]
  private locked = false
  private earlier: RoomCodes | undefined
  private readonly changed: () => void
  private readonly wrong: WrongCodes

  constructor(options: AuthenticatorOptions) {
    const { now, random = randomBytes, known = [], keys, facilitated = false, invited } = options
    const { codes, earlier, changed = () => {} } = options
    this.now = now
    this.wrong = new WrongCodes(now)
    this.earlier = earlier
    this.former = earlier?.former ?? []
    this.changed = changed
    this.random = random
    this.passes = new Passes(now, random)
    this.keys = keys
    this.facilitated = facilitated
    for (const one of known) this.book.set(one.person, { ...one })
    this.invited = invited
    this.shown = { ...(codes ?? this.draw()), ...(invited ? { participant: invited.code } : {}) }
    this.digests = digestsOf(this.shown)
  }

  get codes(): Codes {
    this.expire()
    return this.shown
  }

  /** Whom the door knows, to be kept for the next hosting. */
  get known(): Known[] {
    return [...this.book.values()]
  }

  /** All wrong codes of this hosting. */
  get failures(): number {
    return this.wrong.ever
  }

  isLocked(): boolean {
    return this.locked
  }

  lock(on: boolean): void {
    this.locked = on
  }

  /** New codes; the old ones open nothing any more. Tickets and keys stay what they are. */
  rotate(): void {
    this.draws(this.draw())
  }

  private draws(codes: Codes): void {
    const { participant, observer, facilitator, former } = this.opening()
    this.shown = codes
    this.digests = digestsOf(codes)
    this.earlier = undefined
    const still = roles.map(role => this.digests[role].toString('hex'))
    const gone = [...participant, ...observer, ...facilitator].filter(one => !still.includes(one))
    this.former = [...former, ...gone].slice(-maxFormerCodes)
    this.invited?.keep(codes.participant)
    this.changed()
  }

  /** After the day of the invitation its code opens nothing any more. */
  private expire(): void {
    if (!this.invited || this.now() <= this.invited.until) return
    this.invited = undefined
    this.draws(this.draw())
  }

  /** Identifies a caller by what they brought, or says why they are not let in. */
  find(brought: Brought): Found | Turned {
    const { code, key } = brought
    const holder = key === undefined ? undefined : this.holderOf(key)
    if (holder?.removed) return { no: sentAway, again: false }
    const verdict = this.verdict(brought)
    const plain = verdict === 'plain' ? ({ plain: true } as const) : {}
    // A ticket names its person, so it takes precedence over a key.
    const ticket = code === undefined ? undefined : this.bearerOf(code)
    if (ticket !== undefined) return { person: ticket, by: 'ticket' }
    if (holder && verdict !== 'out') return { person: holder.person, by: 'key', ...plain }
    if (verdict === 'in' || verdict === 'plain')
      return this.locked ? { no: isLockedNow, again: false } : { role: 'participant', ...plain }
    if (code === undefined || code.trim() === '')
      return { no: `Type the join code: ${this.invited ? 'five' : 'four'} words.`, again: true }
    return this.byCode(code)
  }

  /** The key of what was brought, when it may stand for its owner here and now: not one that the key file keeps out. */
  usable(brought: Brought): string | undefined {
    return this.verdict(brought) === 'out' ? undefined : brought.key
  }

  private verdict({ key, address }: Brought) {
    return key === undefined ? undefined : this.keys?.verdict(key, address, this.now())
  }

  /** Whom the door knows by this key. */
  holderOf(key: string): Known | undefined {
    for (const known of this.book.values()) if (known.keys.includes(key)) return known
    return undefined
  }

  /** Whose rejoin code this is. Every digest is looked at, whichever fits, so that the time it takes tells nothing. */
  private bearerOf(code: string): PersonId | undefined {
    if (!isTicketLike(code)) return undefined
    const ticket = digest(plainTicket(code))
    let person: PersonId | undefined
    for (const known of this.book.values())
      for (const kept of known.tickets) if (same(Buffer.from(kept, 'hex'), ticket)) person = known.person
    return person
  }

  private byCode(code: string): Found | Turned {
    // 128-bit tickets bypass the code rate limit: they cannot be guessed.
    if (isTicketLike(code)) {
      this.wrong.ever++
      return { no: 'That rejoin code opens nothing here.', again: true }
    }
    const tooMany = this.wrong.tooMany()
    if (tooMany) return { no: tooMany, again: true }
    this.expire()
    const tried = digest(spoken(code))
    let role: keyof Codes | undefined
    for (const one of roles) if (this.opens(one, tried) && (one !== 'facilitator' || this.facilitated)) role = one
    if (role && !this.locked) return { role }
    // A locked door answers alike to right and wrong codes.
    if (this.locked) {
      if (!role) this.wrong.count()
      return { no: isLockedNow, again: true }
    }
    const wasGood = this.former.filter(old => same(Buffer.from(old, 'hex'), tried)).length > 0
    if (!wasGood) this.wrong.count()
    return { no: wasGood ? hasChanged : 'That is not the join code.', again: true }
  }

  private opens(role: keyof Codes, tried: Buffer): boolean {
    const earlier = this.earlier?.[role].filter(hex => same(Buffer.from(hex, 'hex'), tried)) ?? []
    return same(this.digests[role], tried) || earlier.length > 0
  }

  /** What opens this room now, and what did before, as digests (hex), the newest last. */
  opening(): RoomCodes {
    this.expire()
    const of = (role: keyof Codes) => [
      ...new Set([...(this.earlier?.[role] ?? []), this.digests[role].toString('hex')]),
    ]
    return {
      participant: of('participant'),
      observer: of('observer'),
      facilitator: of('facilitator'),
      former: this.former,
    }
  }

  /** True when the door has a ticket or a key of this person: then a code alone does not make one them. */
  knows(person: PersonId): boolean {
    const known = this.book.get(person)
    return known !== undefined && (known.tickets.length > 0 || known.keys.length > 0)
  }

  isRemoved(person: PersonId): boolean {
    return this.book.get(person)?.removed === true
  }

  /** A new ticket for this person, to be shown once: 128 bits as letters and digits that are not taken for each other. */
  giveTicket(person: PersonId): string {
    const ticket = ticketOf(this.random(16))
    const known = this.of(person)
    known.tickets = [...known.tickets, digest(plainTicket(ticket)).toString('hex')].slice(-maxTickets)
    this.changed()
    return ticket
  }

  /** From now on this key is this person. False when it is somebody else already. */
  giveKey(person: PersonId, key: string): boolean {
    const has = this.holderOf(key)
    if (has) return has.person === person
    this.of(person).keys.push(key)
    this.changed()
    return true
  }

  /**
   * Removes a person: their keys, tickets and name admit nobody any more. They know the codes, so there are
   * new ones for taking part and looking on. Without a `person` they were looking on.
   */
  remove(person: PersonId | undefined): void {
    this.draws({ ...this.draw(), facilitator: this.shown.facilitator })
    if (person === undefined) return
    const known = this.of(person)
    // The keys stay known, as ones to turn away.
    known.tickets = []
    known.removed = true
  }

  private of(person: PersonId): Known {
    const known = this.book.get(person) ?? { person, tickets: [], keys: [] }
    this.book.set(person, known)
    return known
  }

  private draw(): Codes {
    const code = (length: number) => drawCode(length, n => this.below(n))
    const { hosting, invitation } = codeLengths
    const participant = code(this.invited ? invitation : hosting)
    return { participant, observer: code(hosting), facilitator: code(hosting) }
  }

  /** A uniform whole number below `n`, by rejection sampling: a draw that would favour small numbers is repeated. */
  private below(n: number): number {
    const fair = 2 ** 32 - (2 ** 32 % n)
    for (;;) {
      const drawn = this.random(4).readUInt32BE()
      if (drawn < fair) return drawn % n
    }
  }
}

function digestsOf(codes: Codes): Drawn {
  return {
    participant: digest(spoken(codes.participant)),
    observer: digest(spoken(codes.observer)),
    facilitator: digest(spoken(codes.facilitator)),
  }
}
