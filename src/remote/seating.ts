/** Seats who was let in: in the list of guests, present in the room, with a rejoin code, until their connection ends. */

import { inLog } from '../names.ts'
import { isStepMove } from '../room/apply.ts'
import type { Presence } from '../room/presence.ts'
import type { PersonId } from '../session/shapes.ts'
import type { Refusal } from '../session/types.ts'
import type { OpenSession } from '../views/app-services.ts'
import type { HostServices } from '../views/host-services.ts'
import type { Admission } from './admission/admission-policy.ts'
import type { Admissions } from './admission/admissions.ts'
import type { Authenticator } from './admission/authenticator.ts'
import type { Connection } from './connection.ts'
import type { DoorNews } from './here/door-news.ts'
import type { GuestList, TerminalHandle } from './here/guest-list.ts'
import type { Lead } from './lead.ts'

type SeatingOptions = {
  open: OpenSession
  door: Authenticator
  now: () => number
  note: (line: string) => void
  keepKnown: () => void
  presence: Presence
  lead: Lead
  guests: GuestList
  admissions: Admissions
  news: DoorNews
  /** The services of the room as this person has them; nobody's for those who look on. */
  services: (me: PersonId | undefined) => HostServices
}

export class Seating {
  private readonly options: SeatingOptions
  private visitors = 0

  constructor(options: SeatingOptions) {
    this.options = options
  }

  /** Puts a new person into the log. Resolves with their id once it is durable, or with why not. */
  async join(name: string): Promise<PersonId | { refusal: Refusal }> {
    const { room } = this.options.open
    // People are numbered as they come, and nobody's coming is ever taken back.
    const id = `p${room.log.filter(e => !isStepMove(e.move) && e.move.do === 'join').length + 1}`
    const outcome = room.submit({ by: id }, { do: 'join', name })
    if ('refusal' in outcome) return outcome
    await outcome.saved
    return id
  }

  /** Seats a person of the session; who was at another terminal as them leaves that. */
  person(person: PersonId, { role, key, address }: Admission, handle: TerminalHandle): Connection {
    const { door, note, now, keepKnown, presence, lead, guests, admissions, news, open, services } = this.options
    const { room } = open
    const name = room.session.people.find(p => p.id === person)?.name ?? 'somebody'
    const before = guests.get(person)
    if (room.session.people.find(p => p.id === person)?.room) room.submit({ by: person }, { do: 'sit' })
    if (role === 'facilitator') lead.hand(person, person, true)
    if (key !== undefined) door.giveKey(person, key)
    // A person who connects by key needs no ticket.
    const ticket = door.knows(person) ? undefined : door.giveTicket(person)
    if (ticket !== undefined || key !== undefined) keepKnown()
    const leave = presence.arrive(person)
    admissions.found(person)
    const at = { here: true, since: now(), ...(address ? { address } : {}), handle }
    guests.arrive({ id: person, person, name, role: 'participant', ...at })
    const where = address ? ` (from ${address})` : ''
    before?.handle?.leave(
      0,
      `You went on at another terminal${where}; this one is done. If that was not you, tell the facilitator.`,
    )
    if (before?.handle) news.announce(`${name} went on at another terminal${where}.`)
    note(`${before ? 'back' : 'joined'} ${inLog(name)}${address ? ` from ${address}` : ''}`)
    if (!before?.here) news.came(name)
    return {
      role: 'participant',
      person,
      name,
      ...(ticket === undefined ? {} : { ticket }),
      services: services(person),
      disconnect: lost => {
        leave()
        if (guests.get(person)?.handle !== handle) return
        if (lost && address) admissions.lose(person, address)
        this.gone(person, name)
      },
    }
  }

  /** Seats somebody who looks on. */
  visitor({ role, name, address }: Admission, handle: TerminalHandle): Connection {
    const { note, now, guests, services } = this.options
    const id = `v${++this.visitors}`
    note(`${role} ${inLog(name)}${address ? ` from ${address}` : ''}`)
    guests.arrive({ id, name, role, here: true, since: now(), ...(address ? { address } : {}), handle })
    return { role, name, services: services(undefined), disconnect: () => guests.remove(id) }
  }

  /** A person left their terminal: said, and more plainly of whoever facilitates. */
  private gone(person: PersonId, name: string): void {
    const { note, now, guests, news, open } = this.options
    note(`away ${inLog(name)}`)
    guests.leave(person, now())
    if (person === open.room.session.facilitator)
      news.announce(`${name}, who facilitates, is gone from their terminal.`)
    else news.left(name)
  }
}
