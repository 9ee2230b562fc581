/** Home of a service as a drawing: rooms that are open, turns, teams, and what waits since the last turn. */

import { slug } from '../../clean.ts'
import { Grid } from '../../draw/grid.ts'
import { itemAt } from '../../lists.ts'
import type { SessionInfo } from '../../ports/session-info.ts'
import { cut, wrap } from '../../text.ts'
import type { HomeServices, RoomOpenNow } from '../home-services.ts'
import { viewWords } from '../words.ts'
import { drawSession, waitingLines } from './session-line.ts'

type Me = ReturnType<HomeServices['me']>

export type ServiceHomeLook = {
  me: Me
  /** As people type it to come here. */
  address?: string | undefined
  rooms: readonly RoomOpenNow[]
  /** Turns that are not among the rooms. */
  turns: readonly SessionInfo[]
  /** The key of the chosen room or turn. */
  chosen: string | undefined
  width: number
  height: number
  /** Now, ms since 1970. */
  now: number
}

/** My teams in one row: `checkout, facilitator · search, member`. */
export function drawTeams({ teams }: Me, width: number): Grid {
  const grid = new Grid(width, 1)
  grid.put(0, 1, cut(teams.map(({ name, role }) => `${name}, ${role}`).join(' · '), width - 2))
  return grid
}

/** The list with what the chosen turn leaves below it; what to do first where there is no list yet. */
export function drawServiceHome(look: ServiceHomeLook): Grid {
  const { rooms, turns, width, height, chosen } = look
  if (!rooms.length && !turns.length) return drawNothing(look)
  const grid = new Grid(width, height)
  const waits = waitingLines(turns.find(t => t.key === chosen)).flatMap((fact, i) =>
    i ? wrap(fact, width - 6).map((row, j) => (j ? `  ${row}` : row)) : [fact],
  )
  const below = waits.length && height - waits.length - 1 >= 6 ? waits.length + 1 : 0
  const rows = rowsOf(look)
  const room = height - below
  const at = Math.max(
    0,
    rows.findIndex(r => r.key !== undefined && r.key === chosen),
  )
  const top = Math.max(0, Math.min(at - Math.floor(room / 2), rows.length - room))
  const shown = rows.slice(top, top + room)
  for (const [y, row] of shown.entries()) row.put(grid, y)
  if (below) {
    grid.put(shown.length + 1, 1, cut(itemAt(waits, 0), width - 2), 'strong')
    for (const [i, text] of waits.slice(1).entries()) grid.put(shown.length + 2 + i, 3, cut(text, width - 4))
  }
  return grid
}

type Row = { key?: string; put(grid: Grid, y: number): void }

function rowsOf({ rooms, turns, chosen, now }: ServiceHomeLook): Row[] {
  const head = (text: string): Row => ({ put: (grid, y) => void grid.put(y, 1, text, 'strong') })
  const blank: Row = { put() {} }
  return [
    ...(rooms.length ? [head(viewWords.openNow)] : []),
    ...rooms.map(room => ({
      key: room.key,
      put: (grid: Grid, y: number) => drawRoom(grid, y, room, room.key === chosen),
    })),
    ...(rooms.length && turns.length ? [blank] : []),
    ...(turns.length ? [head(viewWords.turns)] : []),
    ...turns.map(turn => ({
      key: turn.key,
      put: (grid: Grid, y: number) => drawSession(grid, y, turn, { chosen: turn.key === chosen, now }),
    })),
  ]
}

/** `▸ checkout retro 4          3 here         at write                Bo leads` */
function drawRoom(grid: Grid, y: number, { title, here, step, led }: RoomOpenNow, chosen: boolean): void {
  grid.put(y, 1, chosen ? '▸' : ' ', 'strong')
  grid.put(y, 3, cut(title, 25), chosen ? 'strong' : 'plain')
  grid.put(y, 30, viewWords.here(here), here ? 'good' : 'plain')
  const end = grid.width - 2
  const start = led && grid.width >= 76 ? grid.putRight(y, end, cut(viewWords.leads(led), 24)) : end
  if (step && start > 55) grid.put(y, 45, cut(`at ${step.toLowerCase()}`, start - 47))
}

/** No room and no turn: what somebody of this role does first. */
function drawNothing({ me, address = 'ssh HOST', width, height }: ServiceHomeLook): Grid {
  const grid = new Grid(width, height)
  const led = me.teams.find(team => team.role === 'facilitator')
  const title = led ? viewWords.onceRound : me.teams.length ? viewWords.nothingOpen : viewWords.noTeamYet
  const rows: readonly (readonly [key: string, text: string])[] = led
    ? [
        ['▸ enter', viewWords.firstOf(led.name)],
        ['', 'purpose, challenge, next best action, long-term value'],
        ['  a', viewWords.wholeTurn],
        ['  o', viewWords.otherAgenda],
        ['', ''],
        ['  i', viewWords.inviteOthers],
        ['  c', viewWords.teamByCode],
      ]
    : [...(me.teams.length ? [['', viewWords.opensHere] as const] : []), ['  c', viewWords.teamByCode] as const]
  grid.put(0, 1, cut(title, width - 2), 'strong')
  let y = 2
  for (const [key, text] of rows) {
    grid.put(y, 1, key, 'strong')
    const x = led || key ? 11 : 1
    for (const row of text ? wrap(text, width - x - 1) : ['']) grid.put(y++, x, row)
  }
  if (me.admin) for (const row of wrap(viewWords.makesTeams(address), width - 2)) grid.put(++y, 1, row)
  return grid
}

/** What the chosen line is, for the message row. */
export function sayChosen({ rooms, turns, chosen, me }: Omit<ServiceHomeLook, 'width' | 'height' | 'now'>): string {
  const room = rooms.find(r => r.key === chosen)
  if (room) return viewWords.joinRoom(room.led)
  const turn = turns.find(t => t.key === chosen)
  if (!turn) return ''
  if (turn.state === 'unreadable') return viewWords.cannotReadHere
  if (turn.state === 'open') return viewWords.openAgain(turn.at)
  const leads = me.teams.some(t => t.role === 'facilitator' && t.slug === slug(turn.team))
  return leads ? viewWords.closedSession(turn.kind === 'retro' ? 'r' : 'a') : viewWords.closedLook
}
