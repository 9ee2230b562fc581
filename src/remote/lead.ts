/** Who leads a hosted session: handing it on, and since when nobody does; after a minute any participant may take over. */

import { inLog } from '../names.ts'
import type { Presence } from '../room/presence.ts'
import type { Room } from '../room/room.ts'
import { roomPeople } from '../session/read.ts'
import type { PersonId } from '../session/shapes.ts'
import type { Refusal } from '../session/types.ts'
import { steadyOf } from '../steady.ts'

/** ms without a facilitator at any terminal after which anybody may take over. */
export const vacantAfter = 60_000

type LeadOptions = {
  room: Room
  presence: Presence
  now: () => number
  note: (line: string) => void
  /** The person at the host's own screen, while it is there or was. */
  host: () => { person: PersonId; here: boolean } | undefined
  /** Called when nobody has led for a minute. */
  vacant: () => void
}

export class Lead {
  private readonly options: LeadOptions
  private readonly now: () => number
  private ledUntil: number
  private timer: NodeJS.Timeout | undefined
  private stopped = false

  constructor(options: LeadOptions) {
    this.options = options
    this.now = steadyOf(options.now)
    this.ledUntil = this.now()
  }

  /** To be called whenever somebody comes, goes or hands over. */
  look(): void {
    if (this.isLed()) {
      this.ledUntil = Number.POSITIVE_INFINITY
      clearTimeout(this.timer)
      this.timer = undefined
      return
    }
    this.ledUntil = Math.min(this.ledUntil, this.now())
    if (this.timer || this.stopped) return
    this.timer = setTimeout(() => {
      this.timer = undefined
      this.options.vacant()
    }, vacantAfter + 50)
    this.timer.unref()
  }

  /** Asked by every terminal for every frame. */
  isVacant(): boolean {
    return this.now() - this.ledUntil >= vacantAfter && !this.isLed()
  }

  /** Hands the lead to `to` when `me` may: as facilitator, as host, by the code (`vouched`), or because nobody has it. Returns why not. */
  hand(me: PersonId, to: PersonId, vouched = false): Refusal | undefined {
    const { room, note, host } = this.options
    const { facilitator, people } = room.session
    if (to === facilitator) return undefined
    const stands = to === me && (vouched || me === host()?.person || this.isVacant())
    const outcome = room.submit(stands ? { by: me, stands } : { by: me }, { do: 'facilitate', to })
    if ('refusal' in outcome) return outcome.refusal
    note(`${inLog(people.find(p => p.id === to)?.name ?? 'somebody')} facilitates`)
    return undefined
  }

  stop(): void {
    this.stopped = true
    clearTimeout(this.timer)
  }

  private isLed(): boolean {
    const { room, presence, host } = this.options
    const { facilitator } = room.session
    if (facilitator === undefined) return false
    if (presence.isHere(facilitator)) return true
    return host()?.here === true && roomPeople(room.session).some(p => p.id === facilitator)
  }
}
