/** A machine of the service: its desk, rooms and workers put together, its socket for the gateway, and leaving in order. */
import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { itemAt } from '../lists.ts'
import type { OpenBook, ServiceBook } from '../ports/service-book.ts'
import type { SessionStore } from '../ports/session-store.ts'
import { faultLine } from '../remote/connected-terminals.ts'
import type { Reach } from '../remote/invitation.ts'
import { listenAt } from '../remote/socket.ts'
import { callBook, isReading } from './book-elsewhere.ts'
import { Desk } from './desk.ts'
import { errandsOf } from './errands.ts'
import type { DeskWork, ServiceEvent } from './messages.ts'
import type { ServiceFacts } from './metrics.ts'
import { Rooms } from './rooms.ts'
import { type Seat, Seats } from './seats.ts'
import { sharedList } from './shared-list.ts'
import { soon } from './soon.ts'
import { Tally } from './tally.ts'
import { serviceWords } from './words.ts'
import { Workers } from './workers.ts'

export type ServiceOptions = {
  book: OpenBook
  store: SessionStore
  /** Where the sessions are, for the workers. */
  place: string
  /** The folder of its sockets. */
  folder: string
  /** The program of a worker, and how many. */
  worker: string
  workers: number
  env: Record<string, string | undefined>
  version: string
  now?: () => number
  note: (event: ServiceEvent) => void
}

export type Service = {
  /** The socket at which the gateway asks. */
  socket: string
  machine: string
  /** Where people reach it: from now on invitations say so. */
  reach(reach: Reach): void
  /** Counts an event of the gateway's and hands it to the log. */
  note(event: ServiceEvent): void
  /** How it is, and what it counted: asked of all workers. */
  facts(): Promise<ServiceFacts>
  /** Says goodbye on every screen, saves everything and ends. */
  leave(): Promise<void>
}

/** ms between two times that this machine says it is there. */
const beatEvery = 1_000
/** ms that a list of all sessions is good for, and that homes wait for more before they are told of a change. */
const listKept = 1_000
const homesWait = 150
/** ms that a worker may take to end once everything is saved. */
const ending = 1_000

/** ms that a worker has to tell how it is. */
const tellFor = 1_000

/** What it resolves with, undefined when that takes longer than so many ms, or it rejects. */
function within<T>(ms: number, what: Promise<T>): Promise<T | undefined> {
  return Promise.race([
    what.catch(() => undefined),
    new Promise<undefined>(resolve => setTimeout(() => resolve(undefined), ms).unref()),
  ])
}

/** One of them by lot. @throws Error when there is none. */
function anyOf<T>(all: readonly T[]): T {
  return itemAt(all, Math.floor(Math.random() * all.length))
}

/** Starts it. @throws UserError when a socket cannot be had or a worker does not start. */
export async function openService(options: ServiceOptions): Promise<Service> {
  const { book, store, place, folder, version, now = Date.now } = options
  const tally = new Tally({ version, started: now() })
  const note = (event: ServiceEvent) => {
    tally.note(event)
    options.note(event)
  }
  const machine = randomBytes(6).toString('hex')
  const me = { id: machine, name: hostname() }
  let beaten: number | undefined
  const beat = async () => {
    await book.beat(me)
    beaten = performance.now()
  }
  await beat()
  const beating = setInterval(
    () => void beat().catch(error => note({ event: 'book', reason: String(error) })),
    beatEvery,
  )
  let reached: Reach | undefined
  const seats = new Seats(machine, now)
  const sessions = sharedList(() => store.list(), listKept, now)
  const tellHomes = soon(homesWait, () => {
    sessions.changed()
    for (const { work } of workers.list()) work.changed().catch(() => {})
  })
  const rooms = new Rooms({
    machine,
    book,
    workers: () => workers.list(),
    changed: tellHomes,
    failed: (room, error) => note({ event: 'room-lost', room, reason: String(error) }),
  })
  const forHome = (seat?: Seat) => workers.list().find(one => one.socket === seat?.socket) ?? anyOf(workers.list())
  const desk = new Desk({ book, sessions, rooms, seats, forHome, now, note })
  const work: DeskWork = {
    report: async report => rooms.told(report),
    closed: (room, over) => rooms.closed(room, over),
    lost: async room => rooms.lost(room),
    go: (seat, to) => desk.go(seat, to),
    useCode: (seat, code) => desk.useCode(seat, code),
    invite: (account, team, role) => desk.invite(account, team, role),
    seated: async (seat, person) => seats.taken(seat, person),
    gone: async (seat, left) => seats.free(seat, left),
    rooms: async () => rooms.list(),
    ...errandsOf({ book, rooms, seats, workers: () => workers.list(), now }),
    async book<Told>(call: keyof ServiceBook, given: unknown[]) {
      const told = await callBook<Told>(book, call, given)
      if (!isReading(call)) tellHomes()
      return told
    },
    async note(event, seat) {
      const by = seat === undefined ? undefined : seats.get(seat)
      const where = by && { address: by.address, ...(by.key ? { key: by.key } : {}) }
      note({ ...where, ...event })
      if (event.event === 'imported') tellHomes()
    },
  }
  const workers = new Workers({
    file: options.worker,
    count: options.workers,
    place,
    socketOf: id => join(folder, `w${id}.sock`),
    desk: () => work,
    env: options.env,
    ready: worker => void (reached && worker.work.reach(reached).catch(() => {})),
    lost: worker => {
      note({ event: 'worker-lost', reason: `worker ${worker.id}` })
      tally.lose(worker.id)
      rooms.workerLost(worker)
    },
    bug: stack => note({ event: 'fault', reason: stack }),
  })
  const listening = await listenAt(join(folder, 'desk.sock'), {
    admit: ask => desk.admit(ask),
    enter: (_, terminal) => terminal.goodbye(1, serviceWords.passOver),
    fell: error => note({ event: 'fault', reason: faultLine(error) }),
  })
  const end = async () => {
    clearInterval(beating)
    await workers.close(ending)
    await listening.close()
    await book.bye(machine).catch(() => {})
  }
  try {
    await workers.open()
  } catch (error) {
    await end()
    throw error
  }
  return {
    socket: listening.path,
    machine,
    note,
    reach(reach) {
      reached = reach
      for (const { work } of workers.list()) work.reach(reach).catch(() => {})
    },
    async facts() {
      const there = workers.list()
      await Promise.all(
        there.map(({ id, work }) =>
          within(tellFor, work.figures()).then(figures => figures && tally.hear(id, figures)),
        ),
      )
      return tally.facts(
        there.map(({ id }) => id),
        beaten === undefined ? undefined : (performance.now() - beaten) / 1_000,
      )
    },
    async leave() {
      await Promise.allSettled(workers.list().map(({ work }) => work.leave(serviceWords.restarts)))
      await end()
    },
  }
}
