/** The services of a hosted session as one person's screens have them. */

import { roomFor } from '../room/room-for.ts'
import type { PersonId } from '../session/shapes.ts'
import type { Refusal } from '../session/types.ts'
import type { GoesOn, Guest, HostServices, Projected } from '../views/host-services.ts'
import type { SignServices } from '../views/online/sign-services.ts'

/** What a hosted session does for everybody, for all of whom one person's services are made. */
type ForAll = HostServices & {
  plainGuests(): readonly Guest[]
  goesOn(person: PersonId): GoesOn
  projectAs(by: PersonId | undefined, projected: Projected | undefined): void
  handOverAs(me: PersonId, to: PersonId): Refusal | undefined
  now(): number
  signsFor(me: PersonId | undefined): SignServices
}

/** What is the facilitator's is there only while they facilitate; without `me` somebody looks on. */
export function servicesFor(hosted: ForAll, me: PersonId | undefined): HostServices {
  const leads = () => me !== undefined && hosted.open.room.session.facilitator === me
  const mine = (person: PersonId) => person === me
  return {
    open: {
      ...hosted.open,
      room: roomFor(hosted.open.room, me, () => hosted.now()),
      drafts: me === undefined ? [] : hosted.goesOn(me).drafts,
    },
    presence: hosted.presence,
    guests: () => (leads() ? hosted.guests() : hosted.plainGuests()),
    invitation: () => (leads() ? hosted.invitation() : undefined),
    isLocked: () => hosted.isLocked(),
    lock: on => leads() && hosted.lock(on),
    rotate: () => leads() && hosted.rotate(),
    remove: guest => leads() && guest !== me && hosted.remove(guest),
    draft: (person, step) => (mine(person) ? hosted.draft(person, step) : ''),
    keep: (person, step, text) => mine(person) && hosted.keep(person, step, text),
    ...(me === undefined ? {} : { goesOn: () => hosted.goesOn(me) }),
    news: () => (leads() ? hosted.news() : undefined),
    comings: () => hosted.comings(),
    meeting: () => hosted.meeting(),
    watch: call => hosted.watch(call),
    signs: hosted.signsFor(me),
    projected: () => hosted.projected(),
    project: projected => hosted.projectAs(me, projected),
    isVacant: () => hosted.isVacant(),
    handOver: to =>
      me === undefined
        ? { why: 'not-yours', say: 'You are only looking on; you cannot change anything.' }
        : hosted.handOverAs(me, to),
  }
}
