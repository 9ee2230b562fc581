/** What lies ahead: the phases with their minutes and steps, for the opening of a first turn. */
import { Grid } from '../../draw/grid.ts'
import { wheelPhases } from '../../session/agenda.ts'
import type { Session } from '../../session/types.ts'
import { cut, wrap } from '../../text.ts'
import { words } from './words.ts'

/**
 *    ONCE ROUND, 25 MINUTES
 *        Opening              3 min   settle, check-in
 *     1  Clarity of purpose   3 min   star, input, deliveries
 */
export function drawTour(session: Session, width: number, height: number): Grid {
  const { agenda } = session
  const rows = agenda.phases.map(phase => {
    const steps = phase.exercises.flatMap(e => e.steps)
    const number = wheelPhases.findIndex(id => id === phase.id) + 1
    const minutes = steps.reduce((sum, s) => sum + s.minutes, 0)
    return { number, title: phase.title, minutes, steps: steps.map(s => s.title.toLowerCase()).join(', ') }
  })
  const lists = rows.map(row => wrap(row.steps, width - 38))
  const how = wrap(words.tour, width - 2)
  const grid = new Grid(width, Math.min(height, lists.flat().length + how.length + 4))
  grid.put(0, 1, words.tourTitle(agenda.minutes), 'strong')
  let y = 2
  for (const [i, row] of rows.entries()) {
    if (row.number) grid.put(y, 3, String(row.number), 'strong')
    grid.put(y, 6, cut(row.title, 20), row.number ? 'strong' : 'plain')
    grid.putRight(y, 34, `${row.minutes} min`)
    for (const text of lists[i] ?? []) grid.put(y++, 37, text)
  }
  for (const [i, text] of how.entries()) grid.put(y + 1 + i, 1, text)
  return grid
}
