/** The hall of a hosted room: who is at a terminal, who may come in and as whom, whose drafts wait, who may lead. */
import { isStepMove } from '../room/apply.ts'
import { Presence } from '../room/presence.ts'
import { seated } from '../room/seated.ts'
import { roomPeople, stepOf } from '../session/read.ts'
import type { PersonId, StepId } from '../session/shapes.ts'
import type { Refusal } from '../session/types.ts'
import type { Draft } from '../store/drafts.ts'
import { clean } from '../text.ts'
import type { OpenSession } from '../ui/doors.ts'
import type { Guest, Hall, Invitation, Role, Wall } from '../ui/hall.ts'
import { type Admission, AdmissionPolicy, longestName } from './admission-policy.ts'
import { type Authenticator, toldAfter } from './authenticator.ts'
import { DraftStore } from './draft-store.ts'
import type { Answer, Ask, Hello } from './messages.ts'
import { inLog } from './names.ts'

/** How a terminal is told to leave: somebody else connected in its place, or it was removed. */
export type TerminalHandle = { leave(code: number, say: string): void }

/**
 * A connected terminal: what its screens are given, the ticket to show once, and `disconnect`; `lost` when the gateway in front of it
 * failed, so that the person did not leave by choice.
 */
export type Connection = {
  role: Role
  person?: PersonId
  name: string
  hall: Hall
  ticket?: string
  disconnect(lost?: boolean): void
}

export type HallOptions = {
  open: OpenSession
  door: Authenticator
  now: () => number
  invitation: () => Invitation | undefined
  /** Keeps an unsent line beside the session. */
  keepDraft: (draft: Draft) => void
  /** Keeps whom the door knows. */
  keepKnown: () => void
  /** What happened at the door, without secrets; the line has no time. */
  note: (line: string) => void
}

/** ms without a facilitator at any terminal after which anybody may take over. */
export const vacantAfter = 60_000
/** ms in which somebody whose connection was lost with the gateway comes back by name and join code alone. */
export const keptFor = 120_000

/** Log lines a minute about refused callers, and ms between two announcements of wrong codes. */
const maxRefusedPerMinute = 60
const toldEvery = 20_000

type Connected = Guest & { handle?: TerminalHandle }

export class LiveHall implements Hall {
  readonly open: OpenSession
  readonly presence = new Presence()
  private readonly options: HallOptions
  private readonly connected = new Map<string, Connected>()
  /** People whose connection was lost with the gateway: their address, and until when their name and the code suffice. */
  private readonly lost = new Map<PersonId, { address: string; until: number }>()
  private readonly watchers = new Set<() => void>()
  private readonly admissionPolicy: AdmissionPolicy
  private readonly drafts: DraftStore
  private host: { person: PersonId; here: boolean } | undefined
  private lastNews: { say: string; at: number } | undefined
  private covered: { by: PersonId; wall: Wall } | undefined
  private told = 0
  private toldAt = Number.NEGATIVE_INFINITY
  private refused = 0
  private refusedSince = Number.NEGATIVE_INFINITY
  private visitors = 0
  private ledUntil: number
  private vacancy: NodeJS.Timeout | undefined
  private closed = false
  private lists: { whole: Guest[]; plain: Guest[] } | undefined
  private readonly stopWatching: () => void

  constructor(options: HallOptions) {
    this.options = options
    this.open = options.open
    this.drafts = new DraftStore(options.open.drafts ?? [], options.keepDraft)
    this.admissionPolicy = new AdmissionPolicy(options.door, () => this.open.room.session, this.presence)
    this.ledUntil = options.now()
    // Until the host's own screen is there, nobody shares a keyboard with it.
    this.presence.share('nobody')
    this.open.room.presence = this.presence
    this.presence.watch(() => this.tell())
    this.stopWatching = options.open.room.watch(() => this.watchTheLead())
    this.watchTheLead()
  }

  guests(): readonly Guest[] {
    return this.shown().whole
  }

  invitation(): Invitation | undefined {
    return this.options.invitation()
  }

  isLocked(): boolean {
    return this.options.door.isLocked()
  }

  lock(on: boolean): void {
    this.options.door.lock(on)
    this.options.note(on ? 'door locked' : 'door opened')
    this.tell()
  }

  rotate(): void {
    this.options.door.rotate()
    this.options.note('new codes')
    this.tell()
  }

  remove(guest: string): void {
    const found = this.connected.get(guest)
    if (!found) return
    this.options.door.remove(found.person)
    if (found.person !== undefined) this.options.keepKnown()
    this.options.note(`removed ${inLog(found.name)}`)
    this.connected.delete(guest)
    this.lists = undefined
    found.handle?.leave(1, 'The facilitator closed this door to you.')
    this.announce(`${found.name} is out. The join code is a new one, so the old one brings nobody back.`)
    this.tell()
  }

  draft(person: PersonId, step: StepId): string {
    return this.drafts.get(person, step)
  }

  keep(person: PersonId, step: StepId, text: string): void {
    // Those of anonymous steps are in memory alone, until their person comes back.
    this.drafts.set({ person, step, text }, !stepOf(this.open.room.session, step)?.anonymous)
  }

  news(): { say: string; at: number } | undefined {
    return this.lastNews
  }

  watch(call: () => void): () => void {
    this.watchers.add(call)
    return () => this.watchers.delete(call)
  }

  wall(): Wall | undefined {
    // Who hands over takes along what they laid over the stage.
    return this.covered?.by === this.open.room.session.facilitator ? this.covered?.wall : undefined
  }

  cover(wall: Wall | undefined): void {
    this.coverAs(this.host?.person, wall)
  }

  isVacant(): boolean {
    // Asked by every terminal for every frame.
    return this.options.now() - this.ledUntil >= vacantAfter && !this.isLed()
  }

  handOver(to: PersonId): Refusal | undefined {
    return this.lead(this.host?.person ?? '', to)
  }

  /** True while whoever facilitates sits at a terminal that came in. */
  isLedFromAfar(): boolean {
    return this.connected.get(this.open.room.session.facilitator ?? '')?.handle !== undefined
  }

  /** Says something about the door to whoever facilitates. */
  announce(say: string): void {
    this.lastNews = { say, at: this.options.now() }
    this.tell()
  }

  /** The host's own screen is there, as this person. Returns the way to say that it is gone. */
  hostArrives(person: PersonId): () => void {
    this.host = { person, here: true }
    this.presence.share('sharers')
    const leave = this.presence.arrive(person)
    this.sit({
      id: person,
      person,
      name: this.nameOf(person),
      role: 'facilitator',
      here: true,
      since: this.options.now(),
    })
    return () => {
      if (!this.host?.here) return
      this.host = { person, here: false }
      this.presence.share('nobody')
      leave()
      this.away(person)
    }
  }

  /** Answers a gateway: a pass for one terminal, or why not. */
  admit({ id, admit: { name, address, code, key } }: Ask): Answer {
    const { door } = this.options
    const who = clean(name, longestName)
    const found = door.find({ address, ...(code === undefined ? {} : { code }), ...(key === undefined ? {} : { key }) })
    if ('no' in found) {
      // A key that nobody knows is not a try: the code comes next.
      if (code !== undefined) this.turnedAway(`turned away ${who ? inLog(who) : 'nobody'} from ${clean(address, 60)}`)
      this.tellOfFailures()
      return { id, ...found }
    }
    const kept = 'role' in found && found.role === 'participant' ? this.lostPersonNamed(who, address) : undefined
    const admission =
      kept === undefined
        ? this.admissionPolicy.admit(found, who, address, key)
        : // What they bring besides is not made theirs by a name and a code.
          this.admissionPolicy.admit({ person: kept, by: 'ticket' }, who, address, undefined)
    if ('no' in admission) return { id, ...admission }
    const plain = admission.plain ? { plain: admission.plain } : {}
    return { id, pass: door.pass(admission), name: admission.name, role: admission.role, ...plain }
  }

  /**
   * Connects a terminal that said hello, once its person is in the log. `handle` is told when it has to leave. Resolves with the
   * connection, or with the sentence why not; `name`: it has to say who it is first.
   */
  async enter(
    hello: Exclude<Hello, { is: 'gateway' }>,
    handle: TerminalHandle,
  ): Promise<Connection | { no: string; name?: true }> {
    const admission =
      'pass' in hello
        ? (this.options.door.redeem(hello.pass) as Admission | undefined)
        : this.admissionPolicy.admitLocal(hello)
    if (!admission) return { no: 'That way in was good for a minute, and that is over. Connect again.' }
    if ('no' in admission) return admission
    if (admission.role === 'observer' || admission.role === 'stage') return this.connectVisitor(admission, handle)
    const person = admission.person ?? (await this.join(admission.name))
    if (typeof person !== 'string') return { no: person.refusal.say }
    if (this.closed) return { no: 'This room has closed.' }
    return this.connectPerson(person, admission, handle)
  }

  /** Nobody sits here any more, and nothing of the hall is kept after this. Resolves when drafts are written. */
  leave(): void {
    this.closed = true
    this.stopWatching()
    clearTimeout(this.vacancy)
    this.drafts.write()
  }

  /**
   * The person with this name and address whose connection was lost. Never the facilitator: their rights are not granted by the code
   * that everybody has.
   */
  private lostPersonNamed(name: string, address: string): PersonId | undefined {
    const { people, facilitator } = this.open.room.session
    for (const [person, seat] of this.lost) {
      if (seat.until < this.options.now()) this.lost.delete(person)
      else if (seat.address === clean(address, 60) && person !== facilitator && !this.options.door.isRemoved(person)) {
        if (people.find(p => p.id === person)?.name.toLowerCase() === name.toLowerCase()) return person
      }
    }
    return undefined
  }

  private async join(name: string): Promise<PersonId | { refusal: Refusal }> {
    const { room } = this.open
    // People are numbered as they come, and nobody's coming is ever taken back.
    const id = `p${room.log.filter(e => !isStepMove(e.move) && e.move.do === 'join').length + 1}`
    const outcome = room.submit({ by: id }, { do: 'join', name })
    if ('refusal' in outcome) return outcome
    await outcome.saved
    return id
  }

  private connectPerson(person: PersonId, { role, key, address }: Admission, handle: TerminalHandle): Connection {
    const { door, note, now, keepKnown } = this.options
    const { room } = this.open
    const name = this.nameOf(person)
    const before = this.connected.get(person)
    if (room.session.people.find(p => p.id === person)?.room) room.submit({ by: person }, { do: 'sit' })
    if (role === 'facilitator') this.lead(person, person, true)
    if (key !== undefined) door.giveKey(person, key)
    // A person who connects by key needs no ticket.
    const ticket = door.knows(person) ? undefined : door.giveTicket(person)
    if (ticket !== undefined || key !== undefined) keepKnown()
    const leave = this.presence.arrive(person)
    this.lost.delete(person)
    const since = now()
    this.sit({
      id: person,
      person,
      name,
      role: 'participant',
      here: true,
      since,
      ...(address ? { address } : {}),
      handle,
    })
    const where = address ? ` (from ${address})` : ''
    before?.handle?.leave(
      0,
      `You went on at another terminal${where}; this one is done. If that was not you, tell the facilitator.`,
    )
    if (before?.handle) this.announce(`${name} went on at another terminal${where}.`)
    note(`${before ? 'back' : 'joined'} ${inLog(name)}${address ? ` from ${address}` : ''}`)
    if (!before) this.announce(`${name} is here.`)
    return {
      role: 'participant',
      person,
      name,
      ...(ticket === undefined ? {} : { ticket }),
      hall: this.seen(person),
      disconnect: lost => {
        leave()
        if (this.connected.get(person)?.handle !== handle) return
        if (lost && address) this.lost.set(person, { address, until: now() + keptFor })
        note(`away ${inLog(name)}`)
        this.away(person)
        const led = person === this.open.room.session.facilitator
        this.announce(led ? `${name}, who facilitates, is gone from their terminal.` : `${name} left their terminal.`)
      },
    }
  }

  private connectVisitor({ role, name, address }: Admission, handle: TerminalHandle): Connection {
    const id = `v${++this.visitors}`
    const since = this.options.now()
    this.options.note(`${role} ${inLog(name)}${address ? ` from ${address}` : ''}`)
    this.sit({ id, name, role, here: true, since, ...(address ? { address } : {}), handle })
    return {
      role,
      name,
      hall: this.seen(undefined),
      disconnect: () => {
        this.connected.delete(id)
        this.lists = undefined
        this.tell()
      },
    }
  }

  /** The hall as this person's screens have it: what is the facilitator's is there only while they facilitate. */
  private seen(me: PersonId | undefined): Hall {
    const leads = () => me !== undefined && this.open.room.session.facilitator === me
    const mine = (person: PersonId) => person === me
    return {
      open: {
        ...this.open,
        room: seated(this.open.room, me, this.options.now),
        drafts: me === undefined ? [] : this.drafts.of(me),
      },
      presence: this.presence,
      guests: () => this.shown()[leads() ? 'whole' : 'plain'],
      invitation: () => (leads() ? this.invitation() : undefined),
      isLocked: () => this.isLocked(),
      lock: on => leads() && this.lock(on),
      rotate: () => leads() && this.rotate(),
      remove: guest => leads() && guest !== me && this.remove(guest),
      draft: (person, step) => (mine(person) ? this.draft(person, step) : ''),
      keep: (person, step, text) => mine(person) && this.keep(person, step, text),
      news: () => (leads() ? this.lastNews : undefined),
      watch: call => this.watch(call),
      wall: () => this.wall(),
      cover: wall => this.coverAs(me, wall),
      isVacant: () => this.isVacant(),
      handOver: to =>
        me === undefined ? { why: 'not-yours', say: 'You are looking on; nothing changes.' } : this.lead(me, to),
    }
  }

  /** Everybody as screens are shown them, with and without where they come from; the same lists until somebody comes or goes. */
  private shown(): { whole: Guest[]; plain: Guest[] } {
    if (!this.lists) {
      const all = [...this.connected.values()].map(({ handle: _, ...guest }) => guest)
      // Those who take part before those who look on.
      const whole = [...all.filter(g => g.person !== undefined), ...all.filter(g => g.person === undefined)]
      this.lists = { whole, plain: whole.map(({ address: _, ...guest }) => guest) }
    }
    return this.lists
  }

  /** Hands the facilitating to `to` when `me` may: as facilitator, as host, by the code (`vouched`), or because nobody does it. */
  private lead(me: PersonId, to: PersonId, vouched = false): Refusal | undefined {
    const { room } = this.open
    const { facilitator } = room.session
    if (to === facilitator) return undefined
    const stands = to === me && (vouched || me === this.host?.person || this.isVacant())
    const outcome = room.submit(stands ? { by: me, stands } : { by: me }, { do: 'facilitate', to })
    if ('refusal' in outcome) return outcome.refusal
    this.options.note(`${inLog(this.nameOf(to))} facilitates`)
    return undefined
  }

  private coverAs(by: PersonId | undefined, wall: Wall | undefined): void {
    if (by === undefined || by !== this.open.room.session.facilitator) return
    this.covered = wall && { by, wall }
    this.tell()
  }

  private isLed(): boolean {
    const { facilitator } = this.open.room.session
    if (facilitator === undefined) return false
    if (this.presence.isHere(facilitator)) return true
    return this.host?.here === true && roomPeople(this.open.room.session).some(p => p.id === facilitator)
  }

  /** Remembers since when nobody leads, and tells the screens when that has been a minute. */
  private watchTheLead(): void {
    if (this.isLed()) {
      this.ledUntil = Number.POSITIVE_INFINITY
      clearTimeout(this.vacancy)
      this.vacancy = undefined
      return
    }
    this.ledUntil = Math.min(this.ledUntil, this.options.now())
    if (this.vacancy || this.closed) return
    this.vacancy = setTimeout(() => {
      this.vacancy = undefined
      this.tell()
    }, vacantAfter + 50)
    this.vacancy.unref()
  }

  private sit(guest: Connected): void {
    this.connected.set(guest.id, guest)
    this.lists = undefined
    this.tell()
  }

  private away(id: string): void {
    const guest = this.connected.get(id)
    if (!guest) return
    const { handle: _, ...left } = guest
    this.connected.set(id, { ...left, here: false, since: this.options.now() })
    this.lists = undefined
    this.tell()
  }

  private tell(): void {
    if (this.closed) return
    this.watchTheLead()
    for (const call of this.watchers) call()
  }

  /** Writes down who was turned away, for a flood of them the first of a minute alone. */
  private turnedAway(line: string): void {
    const time = this.options.now()
    if (time - this.refusedSince >= 60_000) {
      if (this.refused > maxRefusedPerMinute)
        this.options.note(`turned away ${this.refused - maxRefusedPerMinute} more in that minute`)
      this.refusedSince = time
      this.refused = 0
    }
    if (++this.refused <= maxRefusedPerMinute) this.options.note(line)
  }

  private tellOfFailures(): void {
    const { failures } = this.options.door
    const time = this.options.now()
    if (failures - this.told < toldAfter || time - this.toldAt < toldEvery) return
    this.told = failures
    this.toldAt = time
    this.announce(`${failures} wrong codes were tried at the door. New codes or a locked door keep them out.`)
  }

  private nameOf(person: PersonId): string {
    return this.open.room.session.people.find(p => p.id === person)?.name ?? 'somebody'
  }
}
