/** Everything that is told unasked: what others did, that all are in, who came and went at the door, that nobody facilitates. */
import { newsOf } from './news.ts'
import type { Party, Standing } from './party.ts'
import { allDone } from './presence.ts'

/** So many newest sentences of the log are compared with what the door tells. */
const maxJoined = 20

/** What is new since the last call, for this person. */
export function bulletin({ services, me }: Party, { room, leads, facilitates }: Standing): () => string[] {
  const news = newsOf(room, me)
  const allIn = services ? allDone(room, services.presence) : () => undefined
  let door = services?.news()
  let files = room.news
  let wasVacant = services?.isVacant() ?? false
  /** What the log told of those who joined: the door tells the same. */
  let joined: string[] = []
  /** What is new at the door, for whoever facilitates; nothing that the log has told just before. */
  const atDoor = (): string => {
    const news = facilitates() ? services?.news() : undefined
    if (!news || news === door) return ''
    door = news
    const isTold = joined.includes(news.say)
    joined = joined.filter(say => say !== news.say)
    return isTold ? '' : news.say
  }
  return () => {
    const done = news()
    joined = [...joined, ...done].slice(-maxJoined)
    const isVacant = !facilitates() && me() !== undefined && (services?.isVacant() ?? false)
    const told = [
      ...done,
      (leads() ? allIn() : undefined) ?? '',
      atDoor(),
      isVacant && !wasVacant ? 'Nobody facilitates now. Say take over to do it.' : '',
      // Where others come in it is told at the door.
      room.news && room.news !== files && !(services && facilitates()) ? room.news.say : '',
    ]
    files = room.news
    wasVacant = isVacant
    return told
  }
}
