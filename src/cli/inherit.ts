/** What a closed session leaves to the next turn of its team. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { UserError } from '../errors.ts'
import { fold } from '../room/log.ts'
import type { Turn } from '../session/types.ts'
import { readSession } from '../store/session-file.ts'
import { nextTurn } from '../turn/carry-over.ts'

/** The closed file, its team, who was there (the next facilitator first), and the turn that starts from it with an agenda of this id. */
export type Inherited = { path: string; team: string; people: string[]; turn(kind: string): Turn }

/**
 * Reads a closed session and works out the turn after it.
 * @throws UserError when it cannot be read or is not closed.
 */
export async function inherit(path: string): Promise<Inherited> {
  const { log } = await readSession(path)
  const session = fold(log)
  if (!session.closed)
    throw new UserError(
      `${basename(path)} is not closed yet.`,
      'The next turn starts from a closed one; close it first.',
    )
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
  const names = session.people.map(p => p.name)
  const leads = session.next?.by
  const people = leads && names.includes(leads) ? [leads, ...names.filter(name => name !== leads)] : names
  return {
    path,
    team: session.turn.team,
    people,
    turn: kind => nextTurn(session, { file: basename(path), sha256 }, kind),
  }
}
