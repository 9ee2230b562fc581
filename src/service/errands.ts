/** What commands over ssh ask of the desk: codes anew, rooms closed, people sent away, how the service is. */
import { UserError } from '../errors.ts'
import type { ServiceBook } from '../ports/service-book.ts'
import type { DeskWork, RoomName } from './messages.ts'
import type { Rooms } from './rooms.ts'
import type { Seats } from './seats.ts'
import { serviceWords } from './words.ts'
import type { WorkerHandle } from './workers.ts'

type ErrandsOptions = {
  book: Pick<ServiceBook, 'machines'>
  rooms: Rooms
  seats: Seats
  workers: () => WorkerHandle[]
  now: () => number
}

type Errands = Pick<DeskWork, 'rotate' | 'closeRoom' | 'checkIn' | 'sendAway' | 'status'>

/** The part of the desk that commands need. */
export function errandsOf({ book, rooms, seats, workers, now }: ErrandsOptions): Errands {
  const since = new Date(now()).toISOString()
  /** The worker that has an open room. @throws UserError when none has. */
  const openAt = async (name: RoomName) => {
    const team = rooms.has(name) ? rooms.teamOf(name) : undefined
    if (team === undefined) throw new UserError(serviceWords.notOpen(name))
    return rooms.at(name, team)
  }
  return {
    rotate: async (name, team) => (await rooms.at(name, team)).work.rotate(name),
    async closeRoom(name) {
      const { work } = await openAt(name)
      await work.closeRoom(name, serviceWords.closedByLead)
      await rooms.closed(name, false)
    },
    checkIn: async name => (await openAt(name)).work.checkIn(name),
    async sendAway(account, team) {
      const theirs = seats.list().filter(seat => {
        const room = seat.at.is === 'room' ? seat.at.room : undefined
        return seat.account === account && (!team || (room !== undefined && rooms.teamOf(room) === team))
      })
      for (const { id, socket } of theirs) {
        const worker = workers().find(one => one.socket === socket)
        // A worker that is lost has nobody at it.
        await worker?.work.sendAway(id, serviceWords.sentAway).catch(() => {})
      }
    },
    async status() {
      const open = rooms.list()
      return {
        since,
        machines: (await book.machines()).map(machine => machine.name),
        workers: workers().length,
        rooms: open.length,
        people: open.reduce((sum, room) => sum + room.here, 0),
      }
    },
  }
}
