/** What the facilitator may know of everybody now: who is here, done, writing, for how long; nothing that names anybody where names are not kept. */
import { factsOf } from '../kinds/facts.ts'
import { cardsOf, takesCards } from '../kinds/made/board.ts'
import { sourceOf } from '../kinds/made/unseen.ts'
import { hereOf, whereIs } from '../room/headcount.ts'
import { Presence } from '../room/presence.ts'
import type { Room } from '../room/room.ts'
import { currentStep, isHidden } from '../session/read.ts'
import type { PersonId, StepOf } from '../session/shapes.ts'
import type { Session } from '../session/types.ts'
import type { Around, PersonNow } from '../turn/hint.ts'
import { counted, stateOf } from './counts.ts'
import type { HostServices } from './host-services.ts'

/**
 * The room as its facilitator may know it at `now` (ms since 1970). Without `services` all share one keyboard. Of what is hidden
 * there are counts, of an anonymous step not even those by person.
 */
export function aroundOf(room: Room, services: HostServices | undefined, now: number): Around {
  const session = room.see()
  const step = currentStep(session)
  const open = step !== undefined && isHidden(session, step)
  const cards = step && cardsBy(room.session, step)
  const presence = services?.presence ?? nobody
  const state = step && open && !step.anonymous ? stateOf(step, room.session, presence, true) : undefined
  const guests = new Map(services?.guests().map(g => [g.person, g]))
  const people = session.people.map((person): PersonNow => {
    const { id, name } = person
    const guest = guests.get(id)
    const where = whereIs(person, presence)
    const said = state?.(person)
    const touched = step?.anonymous ? undefined : presence.touched(id)
    return {
      id,
      name,
      here: where === 'room' || where === 'online',
      ...(where === 'expected' && !guest ? { expected: true } : {}),
      ...(where === 'room' ? { room: true } : {}),
      ...(said === undefined ? {} : { done: said.startsWith('done'), writing: said === 'writing' }),
      ...(cards ? { cards: cards.get(id) ?? 0 } : {}),
      ...(touched === undefined ? {} : { idle: Math.max(0, now - touched) }),
      ...(guest && !guest.here && !step?.anonymous ? { away: Math.max(0, now - guest.since) } : {}),
    }
  })
  const given = step && open ? inStep(room, presence, step) : undefined
  return { session, log: room.log, people, now, ...(given ? { in: given } : {}) }
}

/** Where all share one keyboard nobody is at a terminal of their own. */
const nobody = new Presence()
nobody.share('everybody')

/** How many are done with an open step, and the words for having done so. */
function inStep(room: Room, presence: Presence, step: StepOf): Around['in'] {
  const count = counted(step, room, presence)
  const of = count?.of ?? hereOf(room.session, presence).length
  const { answers } = factsOf(step.kind)
  const done = answers?.done ?? ''
  const word = step.anonymous ? 'are in' : answers?.said ? `are ${done}` : done
  const few = step.anonymous && room.inBox(step.id) === undefined
  return { of, word, ...(count && !few ? { done: count.done } : {}) }
}

/** How many cards each wrote of those a step is about; undefined where it is about none, or their writers are not kept. */
function cardsBy(session: Session, step: StepOf): Map<PersonId, number> | undefined {
  const source = sourceOf(session, step.id)
  if (step.anonymous || !source || source.anonymous || !takesCards(source)) return undefined
  const by = new Map<PersonId, number>()
  for (const card of cardsOf(session, source.id)) if (card.by) by.set(card.by, (by.get(card.by) ?? 0) + 1)
  return by
}
