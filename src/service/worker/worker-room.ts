/** One room in a worker: opened from the store, shown to who comes, reported to the desk, saved and let go of. */

import { UserError } from '../../errors.ts'
import type { AccountId } from '../../ports/service-book.ts'
import type { OpenedSession, SessionStore } from '../../ports/session-store.ts'
import type { Codes } from '../../remote/admission/authenticator.ts'
import { type HostedRoom, type HostedRoomOptions, hostedRoom } from '../../remote/hosted-room.ts'
import { goOnWithGuest, whenOver } from '../../remote/hosting.ts'
import type { RemoteTerminal } from '../../remote/terminal.ts'
import { refuseMisfit } from '../../room/fits.ts'
import { Room } from '../../room/room.ts'
import { currentStep } from '../../session/read.ts'
import type { PersonId } from '../../session/shapes.ts'
import type { OpenSession } from '../../views/app-services.ts'
import type { RoomName, RoomReport, RoomToOpen } from '../messages.ts'
import { sharedRead } from '../waiting.ts'
import { serviceWords } from '../words.ts'
import { toldOf, whyNot } from './told.ts'

/** ms between two reports of what is seen of a room from outside. */
const reportEvery = 250

/** ms between two tries to save: people wait for it. */
const retryAfter = 500
/** ms that saving everything may take before a room is closed. */
const settleWithin = 800

type WorkerRoomOptions = Pick<HostedRoomOptions, 'mountTerminal' | 'looks' | 'invitation' | 'onward' | 'seated'> & {
  store: SessionStore
  now: () => number
  report: (report: RoomReport) => void
  /** The turn is closed and everybody has left. */
  over: () => void
  /** Another writer has the session. */
  lost: () => void
  note: (line: string) => void
}

export class WorkerRoom {
  readonly name: RoomName
  readonly open: OpenSession
  readonly hosted: HostedRoom
  /** Since when nobody is here, ms since 1970; undefined while somebody is. */
  emptySince: number | undefined
  private readonly options: WorkerRoomOptions
  private readonly stops: (() => void)[] = []
  private told = ''
  private timer: NodeJS.Timeout | undefined
  private readonly readDrafts = sharedRead(() => {
    const { room, key } = this.open
    return this.options.store.readDrafts(key, room.session)
  })
  private closing: Promise<void> | undefined
  /** The number of the newest entry when it was opened here. */
  private readonly begun: number

  private constructor(name: RoomName, open: OpenSession, hosted: HostedRoom, options: WorkerRoomOptions) {
    this.name = name
    this.open = open
    this.hosted = hosted
    this.options = options
    this.emptySince = options.now()
    this.begun = open.room.session.n
    this.stops.push(
      hosted.services.watch(() => this.look()),
      open.room.watch(() => this.look()),
    )
    goOnWithGuest(hosted)
    void whenOver(hosted).then(() => options.over())
  }

  /** Opens it. @throws UserError when there is no such session, it is closed, damaged or somebody else's. */
  static async open(wanted: RoomToOpen, options: WorkerRoomOptions): Promise<WorkerRoom> {
    const { name, codes, earlier, takeOver = false } = wanted
    const { store } = options
    const { room, opened } = await roomIn(options, { name, takeOver })
    const { key, readOnly, recovered, torn } = opened
    try {
      const drafts = await store.readDrafts(key, room.session)
      const open = { room, key, readOnly, recovered, drafts, ...(torn ? { torn } : {}) }
      let made: WorkerRoom | undefined
      const hosted = await hostedRoom({
        ...options,
        open,
        headless: true,
        ...(codes ? { codes } : {}),
        ...(earlier ? { earlier } : {}),
        doorChanged: () => made?.report(),
      })
      made = new WorkerRoom(name, open, hosted, options)
      return made
    } catch (error) {
      await room.leave().catch(() => {})
      throw error
    }
  }

  /** True for the name of whoever facilitates. */
  isLedBy(name: string): boolean {
    const { people, facilitator } = this.open.room.session
    return people.some(person => person.id === facilitator && person.name === name)
  }

  /** Moves that were made since it was opened here. */
  moves(): number {
    return this.open.room.session.n - this.begun
  }

  /** What the desk is to know of it now. */
  facts(): RoomReport {
    const { session } = this.open.room
    const { door, services } = this.hosted
    const { known } = door
    const here = services.guests().filter(g => g.here && g.person !== undefined).length
    const step = currentStep(session)?.title
    const led = session.people.find(p => p.id === session.facilitator)?.name
    return {
      name: this.name,
      codes: door.codes,
      opening: door.opening(),
      tickets: known.flatMap(k => (k.removed ? [] : k.tickets)),
      keys: known.flatMap(k => k.keys),
      title: `${session.turn.team} ${session.agenda.id} ${session.turn.number}`,
      here,
      ...(step ? { step } : {}),
      ...(led ? { led } : {}),
    }
  }

  /** Hands the lead on as `WorkerWork` says. */
  handLeadOn(from: AccountId, heirs: readonly AccountId[]): string | undefined {
    const { door, services } = this.hosted
    const { people, facilitator } = this.open.room.session
    const known = (id: AccountId) => door.holderOf(`account:${id}`)?.person
    const was = known(from)
    if (was === undefined || was !== facilitator) return undefined
    const meant = heirs.flatMap(id => known(id) ?? [])
    const all = [...meant, ...people.map(one => one.id)].filter(id => id !== was && !door.isRemoved(id))
    const to = all.find(id => services.presence.isHere(id)) ?? all[0]
    if (to === undefined || services.handOverAs(was, to)) return undefined
    const name = (id: PersonId) => people.find(one => one.id === id)?.name ?? ''
    // Once the lead is durable, whoever has it gets another screen.
    services.words.tellNext(to, serviceWords.ledOn(name(was), name(to)))
    return name(to)
  }

  /** New codes; resolves with them. */
  rotate(): Codes {
    this.hosted.services.rotate()
    return this.hosted.door.codes
  }

  /**
   * Saves, sends everybody away, with `leadOn` home where they have one, and lets go.
   * @throws UserError when it cannot be saved: nobody was sent away then, the room goes on, and this may be called again.
   */
  close(say?: string, leadOn = false): Promise<void> {
    this.closing ??= this.settle()
      .then(() => this.shut(say, leadOn))
      .catch(error => {
        this.closing = undefined
        throw error
      })
    return this.closing
  }

  private async shut(say?: string, leadOn = false): Promise<void> {
    await this.hosted.leave(say, { leadOn })
    await this.open.room.leave()
    for (const stop of this.stops.splice(0)) stop()
    clearTimeout(this.timer)
  }

  /** Everything is saved, with people at their screens. @throws UserError when that cannot be just now, with why as its cause. */
  private async settle(): Promise<void> {
    const late = new Error('it takes too long')
    const cause = await Promise.race([
      this.open.room.settle().catch((error: unknown) => error),
      new Promise(resolve => setTimeout(() => resolve(late), settleWithin).unref()),
    ])
    if (cause === undefined) return
    throw Object.assign(new UserError(serviceWords.notSaved(this.name), serviceWords.closeLater), { cause })
  }

  /**
   * Saves the room, takes it off its terminals, which are returned, and lets go of it.
   * @throws UserError when it cannot be saved: its people have their screens then, and it goes on.
   */
  async detach(): Promise<RemoteTerminal[]> {
    await this.settle()
    this.hosted.door.lock(true)
    const terminals = await this.hosted.terminals.handOn()
    this.closing = this.shut()
    // What was said in this moment and could not be saved any more, the gateways have: it is said again where the room is next.
    await this.closing.catch(error => this.options.note(`not let go of: ${whyNot(error)}`))
    return terminals
  }

  /**
   * The process ends though not everything could be saved: who is at one of these terminals reads so, below those words of theirs that are
   * in no file. All others are brought back by the machine they came by.
   */
  async giveUp(isMeant: (terminal: RemoteTerminal) => boolean): Promise<void> {
    const { terminals, services } = this.hosted
    const { room } = this.open
    await terminals.partFrom(isMeant, person => {
      const words = person === undefined ? [] : services.words.textsOf(person)
      // A line that was not sent may be in no file either, though all that was sent is.
      if (words.length) return { words, say: serviceWords.endedWithWords }
      return { words, say: room.unsaved().length ? serviceWords.ended : serviceWords.restarts }
    })
  }

  /** The session is another writer's: nothing more is written. Returns the terminals, and keeps what was not saved as lines not sent. */
  async abandon(): Promise<RemoteTerminal[]> {
    for (const stop of this.stops.splice(0)) stop()
    clearTimeout(this.timer)
    const terminals = await this.hosted.terminals.handOn()
    this.hosted.services.leave()
    await this.keepUnsaved()
    return terminals
  }

  /** Somebody comes back from where this room was before: what was kept there of their words, after it was opened here, is theirs again. */
  async recall(person: PersonId): Promise<void> {
    const drafts = await this.readDrafts()
    this.hosted.services.recall(drafts.filter(draft => draft.person === person))
  }

  /** Texts of moves that are in no log come back to whoever typed them as a line not sent, at the step they were for. */
  private async keepUnsaved(): Promise<void> {
    const { room, key } = this.open
    for (const { by, move } of room.unsaved())
      if ('in' in move && 'text' in move && typeof move.text === 'string')
        await this.options.store.keepDraft(key, { person: by, step: move.in, text: move.text }, room.session)
  }

  private look(): void {
    const { saving } = this.open.room
    if (saving.state === 'failed' && saving.lost) {
      this.options.lost()
      return
    }
    const isEmpty = !this.hosted.services.guests().some(g => g.here)
    this.emptySince = isEmpty ? (this.emptySince ?? this.options.now()) : undefined
    this.timer ??= setTimeout(() => {
      this.timer = undefined
      this.report()
    }, reportEvery).unref()
  }

  private report(): void {
    if (this.closing) return
    const report = this.facts()
    const text = JSON.stringify(report)
    if (text === this.told) return
    this.told = text
    this.options.report(report)
  }
}

type Wanted = Pick<RoomToOpen, 'name' | 'takeOver'>

/** Works in a session without letting anybody in. @throws UserError when there is no such session, it is closed, damaged or somebody else's. */
export async function borrowed<T>(
  options: Pick<WorkerRoomOptions, 'store' | 'now'>,
  wanted: Wanted,
  work: (room: Room) => Promise<T>,
): Promise<T> {
  const { room } = await roomIn(options, wanted)
  try {
    return await work(room)
  } finally {
    await room.leave()
  }
}

async function roomIn(
  { store, now, note }: Pick<WorkerRoomOptions, 'store' | 'now'> & Partial<Pick<WorkerRoomOptions, 'note'>>,
  { name, takeOver = false }: Wanted,
): Promise<{ room: Room; opened: OpenedSession }> {
  const opened = await store
    .open(name, { takeOver, alone: true, as: serviceWords.holder, accept: refuseMisfit })
    .catch(error => {
      note?.(`not opened: ${whyNot(error)}`)
      throw toldOf(error, name)
    })
  if (opened.readOnly) throw new UserError(serviceWords.isClosed(name))
  const { log, writer, ballots } = opened
  return { room: new Room({ log, writer, ballots, now, retryAfter }), opened }
}
