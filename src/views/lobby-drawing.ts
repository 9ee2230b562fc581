/** The lobby: the line to paste, the code, the key of the host, who is here and who is expected. And the table of people behind it. */
import { commandLine } from '../command-line.ts'
import { localMinute } from '../day.ts'
import { Grid } from '../draw/grid.ts'
import { type Headcount, headcountWords } from '../room/headcount.ts'
import type { Session } from '../session/types.ts'
import { cut, list, wrap } from '../text.ts'
import type { Guest, Invitation } from './host-services.ts'
import { viewWords } from './words.ts'

/** Said to everybody who comes in, because it is true. */
export const honesty = viewWords.privacy

type Lobby = {
  invitation: Invitation | undefined
  guests: readonly Guest[]
  session: Session
  /** Where everybody of the session is. */
  heads: Headcount
  locked: boolean
  /** When the meeting is, in words, if people were invited for a day. */
  meeting?: string | undefined
  width: number
  height: number
}

/**
 * ```
 *  Everybody types this, each with their own name:
 *
 *    ssh -p 2222 NAME@10.0.0.12
 *
 *  Join code     acorn badger cabin dome
 *  Looking on    ember fennel garnet hazel      (NAME stage: a projector)
 *  Host key      SHA256:…                       compare it at the first time
 *
 *  PEOPLE        1 in the room, 1 online; 2 expected
 *                Ana         facilitates
 *                Bo          at a terminal
 *                Dee, Eva    expected
 * ```
 */
export function drawLobby({ invitation, guests, session, heads, locked, meeting, width, height }: Lobby): Grid {
  const grid = new Grid(width, height)
  const x = 15
  let y = 0
  const row = (title: string, text: string, tone: 'plain' | 'strong' = 'plain') => {
    for (const [i, line] of wrap(text, width - x - 1).entries()) {
      if (i === 0) grid.put(y, 1, title)
      grid.put(y++, x, line, tone)
    }
  }
  if (meeting) row(viewWords.meeting, meeting)
  if (invitation) {
    if (invitation.members) row(viewWords.members, viewWords.membersType(invitation.members))
    if (invitation.members) y++
    grid.put(y, 1, invitation.members ? viewWords.guestsType : viewWords.everybodyTypes)
    grid.put(y + 2, 3, cut(invitation.line, width - 4), 'strong')
    y += 4
    row('Join code', locked ? 'the door is locked: nobody new can join' : invitation.code, 'strong')
    if (invitation.facilitator) row('Facilitating', invitation.facilitator)
    row('Looking on', viewWords.stageLogin(invitation.observer))
    row('Host key', invitation.fingerprint)
  } else {
    grid.put(y++, 1, viewWords.onThisMachine, 'plain')
    grid.put(y++, 3, cut(commandLine('join', '--name', 'NAME'), width - 4), 'strong')
  }
  y++
  const people = whoIsHere(guests, session, heads)
  // What has least room goes first: the line for known_hosts, then why this machine is alone.
  const rest = height - y - Math.min(people.length, 3) - 1
  const known = invitation ? wrap(invitation.knownHosts, width - x - 1) : []
  const opening = invitation?.opening ? wrap(invitation.opening, width - 2) : []
  if (opening.length && opening.length + 1 <= rest) {
    for (const line of opening) grid.put(y++, 1, line, 'warn')
    y++
  }
  if (invitation && known.length && known.length + 1 <= height - y - people.length - 3) {
    row('known_hosts', invitation.knownHosts)
    y++
  }
  const honest = wrap(honesty, width - 2)
  grid.put(y, 1, 'PEOPLE', 'strong')
  // Where both have no room, what is promised to people comes before a sum of what stands there row by row.
  if (height - y > people.length + 1 + honest.length) grid.put(y++, x, cut(headcountWords(heads), width - x - 1))
  for (const [i, [name, what]] of people.entries()) {
    if (y >= height) break
    if (y === height - 1 && i < people.length - 1) {
      grid.put(y, x, `and ${people.length - i} more`)
      y = height
      break
    }
    grid.put(y, x, cut(name, 20))
    grid.put(y++, x + 22, cut(what, Math.max(0, width - x - 23)))
  }
  if (height - y > honest.length)
    for (const [i, line] of honest.entries()) grid.put(height - honest.length + i, 1, line)
  return grid
}

/** Everybody who takes part or looks on, with what they are: terminals first, then those who share the keyboard, then who is expected. */
function whoIsHere(
  guests: readonly Guest[],
  session: Session,
  { room: sharing, expected }: Headcount,
): [name: string, what: string][] {
  const room = sharing.filter(p => !guests.some(g => g.person === p.id))
  return [
    ...guests.map((g): [string, string] => [g.name, stateOf(g, session)]),
    ...(room.length ? [pair(list(room.map(p => p.name)), 'at the one keyboard')] : []),
    ...(expected.length ? [pair(list(expected.map(p => p.name)), 'expected')] : []),
  ]
}

function stateOf(guest: Guest, session: Session): string {
  if (!guest.here) return `away since ${localMinute(new Date(guest.since)).slice(11)}`
  if (guest.person !== undefined && guest.person === session.facilitator) return 'facilitates'
  return guest.role === 'stage' ? 'a second screen' : guest.role === 'observer' ? 'looks on' : 'at a terminal'
}

/** The first of the people in sight in so many rows with the one at `at` chosen: whole pages, so that numbers stay where they are. */
export function topGuest(at: number, rows: number): number {
  return Math.floor(at / rows) * rows
}

/** Rows of the table of people that is so high: its heading, and what more there is, take one each. */
export function guestRows(count: number, height: number): number {
  return Math.max(1, count > height - 1 ? height - 2 : height - 1)
}

type Table = { guests: readonly Guest[]; session: Session; focus?: string; width: number; height: number }

/** The people at terminals, one a row; the first nine in sight have the number that chooses each. More are counted below. */
export function drawGuests({ guests, session, focus, width, height }: Table): Grid {
  const grid = new Grid(width, height)
  grid.put(0, 1, 'PEOPLE', 'strong')
  grid.put(0, 24, 'state', 'quiet')
  if (width >= 70) grid.put(0, 48, 'from', 'quiet')
  const at = Math.max(
    0,
    guests.findIndex(g => g.id === focus),
  )
  const rows = guestRows(guests.length, height)
  const top = topGuest(at, rows)
  for (const [i, g] of guests.slice(top, top + rows).entries()) {
    const tone = g.id === focus ? 'strong' : 'plain'
    grid.put(1 + i, 1, g.id === focus ? '▸' : ' ')
    if (i < 9) grid.put(1 + i, 3, String(i + 1))
    grid.put(1 + i, 5, cut(g.name, 18), tone)
    grid.put(1 + i, 24, cut(stateOf(g, session), width >= 70 ? 22 : width - 25))
    if (width >= 70 && g.address) grid.put(1 + i, 48, cut(g.address, width - 49))
  }
  if (guests.length > rows)
    grid.put(height - 1, 5, viewWords.someOf(top + 1, Math.min(top + rows, guests.length), guests.length), 'quiet')
  if (!guests.length) grid.put(1, 3, viewWords.nobodyYet)
  return grid
}

function pair(who: string, where: string): [string, string] {
  return [who, where]
}
