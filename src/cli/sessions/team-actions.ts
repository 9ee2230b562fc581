/** The actions of every team whose sessions are kept in a store: each once, as the newest turn that has it tells of it. */
import { basename } from 'node:path'
import type { NextTurn, Task } from '../../export/tasks/task.ts'
import type { SessionInfo, SessionKey, SessionStore } from '../../ports/session-store.ts'
import { fold } from '../../room/log.ts'
import { actionsOf } from '../../kinds/made/promises.ts'
import { table } from '../files/output.ts'

/** An action with its team and the newest turn that has it: its file, or what it is called in a database, and by what the store finds it. */
export type TeamAction = Task & { file: string; key: SessionKey }

/**
 * All actions of a store, teams by name, and of a team the oldest promise first; `next` is the day each team comes together again,
 * where its newest turn says so. The keys of what cannot be read are in `unread`.
 */
export async function teamActions(
  store: Pick<SessionStore, 'listWithActions' | 'read'>,
): Promise<{ actions: TeamAction[]; next: NextTurn[]; unread: SessionKey[] }> {
  const found = new Map<string, TeamAction>()
  const newest = new Map<string, SessionInfo>()
  const unread: SessionKey[] = []
  const sessions = (await store.listWithActions()).filter(s => s.info.copyOf === undefined)
  sessions.sort((a, b) => a.info.number - b.info.number)
  for (const { info, actions: told } of sessions) {
    const file = basename(info.key)
    if (info.state === 'unreadable') {
      unread.push(info.key)
      continue
    }
    const { team, number: turn, last } = info
    newest.set(team, info)
    // Ids stay from turn to turn, so a later turn takes the place of an earlier one; the order and the day of the first stay.
    for (const action of told ?? actionsOf(fold((await store.read(info.key)).log))) {
      const one = `${team} ${action.id}`
      const made = found.get(one)?.made ?? (info.opened ?? last).slice(0, 10)
      found.set(one, { ...action, team, turn, made, told: last, file, key: info.key })
    }
  }
  const byTeam = (a: { team: string }, b: { team: string }) => (a.team < b.team ? -1 : a.team > b.team ? 1 : 0)
  const next = [...newest.values()].flatMap(({ team, number, last, next }) =>
    next ? [{ team, turn: number + 1, ...next, told: last }] : [],
  )
  return { actions: [...found.values()].sort(byTeam), next: next.sort(byTeam), unread }
}

/** As programs read them: what the store finds a session by is its own. */
export function actionsAsData(actions: readonly TeamAction[]) {
  return actions.map(({ key: _key, ...told }) => told)
}

/** A line for each action under a row of headings. */
export function actionsInWords(actions: readonly TeamAction[]): string {
  return table([['team', 'status', 'owner', 'due', 'turns', 'action'], ...actions.map(inColumns)])
}

/** How long it has been open is told in turns: the one it was made in counts. */
function inColumns(action: TeamAction): string[] {
  const { team, status, owner, due, carried, text, signal } = action
  return [
    team,
    status,
    owner ?? 'nobody yet',
    due ?? '-',
    String(carried + 1),
    signal ? `${text} (seen in ${signal})` : text,
  ]
}
