/** The newest turn of each team in a folder: what a team's wheel is read from. */

import { commandLine } from '../command-line.ts'
import { UserError } from '../errors.ts'
import { fold } from '../room/log.ts'
import type { Session } from '../session/types.ts'
import { listSessions, type SessionInfo, withoutCopies } from '../store/list.ts'
import { readSession } from '../store/session-file.ts'
import { list } from '../text.ts'
import { safe, tellLeftOut } from './output.ts'

/**
 * The newest turn of every team whose sessions lie in the folder, teams by name; with `team`, of that one alone. Files that
 * cannot be read are told on stderr.
 * @throws UserError when there is no such team, or nothing at all.
 */
export async function newestTurns(folder: string, team?: string): Promise<Session[]> {
  const newest = new Map<string, SessionInfo>()
  for (const info of withoutCopies(await listSessions(folder))) {
    if (info.state === 'unreadable') await tellLeftOut(info.path)
    else if (info.number > (newest.get(info.team)?.number ?? 0)) newest.set(info.team, info)
  }
  if (!newest.size)
    throw new UserError(
      `There are no sessions in ${safe(folder)}.`,
      `Start one: ${commandLine('new', ['--dir', folder])}`,
    )
  const teams = [...newest.keys()].sort()
  const chosen = team === undefined ? teams : teams.filter(name => name.toLowerCase() === team.toLowerCase())
  if (!chosen.length)
    throw new UserError(
      `There is no team "${safe(team ?? '')}" here.`,
      `There ${teams.length === 1 ? 'is' : 'are'} ${list(teams.map(safe))}.`,
    )
  return Promise.all(chosen.map(async name => fold((await readSession(newest.get(name)!.path)).log)))
}
