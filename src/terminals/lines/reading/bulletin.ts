/** Everything that is told unasked: what others did, that all are in, who came and went at the door, that nobody facilitates. */

import { overtakenOf } from '../../../room/overtaken.ts'
import type { Party, Standing } from '../party.ts'
import { newsOf } from './news.ts'
import { allDone } from './presence.ts'
import { signNews } from './sign-news.ts'
import { lineWords } from './words.ts'

/** What is new since the last call, for this person. */
export function bulletin({ services, me }: Party, { room, leads, facilitates }: Standing): () => string[] {
  const overtaken = overtakenOf(room)
  const news = newsOf(room, me, services !== undefined)
  const allIn = services ? allDone(room, services.presence) : () => undefined
  let files = room.news
  let wasVacant = services?.isVacant() ?? false
  /** What is told at the door: to whoever facilitates all of it, to others who came and who left. */
  const seen = new WeakSet<object>()
  const newAtDoor = (): string => {
    const [all, comings] = [services?.news(), services?.comings()]
    const said = facilitates() ? all : comings
    const say = said && !seen.has(said) ? said.say : ''
    for (const one of [all, comings]) if (one) seen.add(one)
    return say
  }
  const signs = services ? signNews(services, room, facilitates) : () => []
  // What was told before is no news to whoever comes now.
  newAtDoor()
  return () => {
    const isVacant = !facilitates() && me() !== undefined && (services?.isVacant() ?? false)
    const told = [
      ...news(),
      ...overtaken(me()).slice(-1),
      (leads() ? allIn() : undefined) ?? '',
      newAtDoor(),
      ...signs(),
      isVacant && !wasVacant ? lineWords.nobodyLeads : '',
      // Where others come in it is told at the door.
      room.news && room.news !== files && !(services && facilitates()) ? room.news.say : '',
    ]
    files = room.news
    wasVacant = isVacant
    return told
  }
}
