/** What the home of a service is given to work with: one person's teams, rooms and turns. Handed in, so that it knows no store and no machine. */

import type { TeamRole, TeamSlug } from '../ports/service-book.ts'
import type { SessionInfo } from '../ports/session-info.ts'
import type { Session } from '../session/types.ts'
import type { NewSession } from './app-services.ts'

/** A room of one of my teams that is open now. `here` is how many people are at a terminal. */
export type RoomOpenNow = { key: string; team: TeamSlug; title: string; here: number; step?: string; led?: string }

export type HomeServices = {
  /** The line people type to come here, as in an invitation: `ssh -p 2222 retro.example.com`. */
  address?: string
  /** Why this person was brought home, where they did not go there themselves. */
  notice?: string
  me: () => { name: string; admin: boolean; teams: readonly { slug: TeamSlug; name: string; role: TeamRole }[] }
  /** Rooms of my teams that are open, those with people first. */
  rooms(): Promise<RoomOpenNow[]>
  /** Turns of my teams: open ones first, then the newest. */
  sessions(): Promise<SessionInfo[]>
  /** One session whole, to look at: its wheel, its actions. */
  read(key: string): Promise<Session>
  /** Notes in Markdown, as text. */
  notes(key: string): Promise<string>
  /** Names the people of a team's last turn. */
  suggest(team: TeamSlug): { people: string[] }
  /** Goes into the room of a session, which is opened when it is not; this terminal shows it then. @throws UserError when it cannot. */
  enter(key: string): Promise<void>
  /** Begins a session of a team and goes into its room. @throws UserError when it cannot, or this person may not. */
  start(what: NewSession): Promise<void>
  /** Another name for me. @throws UserError when it is not one. */
  rename(name: string): Promise<void>
  /** Makes me a member by a team's code, or leads into the room of a room's code. @throws UserError when it is no code. */
  useCode(code: string): Promise<void>
  /** A code that makes others members of this team, and until when it does (ISO 8601). @throws UserError when this person may not. */
  invite(team: TeamSlug, role: TeamRole): Promise<{ code: string; until: string }>
  /** Told when rooms open or close, people come or go. Returns the way to stop it. */
  watch(call: () => void): () => void
}

/** The team in which somebody is now, or is something else; undefined when nothing of that changed. */
export function changedTeam<Team extends { slug: TeamSlug; role: TeamRole }>(
  before: readonly Team[],
  after: readonly Team[],
): Team | undefined {
  return after.find(({ slug, role }) => !before.some(one => one.slug === slug && one.role === role))
}
