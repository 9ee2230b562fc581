/** A hosted session: who is at a terminal, who may come in and as whom, whose drafts wait, who may lead. */

import { inLog } from '../names.ts'
import type { Draft } from '../ports/session-store.ts'
import { Presence } from '../room/presence.ts'
import { Signs } from '../room/signs.ts'
import { stepOf } from '../session/read.ts'
import type { PersonId, StepId } from '../session/shapes.ts'
import type { Refusal } from '../session/types.ts'
import { steadyOf } from '../steady.ts'
import type { OpenSession } from '../views/app-services.ts'
import type { GoesOn, Guest, HostServices, Invitation, Meeting, Projected } from '../views/host-services.ts'
import { type SignServices, signServices } from '../views/online/sign-services.ts'
import { AdmissionPolicy, type Caller } from './admission/admission-policy.ts'
import { Admissions } from './admission/admissions.ts'
import type { Authenticator } from './admission/authenticator.ts'
import type { Connection } from './connection.ts'
import { DoorNews } from './here/door-news.ts'
import { DraftStore } from './here/draft-store.ts'
import { GuestList, type TerminalHandle } from './here/guest-list.ts'
import { KeptWords, unsaid } from './here/kept-words.ts'
import { Lead } from './lead.ts'
import type { Admit, Answered, Hello } from './messages.ts'
import { Seating } from './seating.ts'
import { servicesFor } from './services-for.ts'

export type HostedSessionOptions = {
  open: OpenSession
  door: Authenticator
  now: () => number
  invitation: () => Invitation | undefined
  /** When the meeting is, if people were invited for a day. */
  meeting?: () => Meeting | undefined
  /** Keeps an unsent line beside the session. */
  keepDraft: (draft: Draft) => void
  /** Keeps whom the door knows. */
  keepKnown: () => void
  /** What happened at the door, without secrets; the line has no time. */
  note: (line: string) => void
}

export class HostedSession implements HostServices {
  readonly open: OpenSession
  readonly presence = new Presence()
  readonly signs: SignServices
  /** What gateways keep of its people's words, in case this process is lost. */
  readonly words: KeptWords
  private readonly shown: Signs
  private readonly options: HostedSessionOptions
  private readonly guestList = new GuestList(() => this.tell())
  private readonly lead: Lead
  private readonly watchers = new Set<() => void>()
  private readonly admissions: Admissions
  private readonly drafts: DraftStore
  private host: { person: PersonId; here: boolean } | undefined
  private readonly doorNews: DoorNews
  private readonly seating: Seating
  private onProjector: { by: PersonId; projected: Projected } | undefined
  private closed = false
  private readonly stopWatching: () => void

  constructor(options: HostedSessionOptions) {
    this.options = options
    this.open = options.open
    const { door, note, now, open } = options
    const { room, key, drafts = [] } = open
    this.drafts = new DraftStore(unsaid(drafts, room.log), options.keepDraft)
    this.shown = new Signs(now, () => this.tell())
    this.words = new KeptWords({
      key,
      room,
      presence: this.presence,
      signs: this.shown,
      linesOf: person => this.drafts.of(person),
      keep: (person, step, text) => this.keep(person, step, text),
    })
    this.doorNews = new DoorNews(now, () => this.tell())
    this.signs = this.signsOf(() => this.host?.person)
    this.lead = new Lead({ room, presence: this.presence, now, note, host: () => this.host, vacant: () => this.tell() })
    const session = () => this.open.room.session
    const policy = new AdmissionPolicy(door, session, this.presence)
    this.admissions = new Admissions({ door, policy, session, now, note, announce: say => this.announce(say) })
    this.seating = new Seating({
      ...options,
      presence: this.presence,
      lead: this.lead,
      guests: this.guestList,
      admissions: this.admissions,
      news: this.doorNews,
      services: me => servicesFor(this, me),
    })
    // Until the host's own screen is there, nobody shares a keyboard with it.
    this.presence.share('nobody')
    this.open.room.presence = this.presence
    this.presence.watch(() => this.tell())
    this.stopWatching = room.watch(() => this.lead.look())
    this.lead.look()
  }

  guests(): readonly Guest[] {
    return this.guestList.whole()
  }

  /** The guests without where they come from. */
  plainGuests(): readonly Guest[] {
    return this.guestList.plain()
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
    const found = this.guestList.get(guest)
    if (!found) return
    this.options.door.remove(found.person)
    if (found.person !== undefined) this.options.keepKnown()
    this.options.note(`removed ${inLog(found.name)}`)
    this.guestList.remove(guest)
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

  readonly news = () => this.doorNews.news
  readonly comings = () => this.doorNews.comings
  readonly meeting = () => this.options.meeting?.()

  watch(call: () => void): () => void {
    this.watchers.add(call)
    return () => this.watchers.delete(call)
  }

  projected(): Projected | undefined {
    // The next facilitator does not inherit what this one shows on the stage.
    return this.onProjector?.by === this.open.room.session.facilitator ? this.onProjector?.projected : undefined
  }

  project(projected: Projected | undefined): void {
    this.projectAs(this.host?.person, projected)
  }

  isVacant(): boolean {
    return this.lead.isVacant()
  }

  handOver(to: PersonId): Refusal | undefined {
    return this.lead.hand(this.host?.person ?? '', to)
  }

  /** True while whoever facilitates sits at a terminal that came in. */
  isLedFromAfar(): boolean {
    return this.guestList.get(this.open.room.session.facilitator ?? '')?.handle !== undefined
  }

  goesOn(person: PersonId): GoesOn {
    const { words } = this
    return { drafts: this.drafts.of(person), stand: words.stand(person), missed: () => words.missed(person) }
  }

  /** Time for how long something took, ms. */
  now(): number {
    return steadyOf(this.options.now)()
  }

  /** Raised hands, reactions and nudges, as this person's terminal has them. */
  signsFor(me: PersonId | undefined): SignServices {
    return this.signsOf(() => me)
  }

  /** Says something about the door to whoever facilitates. */
  announce(say: string): void {
    this.doorNews.announce(say)
  }

  /** The host's own screen is there, as this person. Returns the way to say that it is gone. */
  hostArrives(person: PersonId): () => void {
    this.host = { person, here: true }
    this.presence.share('sharers')
    const leave = this.presence.arrive(person)
    const at = { here: true, since: this.options.now() }
    this.guestList.arrive({ id: person, person, name: this.nameOf(person), role: 'facilitator', ...at })
    return () => {
      if (!this.host?.here) return
      this.host = { person, here: false }
      this.presence.share('nobody')
      leave()
      this.guestList.leave(person, this.options.now())
    }
  }

  /** Answers a gateway: a pass for one terminal, or why not. */
  admit(admit: Admit): Answered {
    return this.admissions.admit(admit)
  }

  /** Lines that were left beside the session after this began: there again, where nothing else is typed. */
  recall(drafts: readonly Draft[]): void {
    for (const draft of unsaid(drafts, this.open.room.log)) this.drafts.recall(draft)
  }

  /** Answers for somebody who needs no code, as the account they have says who they are. */
  receive(caller: Caller): Answered {
    return this.admissions.receive(caller)
  }

  /**
   * Connects a terminal that said hello, once its person is in the log. `handle` is told when it has to leave. Resolves with the
   * connection, or with the sentence why not; `name`: it has to say who it is first.
   */
  async enter(
    hello: Exclude<Hello, { is: 'gateway' }>,
    handle: TerminalHandle,
  ): Promise<Connection | { no: string; name?: true }> {
    const admission = this.admissions.redeem(hello)
    if ('no' in admission) return admission
    if (admission.role === 'observer' || admission.role === 'stage') return this.seating.visitor(admission, handle)
    const person = admission.person ?? (await this.seating.join(admission.name))
    if (typeof person !== 'string') return { no: person.refusal.say }
    if (this.closed) return { no: 'This room has closed.' }
    return this.seating.person(person, admission, handle)
  }

  /** Who a terminal is that came for an errand, of the people of this session; or why it is not told. Nobody is seated for it. */
  identify(hello: Exclude<Hello, { is: 'gateway' }>): { name: string } | { no: string } {
    const admission = this.admissions.redeem(hello)
    if ('no' in admission) return admission
    const { person, name, address } = admission
    if (person === undefined) return { no: `Nobody of the name ${name} is in this session.` }
    this.options.note(`check-in ${inLog(this.nameOf(person))}${address ? ` from ${address}` : ''}`)
    return { name: this.nameOf(person) }
  }

  /** Nobody sits here any more, and nothing of this is kept after this. Resolves when drafts are written. */
  leave(): void {
    this.closed = true
    this.stopWatching()
    this.words.stop()
    this.lead.stop()
    this.doorNews.stop()
    this.drafts.write()
  }

  /** Hands the facilitating on as this person. Returns why not. */
  handOverAs(me: PersonId, to: PersonId): Refusal | undefined {
    return this.lead.hand(me, to)
  }

  /** Shows this on the stage in place of the step, or the step again, when `by` facilitates. */
  projectAs(by: PersonId | undefined, projected: Projected | undefined): void {
    if (by === undefined || by !== this.open.room.session.facilitator) return
    this.onProjector = projected && { by, projected }
    this.tell()
  }

  private signsOf(me: () => PersonId | undefined): SignServices {
    return signServices({ signs: this.shown, room: this.open.room, presence: this.presence, me })
  }

  private tell(): void {
    if (this.closed) return
    this.lead.look()
    this.words.look()
    for (const call of this.watchers) call()
  }

  private nameOf(person: PersonId): string {
    return this.open.room.session.people.find(p => p.id === person)?.name ?? 'somebody'
  }
}
