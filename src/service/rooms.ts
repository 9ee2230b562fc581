/** The rooms of a machine: which worker has which, opened when somebody comes, in another worker when theirs is lost. */
import { UserError } from '../errors.ts'
import { itemAt } from '../lists.ts'
import type { OpenRoom, RoomCodes, ServiceBook, TeamSlug } from '../ports/service-book.ts'
import type { RoomOpenNow } from '../views/home-services.ts'
import type { RoomName, RoomReport, RoomToOpen } from './messages.ts'
import { Slots } from './waiting.ts'
import { serviceWords } from './words.ts'
import type { WorkerHandle } from './workers.ts'

/** A room of this machine. `at` resolves with the worker that has it; rejects when it could not be opened. */
type Held = {
  name: RoomName
  team: TeamSlug
  worker: number | undefined
  at: Promise<WorkerHandle>
  report?: RoomReport
}

type RoomsOptions = {
  machine: string
  book: Pick<ServiceBook, 'claim' | 'keepCodes' | 'release' | 'rooms'>
  workers: () => WorkerHandle[]
  /** ms by which the time of another machine may have run out although it is well. */
  patience: () => number
  /** Other machines may have had a room before. */
  shared: boolean
  /** Something that homes show is another now; `lists`: lists of sessions as well. */
  changed: (lists: boolean) => void
  /** A room could not be opened again after its worker was lost. */
  failed: (room: RoomName, error: unknown) => void
}

/** Rooms of a lost worker that are opened at the same time: whoever waits for the first ones goes on before the last ones are there. */
const atOnce = 6

/** A room that another machine has. */
export class Elsewhere extends UserError {
  readonly machine: string

  constructor(room: RoomName, machine: string) {
    super(serviceWords.elsewhere(room))
    this.machine = machine
  }
}

const roles = ['participant', 'observer', 'facilitator'] as const

export class Rooms {
  private readonly options: RoomsOptions
  private readonly held = new Map<RoomName, Held>()
  /** Sessions in which something is done without a room, each until it is over. */
  private readonly borrowed = new Map<RoomName, Promise<void>>()
  /** What opened rooms that are closed now: entering them again opens them. */
  private readonly dormant = new Map<RoomName, { team: TeamSlug; report: RoomReport }>()
  private readonly opening = new Slots(atOnce)

  constructor(options: RoomsOptions) {
    this.options = options
  }

  /** The worker that has the room, which is opened when nobody has it. @throws UserError when it cannot be opened. */
  async at(name: RoomName, team: TeamSlug): Promise<WorkerHandle> {
    const there = this.held.get(name)
    if (there) return there.at
    const codes = this.dormant.get(name)?.report.codes
    const borrowed = this.borrowed.get(name)
    const room: Held = { name, team, worker: undefined, at: Promise.reject(new UserError(serviceWords.workerLost)) }
    room.at.catch(() => {})
    this.held.set(name, room)
    const open = () => this.open(room, { name, team, ...(codes ? { codes } : {}) })
    return this.opens(room, borrowed ? borrowed.then(open) : open())
  }

  /**
   * Works in a session of which no room is open, in a worker of this machine: nobody else opens it meanwhile. `takeOver`: whoever had it is
   * dead. @throws UserError when it cannot, Elsewhere when another machine has the room.
   */
  async borrow<T>(
    { name, team }: Pick<Held, 'name' | 'team'>,
    work: (worker: WorkerHandle, takeOver: boolean) => Promise<T>,
  ): Promise<T> {
    const { book, machine, shared } = this.options
    const before = this.borrowed.get(name) ?? Promise.resolve()
    const borrowing = before.then(async () => {
      const claimed = await this.claim(name, team)
      const wasOpen = claimed.codes.participant.length > 0
      try {
        return await work(await this.leastBusy(), wasOpen && shared && !this.dormant.has(name))
      } finally {
        // Codes that opened it go on doing so.
        if (!wasOpen && !this.held.has(name)) await book.release(name, machine).catch(() => {})
      }
    })
    const over = borrowing.then(
      () => {},
      () => {},
    )
    this.borrowed.set(name, over)
    void over.then(() => this.borrowed.get(name) === over && this.borrowed.delete(name))
    return borrowing
  }

  /** The name and team of the room that is opened by a code with this digest, be it open or left. */
  byDigest(digest: string): { name: RoomName; team: TeamSlug } | undefined {
    return this.find(({ opening }) => roles.some(role => opening[role].includes(digest)))
  }

  /** True for the digest of a code that opened a room of this machine before it had new ones. */
  wasOpenedBy(digest: string): boolean {
    return this.find(({ opening }) => opening.former.includes(digest)) !== undefined
  }

  /** The room whose door knows this, the digest of a rejoin code or a key; of several the one where most people are. */
  knowing(mark: string): { name: RoomName; team: TeamSlug } | undefined {
    return this.find(({ tickets, keys }) => tickets.includes(mark) || keys.includes(mark))
  }

  /** Those that are open here. */
  list(): RoomOpenNow[] {
    return [...this.held.values()].flatMap(({ name, team, report }) =>
      report
        ? [
            {
              key: name,
              team,
              title: report.title,
              here: report.here,
              ...(report.step ? { step: report.step } : {}),
              ...(report.led ? { led: report.led } : {}),
            },
          ]
        : [],
    )
  }

  /** The team of a room that is open here, or was. */
  teamOf(name: RoomName): TeamSlug | undefined {
    return (this.held.get(name) ?? this.dormant.get(name))?.team
  }

  /** The rooms this machine has, with the worker of each and how many people are here. */
  mine(): { name: RoomName; worker: number | undefined; here: number }[] {
    return [...this.held.values()].map(({ name, worker, report }) => ({ name, worker, here: report?.here ?? 0 }))
  }

  /** The worker that has a room of this machine. */
  workerOf(name: RoomName): number | undefined {
    return this.held.get(name)?.worker
  }

  has(name: RoomName): boolean {
    return this.held.has(name)
  }

  /** A worker tells of a room. */
  told(report: RoomReport): void {
    const room = this.held.get(report.name)
    if (!room) return
    const before = room.report
    room.report = report
    // Who is there stands in no list: while many people come, none is read anew for each of them.
    this.options.changed(before?.title !== report.title || before.step !== report.step)
    if (JSON.stringify(before?.opening) !== JSON.stringify(report.opening))
      void this.keepCodes(report.name, report.opening)
  }

  /** A room is saved and let go of; unless it is over, what opened it opens it again. */
  async closed(name: RoomName, over: boolean): Promise<void> {
    const room = this.held.get(name)
    if (!room) return
    this.held.delete(name)
    if (room.report && !over) this.dormant.set(name, { team: room.team, report: room.report })
    this.options.changed(true)
    if (over) await this.options.book.release(name, this.options.machine)
  }

  /** A room is let go of, for that machine. */
  async handTo(name: RoomName, machine: string): Promise<void> {
    this.held.delete(name)
    this.dormant.delete(name)
    await this.options.book.release(name, this.options.machine, machine)
  }

  /** The session of a room is another writer's: whoever asks next finds where it is. */
  lost(name: RoomName): void {
    this.held.delete(name)
    this.options.changed(true)
  }

  /** A worker is lost: its rooms are opened in others, those with most people first. */
  workerLost(worker: WorkerHandle): void {
    const lost = [...this.held.values()].filter(room => room.worker === worker.id)
    lost.sort((a, b) => (b.report?.here ?? 1) - (a.report?.here ?? 1))
    for (const room of lost) {
      const { name, team, report } = room
      room.worker = undefined
      const wanted = { name, team, takeOver: true, ...(report ? { codes: report.codes } : {}) }
      const at = this.opens(
        room,
        this.opening.take(() => this.open(room, wanted)),
      )
      at.catch(error => this.options.failed(name, error))
    }
  }

  /** The room is being opened so; when that fails, and it is not being opened anew by then, nobody has it. */
  private opens(room: Held, at: Promise<WorkerHandle>): Promise<WorkerHandle> {
    room.at = at
    at.catch(() => {
      if (room.at === at && this.held.get(room.name) === room) this.held.delete(room.name)
    })
    return at
  }

  private find(fits: (report: RoomReport) => boolean): { name: RoomName; team: TeamSlug } | undefined {
    const open = [...this.held.values()].filter(room => room.report && fits(room.report))
    open.sort((a, b) => (b.report?.here ?? 0) - (a.report?.here ?? 0))
    const [room] = open
    if (room) return { name: room.name, team: room.team }
    for (const [name, { team, report }] of this.dormant) if (fits(report)) return { name, team }
    return undefined
  }

  private async open(room: Held, wanted: RoomToOpen): Promise<WorkerHandle> {
    const claimed = await this.claim(room.name, room.team)
    const worker = await this.leastBusy()
    room.worker = worker.id
    // A room that had codes was open somewhere; unless that was here, what had it is gone: the claim says so.
    const wasOpen = claimed.codes.participant.length > 0
    const taken = wasOpen && !wanted.codes ? { takeOver: this.options.shared } : {}
    const report = await worker.work.openRoom({ ...wanted, ...taken, ...(wasOpen ? { earlier: claimed.codes } : {}) })
    this.dormant.delete(room.name)
    this.told(report)
    return worker
  }

  /** @throws Elsewhere when another machine has it. */
  private async claim(name: RoomName, team: TeamSlug): Promise<OpenRoom> {
    const { book, machine } = this.options
    const claimed = await book.claim(name, team, machine, this.options.patience())
    if (claimed.machine !== machine) throw new Elsewhere(name, claimed.machine)
    return claimed
  }

  private async leastBusy(): Promise<WorkerHandle> {
    for (let tries = 0; tries < 200; tries++) {
      const workers = this.options.workers()
      if (workers.length) {
        const count = (id: number) => [...this.held.values()].filter(room => room.worker === id).length
        return itemAt(
          [...workers].sort((a, b) => count(a.id) - count(b.id)),
          0,
        )
      }
      await new Promise(resolve => setTimeout(resolve, 25))
    }
    throw new UserError(serviceWords.workerLost)
  }

  private async keepCodes(name: RoomName, opening: RoomCodes): Promise<void> {
    await this.options.book.keepCodes(name, this.options.machine, opening).catch(() => {})
  }
}
