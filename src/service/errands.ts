/** What commands over ssh ask of the desk, wherever it is: codes anew, rooms closed, people sent away, how the service is. */
import { UserError } from '../errors.ts'
import type { AccountId, ServiceBook, TeamSlug } from '../ports/service-book.ts'
import type { Doors } from './doors.ts'
import type { DeskWork, LedNow, PeerWork, RoomName } from './messages.ts'
import type { Peers } from './peers/peers.ts'
import { Elsewhere, type Rooms } from './rooms.ts'
import type { Seats } from './seats.ts'
import { serviceWords } from './words.ts'
import type { WorkerHandle } from './workers.ts'

type ErrandsOptions = {
  book: Pick<ServiceBook, 'machines' | 'rooms'>
  rooms: Rooms
  doors: Doors
  seats: Seats
  workers: () => WorkerHandle[]
  peers?: Peers
  now: () => number
}

type OfDesk = Pick<DeskWork, 'rotate' | 'closeRoom' | 'checkIn' | 'handLeadOn' | 'sendAway' | 'status'>
type OfPeers = Pick<PeerWork, 'rotate' | 'closeRoom' | 'checkIn' | 'handLeadOn' | 'seatsOf' | 'endSeats'>

/** The part of the desk that commands need, and that of other machines' for it. */
export function errandsOf(options: ErrandsOptions): { ofDesk: OfDesk; ofPeers: OfPeers } {
  const { book, rooms, doors, workers, peers, now } = options
  const since = new Date(now()).toISOString()
  const here = errandsHere(options)
  /** Those who have an open room: this machine, or another. @throws UserError when none has. */
  const whoHas = async (name: RoomName): Promise<OfPeers> => {
    if (rooms.has(name)) return here
    const there = (await book.rooms()).find(room => room.key === name && room.lives)
    if (!there || !peers) throw new UserError(serviceWords.notOpen(name))
    return peers.desk(there.machine)
  }
  /** Does it here, unless another machine has the room. */
  const whereItIs = async <T>(what: (at: OfPeers) => Promise<T>): Promise<T> => {
    try {
      return await what(here)
    } catch (error) {
      if (!(error instanceof Elsewhere) || !peers) throw error
      return what(await peers.desk(error.machine))
    }
  }
  /** What all machines tell that answer. */
  const atAll = async <T>(what: (at: OfPeers) => Promise<T[]>): Promise<T[]> => {
    const others = await Promise.allSettled((peers?.others() ?? []).map(async ({ id }) => peers?.desk(id)))
    const all: OfPeers[] = [here, ...others.flatMap(one => (one.status === 'fulfilled' && one.value) || [])]
    const told = await Promise.allSettled(all.map(what))
    return told.flatMap(one => (one.status === 'fulfilled' ? one.value : []))
  }
  const ofDesk: OfDesk = {
    rotate: (name, team) => whereItIs(at => at.rotate(name, team)),
    checkIn: (name, team) => whereItIs(at => at.checkIn(name, team)),
    closeRoom: async name => (await whoHas(name)).closeRoom(name),
    handLeadOn: (...led) => atAll(one => one.handLeadOn(...led)),
    async sendAway(of, team, but) {
      // The desk that let somebody in knows who they are; the worker that shows them a screen may be another machine's.
      const ids = (await atAll(one => one.seatsOf(of, team))).filter(id => id !== but)
      const say = typeof of === 'string' ? undefined : serviceWords.keyGone
      if (ids.length) await atAll(async one => [await one.endSeats(ids, team !== undefined, say)])
    },
    async status() {
      const open = await doors.list()
      return {
        since,
        machines: (await book.machines()).map(machine => machine.name),
        workers: workers().length,
        rooms: open.length,
        people: open.reduce((sum, room) => sum + room.here, 0),
      }
    },
  }
  return { ofDesk, ofPeers: here }
}

/** What is done with the rooms and seats of this machine. */
function errandsHere({ rooms, doors, seats, workers }: ErrandsOptions): OfPeers {
  /** The worker that has an open room. @throws UserError when none has. */
  const openAt = async (name: RoomName) => {
    const team = rooms.has(name) ? rooms.teamOf(name) : undefined
    if (team === undefined) throw new UserError(serviceWords.notOpen(name))
    return rooms.at(name, team)
  }
  const isIn = async (room: RoomName, team: TeamSlug) => (await doors.teamOf(room)) === team
  return {
    rotate: async (name, team) => (await rooms.at(name, team)).work.rotate(name),
    async closeRoom(name) {
      const { work } = await openAt(name)
      await work.closeRoom(name, serviceWords.closedByLead)
      await rooms.closed(name, false)
    },
    checkIn: async (name, team) =>
      rooms.has(name)
        ? (await rooms.at(name, team)).work.checkIn(name)
        : rooms.borrow({ name, team }, ({ work }, takeOver) => work.settle(name, takeOver)),
    async handLeadOn(from, team, heirs) {
      const mine = rooms.mine().filter(({ name }) => rooms.teamOf(name) === team)
      const led = mine.map(async ({ name }): Promise<LedNow[]> => {
        const to = await (await rooms.at(name, team)).work.handLeadOn(name, from, heirs)
        return to === undefined ? [] : [{ room: name, to }]
      })
      return (await Promise.allSettled(led)).flatMap(one => (one.status === 'fulfilled' ? one.value : []))
    },
    async seatsOf(of: AccountId | { key: string }, team?: TeamSlug) {
      const theirs = seats.list().filter(seat => (typeof of === 'string' ? seat.account === of : seat.key === of.key))
      const meant: string[] = []
      for (const { id, at } of theirs) if (!team || (at.is === 'room' && (await isIn(at.room, team)))) meant.push(id)
      return meant
    },
    async endSeats(ids, home = false, say = home ? serviceWords.sentHome : serviceWords.sentAway) {
      // A worker that is lost has nobody at it.
      const ending = workers().flatMap(({ work }) => ids.map(id => work.sendAway(id, say, home)))
      await Promise.allSettled(ending)
    },
  }
}
