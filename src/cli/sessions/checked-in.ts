/** Settles in a session what people said of their actions since the last one. */

import { slug } from '../../clean.ts'
import { showDay } from '../../day.ts'
import type { SessionStore } from '../../ports/session-store.ts'
import type { Room } from '../../room/room.ts'
import { actionsOf, isOwed } from '../../kinds/made/promises.ts'
import { stepOfAction } from './settle-ticked.ts'

/**
 * Settles the actions of this room's team by what lies beside its sessions, the newest word on each action. What is settled already
 * stays so, and whoever does not owe an action any more settles none. Resolves, once all is saved, with how many were.
 */
export async function settleCheckIns(room: Room, store: SessionStore): Promise<number> {
  const checkIns = await store.checkIns()
  const { session } = room
  const { facilitator, turn } = session
  if (!facilitator || session.closed) return 0
  const said = checkIns.filter(({ team }) => slug(team) === slug(turn.team))
  const newest = new Map(said.map(one => [one.action, one]))
  const saved = actionsOf(session).flatMap(action => {
    const word = newest.get(action.id)
    if (!word || !isOwed(action) || word.by !== action.owner) return []
    const note = `${word.by} on ${showDay(word.on, session.last)}, between turns`
    if (action.note === note) return []
    const step = stepOfAction(session, action.id)
    if (!step) return []
    const outcome = room.submit(
      { by: facilitator },
      { in: step, do: 'settle', action: action.id, status: word.status, note },
    )
    return 'refusal' in outcome ? [] : [outcome.saved]
  })
  await Promise.all(saved)
  return saved.length
}
