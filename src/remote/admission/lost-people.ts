/** People whose connection was lost with the gateway: for a while their name and the join code bring them back from where they were. */

import { clean } from '../../clean.ts'
import type { PersonId } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'

/** ms in which somebody whose connection was lost with the gateway comes back by name and join code alone. */
export const keptFor = 120_000

export class LostPeople {
  private readonly lost = new Map<PersonId, { address: string; until: number }>()

  /** Their connection was lost at this time, ms since 1970. */
  add(person: PersonId, address: string, now: number): void {
    this.lost.set(person, { address, until: now + keptFor })
  }

  /** They are back. */
  remove(person: PersonId): void {
    this.lost.delete(person)
  }

  /**
   * The person of this session with this name who was lost at this address. Never the facilitator: their rights are not granted by the
   * code that everybody has.
   */
  named(name: string, address: string, { people, facilitator }: Session, now: number): PersonId | undefined {
    for (const [person, user] of this.lost) {
      if (user.until < now) this.lost.delete(person)
      else if (user.address === clean(address, 60) && person !== facilitator) {
        if (people.find(p => p.id === person)?.name.toLowerCase() === name.toLowerCase()) return person
      }
    }
    return undefined
  }
}
