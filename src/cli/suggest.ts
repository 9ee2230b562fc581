/** A team and people to begin a new turn with, so that the form is seldom empty. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from '../store/format.ts'
import { type SessionInfo, withoutCopies } from '../store/list.ts'
import { userName } from '../store/machine.ts'
import { slug } from '../text.ts'

/**
 * The people of the team's last session among those `known`; without one, the folder's name and whoever runs this
 * program. Reads at most one file; what cannot be read is not suggested.
 */
export function suggest(known: readonly SessionInfo[], team?: string): { team: string; people: string[] } {
  const last = withoutCopies(known)
    .filter(s => s.state !== 'unreadable' && (team === undefined || slug(s.team) === slug(team)))
    .sort((a, b) => (a.last < b.last ? 1 : -1))[0]
  const people = last ? peopleOf(last.path) : []
  return { team: team ?? last?.team ?? basename(process.cwd()), people: people.length ? people : [userName()] }
}

/** Whoever was named to facilitate comes first, as in a turn that is started by command. */
function peopleOf(path: string): string[] {
  try {
    const { log } = parse(readFileSync(path, 'utf8'), basename(path))
    const names = log.flatMap(({ move }) => (move.do === 'join' ? [move.name] : []))
    const leads = log.map(({ move }) => (move.do === 'next' ? move.by : undefined)).findLast(Boolean)
    return leads && names.includes(leads) ? [leads, ...names.filter(name => name !== leads)] : names
  } catch {
    return []
  }
}
