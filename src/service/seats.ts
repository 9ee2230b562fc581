/** Who sits where: one seat an ssh session, by which its person is found again when rooms or processes change. */
import { randomBytes } from 'node:crypto'
import type { AccountId } from '../ports/service-book.ts'
import type { PersonId } from '../session/shapes.ts'
import { steadyOf } from '../steady.ts'
import type { Role } from '../views/host-services.ts'
import type { Place } from './messages.ts'

export type Seat = {
  id: string
  name: string
  role: Role
  address: string
  /** The key it was let in by. */
  key?: string
  account?: AccountId
  at: Place
  /** Who they are in the room they are at. */
  person?: PersonId
  /** The socket behind which it is. */
  socket?: string
  /** Since when nobody is on it, or nobody yet, ms. */
  emptySince?: number
  /** Somebody was on it. */
  wasTaken?: true
}

/** ms a seat is kept that nobody is on: whoever was cut off comes back within that time. */
const keptFor = 90_000
/** ms between two looks at which those are. */
const lookEvery = 1_000

export class Seats {
  private readonly all = new Map<string, Seat>()
  private readonly now: () => number
  private readonly machine: string
  private looked = -Infinity

  /** `machine` stands in front of every seat, so that others know whose it is. */
  constructor(machine: string, now: () => number) {
    this.machine = machine
    this.now = steadyOf(now)
  }

  /** Makes a seat for somebody who is being let in. */
  open(seat: Omit<Seat, 'id' | 'emptySince' | 'wasTaken'>): Seat {
    this.sweep()
    const id = `${this.machine}.${randomBytes(12).toString('hex')}`
    const made = { ...seat, id, emptySince: this.now() }
    this.all.set(id, made)
    return made
  }

  get(id: string): Seat | undefined {
    return this.all.get(id)
  }

  /** All seats. */
  list(): Seat[] {
    return [...this.all.values()]
  }

  /** Somebody is on it; in a room as this person. */
  taken(id: string, person?: PersonId): void {
    const seat = this.all.get(id)
    if (!seat) return
    delete seat.emptySince
    seat.wasTaken = true
    if (person !== undefined) seat.person = person
  }

  /** Nobody is on it any more; with `left` they do not come back to it. */
  free(id: string, left: boolean): void {
    const seat = this.all.get(id)
    if (!seat) return
    if (left) this.all.delete(id)
    else seat.emptySince = this.now()
  }

  /** A way there was not taken. Who was on it before may be again by now, or come back; of others nothing is kept. */
  unused(id: string): void {
    if (!this.all.get(id)?.wasTaken) this.all.delete(id)
  }

  private sweep(): void {
    const now = this.now()
    if (now - this.looked < lookEvery) return
    this.looked = now
    for (const [id, { emptySince }] of this.all)
      if (emptySince !== undefined && now - emptySince > keptFor) this.all.delete(id)
  }
}
