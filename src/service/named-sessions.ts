/** The sessions of a service by the names that people type before the @. */
import { basename } from 'node:path'
import { slug } from '../clean.ts'
import type { TeamSlug } from '../ports/service-book.ts'
import { type SessionInfo, withoutCopies } from '../ports/session-store.ts'
import type { RoomName } from './messages.ts'
import type { SharedList } from './shared-list.ts'

/** What the desk needs to know of a session. */
export type NamedSession = { name: RoomName; team: TeamSlug; number: number; isOpen: boolean }

export type NamedSessions = {
  /** The session of exactly this name; undefined when there is none. */
  named(room: RoomName): Promise<NamedSession | undefined>
  /** The open session that is meant by `checkout-t0003`, `checkout/3`, or the name of a team that has one alone; of these teams only. */
  meant(teams: readonly TeamSlug[], typed: string): Promise<NamedSession | undefined>
  /** Those of these that are open, the newest first. */
  open(rooms: readonly RoomName[]): Promise<NamedSession[]>
}

/** Looks in the list of a moment ago, else in that of now: a session may be new. */
export function namedSessions(list: SharedList): NamedSessions {
  let last: { of: readonly SessionInfo[]; told: NamedSession[] } | undefined
  // A list that many look into is read once.
  const told = (all: readonly SessionInfo[]) => {
    if (last?.of !== all) last = { of: all, told: named(all) }
    return last.told
  }
  const lookUp = async <T>(find: (sessions: readonly NamedSession[]) => T | undefined) =>
    find(told(await list.recent())) ?? find(told(await list.now()))
  return {
    named: room => lookUp(all => all.find(one => one.name === room)),
    async open(rooms) {
      const found = await lookUp(all => {
        const open = all.filter(one => one.isOpen && rooms.includes(one.name))
        return open.length ? open : undefined
      })
      return found ?? []
    },
    async meant(teams, typed) {
      const name = typed.toLowerCase()
      const asked = teams.find(
        team => name === team || (/^[-/]/.test(name.slice(team.length)) && name.startsWith(team)),
      )
      if (asked === undefined) return undefined
      const rest = name.slice(asked.length + 1)
      return lookUp(all => {
        const sessions = all.filter(one => one.team === asked && one.isOpen)
        if (!rest) return sessions.length === 1 ? sessions[0] : undefined
        return (
          sessions.find(one => one.name.toLowerCase() === name) ?? sessions.find(one => one.number === Number(rest))
        )
      })
    },
  }
}

function named(all: readonly SessionInfo[]): NamedSession[] {
  return withoutCopies(all).map(({ key, team, number, state }) => ({
    name: basename(key, '.json'),
    team: slug(team),
    number,
    isOpen: state === 'open',
  }))
}
