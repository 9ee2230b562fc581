/** A team and people to begin a new turn with, so that the form is seldom empty. */
import { basename } from 'node:path'
import { slug } from '../../clean.ts'
import { type SessionInfo, withoutCopies } from '../../ports/session-store.ts'
import { userName } from '../../store/machine.ts'

/**
 * The people of the team's last session among those `known`; without one, the folder's name and whoever runs this
 * program. Reads nothing.
 */
export function suggest(known: readonly SessionInfo[], team?: string): { team: string; people: string[] } {
  const last = withoutCopies(known)
    .filter(s => s.state !== 'unreadable' && (team === undefined || slug(s.team) === slug(team)))
    .sort((a, b) => (a.last < b.last ? 1 : -1))[0]
  const people = last?.names ?? []
  return { team: team ?? last?.team ?? basename(process.cwd()), people: people.length ? people : [userName()] }
}
