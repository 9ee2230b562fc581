/** The newest turn of each team in a folder: what a team's wheel is read from. */

import { commandLine } from '../../command-line.ts'
import { UserError } from '../../errors.ts'
import { type SessionInfo, type SessionKey, type SessionStore, withoutCopies } from '../../ports/session-store.ts'
import { fold } from '../../room/log.ts'
import type { Session } from '../../session/types.ts'
import { list } from '../../text.ts'
import { sayPath } from '../files/input.ts'
import { safe, tellLeftOut } from '../files/output.ts'
import { placeOf } from './find-session.ts'
import { storeIn } from '../store.ts'

/**
 * The newest turn of every team whose sessions lie in the folder, teams by name; with `team`, of that one alone. Files that
 * cannot be read are told on stderr. `tell` says what is wanted of each; a session is let go of before the next one is read.
 * @throws UserError when there is no such team, or nothing at all.
 */
export async function newestTurns<T>(
  folder: string,
  team: string | undefined,
  tell: (session: Session) => T,
): Promise<T[]> {
  const store = storeIn(folder, { quick: true })
  const newest = new Map<string, SessionInfo>()
  for (const info of withoutCopies(await store.list())) {
    if (info.state === 'unreadable') await tellLeftOut(info.key)
    else if (info.number > (newest.get(info.team)?.number ?? 0)) newest.set(info.team, info)
  }
  if (!newest.size)
    throw new UserError(
      `There are no sessions in ${sayPath(folder)}.`,
      `Start one: ${commandLine('new', '--team', 'NAME', '--people', 'A,B,C', ...placeOf(folder))}`,
    )
  const teams = [...newest.keys()].sort()
  const chosen = team === undefined ? teams : teams.filter(name => name.toLowerCase() === team.toLowerCase())
  if (!chosen.length)
    throw new UserError(
      `There is no team "${safe(team ?? '')}" here.`,
      `There ${teams.length === 1 ? 'is' : 'are'} ${list(teams.map(safe))}.`,
    )
  const told: T[] = []
  for (const name of chosen) {
    const info = newest.get(name)
    if (info) told.push(await lookAt(store, info.key, tell))
  }
  return told
}

/** What is wanted of one session, without reading its log where that is possible: a place may hold thousands of teams. */
export async function lookAt<T>(store: SessionStore, key: SessionKey, tell: (session: Session) => T): Promise<T> {
  const glanced = await store.glance(key)
  try {
    if (glanced) return tell(glanced)
  } catch {
    // The file was made to look as if we wrote it; its log is looked at move by move.
  }
  return tell(fold((await store.read(key)).log))
}
