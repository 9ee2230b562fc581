/** What lies ahead: the phases with their minutes and steps, for the opening of a turn. */
import { Grid } from '../../draw/grid.ts'
import { stepsOf, wheelPhases } from '../../session/agenda.ts'
import { isPlanned } from '../../session/read.ts'
import type { StepId } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { cut, wrap } from '../../text.ts'
import { kindWords } from '../words.ts'

/**
 *    ONCE ROUND, 25 MINUTES
 *        Opening              3 min   settle, check-in
 *     1  Clarity of purpose   3 min   star, input, deliveries
 */
export function drawTour(session: Session, width: number, height: number): Grid {
  const { agenda } = session
  const rows = agenda.phases.map(phase => {
    const steps = phase.exercises.flatMap(e => (isPlanned(session, e) ? e.steps : []))
    const number = wheelPhases.findIndex(id => id === phase.id) + 1
    const minutes = steps.reduce((sum, s) => sum + s.minutes, 0)
    return {
      number,
      title: phase.title,
      minutes,
      count: steps.length,
      steps: steps.map(s => s.title.toLowerCase()).join(', '),
    }
  })
  const isWheel = wheelPhases.every(id => agenda.phases.some(phase => phase.id === id))
  const title = kindWords.tourTitle(isWheel ? undefined : agenda.title.toUpperCase(), agenda.minutes)
  const how = wrap(kindWords.tour, width - 2)
  const whole = rows.map(row => wrap(row.steps, width - 40))
  // Where the names of all steps have no room, their number stands there.
  const fits = whole.flat().length + how.length + 3 <= height
  const lists = fits ? whole : rows.map(row => [kindWords.tourSteps(row.count)])
  const grid = new Grid(width, Math.min(height, lists.flat().length + how.length + 4))
  grid.put(0, 1, title, 'strong')
  let y = 2
  for (const [i, row] of rows.entries()) {
    if (row.number) grid.put(y, 3, String(row.number), 'strong')
    grid.put(y, 6, cut(row.title, 22), row.number ? 'strong' : 'plain')
    grid.putRight(y, 36, `${row.minutes} min`)
    for (const text of lists[i] ?? []) grid.put(y++, 39, text)
  }
  for (const [i, text] of how.entries()) grid.put(y + 1 + i, 1, text)
  return grid
}

/** Is this where the session begins, and did it go nowhere else yet? There people look at what lies ahead. */
export function isOpening(session: Session, step: StepId): boolean {
  return (
    stepsOf(session.agenda)[0]?.id === step && session.visits.every(visit => visit.step === step) && !session.closed
  )
}
