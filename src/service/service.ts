/** A machine of the service: its desk, rooms and workers put together, its socket for the gateway, and leaving in order. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { UserError } from '../errors.ts'
import type { Machine, ServiceBook, TeamSlug } from '../ports/service-book.ts'
import { faultLine } from '../remote/connected-terminals.ts'
import type { Reach } from '../remote/invitation.ts'
import type { Admit, Answered } from '../remote/messages.ts'
import { listenAt } from '../remote/socket.ts'
import { callBook, isReading } from './book-elsewhere.ts'
import { Desk } from './desk.ts'
import { Doors } from './doors.ts'
import { errandsOf } from './errands.ts'
import type { DeskWork, PeerWork, Reached, RoomName, ServiceEvent } from './messages.ts'
import type { ServiceFacts } from './metrics.ts'
import { namedSessions } from './named-sessions.ts'
import { Beats } from './peers/beats.ts'
import { drain } from './peers/hand-over.ts'
import { machineAt } from './peers/machine.ts'
import { Peers } from './peers/peers.ts'
import { Rooms } from './rooms.ts'
import { type Seat, Seats } from './seats.ts'
import type { Service, ServiceOptions } from './service-options.ts'
import { type SharedList, sharedList } from './shared-list.ts'
import { soonTold } from './soon.ts'
import { Tally } from './tally.ts'
import { anyOf } from './waiting.ts'
import { serviceWords } from './words.ts'
import { type WorkerHandle, Workers } from './workers.ts'

/** ms that a list of all sessions is good for, and that homes wait for more before they are told of a change. */
const listKept = 1_000
const homesWait = 150
/** ms that a worker may take to end once everything is saved. */
const ending = 1_000
/** ms between two looks which other machines are there. */
const peersEvery = 500

/** Starts it. @throws UserError when a socket cannot be had, a worker does not start, or the book does not answer. */
export async function openService(options: ServiceOptions): Promise<Service> {
  const service = new Serving(options)
  try {
    await service.open()
  } catch (error) {
    await service.end()
    throw error
  }
  return service
}

class Serving implements Service {
  readonly machine = randomBytes(6).toString('hex')
  readonly socket: string
  private readonly options: ServiceOptions
  private readonly tally: Tally
  private readonly seats: Seats
  private readonly rooms: Rooms
  private readonly workers: Workers
  private readonly desk: Desk
  private readonly doors: Doors
  private readonly peers: Peers | undefined
  private readonly beats: Beats
  private readonly sessions: SharedList
  private readonly errands: ReturnType<typeof errandsOf>
  private listening: { close(): Promise<void> } | undefined
  private reached: Reach | undefined
  private peerPort: number | undefined
  private looking: NodeJS.Timeout | undefined
  private leaving = false

  constructor(options: ServiceOptions) {
    const { book, folder, now = Date.now, env, place, version } = options
    const { machine } = this
    this.options = options
    this.socket = join(folder, 'desk.sock')
    this.tally = new Tally({ version, started: now() })
    this.seats = new Seats(machine, now)
    this.workers = new Workers({
      file: options.worker,
      count: options.workers,
      place,
      socketOf: id => join(folder, `w${id}.sock`),
      desk: () => this.forWorkers(),
      env,
      ready: ({ work }) => void (this.reached && work.reach(this.reached).catch(() => {})),
      lost: worker => this.loseWorker(worker),
      bug: stack => this.note({ event: 'fault', reason: stack }),
    })
    this.rooms = new Rooms({
      machine,
      book,
      workers: () => this.workers.list(),
      patience: () => this.beats.patience(),
      shared: options.peerListen !== undefined,
      changed: lists => this.tellHomes(lists),
      failed: (room, error) => this.note({ event: 'room-lost', room, reason: String(error) }),
    })
    this.peers =
      options.peerListen &&
      new Peers({
        ...{ machine, book, folder, listen: options.peerListen },
        work: this.here,
        patience: () => this.beats.patience(),
        workerSocket: id => this.workers.get(id)?.socket,
        note: reason => this.note({ event: 'peer', reason }),
      })
    const { store } = options
    this.sessions = sharedList(() => store.list(), listKept, now)
    const named = namedSessions(this.sessions)
    const others = this.peers ? { peers: this.peers } : {}
    this.doors = new Doors({ rooms: this.rooms, book, store, sessions: named, ...others })
    this.errands = errandsOf({
      ...{ book, rooms: this.rooms, doors: this.doors, seats: this.seats, now },
      workers: () => this.workers.list(),
      ...others,
    })
    this.desk = new Desk({
      book,
      sessions: named,
      doors: this.doors,
      seats: this.seats,
      forHome: seat => this.forHome(seat),
      now,
      note: event => this.note(event),
    })
    this.beats = this.beatsOf()
  }

  private beatsOf(): Beats {
    return new Beats({
      beat: () => this.options.book.beat(this.me()),
      down: () => this.hold(serviceWords.stoodDown),
      up: () => this.rise(),
      failed: error => this.note({ event: 'book', reason: String(error) }),
    })
  }

  async open(): Promise<void> {
    this.peerPort = await this.peers?.listen()
    await this.beats.start()
    this.listening = await listenAt(this.socket, {
      admit: admit => this.admit(admit),
      enter: (_, terminal) => terminal.goodbye(1, serviceWords.passOver),
      fell: error => this.note({ event: 'fault', reason: faultLine(error) }),
    })
    await this.workers.open()
    await this.peers?.look()
    this.looking = setInterval(() => void this.peers?.look().catch(() => {}), peersEvery)
  }

  reach(reach: Reach): void {
    this.reached = reach
    for (const { work } of this.workers.list()) work.reach(reach).catch(() => {})
  }

  async facts(): Promise<ServiceFacts> {
    return this.tally.ask(this.workers.list(), this.beats.age())
  }

  async leave(): Promise<void> {
    this.leaving = true
    const { machine, rooms, workers, peers } = this
    await drain({ machine, rooms, workers, ...(peers ? { peers } : {}) })
  }

  async end(): Promise<void> {
    clearInterval(this.looking)
    this.beats.stop()
    await this.workers.close(ending)
    await this.peers?.close()
    await this.listening?.close()
    await this.options.book.bye(this.machine).catch(() => {})
  }

  private me(): Machine {
    const { peerListen } = this.options
    return machineAt(this.machine, peerListen && this.peerPort && { address: peerListen.address, port: this.peerPort })
  }

  private async admit(admit: Admit): Promise<Answered> {
    if (this.leaving && admit.again === undefined) return { no: serviceWords.restarts, again: false }
    return this.desk.admit(admit)
  }

  /** What the desks of other machines may ask, and what is asked of a seat here. */
  private readonly here: PeerWork = {
    alive: async () => {},
    knock: (name, team, admit, seat) => this.askDoor(name, team, work => work.knock(name, admit, seat)),
    receive: (name, team, caller, seat, account) =>
      this.askDoor(name, team, work => work.receive(name, caller, seat, account)),
    rooms: async () => this.rooms.list(),
    rotate: (...given) => this.errands.ofPeers.rotate(...given),
    closeRoom: (...given) => this.errands.ofPeers.closeRoom(...given),
    checkIn: (...given) => this.errands.ofPeers.checkIn(...given),
    handLeadOn: (...given) => this.errands.ofPeers.handLeadOn(...given),
    seatsOf: (...given) => this.errands.ofPeers.seatsOf(...given),
    endSeats: (...given) => this.errands.ofPeers.endSeats(...given),
    changed: async () => this.tellHomes(),
    go: (seat, to) => this.desk.go(seat, to),
    useCode: (seat, code) => this.desk.useCode(seat, code),
    seated: async (seat, person) => this.seats.taken(seat, person),
    gone: async (seat, left, unused) => (unused ? this.seats.unused(seat) : this.seats.free(seat, left)),
  }

  /** What workers may call. */
  private forWorkers(): DeskWork {
    return {
      report: async report => this.rooms.told(report),
      closed: (room, over) => this.rooms.closed(room, over),
      lost: async room => this.rooms.lost(room),
      go: async (seat, to) => (await this.deskOf(seat)).go(seat, to),
      useCode: async (seat, code) => (await this.deskOf(seat)).useCode(seat, code),
      invite: (account, team, role) => this.desk.invite(account, team, role),
      seated: async (seat, person) => (await this.deskOf(seat)).seated(seat, person),
      gone: async (seat, ...how) => (await this.deskOf(seat)).gone(seat, ...how),
      rooms: () => this.doors.list(),
      ...this.errands.ofDesk,
      book: async <Told>(call: keyof ServiceBook, given: unknown[]) => {
        const told = await callBook<Told>(this.options.book, call, given)
        if (!isReading(call)) this.tellAllHomes()
        return told
      },
      note: async (event, seat) => {
        const by = seat === undefined ? undefined : this.seats.get(seat)
        const where = by && { address: by.address, ...(by.key ? { key: by.key } : {}) }
        this.note({ ...where, ...event })
        if (event.event === 'imported') this.tellAllHomes()
      },
    }
  }

  /** Asks the door of a room that is this machine's, which is opened when it is nobody's. */
  private async askDoor(
    name: RoomName,
    team: TeamSlug,
    ask: (work: WorkerHandle['work']) => Promise<Answered>,
  ): Promise<Reached> {
    const { work, id } = await this.rooms.at(name, team)
    return { answer: await ask(work), worker: id }
  }

  /** The desk of the machine that a seat is of. */
  private async deskOf(seat: string): Promise<PeerWork> {
    const id = seat.split('.')[0] ?? ''
    return id === this.machine || !this.peers ? this.here : this.peers.desk(id)
  }

  private forHome(seat?: Seat): WorkerHandle {
    const all = this.workers.list()
    if (!all.length) throw new UserError(serviceWords.workerLost)
    return all.find(one => one.socket === seat?.socket) ?? anyOf(all)
  }

  /** Tells homes that something they show is another now, several changes at once. */
  private readonly tellHomes = soonTold(homesWait, lists => {
    if (lists) this.sessions.changed()
    for (const { work } of this.workers.list()) work.changed(lists).catch(() => {})
  })

  /** The same on all machines. */
  private tellAllHomes(): void {
    this.tellHomes()
    for (const { id } of this.peers?.others() ?? [])
      this.peers?.desk(id).then(
        desk => desk.changed(),
        () => {},
      )
  }

  note(event: ServiceEvent): void {
    this.tally.note(event)
    this.options.note(event)
  }

  private loseWorker(worker: WorkerHandle): void {
    this.note({ event: 'worker-lost', reason: `worker ${worker.id}` })
    this.tally.lose(worker.id)
    this.rooms.workerLost(worker)
  }

  /** No room takes moves any more, or all do again. */
  private hold(say?: string): void {
    this.note({ event: say === undefined ? 'stands-up' : 'stands-down' })
    for (const { work } of this.workers.list()) work.hold(say).catch(() => {})
  }

  /** What others took over meanwhile is let go of; then the rooms that are still ours go on. */
  private async rise(): Promise<void> {
    const taken = (await this.options.book.rooms()).filter(room => room.machine !== this.machine)
    for (const { key } of taken) {
      const worker = this.workers.get(this.rooms.workerOf(key) ?? -1)
      worker?.work.loseRoom(key).catch(() => {})
    }
    this.hold()
  }
}
