/** Who "everybody" is: one answer to who is in the room, online, still expected or gone, for every count on every screen and line. */
import type { PersonId } from '../session/shapes.ts'
import type { Move, Person, Session } from '../session/types.ts'
import type { Presence } from './presence.ts'

/**
 * Everybody of a session, each in one list. `room`: at the room's keyboard. `online`: at a terminal of their own. `expected`: named
 * and not come yet. `left`: came to a terminal and are at none now, or are marked as away.
 */
export type Headcount = { room: Person[]; online: Person[]; expected: Person[]; left: Person[] }

/** Sorts the people of a session. Without `presence` nobody can have a terminal, and everybody is in the room. */
export function headcount(session: Pick<Session, 'people'>, presence?: Presence): Headcount {
  const heads: Headcount = { room: [], online: [], expected: [], left: [] }
  for (const person of session.people) heads[whereIs(person, presence)].push(person)
  return heads
}

/** Where one person is, by the same rule. */
export function whereIs(person: Person, presence?: Presence): keyof Headcount {
  if (person.away) return 'left'
  if (!presence || presence.keyboard === 'everybody') return 'room'
  const shares = person.room === true && presence.keyboard === 'sharers'
  if (shares) return 'room'
  if (presence.isHere(person.id)) return 'online'
  return presence.hasCome(person.id) ? 'left' : 'expected'
}

/** The people who are here, in the order they came into the session: those whose part is waited for. */
export function hereOf(session: Pick<Session, 'people'>, presence?: Presence): Person[] {
  return session.people.filter(p => isHere(p, presence))
}

/** True for somebody in the room or online. */
export function isHere(person: Person, presence?: Presence): boolean {
  const where = whereIs(person, presence)
  return where === 'room' || where === 'online'
}

/** Of `here` people and those who gave their part and left: so many are counted when somebody says "2 of 3". */
export function countedOf(here: readonly Person[], done: ReadonlySet<PersonId>): number {
  return new Set([...here.map(p => p.id), ...done]).size
}

/**
 * The move that lets somebody in at the room's keyboard: whoever is named already and not here sits down as themselves, `by` their id; anybody
 * else joins, and a name that is here is refused then.
 */
export function toKeyboard(
  { people }: Pick<Session, 'people'>,
  name: string,
  presence?: Presence,
): { move: Move; by?: PersonId } {
  const known = people.find(p => p.name.toLowerCase() === name.toLowerCase())
  return known && !isHere(known, presence)
    ? { move: { do: 'sit', room: true }, by: known.id }
    : { move: { do: 'join', name, room: true } }
}

/** `5 in the room, 3 online; 2 expected, 1 left`: only what is not 0. */
export function headcountWords({ room, online, expected, left }: Headcount): string {
  const some = (parts: [readonly Person[], string][]) =>
    parts.flatMap(([people, word]) => (people.length ? [`${people.length} ${word}`] : [])).join(', ')
  const here = some([
    [room, 'in the room'],
    [online, 'online'],
  ])
  const away = some([
    [expected, 'expected'],
    [left, 'left'],
  ])
  return [here || 'nobody here', away].filter(Boolean).join('; ')
}
