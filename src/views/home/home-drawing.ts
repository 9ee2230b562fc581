/** The home screen as a drawing, without Ink: the first thing anybody sees, painted before the rest has loaded. */

import { commandLine } from '../../command-line.ts'
import { Grid } from '../../draw/grid.ts'
import { itemAt } from '../../lists.ts'
import type { SessionInfo } from '../../ports/session-store.ts'
import { drawFooter, drawTop, frameRows } from '../../screen/frame-drawing.ts'
import { cut, plural, wrap } from '../../text.ts'
import { viewWords } from '../words.ts'
import { drawSession, waitingLines } from './session-line.ts'

type HomeLook = {
  sessions: readonly SessionInfo[]
  /** Index of the chosen line. */
  at: number
  dir: string
  inDatabase?: boolean
  message?: string
  width: number
  height: number
  /** Now, ms since 1970. */
  now: number
  keys: { key: string; hint: string }[]
}

/** The whole screen: header, list, what waits since the last turn, message and keys. */
export function drawHome(look: HomeLook): Grid {
  const { width, height, sessions, message } = look
  const grid = new Grid(width, height)
  const teams = new Set(sessions.map(s => s.team).filter(Boolean)).size
  const right = `${teams ? `${plural(teams, 'team')} here   ` : ''}${new Date(look.now).toTimeString().slice(0, 5)}`
  grid.paste(0, 0, drawTop({ left: 'flywheel', where: 'home', right }, width))
  grid.paste(3, 0, sessions.length ? drawList(look, height - frameRows) : drawFirst(look, height - frameRows))
  grid.paste(height - 3, 0, drawFooter({ keys: look.keys, message: message ?? defaultMessage(look), width }))
  return grid
}

/** The key that the footer names with this hint. */
function keyFor({ keys }: HomeLook, hint: string, usual: string): string {
  return keys.find(one => one.hint === hint)?.key ?? usual
}

function defaultMessage(look: HomeLook): string {
  const { sessions, at } = look
  const s = sessions[at]
  if (!s) return viewWords.firstRetro
  if (s.state === 'unreadable') return viewWords.cannotRead
  if (s.copyOf !== undefined) return viewWords.copyOf(s.copyOf)
  if (s.lockedBy) return viewWords.openElsewhere(s.lockedBy)
  return s.state === 'open'
    ? viewWords.leftOpen(s.at ? ` at "${s.at}"` : '')
    : viewWords.closedSession(s.kind === 'retro' ? keyFor(look, 'new retro', 'r') : keyFor(look, 'new turn', 'a'))
}

function drawFirst(look: HomeLook, height: number): Grid {
  const { width } = look
  const grid = new Grid(width, height)
  grid.put(0, 1, cut(viewWords.onceRound, width - 2), 'strong')
  const rows = [
    ['▸ enter', 'start a retro on this screen, with the people in the room'],
    ['', 'purpose, challenge, next best action, long-term value'],
    [`  ${keyFor(look, 'new turn', 'a')}`, 'a whole turn: the same four phases, deeper, in 75 minutes'],
    ['', ''],
    [commandLine('demo'), 'plays a finished retro in under 3 minutes'],
    [commandLine('host', 'FILE'), 'the same over ssh, everybody at their own terminal'],
    [commandLine('--help'), 'everything else'],
  ] as const
  let y = 2
  for (const [key, text] of rows) {
    grid.put(y, 1, cut(key, width - 2), 'strong')
    // A long way to start this program has a row to itself.
    if (key.length > 18) y++
    for (const line of text ? wrap(text, width - 21) : ['']) grid.put(y++, 20, line)
  }
  const kept = look.inDatabase ? viewWords.inDatabase(look.dir) : viewWords.plainFiles(look.dir)
  for (const line of wrap(kept, width - 2)) grid.put(++y, 1, line)
  return grid
}

function drawList(look: HomeLook, height: number): Grid {
  const { width, sessions, at } = look
  const grid = new Grid(width, height)
  grid.put(0, 1, viewWords.whereOn, 'strong')
  const waiting = waitingLines(sessions[at]).flatMap((fact, i) =>
    i ? wrap(fact, width - 6).map((line, j) => (j ? `  ${line}` : line)) : [fact],
  )
  const room = Math.max(3, height - 5 - (waiting.length ? waiting.length + 2 : 0))
  const top = Math.max(0, Math.min(at - Math.floor(room / 2), sessions.length - room))
  for (const [y, s] of sessions.slice(top, top + room).entries())
    drawSession(grid, 2 + y, s, { chosen: top + y === at, now: look.now })
  const shown = Math.min(room, sessions.length)
  const more = sessions.length > shown ? `  (${sessions.length - shown} more: up and down)` : ''
  grid.put(
    3 + shown,
    3,
    cut(`${look.dir}   ${plural(sessions.length, look.inDatabase ? 'session' : 'file')}${more}`, width - 4),
  )
  if (waiting.length && 5 + shown + waiting.length < height) {
    grid.put(5 + shown, 1, itemAt(waiting, 0), 'strong')
    for (const [y, line] of waiting.slice(1).entries()) grid.put(6 + shown + y, 3, cut(line, width - 4))
  }
  return grid
}
