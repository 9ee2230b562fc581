/** Rooms in a process of their own, as a worker has them, without terminals: opened from the store, given moves, let go of. */
import { once } from 'node:events'
import { storeIn } from '../../src/cli/store.ts'
import { Room } from '../../src/room/room.ts'
import { forAll } from './at-once.ts'

/** What a process is told: which rooms of which place, and how moves come. */
export type Orders = {
  place: string
  keys: string[]
  people: number
  /** Moves a second that are offered to all of them, or as many as go with one under way in each. */
  rate: number | 'most'
  /** For so many ms; of the first tenth nothing is counted. */
  ms: number
  /** Everybody is given what they may see after every change, as for a screen. */
  looking: boolean
}

/** What came of it: ms from the moment a move was due to the moment it was durable; CPU and time in ms; what was refused. */
export type Took = { waits: number[]; cpu: number; ms: number; refused: string[] }

async function openRooms({ place, keys, looking }: Orders): Promise<Room[]> {
  const store = storeIn(place)
  return forAll(
    keys,
    async key => {
      const { log, writer, ballots } = await store.open(key, { as: 'bench' })
      const room = new Room({ log, writer, ballots, now: Date.now, retryAfter: 500 })
      if (looking)
        room.watch(() => {
          for (const { id } of room.session.people) room.see(id)
        })
      return room
    },
    8,
  )
}

/** Gives rooms moves as they were ordered. */
class Moves {
  private readonly orders: Orders
  private readonly rooms: readonly Room[]
  private readonly waits: number[] = []
  private readonly refused: string[] = []
  private counted = 0
  private n = 0

  constructor(orders: Orders, rooms: readonly Room[]) {
    this.orders = orders
    this.rooms = rooms
  }

  async run(): Promise<Took> {
    const { ms, rate } = this.orders
    const began = performance.now()
    this.counted = began + ms / 10
    const cpu = process.cpuUsage()
    const until = began + ms
    if (rate === 'most') await Promise.all(this.rooms.map(room => this.oneAfterTheOther(room, until)))
    else await this.offered(rate, began, until)
    const spent = process.cpuUsage(cpu)
    return {
      waits: this.waits,
      cpu: (spent.user + spent.system) / 1_000,
      ms: performance.now() - this.counted,
      refused: this.refused,
    }
  }

  /** Moves that come whether or not those before are durable. */
  private async offered(rate: number, began: number, until: number): Promise<void> {
    const under: Promise<void>[] = []
    let due = began
    while (due < until) {
      const now = performance.now()
      for (; due <= now && due < until; due += 1_000 / rate) {
        const room = this.rooms[this.n % this.rooms.length]
        if (room) under.push(this.move(room, due))
      }
      await new Promise(resolve => setTimeout(resolve, 1))
    }
    await Promise.all(under)
  }

  private async oneAfterTheOther(room: Room, until: number): Promise<void> {
    while (performance.now() < until) await this.move(room, performance.now())
  }

  private async move(room: Room, due: number): Promise<void> {
    const n = this.n++
    const by = `p${(n % this.orders.people) + 1}`
    const outcome = room.submit({ by }, { in: room.session.at, do: 'add', text: `a thought of this week, ${n}` })
    if ('refusal' in outcome) {
      this.refused.push(outcome.refusal.say)
      return
    }
    await outcome.saved
    if (due >= this.counted) this.waits.push(performance.now() - due)
  }
}

async function work(): Promise<void> {
  process.send?.('there')
  const orders = await new Promise<Orders>(resolve => process.once('message', resolve))
  const rooms = await openRooms(orders)
  process.send?.('ready')
  await once(process, 'message')
  const took = await new Moves(orders, rooms).run()
  process.send?.(took)
  await once(process, 'message')
  for (const room of rooms) await room.leave()
  process.disconnect()
}

await work()
