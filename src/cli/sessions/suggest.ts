/** A team and people to begin a new turn with, so that the form is seldom empty. */
import { basename } from 'node:path'
import { slug } from '../../clean.ts'
import { type SessionInfo, withoutCopies } from '../../ports/session-store.ts'
import { peopleOf, type Usual } from '../config/config.ts'
import { userName } from '../../store/machine.ts'

/**
 * The people of the team's last session among those `known`; without one, those the config file names, else the folder's name
 * and whoever runs this program. Reads nothing.
 */
export function suggest(
  known: readonly SessionInfo[],
  asked?: string,
  usual: Usual = {},
): { team: string; people: string[] } {
  const team = asked ?? usual.team
  const last = withoutCopies(known)
    .filter(s => s.state !== 'unreadable' && (team === undefined || slug(s.team) === slug(team)))
    .sort((a, b) => (a.last < b.last ? 1 : -1))[0]
  const meant = team ?? last?.team ?? basename(process.cwd())
  const people = last?.names ?? []
  return { team: meant, people: people.length ? people : [...(peopleOf(usual, meant) ?? [userName()])] }
}
