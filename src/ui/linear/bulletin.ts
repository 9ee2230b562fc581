/** Everything that is told unasked: what others did, that all are in, who came and went at the door, that nobody facilitates. */
import { newsOf } from './news.ts'
import type { Party, Standing } from './party.ts'
import { allDone } from './presence.ts'

/** What is new since the last call, for this person. */
export function bulletin({ hall, me }: Party, { room, leads, facilitates }: Standing): () => string[] {
  const news = newsOf(room, me)
  const allIn = hall ? allDone(room, hall.presence) : () => undefined
  let door = hall?.news()?.say
  let files = room.news
  let wasVacant = hall?.isVacant() ?? false
  return () => {
    const atDoor = facilitates() ? hall?.news()?.say : undefined
    const isVacant = !facilitates() && me() !== undefined && (hall?.isVacant() ?? false)
    const told = [
      ...news(),
      (leads() ? allIn() : undefined) ?? '',
      atDoor !== door ? (atDoor ?? '') : '',
      isVacant && !wasVacant ? 'Nobody facilitates now. Say take over to do it.' : '',
      room.news && room.news !== files && atDoor === undefined ? room.news.say : '',
    ]
    door = atDoor ?? door
    files = room.news
    wasVacant = isVacant
    return told
  }
}
