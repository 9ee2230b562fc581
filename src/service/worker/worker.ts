/** A worker: rooms and homes of many people behind one terminal socket, as its desk says. */
import { randomBytes } from 'node:crypto'
import { UserError } from '../../errors.ts'
import type { AccountId } from '../../ports/service-book.ts'
import type { Caller } from '../../remote/admission/admission-policy.ts'
import type { Codes } from '../../remote/admission/authenticator.ts'
import { Passes } from '../../remote/admission/passes.ts'
import type { CommandStreams } from '../../remote/command-streams.ts'
import { faultLine } from '../../remote/connected-terminals.ts'
import type { Reach } from '../../remote/invitation.ts'
import type { Admit, Answered, Hello } from '../../remote/messages.ts'
import { listenAt } from '../../remote/socket.ts'
import type { RemoteTerminal } from '../../remote/terminal.ts'
import { durations } from '../durations.ts'
import type { RoomName, RoomReport, RoomToOpen, ServiceEvent, WorkerFigures, WorkerWork } from '../messages.ts'
import { serviceWords } from '../words.ts'
import { figuresOf } from './figures.ts'
import { Homes } from './homes.ts'
import { measureKeys } from './key-to-screen.ts'
import { endRooms } from './leaving.ts'
import { Onward, type TakenSeat } from './onward.ts'
import { Reached } from './reached.ts'
import { Seated } from './seated.ts'
import { whyNot } from './told.ts'
import { Turns } from './turns.ts'
import type { WorkerOptions } from './worker-options.ts'
import { borrowed, WorkerRoom } from './worker-room.ts'

/** What a pass of this worker stands for. */
type Way = TakenSeat & ({ room: RoomName; pass: string; leads: boolean } | { home: AccountId; notice?: string })

/** ms a room is kept open that nobody is in, and between two looks at which those are. */
const usualIdle = 30 * 60_000
const lookEvery = 5_000

export class Worker implements WorkerWork {
  private readonly options: WorkerOptions
  private readonly rooms = new Map<RoomName, WorkerRoom>()
  private readonly ways: Passes<Way>
  private readonly seated = new Seated()
  private readonly homes: Homes
  private readonly onward: Onward
  private readonly keys = durations()
  private readonly seating = new Turns()
  /** Moves of rooms that are closed. */
  private moved = 0
  private readonly clock: NodeJS.Timeout
  /** Terminals whose room is on its way elsewhere. */
  private readonly waiting = new Map<RoomName, RemoteTerminal[]>()
  private held: string | undefined
  private readonly reached = new Reached()
  private listening: { path: string; close(): Promise<void> } | undefined

  constructor(options: WorkerOptions) {
    this.options = options
    this.onward = new Onward({
      desk: options.desk,
      socket: options.socket,
      seatOf: terminal => this.seated.seatOf(terminal),
      show: (pass, terminal) => this.redeem(pass, terminal),
    })
    this.homes = new Homes({
      showHome: options.showHome,
      given: () => this.reached.given(),
      go: (seat, to) => options.desk.go(seat, to),
      follow: (terminal, to) => this.onward.follow(terminal, to),
      fell: error => this.note({ event: 'fault', reason: faultLine(error) }),
    })
    this.ways = new Passes<Way>(options.now, randomBytes)
    this.clock = setInterval(() => this.closeIdle(), lookEvery).unref()
  }

  /** Listens for terminals. @throws UserError when it cannot. */
  async listen(): Promise<void> {
    this.listening = await listenAt(this.options.socket, {
      admit: () => ({ no: serviceWords.passOver, again: false }),
      giveBack: pass => this.giveBack(pass),
      enter: (hello, terminal) => this.enter(hello, terminal),
      fell: error => this.note({ event: 'fault', reason: faultLine(error) }),
    })
  }

  async reach(reach: Reach): Promise<void> {
    this.reached.told(reach)
  }

  async alive(): Promise<void> {}

  async figures(): Promise<WorkerFigures> {
    return figuresOf([...this.rooms.values()], { homes: this.homes.size, moved: this.moved, keys: this.keys })
  }

  async changed(lists: boolean): Promise<void> {
    if (lists) this.options.changed()
    this.homes.changed()
  }

  async openRoom(wanted: RoomToOpen): Promise<RoomReport> {
    const there = this.rooms.get(wanted.name)
    if (there) return there.facts()
    const { name } = wanted
    const { desk } = this.options
    const room = await WorkerRoom.open(wanted, {
      ...this.options,
      invitation: codes => this.reached.invitation(codes),
      onward: (terminal, notice) => this.onward.home(terminal, notice),
      seated: (terminal, { person }) => {
        const seat = this.seated.seatOf(terminal)?.seat
        if (seat !== undefined) this.tell(desk.seated(seat, person))
      },
      report: report => this.tell(desk.report(report)),
      over: () => void this.letGo(name, true),
      lost: () => void this.loseRoom(name),
      note: line => this.note({ event: 'door', room: name, reason: line }),
    })
    this.rooms.set(name, room)
    room.open.room.hold(this.held)
    return room.facts()
  }

  async knock(name: RoomName, admit: Admit, seat: string): Promise<Answered> {
    const room = this.rooms.get(name)
    if (!room) return { no: serviceWords.roomGone(name), again: true }
    return this.wayInto(name, room.hosted.services.admit(admit), seat)
  }

  async receive(name: RoomName, caller: Caller, seat: string, account?: AccountId): Promise<Answered> {
    const room = this.rooms.get(name)
    if (!room) return { no: serviceWords.roomGone(name), again: true }
    if (caller.person !== undefined) await room.recall(caller.person)
    return this.wayInto(name, room.hosted.services.receive(caller), seat, account)
  }

  async home(account: AccountId, seat: string, notice?: string): Promise<string> {
    return this.ways.give({ home: account, account, seat, ...(notice ? { notice } : {}) })
  }

  async closeRoom(name: RoomName, say: string): Promise<void> {
    const room = this.rooms.get(name)
    await room?.close(say, true)
    if (this.rooms.delete(name)) this.moved += room?.moves() ?? 0
  }

  async rotate(name: RoomName): Promise<Codes> {
    return this.roomHere(name).rotate()
  }

  async checkIn(name: RoomName): Promise<number> {
    return this.options.settle(this.roomHere(name).open.room)
  }

  async settle(name: RoomName, takeOver: boolean): Promise<number> {
    return borrowed(this.options, { name, takeOver }, this.options.settle)
  }

  async handLeadOn(name: RoomName, from: AccountId, heirs: readonly AccountId[]): Promise<string | undefined> {
    return this.rooms.get(name)?.handLeadOn(from, heirs)
  }

  async sendAway(seat: string, say: string, home: boolean): Promise<void> {
    const terminal = this.seated.at(seat)
    if (!terminal) return
    const shows = [...this.rooms.values()].find(room => room.hosted.terminals.has(terminal))
    if (shows) await shows.hosted.terminals.sendAway(terminal, 1, say, home)
    else await this.homes.sendAway(terminal, say)
  }

  /** @throws UserError when the room is not here. */
  private roomHere(name: RoomName): WorkerRoom {
    const room = this.rooms.get(name)
    if (!room) throw new UserError(serviceWords.roomGone(name))
    return room
  }

  async detach(name: RoomName, mine: string, say: string): Promise<void> {
    const room = this.rooms.get(name)
    if (!room) return
    const terminals = await room.detach()
    this.rooms.delete(name)
    const stays = terminals.filter(terminal => !this.seated.isFrom(mine, terminal))
    for (const terminal of terminals) if (!stays.includes(terminal)) terminal.goodbye(0, say)
    this.waiting.set(name, stays)
  }

  async moveOn(name: RoomName): Promise<void> {
    const waiting = this.waiting.get(name) ?? []
    this.waiting.delete(name)
    await Promise.all(waiting.map(terminal => this.onward.toRoom(terminal)))
  }

  async hold(say?: string): Promise<void> {
    this.held = say
    for (const { open } of this.rooms.values()) open.room.hold(say)
  }

  async leave(say: string, mine: string, forMs: number): Promise<void> {
    clearInterval(this.clock)
    const how = {
      say,
      until: performance.now() + forMs,
      isMeant: (one: RemoteTerminal) => this.seated.isFrom(mine, one),
    }
    const ending = endRooms(this.rooms.values(), how, event => this.note(event))
    await Promise.allSettled([this.homes.leave(say), ending])
    await this.listening?.close()
  }

  /** Takes over a pass that a room gave, as one of ours. */
  private wayInto(room: RoomName, answer: Answered, seat: string, account?: AccountId): Answered {
    if ('no' in answer) return answer
    const { name, role, plain, pass } = answer
    const leads = this.rooms.get(room)?.isLedBy(name) ?? false
    const way: Way = { room, pass, leads, seat, ...(account === undefined ? {} : { account }) }
    return { pass: this.ways.give(way), name, role, ...(plain ? { plain } : {}) }
  }

  private giveBack(pass: string): void {
    const way = this.ways.redeem(pass)
    if (!way) return
    if ('room' in way) this.rooms.get(way.room)?.hosted.door.passes.redeem(way.pass)
    this.tell(this.options.desk.gone(way.seat, true, true))
  }

  private enter(hello: Exclude<Hello, { is: 'gateway' }>, terminal: RemoteTerminal): void {
    const way = 'pass' in hello ? this.ways.redeem(hello.pass) : undefined
    if (!way) return void terminal.goodbye(1, serviceWords.passOver)
    measureKeys(terminal, seconds => this.keys.take(seconds))
    void terminal.closed.then(() => {
      if (!terminal.moved) this.tell(this.options.desk.gone(way.seat, terminal.left))
    })
    this.take(way, terminal)
  }

  /** Shows on a terminal what one of our passes leads to. */
  private redeem(pass: string, terminal: RemoteTerminal): void {
    const way = this.ways.redeem(pass)
    if (way) this.take(way, terminal)
    else terminal.goodbye(1, serviceWords.passOver)
  }

  /** Shows on a terminal what the way leads to. */
  private take(way: Way, terminal: RemoteTerminal): void {
    this.seated.take(way, terminal)
    if (terminal.command) return void this.runErrand(way, terminal, terminal.command)
    if ('home' in way) {
      this.tell(this.options.desk.seated(way.seat))
      return void this.homes.show({ ...way, account: way.home }, terminal)
    }
    // The room of somebody who facilitates goes on when they are there.
    this.seating.wait(way.room, () => this.connect(way.room, way.pass, terminal), way.leads)
  }

  private connect(name: RoomName, pass: string, terminal: RemoteTerminal): void {
    const room = this.rooms.get(name)
    if (!room) return void this.onward.toRoom(terminal)
    void room.hosted.terminals.connect({ is: 'terminal', screen: terminal.screen, pass }, terminal)
  }

  /** Does what a command asks; wherever its way leads, it is done for an account. */
  private runErrand(way: Way, terminal: RemoteTerminal, command: CommandStreams): void {
    if ('room' in way) this.rooms.get(way.room)?.hosted.door.passes.redeem(way.pass)
    if (way.account === undefined) return void terminal.goodbye(2, serviceWords.commandsNeedAccount)
    const given = { account: way.account, seat: way.seat, command, ...this.reached.given() }
    void this.options.runErrand(given).then(code => terminal.goodbye(code))
  }

  /** Saves a room and lets go of it, and tells the desk. */
  private async letGo(name: RoomName, over: boolean): Promise<void> {
    try {
      await this.closeRoom(name, over ? serviceWords.overNow : serviceWords.leftLong)
      await this.options.desk.closed(name, over)
    } catch (error) {
      this.note({ event: 'not-saved', room: name, reason: whyNot(error) })
    }
  }

  async loseRoom(name: RoomName): Promise<void> {
    const room = this.rooms.get(name)
    if (!room) return
    this.rooms.delete(name)
    const terminals = await room.abandon()
    await this.options.desk.lost(name)
    await Promise.all(terminals.map(terminal => this.onward.toRoom(terminal)))
  }

  private closeIdle(): void {
    const { now, idleAfter = usualIdle } = this.options
    for (const room of this.rooms.values())
      if (room.emptySince !== undefined && now() - room.emptySince > idleAfter) void this.letGo(room.name, false)
  }

  private note(event: ServiceEvent): void {
    this.tell(this.options.desk.note(event))
  }

  /** What is told the desk is told; a desk that is gone ends this process anyway. */
  private tell(said: Promise<unknown>): void {
    said.catch(() => {})
  }
}
