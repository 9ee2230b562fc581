/** What lies ahead: the phases with their minutes and steps, for the opening of a first turn. */
import { Grid } from '../../draw/grid.ts'
import { wheelPhases } from '../../session/agenda.ts'
import type { Session } from '../../session/types.ts'
import { cut } from '../../text.ts'

/**
 *    ONCE ROUND, 25 MINUTES
 *        Opening              3 min   settle, check-in
 *     1  Clarity of purpose   3 min   star, input, deliveries
 */
export function drawTour(session: Session, width: number, height: number): Grid {
  const { agenda } = session
  const rows = agenda.phases.map(phase => {
    const steps = phase.exercises.flatMap(e => e.steps)
    const number = (wheelPhases as readonly string[]).indexOf(phase.id) + 1
    const minutes = steps.reduce((sum, s) => sum + s.minutes, 0)
    return { number, title: phase.title, minutes, steps: steps.map(s => s.title.toLowerCase()).join(', ') }
  })
  const grid = new Grid(width, Math.min(height, rows.length + 5))
  grid.put(0, 1, `ONCE ROUND THE WHEEL, ${agenda.minutes} MINUTES`, 'strong')
  for (const [y, row] of rows.entries()) {
    if (row.number) grid.put(2 + y, 3, String(row.number), 'strong')
    grid.put(2 + y, 6, cut(row.title, 20), row.number ? 'strong' : 'plain')
    grid.putRight(2 + y, 34, `${row.minutes} min`)
    grid.put(2 + y, 37, cut(row.steps, width - 38))
  }
  grid.put(
    rows.length + 3,
    1,
    cut('Every step asks one question and says which key comes next. Nothing is locked.', width - 2),
  )
  return grid
}
