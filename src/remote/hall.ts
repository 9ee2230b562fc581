/** The hall of a hosted room: who is at a terminal, who may come in and as whom, whose drafts wait, who may lead. */
import { isStepMove } from '../room/apply.ts'
import { Presence } from '../room/presence.ts'
import { seated } from '../room/seated.ts'
import { stepOf } from '../session/read.ts'
import type { PersonId, StepId } from '../session/shapes.ts'
import type { Person, Refusal } from '../session/types.ts'
import type { Draft } from '../store/drafts.ts'
import { clean } from '../text.ts'
import type { OpenSession } from '../ui/doors.ts'
import type { Guest, Hall, Invitation, Role } from '../ui/hall.ts'
import { type Doorkeeper, toldAfter } from './doorkeeper.ts'
import type { Answer, Ask, Hello } from './messages.ts'

/** What the hall asks of a terminal: to be told when somebody else takes its place, or that it has to go. */
export type Chair = { leave(code: number, say: string): void }

/** Who may sit down: what a pass stands for. */
export type Entrance = { role: Role; name: string; person?: PersonId; key?: string; address?: string }

/** A seat that was taken: what its screens are given, the ticket to show once, and the way to get up again. */
export type Seat = { role: Role; person?: PersonId; name: string; hall: Hall; ticket?: string; getUp(): void }

export type HallOptions = {
  open: OpenSession
  door: Doorkeeper
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
/** ms between two writes of one person's draft. */
const draftEvery = 400
const longestName = 40

type Sitting = Guest & { chair?: Chair }

export class LiveHall implements Hall {
  readonly open: OpenSession
  readonly presence = new Presence()
  private readonly options: HallOptions
  private readonly sitting = new Map<string, Sitting>()
  private readonly watchers = new Set<() => void>()
  private readonly drafts = new Map<string, string>()
  private readonly unwritten = new Map<string, Draft>()
  private writing: NodeJS.Timeout | undefined
  private host: { person: PersonId; here: boolean } | undefined
  private lastNews: { say: string; at: number } | undefined
  private told = 0
  private visitors = 0
  private ledUntil: number
  private vacancy: NodeJS.Timeout | undefined
  private closed = false
  private readonly stopWatching: () => void

  constructor(options: HallOptions) {
    this.options = options
    this.open = options.open
    for (const { person, step, text } of options.open.drafts ?? []) this.drafts.set(placeOf(person, step), text)
    this.ledUntil = options.now()
    this.presence.watch(() => this.tell())
    this.stopWatching = options.open.room.watch(() => this.watchTheLead())
    this.watchTheLead()
  }

  guests(): readonly Guest[] {
    return [...this.sitting.values()].map(({ chair: _, ...guest }) => guest)
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
    const found = this.sitting.get(guest)
    if (!found) return
    if (found.person !== undefined) {
      this.options.door.remove(found.person)
      this.options.keepKnown()
    }
    this.options.note(`removed ${found.name}`)
    this.sitting.delete(guest)
    found.chair?.leave(1, 'The facilitator closed this door to you.')
    this.tell()
  }

  draft(person: PersonId, step: StepId): string {
    return this.drafts.get(placeOf(person, step)) ?? ''
  }

  keep(person: PersonId, step: StepId, text: string): void {
    const place = placeOf(person, step)
    if (this.draft(person, step) === text) return
    if (text) this.drafts.set(place, text)
    else this.drafts.delete(place)
    // Where names are not kept, a name beside a line on the disk would be one.
    if (stepOf(this.open.room.session, step)?.anonymous) return
    this.unwritten.set(place, { person, step, text })
    this.writing ??= setTimeout(() => this.writeDrafts(), draftEvery)
  }

  news(): { say: string; at: number } | undefined {
    return this.lastNews
  }

  watch(call: () => void): () => void {
    this.watchers.add(call)
    return () => this.watchers.delete(call)
  }

  isVacant(): boolean {
    return !this.isLed() && this.options.now() - this.ledUntil >= vacantAfter
  }

  handOver(to: PersonId): Refusal | undefined {
    return this.lead(this.host?.person ?? '', to)
  }

  /** Says something about the door to whoever facilitates. */
  announce(say: string): void {
    this.lastNews = { say, at: this.options.now() }
    this.tell()
  }

  /** The host's own screen is there, as this person. Returns the way to say that it is gone. */
  hostArrives(person: PersonId): () => void {
    this.host = { person, here: true }
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
      leave()
      this.away(person)
    }
  }

  /** Answers a gateway: a pass for one terminal, or why not. */
  admit({ id, admit: { name, address, code, key } }: Ask): Answer {
    const { door, note } = this.options
    const who = clean(name, longestName)
    const found = door.find({ code, key })
    if ('no' in found) {
      // A key that nobody knows is not a try: the code comes next.
      if (code !== undefined) note(`turned away ${who || 'nobody'} from ${clean(address, 60)}`)
      this.tellOfFailures()
      return { id, ...found }
    }
    const entrance = this.entranceOf(found, who, address, key)
    if ('no' in entrance) return { id, ...entrance }
    return { id, pass: door.pass(entrance), name: entrance.name, role: entrance.role }
  }

  /**
   * Seats a terminal that said hello, once it is in the log. `chair` is told when it has to go. Resolves with the seat, or
   * with the sentence why not; `name`: it has to say who it is first.
   */
  async enter(hello: Exclude<Hello, { is: 'gateway' }>, chair: Chair): Promise<Seat | { no: string; name?: true }> {
    const entrance =
      'pass' in hello ? (this.options.door.redeem(hello.pass) as Entrance | undefined) : this.local(hello)
    if (!entrance) return { no: 'That way in was good for a minute, and that is over. Connect again.' }
    if ('no' in entrance) return entrance
    if (entrance.role === 'observer' || entrance.role === 'stage') return this.seatVisitor(entrance, chair)
    const person = entrance.person ?? (await this.join(entrance.name))
    if (typeof person !== 'string') return { no: person.refusal.say }
    if (this.closed) return { no: 'This room has closed.' }
    return this.seatPerson(person, entrance, chair)
  }

  /** Nobody sits here any more, and nothing of the hall is kept after this. Resolves when drafts are written. */
  leave(): void {
    this.closed = true
    this.stopWatching()
    clearTimeout(this.vacancy)
    this.writeDrafts()
  }

  private local(hello: Extract<Hello, { name?: string }>): Entrance | { no: string; name?: true } {
    const { door } = this.options
    const { role = 'participant', ticket, key, from } = hello
    const who = clean(hello.name ?? '', longestName)
    const found = ticket !== undefined || key !== undefined ? door.find({ code: ticket, key }) : undefined
    if (found && 'person' in found) return this.entranceOf(found, who, from, key) as Entrance
    if (ticket !== undefined) return { no: 'That is not a ticket of this room.' }
    // A key that was sent away stays away, by whichever door it comes.
    if (found && 'no' in found && door.known.some(k => k.removed && key !== undefined && k.keys.includes(key)))
      return { no: found.no }
    if (role === 'observer' || role === 'stage') return { role, name: who || role }
    if (!who) return { no: 'Say who you are: flywheel join --name NAME', name: true }
    if (from !== undefined) {
      if (door.isLocked()) return { no: 'The door is locked: nobody new comes in now.' }
      const entrance = this.entranceOf({ role: 'participant' }, who, from, key)
      return 'no' in entrance ? { no: entrance.no } : entrance
    }
    // The socket is its owner's alone, who may sit down as anybody.
    const person = this.personNamed(who)
    if (!person && door.isLocked() && role !== 'facilitator')
      return { no: 'The door is locked: nobody new comes in now.' }
    return { role, name: person?.name ?? who, ...(person ? { person: person.id } : {}) }
  }

  /** As whom somebody comes in: as who the door knows, as somebody expected by name, or as somebody new. */
  private entranceOf(
    found: { person: PersonId } | { role: Role },
    who: string,
    address: string | undefined,
    key: string | undefined,
  ): Entrance | { no: string; again: boolean } {
    const more = { ...(address ? { address: clean(address, 60) } : {}), ...(key ? { key } : {}) }
    if ('person' in found)
      return { role: 'participant', name: this.nameOf(found.person), person: found.person, ...more }
    const { role } = found
    if (role === 'observer')
      return { role: /^(stage|wall|projector)$/i.test(who) ? 'stage' : role, name: who || role, ...more }
    if (!who) return { no: 'Your name goes before the @: ssh -p PORT NAME@HOST', again: false }
    const person = this.personNamed(who)
    if (!person) {
      const waits = (this.options.door.open() as Entrance[]).some(e => !e.person && same(e.name, who))
      return waits
        ? { no: `There is a ${who} just coming in; add a letter.`, again: false }
        : { role, name: who, ...more }
    }
    const isLead = person.id === this.open.room.session.facilitator
    const taken =
      (role !== 'facilitator' || !isLead) &&
      (this.presence.isHere(person.id) ||
        this.options.door.knows(person.id) ||
        this.options.door.isRemoved(person.id) ||
        // What only the facilitator may do is not had by typing their name.
        isLead)
    if (taken)
      return {
        no: `There is a ${person.name} already. Come back with their ticket in place of the code, or add a letter to the name.`,
        again: true,
      }
    return { role, name: person.name, person: person.id, ...more }
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

  private seatPerson(person: PersonId, { role, key, address }: Entrance, chair: Chair): Seat {
    const { door, note, now, keepKnown } = this.options
    const { room } = this.open
    const name = this.nameOf(person)
    const before = this.sitting.get(person)
    if (room.session.people.find(p => p.id === person)?.room) room.submit({ by: person }, { do: 'sit' })
    if (role === 'facilitator') this.lead(person, person, true)
    if (key !== undefined) door.giveKey(person, key)
    // Who comes by key needs no ticket.
    const ticket = door.knows(person) ? undefined : door.giveTicket(person)
    if (ticket !== undefined || key !== undefined) keepKnown()
    const leave = this.presence.arrive(person)
    const since = now()
    this.sit({
      id: person,
      person,
      name,
      role: 'participant',
      here: true,
      since,
      ...(address ? { address } : {}),
      chair,
    })
    before?.chair?.leave(0, 'You went on at another terminal; this one is done.')
    note(`${before ? 'back' : 'joined'} ${name}${address ? ` from ${address}` : ''}`)
    if (!before) this.announce(`${name} is here.`)
    return {
      role: 'participant',
      person,
      name,
      ...(ticket === undefined ? {} : { ticket }),
      hall: this.seen(person),
      getUp: () => {
        leave()
        if (this.sitting.get(person)?.chair !== chair) return
        note(`away ${name}`)
        this.away(person)
      },
    }
  }

  private seatVisitor({ role, name, address }: Entrance, chair: Chair): Seat {
    const id = `v${++this.visitors}`
    const since = this.options.now()
    this.options.note(`${role} ${name}${address ? ` from ${address}` : ''}`)
    this.sit({ id, name, role, here: true, since, ...(address ? { address } : {}), chair })
    return {
      role,
      name,
      hall: this.seen(undefined),
      getUp: () => {
        this.sitting.delete(id)
        this.tell()
      },
    }
  }

  /** The hall as this person's screens have it: what is the facilitator's is there only while they facilitate. */
  private seen(me: PersonId | undefined): Hall {
    const leads = () => me !== undefined && this.open.room.session.facilitator === me
    const mine = (person: PersonId) => person === me
    return {
      open: { ...this.open, room: seated(this.open.room, me, this.options.now), drafts: this.draftsOf(me) },
      presence: this.presence,
      guests: () => (leads() ? this.guests() : this.guests().map(({ address: _, ...guest }) => guest)),
      invitation: () => (leads() ? this.invitation() : undefined),
      isLocked: () => this.isLocked(),
      lock: on => leads() && this.lock(on),
      rotate: () => leads() && this.rotate(),
      remove: guest => leads() && guest !== me && this.remove(guest),
      draft: (person, step) => (mine(person) ? this.draft(person, step) : ''),
      keep: (person, step, text) => mine(person) && this.keep(person, step, text),
      news: () => (leads() ? this.lastNews : undefined),
      watch: call => this.watch(call),
      isVacant: () => this.isVacant(),
      handOver: to =>
        me === undefined ? { why: 'not-yours', say: 'You are looking on; nothing changes.' } : this.lead(me, to),
    }
  }

  private draftsOf(me: PersonId | undefined): Draft[] {
    return [...this.drafts].flatMap(([place, text]) => {
      const [person = '', step = ''] = place.split(' ')
      return person === me ? [{ person, step, text }] : []
    })
  }

  /** Hands the facilitating to `to` when `me` may: as facilitator, as host, by the code (`vouched`), or because nobody does it. */
  private lead(me: PersonId, to: PersonId, vouched = false): Refusal | undefined {
    const { room } = this.open
    const { facilitator } = room.session
    if (to === facilitator) return undefined
    const stands = to === me && (vouched || me === this.host?.person || this.isVacant())
    const outcome = room.submit(stands ? { by: me, stands } : { by: me }, { do: 'facilitate', to })
    if ('refusal' in outcome) return outcome.refusal
    this.options.note(`${this.nameOf(to)} facilitates`)
    return undefined
  }

  private isLed(): boolean {
    const { facilitator } = this.open.room.session
    return facilitator !== undefined && this.presence.isHere(facilitator)
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

  private sit(guest: Sitting): void {
    this.sitting.set(guest.id, guest)
    this.tell()
  }

  private away(id: string): void {
    const guest = this.sitting.get(id)
    if (!guest) return
    const { chair: _, ...left } = guest
    this.sitting.set(id, { ...left, here: false, since: this.options.now() })
    this.tell()
  }

  private tell(): void {
    if (this.closed) return
    this.watchTheLead()
    for (const call of this.watchers) call()
  }

  private tellOfFailures(): void {
    const { failures } = this.options.door
    if (failures - this.told < toldAfter) return
    this.told = failures
    this.announce(`${failures} wrong codes were tried at the door. New codes or a locked door keep them out.`)
  }

  private writeDrafts(): void {
    clearTimeout(this.writing)
    this.writing = undefined
    for (const draft of this.unwritten.values()) this.options.keepDraft(draft)
    this.unwritten.clear()
  }

  private personNamed(name: string): Person | undefined {
    return this.open.room.session.people.find(p => same(p.name, name))
  }

  private nameOf(person: PersonId): string {
    return this.open.room.session.people.find(p => p.id === person)?.name ?? 'somebody'
  }
}

function placeOf(person: PersonId, step: StepId): string {
  return `${person} ${step}`
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
