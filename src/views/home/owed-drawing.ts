/** The open actions of a turn as a drawing: who does what by when. */

import { showDay } from '../../day.ts'
import { Grid } from '../../draw/grid.ts'
import { actionsOf, isOverdue, isOwed } from '../../kinds/made/promises.ts'
import type { Action, Day } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { wrap } from '../../text.ts'
import { viewWords } from '../words.ts'

/** Open actions of a turn: `owner`, `due` and what else is said of each, in words. */
export function owedOf(session: Session, today: Day): { text: string; facts: string[] }[] {
  return actionsOf(session)
    .filter(isOwed)
    .map(action => ({ text: action.text, facts: factsOf(action, today) }))
}

function factsOf(action: Action, today: Day): string[] {
  const { owner, due, carried, signal } = action
  return [
    owner ?? viewWords.nobodyOwns,
    due && `${showDay(due, today)}${isOverdue(action, today) ? `, ${viewWords.overdue}` : ''}`,
    carried && viewWords.carriedFor(carried),
    signal && `seen in ${signal}`,
  ].flatMap(fact => (fact ? [fact] : []))
}

/** All of them, as high as they are: the text of each, and its facts below. `width` in cells. */
export function drawOwed(session: Session, width: number, today: Day): Grid {
  const owed = owedOf(session, today)
  const rows = owed.flatMap(({ text, facts }) => [
    ...wrap(text, width - 6).map((row, i) => ({ row: `${i ? '  ' : '· '}${row}`, strong: true })),
    ...wrap(facts.join('   '), width - 8).map(row => ({ row: `  ${row}`, strong: false })),
  ])
  const grid = new Grid(width, 2 + Math.max(1, rows.length))
  grid.put(0, 1, viewWords.owedOf(session.turn.team), 'strong')
  if (!rows.length) grid.put(2, 1, viewWords.noneOwed)
  for (const [y, { row, strong }] of rows.entries()) grid.put(2 + y, 1, row, strong ? 'strong' : 'plain')
  return grid
}
