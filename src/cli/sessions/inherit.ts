/** What a closed session leaves to the next turn of its team. */
import { basename } from 'node:path'
import { UserError } from '../../errors.ts'
import type { SessionKey, SessionStore } from '../../ports/session-store.ts'
import { fold } from '../../room/log.ts'
import type { Turn } from '../../session/types.ts'
import { nextTurn } from '../../turn/carry-over.ts'

/** The closed session, its team, who was there (the next facilitator first), and the turn that starts from it with an agenda of this id. */
export type Inherited = { key: SessionKey; team: string; people: string[]; turn(kind: string): Turn }

/**
 * Reads a closed session and works out the turn after it.
 * @throws UserError when it cannot be read or is not closed.
 */
export async function inherit(store: SessionStore, key: SessionKey): Promise<Inherited> {
  const { log } = await store.read(key)
  const session = fold(log)
  if (!session.closed)
    throw new UserError(
      `${basename(key)} is not closed yet.`,
      'The next turn starts from a closed one; close it first.',
    )
  const sha256 = await store.digest(key)
  const names = session.people.map(p => p.name)
  const leads = session.next?.by
  const people = leads && names.includes(leads) ? [leads, ...names.filter(name => name !== leads)] : names
  return {
    key,
    team: session.turn.team,
    people,
    turn: kind => nextTurn(session, { file: basename(key), sha256 }, kind),
  }
}
