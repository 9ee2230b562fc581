/** Answers whoever wants to come in to a hosted session: checks proof, decides as whom, hands out passes and takes them back. */

import { clean } from '../../clean.ts'
import { inLog, longestName } from '../../names.ts'
import type { PersonId } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import type { Admit, Answered, Hello } from '../messages.ts'
import type { Admission, AdmissionPolicy, Caller } from './admission-policy.ts'
import type { Authenticator } from './authenticator.ts'
import { LostPeople } from './lost-people.ts'
import { RefusalLog } from './refusal-log.ts'

type AdmissionsOptions = {
  door: Authenticator
  policy: AdmissionPolicy
  session: () => Session
  now: () => number
  /** Writes a line about the door. */
  note: (line: string) => void
  /** Says something about the door to the facilitator. */
  announce: (say: string) => void
}

export class Admissions {
  private readonly options: AdmissionsOptions
  private readonly refusals: RefusalLog
  private readonly lost = new LostPeople()

  constructor(options: AdmissionsOptions) {
    this.options = options
    this.refusals = new RefusalLog(options.note, options.now)
  }

  /** Answers a gateway: a pass for one terminal, or why not. */
  admit({ name, address, code, key }: Admit): Answered {
    const { door, policy } = this.options
    const who = clean(name, longestName)
    const found = door.find({ address, ...(code === undefined ? {} : { code }), ...(key === undefined ? {} : { key }) })
    if ('no' in found) {
      // A key that nobody knows is not a try: the code comes next.
      if (code !== undefined)
        this.refusals.turnedAway(`turned away ${who ? inLog(who) : 'nobody'} from ${clean(address, 60)}`)
      const say = this.refusals.ofWrongCodes(door.failures)
      if (say) this.options.announce(say)
      return found
    }
    const kept = 'role' in found && found.role === 'participant' ? this.lostNamed(who, address) : undefined
    const admission =
      kept === undefined
        ? policy.admit(found, who, address, key)
        : // What they bring besides is not made theirs by a name and a code.
          policy.admit({ person: kept, by: 'ticket' }, who, address, undefined)
    if ('no' in admission) return admission
    const plain = admission.plain ? { plain: admission.plain } : {}
    return { pass: door.passes.give(admission), name: admission.name, role: admission.role, ...plain }
  }

  /** Answers for somebody who needs no code: a pass for one terminal, or why not. */
  receive(caller: Caller): Answered {
    const { door, policy } = this.options
    const admission = policy.receive(caller)
    if ('no' in admission) return admission
    return { pass: door.passes.give(admission), name: admission.name, role: admission.role }
  }

  /** Who a terminal that says hello is admitted as, or why it is not; `name`: it has to say who it is first. */
  redeem(hello: Exclude<Hello, { is: 'gateway' }>): Admission | { no: string; name?: true } {
    if (!('pass' in hello)) return this.options.policy.admitLocal(hello)
    const admission = this.options.door.passes.redeem(hello.pass) as Admission | undefined
    return admission ?? { no: 'That way in was good for a minute, and that is over. Connect again.' }
  }

  /** A person's connection was lost with the gateway: for a while name and code bring them back. */
  lose(person: PersonId, address: string): void {
    this.lost.add(person, address, this.options.now())
  }

  /** A person is at a terminal again. */
  found(person: PersonId): void {
    this.lost.remove(person)
  }

  private lostNamed(name: string, address: string): PersonId | undefined {
    const person = this.lost.named(name, address, this.options.session(), this.options.now())
    return person !== undefined && this.options.door.isRemoved(person) ? undefined : person
  }
}
