/** The side column of large screens: who is here, what comes next, what was noted on the way. */
import { Grid } from '../draw/grid.ts'
import { actionsOf, isOwed, waitingOf } from '../kinds/made/promises.ts'
import { stepsOf } from '../session/agenda.ts'
import { plannedSteps } from '../session/read.ts'
import type { Session } from '../session/types.ts'
import { cut, wrap } from '../text.ts'

/** Cells of the column with the gap before it. */
export const sideWidth = 38

/** Is there room for a side column beside a main part of eighty? */
export function hasSide(width: number, height: number): boolean {
  return width >= 80 + sideWidth && height >= 30
}

/** Blocks from top to bottom; what does not fit is counted at the end of its block. */
export function drawSide(session: Session, height: number): Grid {
  const grid = new Grid(sideWidth - 1, height)
  const room = grid.width - 3
  const people = session.people.map(p => (p.id === session.facilitator ? `${p.name} (facilitates)` : p.name))
  const all = stepsOf(session.agenda)
  const planned = new Set(plannedSteps(session))
  const ahead = all.slice(all.findIndex(s => s.id === session.at) + 1).filter(s => planned.has(s))
  const actions = actionsOf(session).filter(isOwed)
  const parked = waitingOf(session)
  const blocks: [title: string, lines: string[]][] = [
    ['HERE', wrap(people.join(', '), room)],
    ['NEXT', ahead.slice(0, 4).map(s => cut(`${s.title.toLowerCase()}  ${s.minutes} min`, room))],
    ['ACTIONS', actions.map(a => cut(`${a.text}${a.owner ? `  ${a.owner}` : ''}`, room))],
    ['PARKED', parked.map(p => cut(p.text, room))],
  ]
  let y = 0
  for (const [title, lines] of blocks) {
    if (!lines.length || y + 2 > height) continue
    const fit = Math.max(1, Math.min(lines.length, 6, height - y - 1))
    grid.put(y++, 1, title, 'strong')
    for (const line of lines.slice(0, fit)) grid.put(y++, 3, line)
    if (lines.length > fit && y < height) grid.put(y++, 3, `and ${lines.length - fit} more`)
    y++
  }
  return grid
}
