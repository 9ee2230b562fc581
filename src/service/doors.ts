/** The doors of rooms, wherever the rooms are: in a worker of this machine, or of another. */
import type { AccountId, OpenRoom, ServiceBook, TeamSlug } from '../ports/service-book.ts'
import type { SessionStore } from '../ports/session-store.ts'
import type { Caller } from '../remote/admission/admission-policy.ts'
import type { Admit, Answered, LetIn, TurnedAway } from '../remote/messages.ts'
import type { RoomOpenNow } from '../views/home-services.ts'
import type { RoomName } from './messages.ts'
import type { NamedSessions } from './named-sessions.ts'
import type { Peers } from './peers/peers.ts'
import { Elsewhere, type Rooms } from './rooms.ts'
import type { WorkerHandle } from './workers.ts'

/** Let in, with the socket where the pass is good; or not. */
export type Found = (LetIn & { socket: string }) | TurnedAway

export type Door = {
  /** Somebody with a code, a rejoin code or a key the room knows. */
  knock(admit: Admit, seat: string): Promise<Found>
  /** Somebody the desk vouches for. */
  receive(caller: Caller, seat: string, account?: AccountId): Promise<Found>
}

/** A room as it is found by what opens it. */
export type Named = { name: RoomName; team: TeamSlug }

type DoorsOptions = {
  rooms: Rooms
  /** The other machines; undefined when this is the only one. */
  peers?: Peers
  book: Pick<ServiceBook, 'rooms' | 'teams'>
  store: Pick<SessionStore, 'knowing'>
  sessions: Pick<NamedSessions, 'open'>
}

const roles = ['participant', 'observer', 'facilitator'] as const

export class Doors {
  private readonly options: DoorsOptions

  constructor(options: DoorsOptions) {
    this.options = options
  }

  /** The door of a room, which is opened here when no machine has it. @throws UserError when it cannot be opened or reached. */
  async at({ name, team }: Named): Promise<Door> {
    const { rooms, peers } = this.options
    try {
      return doorOf(name, await rooms.at(name, team))
    } catch (error) {
      if (!(error instanceof Elsewhere) || !peers) throw error
      return this.doorAt(error.machine, { name, team }, peers)
    }
  }

  /** The room that a code with this digest opens. */
  async byDigest(digest: string): Promise<Named | undefined> {
    const here = this.options.rooms.byDigest(digest)
    if (here) return here
    const opens = ({ codes }: OpenRoom) => roles.some(role => codes[role].includes(digest))
    const room = (await this.options.book.rooms()).find(opens)
    return room && { name: room.key, team: room.team }
  }

  /** True for the digest of a code that opened a room before it had new ones, wherever that is. */
  async wasOpenedBy(digest: string): Promise<boolean> {
    const { rooms, book } = this.options
    return rooms.wasOpenedBy(digest) || (await book.rooms()).some(({ codes }) => codes.former.includes(digest))
  }

  /**
   * The room whose door knows this, the digest of a rejoin code or a key, though nobody may have opened it since the service was started; of
   * several one that is open, else the newest.
   */
  async knowing(mark: string): Promise<Named | undefined> {
    const { rooms, store, sessions, book } = this.options
    const here = rooms.knowing(mark)
    if (here && rooms.has(here.name)) return here
    const names = await store.knowing(mark)
    if (!names.length) return here
    const teams = new Set((await book.teams()).map(team => team.slug))
    const known = (await sessions.open(names)).filter(one => teams.has(one.team))
    const there = known.length > 1 ? await this.list() : []
    return known.find(one => there.some(room => room.key === one.name)) ?? known[0] ?? here
  }

  /** The team of a room, be it open or left. */
  async teamOf(name: RoomName): Promise<TeamSlug | undefined> {
    return this.options.rooms.teamOf(name) ?? (await this.options.book.rooms()).find(room => room.key === name)?.team
  }

  /** All rooms that are open; of a machine that does not answer none. */
  async list(): Promise<RoomOpenNow[]> {
    const { rooms, peers } = this.options
    const others = (peers?.others() ?? []).map(async ({ id }) => (await peers?.desk(id))?.rooms() ?? [])
    const told = await Promise.allSettled(others)
    return [...rooms.list(), ...told.flatMap(one => (one.status === 'fulfilled' ? one.value : []))]
  }

  /** True for a room that is open on any machine, as far as this one knows. */
  has(name: RoomName): boolean {
    return this.options.rooms.has(name)
  }

  private async doorAt(machine: string, { name, team }: Named, peers: Peers): Promise<Door> {
    const desk = await peers.desk(machine)
    const found = async (answer: Answered, worker: number): Promise<Found> =>
      'no' in answer ? answer : { ...answer, socket: await peers.socketTo(machine, worker) }
    return {
      async knock(admit, seat) {
        const { answer, worker } = await desk.knock(name, team, admit, seat)
        return found(answer, worker)
      },
      async receive(caller, seat, account) {
        const { answer, worker } = await desk.receive(name, team, caller, seat, account)
        return found(answer, worker)
      },
    }
  }
}

/** The door of a room in a worker of this machine. */
function doorOf(name: RoomName, { work, socket }: WorkerHandle): Door {
  const at = (answer: Answered): Found => ('no' in answer ? answer : { ...answer, socket })
  return {
    knock: async (admit, seat) => at(await work.knock(name, admit, seat)),
    receive: async (caller, seat, account) => at(await work.receive(name, caller, seat, account)),
  }
}
