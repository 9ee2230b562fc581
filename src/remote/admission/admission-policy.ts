/** Decides as whom a caller is admitted: a known person, an expected name, a new person or an observer. */

import { clean } from '../../clean.ts'
import { commandLine } from '../../command-line.ts'
import { isAlike, isReserved, longestName } from '../../names.ts'
import type { Presence } from '../../room/presence.ts'
import type { PersonId } from '../../session/shapes.ts'
import type { Person, Session } from '../../session/types.ts'
import type { Role } from '../../views/host-services.ts'
import type { Hello } from '../messages.ts'
import { isNobody } from './accounts.ts'
import { type Authenticator, type Found, sentAway, type Turned } from './authenticator.ts'
import { isCodeOfWords } from './code-words.ts'
import { isTicketLike } from './ticket.ts'

/** What a pass stands for: who is admitted, and as what. Without `person` they are new, or an observer. */
export type Admission = { role: Role; name: string; person?: PersonId; key?: string; address?: string; plain?: true }
/**
 * Somebody who needs no code. `key` is what the room's door is to know them by, such as the account they have; `person` who they were here
 * before their terminal was lost.
 */
export type Caller = { name: string; role: Role; key?: string; person?: PersonId; address?: string }
/** Why somebody is refused. `name`: another name would be admitted; `asks`: the name of the person the key belongs to, to be confirmed. */
type Not = Turned & { name?: true; asks?: string }

const doorLocked = 'The door is locked: nobody new comes in now.'

/** Everybody would read it on every screen; that it has the form of a code is enough, as whether it is one must not be told here. */
const notAName = 'That looks like a code, which everybody would see as your name. Give your name.'

export class AdmissionPolicy {
  private readonly authenticator: Authenticator
  private readonly session: () => Session
  private readonly presence: Presence

  constructor(authenticator: Authenticator, session: () => Session, presence: Presence) {
    this.authenticator = authenticator
    this.session = session
    this.presence = presence
  }

  /** Admits an authenticated caller; `who` is the cleaned name they gave, `shown` the fingerprint of their key. */
  admit(found: Found, who: string, address: string | undefined, shown: string | undefined): Admission | Not {
    const key = this.authenticator.usable({ ...(shown ? { key: shown } : {}), ...(address ? { address } : {}) })
    const more = {
      ...(address ? { address: clean(address, 60) } : {}),
      ...(key ? { key } : {}),
      ...(found.plain ? { plain: found.plain } : {}),
    }
    if ('person' in found) {
      const { person } = found
      const name = this.session().people.find(p => p.id === person)?.name
      // The people known to another session of the same file name are nobody here.
      if (name === undefined) return { no: 'That person is not in this session.', again: true }
      // Keys are lent and laptops shared: a key under another name does not take its owner's place.
      if (found.by === 'key' && who && !isNobody(who) && !isAlike(who, name))
        return { no: `This key is ${name}'s. Are you ${name}?`, again: true, asks: name }
      return { role: 'participant', name, person, ...more }
    }
    const { role } = found
    if (role === 'observer') {
      const name = isCodeLike(who) ? role : who || role
      return { role: isStage(who) ? 'stage' : role, name, ...more }
    }
    if (isCodeLike(who)) return { no: notAName, again: true, name: true }
    if (!who) return { no: 'Your name goes before the @: ssh -p PORT NAME@HOST', again: false }
    const person = this.named(who)
    if (!person && isReserved(who))
      return {
        no: `${who} is what the screens call somebody here. Come with a name of your own.`,
        again: true,
        name: true,
      }
    if (!person) {
      const waits = (this.authenticator.passes.open() as Admission[]).some(e => !e.person && isAlike(e.name, who))
      if (waits) return { no: `Somebody of the name ${who} is just coming in; add a letter.`, again: true, name: true }
      return { role, name: who, ...more }
    }
    if (this.isTaken(person, role))
      return {
        no: `The name ${person.name} is taken. Their rejoin code in place of the join code brings them back; others add a letter.`,
        again: true,
        name: true,
      }
    return { role, name: person.name, person: person.id, ...more }
  }

  /**
   * Admits somebody who is known to those who run the place: as the person they were, as the one of their name whom nobody is yet, or as a new
   * one, whose name gets a number when it is taken.
   */
  receive({ name, role, key, person, address }: Caller): Admission | Not {
    const more = { ...(key ? { key } : {}), ...(address ? { address: clean(address, 60) } : {}) }
    const who = clean(name, longestName)
    const found = key === undefined ? undefined : this.authenticator.find({ key })
    if (found && 'no' in found && !found.again) return found
    const mine = found && 'person' in found ? found.person : person
    const there = this.session().people.find(p => p.id === mine)
    if (there && this.authenticator.isRemoved(there.id)) return { no: sentAway, again: false }
    if (there)
      return { role: role === 'facilitator' ? role : 'participant', name: there.name, person: there.id, ...more }
    if (role === 'observer' || role === 'stage') return { role, name: who || role, ...more }
    if (this.authenticator.isLocked() && person === undefined) return { no: doorLocked, again: false }
    const free = this.freeName(who)
    const expected = this.named(free)
    return { role, name: expected?.name ?? free, ...(expected ? { person: expected.id } : {}), ...more }
  }

  /** The name, or with a number behind it when somebody else has it by now. */
  private freeName(name: string): string {
    const isFree = (one: string) => {
      const person = this.named(one)
      return !person || !this.isSomebodys(person.id)
    }
    let one = name
    for (let n = 2; !isFree(one); n++) one = `${clean(name, longestName - 4)} ${n}`
    return one
  }

  /** For a terminal on this machine: its owner's, who may sit down as anybody, or one that a real sshd let in. */
  admitLocal(hello: Extract<Hello, { name?: string }>): Admission | { no: string; name?: true } {
    const { role = 'participant', ticket, key, from } = hello
    const who = clean(hello.name ?? '', longestName)
    const brought = {
      ...(ticket === undefined ? {} : { code: ticket }),
      ...(key === undefined ? {} : { key }),
      ...(from === undefined ? {} : { address: from }),
    }
    const found = ticket !== undefined || key !== undefined ? this.authenticator.find(brought) : undefined
    if (found && 'person' in found) return this.admit(found, who, from, key)
    if (ticket !== undefined) return { no: 'That is not a rejoin code of this room.' }
    // A key that was sent away stays away, by whichever door it comes.
    if (found && 'no' in found && !found.again) return { no: found.no }
    if (from !== undefined) return this.bySshd(who, from, key)
    if (role === 'observer' || role === 'stage') return { role, name: isCodeLike(who) ? role : who || role }
    if (isCodeLike(who)) return { no: notAName, name: true }
    if (!who) return { no: `Say who you are: ${commandLine('join', '--name', 'NAME')}`, name: true }
    const person = this.named(who)
    if (!person && this.authenticator.isLocked() && role !== 'facilitator') return { no: doorLocked }
    return { role, name: person?.name ?? who, ...(person ? { person: person.id } : {}) }
  }

  private bySshd(who: string, from: string, key: string | undefined): Admission | { no: string; name?: true } {
    if (this.authenticator.isLocked()) return { no: doorLocked }
    if (!who) return { no: 'Say who you are.', name: true }
    return this.admit({ role: 'participant' }, who, from, key)
  }

  /** A name alone does not make somebody who is here, who has a ticket or key, or who was sent away. */
  private isTaken({ id }: Person, role: Role): boolean {
    const leads = id === this.session().facilitator
    // What only the facilitator may do is not had by typing their name, but by the code for it.
    if (leads) return role !== 'facilitator' || this.authenticator.isRemoved(id)
    return this.isSomebodys(id)
  }

  private isSomebodys(id: PersonId): boolean {
    return this.presence.isHere(id) || this.authenticator.knows(id) || this.authenticator.isRemoved(id)
  }

  private named(name: string): Person | undefined {
    return this.session().people.find(p => isAlike(p.name, name))
  }
}

/** True for the name of a screen on the wall. */
export function isStage(name: string): boolean {
  return /^(stage|wall|projector)$/i.test(name)
}

/** True for what has the form of a code: somebody was asked for their name and typed that once more. */
function isCodeLike(name: string): boolean {
  return isCodeOfWords(name) || isTicketLike(name)
}
