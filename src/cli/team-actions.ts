/** The actions of every team whose sessions lie in a folder: each once, as the newest turn that has it tells of it. */
import { basename } from 'node:path'
import { fold } from '../room/log.ts'
import { actionsOf } from '../session/read.ts'
import type { Action } from '../session/shapes.ts'
import { listActions } from '../store/list.ts'
import { readSession } from '../store/session-file.ts'

/** An action with its team and the newest turn and file that have it. */
export type TeamAction = Action & { team: string; turn: number; file: string }

/**
 * All actions of a folder, teams by name, and of a team the oldest promise first. Files that cannot be read are named in `unread`.
 */
export async function teamActions(folder: string): Promise<{ actions: TeamAction[]; unread: string[] }> {
  const found = new Map<string, TeamAction>()
  const unread: string[] = []
  const sessions = (await listActions(folder)).filter(s => s.info.copyOf === undefined)
  sessions.sort((a, b) => a.info.number - b.info.number)
  for (const { info, actions: told } of sessions) {
    const file = basename(info.path)
    if (info.state === 'unreadable') {
      unread.push(file)
      continue
    }
    // Ids stay from turn to turn, so a later turn takes the place of an earlier one; the order of the first stays.
    for (const action of told ?? actionsOf(fold((await readSession(info.path)).log)))
      found.set(`${info.team} ${action.id}`, { ...action, team: info.team, turn: info.number, file })
  }
  const actions = [...found.values()].sort((a, b) => (a.team < b.team ? -1 : a.team > b.team ? 1 : 0))
  return { actions, unread }
}
