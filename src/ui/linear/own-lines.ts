/** Hosts a kind's interaction in plain lines at a person's own terminal: theirs alone, and the facilitator's when it is them. */
import { type At, type Interaction, mayDo } from '../../interact/act.ts'
import { type LinesHost, type LinesStay, linesAt } from '../../interact/lines.ts'
import { interactionOf } from '../../kinds/interactions.ts'
import type { Room } from '../../room/room.ts'
import { roomPeople } from '../../session/read.ts'
import type { Kind, PersonId, StepOf } from '../../session/shapes.ts'

type OwnLines = Pick<LinesHost<Kind>, 'say' | 'ask' | 'submit'> & {
  room: Room
  /** Whose terminal it is; without a person it looks on. */
  me: PersonId | undefined
  live(): boolean
  today(): string
}

/** A stay in lines; `takesPart` is false while this person can do nothing here but look. */
export type OwnStay = LinesStay & { takesPart(): boolean }

/** The stay of one person at a step whose interaction is described; undefined for other kinds. */
export function ownStay(step: StepOf, { room, me, live, today, ...host }: OwnLines): OwnStay | undefined {
  const kind: Interaction | undefined = interactionOf(step)
  if (!kind) return undefined
  const at = (): At => {
    const leads = me !== undefined && room.session.facilitator === me
    const session = room.see(me)
    return {
      step,
      session,
      whole: leads ? room.session : session,
      me,
      leads,
      // People who share a keyboard elsewhere are counted there.
      keyboard: roomPeople(session).some(p => p.id === me),
      live: live(),
      today: today(),
      log: () => (leads ? room.log : []),
    }
  }
  const stay = linesAt(kind, { ...host, at })
  return Object.assign(stay, { takesPart: () => kind.acts.some(act => act.command && mayDo(act, at())) })
}
