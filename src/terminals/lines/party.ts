/** Who holds a conversation in lines: whoever facilitates, somebody who takes part, or somebody who looks on; and where they type. */
import { localDay } from '../../day.ts'
import { headcount } from '../../room/headcount.ts'
import { roomPeople } from '../../session/read.ts'
import type { PersonId } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import type { AppServices, OpenSession } from '../../views/app-services.ts'
import type { HostServices } from '../../views/host-services.ts'
import type { Talk } from './streams/talk.ts'

/**
 * `place`: the keyboard a room may share, or a terminal of one's own that came in. `me` is undefined for those who look on; at a keyboard
 * without `services` it is whoever facilitates. `services` is there where others come in from terminals of their own.
 */
export type Party = {
  open: OpenSession
  appServices: AppServices
  talk: Talk
  now(): number
  place: 'keyboard' | 'terminal'
  me(): PersonId | undefined
  services?: HostServices
}

/** What may be asked of a party at any moment. */
export type Standing = ReturnType<typeof standing>

/** The party's place in the room now: what it sees, whether it leads, whether anything may be changed. */
export function standing({ open, me, place, services, now }: Party) {
  const { room } = open
  /** Whoever facilitates from afar while others share the host's keyboard may take part as everybody does. */
  let takesPart = false
  const facilitates = () => me() !== undefined && room.session.facilitator === me()
  const leads = () => facilitates() && !takesPart
  /** Does anybody share a keyboard, this one or the host's? */
  const isShared = () =>
    (place === 'keyboard' ? roomPeople(room.session) : headcount(room.session, room.presence).room).length > 0
  return {
    room,
    me,
    services,
    place,
    session: (): Session => room.see(),
    /** The session as this person may know it. */
    mine: (): Session => room.see(me()),
    /** With what is hidden, for whoever leads: to count with. */
    whole: (): Session => (leads() ? room.session : room.see(me())),
    facilitates,
    leads,
    /** Types for people who share a keyboard, here or at the host's. */
    keyboard: () => leads() && isShared(),
    live: () => !open.readOnly && !room.session.closed && me() !== undefined,
    today: () => localDay(new Date(now())),
    now,
    takePart(on: boolean) {
      takesPart = on
    },
    takesPart: () => takesPart && facilitates(),
  }
}

/** The name of whoever facilitates, for sentences. */
export function facilitatorName({ people, facilitator }: Session): string {
  return people.find(p => p.id === facilitator)?.name ?? 'nobody'
}
