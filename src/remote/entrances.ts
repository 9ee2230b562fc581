/** As whom somebody comes in: as who the door knows, as somebody expected by name, as somebody new, or to look on. */
import { commandLine } from '../command-line.ts'
import type { Presence } from '../room/presence.ts'
import type { PersonId } from '../session/shapes.ts'
import type { Person, Session } from '../session/types.ts'
import { clean } from '../text.ts'
import type { Role } from '../ui/hall.ts'
import { isNobody } from './accounts.ts'
import type { Doorkeeper, Found, Turned } from './doorkeeper.ts'
import type { Hello } from './messages.ts'
import { isAlike, isReserved } from './names.ts'

/** Who may sit down: what a pass stands for. Without a person they are new, or look on. */
export type Entrance = { role: Role; name: string; person?: PersonId; key?: string; address?: string; plain?: true }
/** Why not; `name`: another name would do; `asks`: the key is this person's, who may not be the one it was shown by. */
type Not = Turned & { name?: true; asks?: string }

/** Cells of a name. */
export const longestName = 40

const doorLocked = 'The door is locked: nobody new comes in now.'

export class Entrances {
  private readonly door: Doorkeeper
  private readonly session: () => Session
  private readonly presence: Presence

  constructor(door: Doorkeeper, session: () => Session, presence: Presence) {
    this.door = door
    this.session = session
    this.presence = presence
  }

  /** For somebody the door let pass: `who` is the cleaned name they gave. */
  of(found: Found, who: string, address: string | undefined, shown: string | undefined): Entrance | Not {
    const key = this.door.usable({ ...(shown ? { key: shown } : {}), ...(address ? { address } : {}) })
    const more = {
      ...(address ? { address: clean(address, 60) } : {}),
      ...(key ? { key } : {}),
      ...(found.plain ? { plain: found.plain } : {}),
    }
    if ('person' in found) {
      const { person } = found
      const name = this.session().people.find(p => p.id === person)?.name
      // A door that was left by another session of the same name knows nobody here.
      if (name === undefined) return { no: 'Whoever that was is not in this session.', again: true }
      // Keys are lent and laptops shared: under another name the key alone does not take Petra's seat.
      if (found.by === 'key' && who && !isNobody(who) && !isAlike(who, name))
        return { no: `This key is ${name}'s. Are you ${name}?`, again: true, asks: name }
      return { role: 'participant', name, person, ...more }
    }
    const { role } = found
    if (role === 'observer')
      return { role: /^(stage|wall|projector)$/i.test(who) ? 'stage' : role, name: who || role, ...more }
    if (!who) return { no: 'Your name goes before the @: ssh -p PORT NAME@HOST', again: false }
    const person = this.named(who)
    if (!person && isReserved(who))
      return {
        no: `${who} is what the screens call somebody here. Come with a name of your own.`,
        again: true,
        name: true,
      }
    if (!person) {
      const waits = (this.door.open() as Entrance[]).some(e => !e.person && isAlike(e.name, who))
      if (waits) return { no: `Somebody of the name ${who} is just coming in; add a letter.`, again: true, name: true }
      return { role, name: who, ...more }
    }
    if (this.isTaken(person, role))
      return {
        no: `The name ${person.name} is taken. Their ticket in place of the code brings them back; others add a letter.`,
        again: true,
        name: true,
      }
    return { role, name: person.name, person: person.id, ...more }
  }

  /** For a terminal on this machine: its owner's, who may sit down as anybody, or one that a real sshd let in. */
  local(hello: Extract<Hello, { name?: string }>): Entrance | { no: string; name?: true } {
    const { role = 'participant', ticket, key, from } = hello
    const who = clean(hello.name ?? '', longestName)
    const brought = {
      ...(ticket === undefined ? {} : { code: ticket }),
      ...(key === undefined ? {} : { key }),
      ...(from === undefined ? {} : { address: from }),
    }
    const found = ticket !== undefined || key !== undefined ? this.door.find(brought) : undefined
    if (found && 'person' in found) return this.of(found, who, from, key)
    if (ticket !== undefined) return { no: 'That is not a ticket of this room.' }
    // A key that was sent away stays away, by whichever door it comes.
    if (found && 'no' in found && !found.again) return { no: found.no }
    if (from !== undefined) return this.bySshd(who, from, key)
    if (role === 'observer' || role === 'stage') return { role, name: who || role }
    if (!who) return { no: `Say who you are: ${commandLine('join', '--name', 'NAME')}`, name: true }
    const person = this.named(who)
    if (!person && this.door.isLocked() && role !== 'facilitator') return { no: doorLocked }
    return { role, name: person?.name ?? who, ...(person ? { person: person.id } : {}) }
  }

  private bySshd(who: string, from: string, key: string | undefined): Entrance | { no: string; name?: true } {
    if (this.door.isLocked()) return { no: doorLocked }
    if (!who) return { no: 'Say who you are.', name: true }
    return this.of({ role: 'participant' }, who, from, key)
  }

  /** A name alone does not make somebody who is here, who has a ticket or key, or who was sent away. */
  private isTaken({ id }: Person, role: Role): boolean {
    const leads = id === this.session().facilitator
    // What only the facilitator may do is not had by typing their name, but by the code for it.
    if (leads) return role !== 'facilitator' || this.door.isRemoved(id)
    return this.presence.isHere(id) || this.door.knows(id) || this.door.isRemoved(id)
  }

  private named(name: string): Person | undefined {
    return this.session().people.find(p => isAlike(p.name, name))
  }
}
